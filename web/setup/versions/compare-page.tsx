// Any two versions side by side: every definition they have otherwise, by object and by who changed it.
import { useApolloClient } from '@apollo/client/react';
import { Alert, Select, Tag } from 'antd';
import { parse } from 'graphql';
import { Suspense, type ReactNode } from 'react';
import type { Definition } from '../../../metadata/language/types';
import { useApp } from '../../describe/use-description';
import { addresses, linkTo, navigate, useAddress } from '../../widgets/navigation';
import { Empty, Loading } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { useSetupRead } from '../setup-data';
import { DefinitionDifference } from './definition-difference';
import { usePageWords, useTitleOf } from './definition-words';
import { makerOf, VersionFilters } from './version-filters';
import { useVersions, type Version } from './version-rows';

interface Compared { readonly path: string; readonly kind: Definition['kind']; readonly before: object | null; readonly after: object | null; readonly versions: readonly number[] }
const document = parse('query CompareVersions($from: Int!, $to: Int!) { setup { compared(from: $from, to: $to) { path kind before after versions } } }');

/** The two versions and the filters stand in the address. */
export function ComparePage(): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { versions, people } = useVersions();
  const { path, query } = useAddress();
  const newest = versions[0]?.number ?? 1;
  const [to, from] = [numberIn(query.get('to')) ?? newest, numberIn(query.get('from')) ?? Math.max(1, newest - 1)];
  const [object, by] = [query.get('object'), query.get('by')];
  const set = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams({ from: String(from), to: String(to), ...(object ? { object } : {}), ...(by ? { by } : {}) });
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    navigate(`${path}?${next}`, { replace: true });
  };
  const options = versions.map((version) => ({ value: version.number, label: `${version.number} · ${version.source === 'files' ? say('setup.sourceFilesWhy') : version.why || say('setup.noWhy')} · ${formatMoment(version.at, app.timeZone)}` }));
  const byNumber = new Map(versions.map((version) => [version.number, makerOf(version)]));
  return (
    <>
      <div className="tg-setup-tools">
        <Select className="tg-compare-pick" showSearch={{ optionFilterProp: 'label' }} aria-label={say('compare.from')} value={from} options={options} onChange={(value: number) => set('from', String(value))} />
        <span className="tg-compare-arrow" aria-hidden>{'→'}</span>
        <Select className="tg-compare-pick" showSearch={{ optionFilterProp: 'label' }} aria-label={say('compare.to')} value={to} options={options} onChange={(value: number) => set('to', String(value))} />
        <VersionFilters versions={versions} people={people} object={object} by={by} onChange={set} />
      </div>
      <ReleaseNote versions={versions.filter(({ number }) => number > Math.min(from, to) && number <= Math.max(from, to))} />
      <Suspense fallback={<Loading />}><Differences key={`${from} ${to}`} from={from} to={to} keep={(one) => (object === null || one.path.split('/')[1] === object) && (by === null || one.versions.some((version) => byNumber.get(version) === by))} /></Suspense>
    </>
  );
}

function Differences({ from, to, keep }: { readonly from: number; readonly to: number; readonly keep: (one: Compared) => boolean }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const compared = useSetupRead(`compared ${from} ${to}`, async () => (await client.query<{ setup: { compared: readonly Compared[] } }>({ query: document, variables: { from, to }, fetchPolicy: 'no-cache' })).data!.setup.compared);
  const shown = compared.filter(keep);
  if (shown.length === 0) return <Empty small title={say('compare.same')} />;
  return <ol className="tg-compare-list">{shown.map((one) => <li key={one.path}><Suspense fallback={<Loading />}><Difference one={one} /></Suspense></li>)}</ol>;
}

function Difference({ one: { path, kind, before, after } }: { readonly one: Compared }): ReactNode {
  const { say } = useWords();
  const state: WordKey = before === null ? 'compare.added' : after === null ? 'compare.removed' : 'compare.changed';
  const title = useTitleOf({ path, kind, body: after ?? before });
  return (
    <>
      <header>
        <Tag color={before === null ? 'green' : after === null ? 'error' : 'warning'}>{say(state)}</Tag>
        <strong>{title}</strong><code>{path}</code>
        {kind !== 'translation' && <a {...linkTo(`${addresses.setup('versions/history')}?path=${encodeURIComponent(path)}`)}>{say('compare.history')}</a>}
      </header>
      {kind === 'layout' ? <LayoutDifference object={path.split('/')[1]!} before={before} after={after} /> : <DefinitionDifference before={before} after={after} />}
    </>
  );
}

/** A page whose cells are called as their fields are. */
export function LayoutDifference({ object, before, after }: { readonly object: string; readonly before: object | null; readonly after: object | null }): ReactNode {
  return <DefinitionDifference before={before} after={after} words={usePageWords(object, [before, after])} />;
}

/** Which of these versions are releases, and what that means for what is shown. */
export function ReleaseNote({ versions }: { readonly versions: readonly Version[] }): ReactNode {
  const { say, language } = useWords();
  // The first version is where everything begins.
  const releases = versions.filter(({ source, number }) => source === 'files' && number > 1).map(({ number }) => String(number)).reverse();
  return releases.length > 0 && <Alert type="info" showIcon className="tg-compare-note" title={say('compare.release', { versions: new Intl.ListFormat(language).format(releases) })} />;
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
