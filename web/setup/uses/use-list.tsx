// Places that use something, by kind, each a link to the setup page where it can be changed.
import type { ReactNode } from 'react';
import { addresses, linkTo } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';

/** One place, as the server tells it. */
export interface Use { readonly kind: string; readonly object: string | null; readonly objectLabel: string | null; readonly name: string; readonly label: string; readonly path: string }
/** What to ask of a place. */
export const useFields = 'kind object objectLabel name label path';

/** Kind by kind. */
export function UseList({ uses }: { uses: readonly Use[] }): ReactNode {
  const { say } = useWords();
  const kinds = [...new Set(uses.map(({ kind }) => kind))];
  return (
    <dl className="tg-uses">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt>{say(`changes.use.${kind}` as WordKey)}</dt>
          <dd>
            {uses.filter((use) => use.kind === kind).map((use) => {
              const address = addressOf(use);
              return <span key={`${use.path} ${use.name} ${use.label}`}>{address ? <a {...linkTo(address)}>{titleOf(use, say)}</a> : titleOf(use, say)}</span>;
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const pages: Readonly<Record<string, WordKey>> = { edit: 'setup.tab.edit', view: 'setup.tab.view', 'quick-create': 'setup.tab.quick-create', phone: 'setup.tab.phone' };

function titleOf({ kind, name, label, object, objectLabel }: Use, say: (key: WordKey) => string): string {
  const page = kind === 'layout' ? pages[name.split('.')[0]!] : undefined;
  return [objectLabel === label && object === name ? null : objectLabel, page && say(page), name.includes('.') ? name.split('.')[1] : null, label].filter(Boolean).join(' · ');
}

function addressOf({ kind, object, name }: Use): string | undefined {
  if (object === null) return undefined;
  const on = (tab: string): string => addresses.setup(`objects/${object}/${tab}`);
  switch (kind) {
    case 'layout': return on(name.split('.')[0]!);
    case 'list': return on('list');
    case 'listView': return `${on('list-views')}?view=${encodeURIComponent(name)}`;
    case 'process': return `${on('processes')}?process=${encodeURIComponent(name)}`;
    case 'approval': return `${on('approvals')}?approval=${encodeURIComponent(name)}`;
    case 'printTemplate': return `${on('print')}?template=${encodeURIComponent(name)}`;
    case 'relatedList': return on('related');
    case 'formula': case 'rollUp': case 'default': case 'lookup': case 'picklistField': case 'dependency': return `${on('fields')}?field=${encodeURIComponent(name)}`;
    default: return undefined;
  }
}
