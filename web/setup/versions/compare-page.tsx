// Any two versions side by side: every definition they have otherwise, by object and by who changed it.
import { useApolloClient } from '@apollo/client/react';
import { Select, Tag } from 'antd';
import { parse } from 'graphql';
import { Suspense, type ReactNode } from 'react';
import { useApp } from '../../describe/use-description';
import { addresses, linkTo, navigate, useAddress } from '../../widgets/navigation';
import { Empty, Loading } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import type { WordKey } from '../../words/zh-cn';
import { labelIn } from '../labels';
import { useObjectRows, useObjectSetup, useSetupRead } from '../setup-data';
import { DefinitionDifference } from './definition-difference';
import { useVersions } from './version-rows';

interface Compared { readonly path: string; readonly kind: string; readonly before: object | null; readonly after: object | null; readonly versions: readonly number[] }
const document = parse('query CompareVersions($from: Int!, $to: Int!) { setup { compared(from: $from, to: $to) { path kind before after versions } } }');

/** The two versions and the filters stand in the address. */
export function ComparePage(): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const { versions, people } = useVersions();
  const objects = useObjectRows();
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
  const byNumber = new Map(versions.map((version) => [version.number, version.by]));
  const makers = [...new Set(versions.map((version) => version.by ?? 'system'))];
  return (
    <>
      <div className="tg-setup-tools">
        <Select className="tg-compare-pick" showSearch={{ optionFilterProp: 'label' }} aria-label={say('compare.from')} value={from} options={options} onChange={(value: number) => set('from', String(value))} />
        <span aria-hidden>{'→'}</span>
        <Select className="tg-compare-pick" showSearch={{ optionFilterProp: 'label' }} aria-label={say('compare.to')} value={to} options={options} onChange={(value: number) => set('to', String(value))} />
        <Select className="tg-compare-filter" allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={say('compare.everyObject')} aria-label={say('compare.everyObject')} value={object ?? undefined} options={objects.map((one) => ({ value: one.name, label: one.label }))} onChange={(value?: string) => set('object', value)} />
        <Select className="tg-compare-filter" allowClear placeholder={say('compare.everybody')} aria-label={say('compare.everybody')} value={by ?? undefined} options={makers.map((one) => ({ value: one, label: people.get(one) ?? (one === 'system' ? say('history.system') : one) }))} onChange={(value?: string) => set('by', value)} />
      </div>
      <Suspense fallback={<Loading />}><Differences key={`${from} ${to}`} from={from} to={to} keep={(one) => (object === null || one.path.split('/')[1] === object) && (by === null || one.versions.some((version) => (byNumber.get(version) ?? 'system') === by))} /></Suspense>
    </>
  );
}

function Differences({ from, to, keep }: { readonly from: number; readonly to: number; readonly keep: (one: Compared) => boolean }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const compared = useSetupRead(`compared ${from} ${to}`, async () => (await client.query<{ setup: { compared: readonly Compared[] } }>({ query: document, variables: { from, to }, fetchPolicy: 'no-cache' })).data!.setup.compared);
  const shown = compared.filter(keep);
  if (shown.length === 0) return <Empty small title={say('compare.same')} />;
  return <ol className="tg-compare-list">{shown.map((one) => <li key={one.path}><Difference one={one} /></li>)}</ol>;
}

function Difference({ one: { path, kind, before, after } }: { readonly one: Compared }): ReactNode {
  const { say, language } = useWords();
  const state: WordKey = before === null ? 'compare.added' : after === null ? 'compare.removed' : 'compare.changed';
  const written = ((after ?? before) as { readonly label?: string }).label;
  const [, object, place] = path.split('/');
  const owner = useObjectRows().find((row) => row.name === object && place !== undefined);
  return (
    <>
      <header>
        <Tag color={before === null ? 'success' : after === null ? 'error' : 'warning'}>{say(state)}</Tag>
        <strong>{[owner?.label, written].filter(Boolean).join(' · ') || path}</strong><code>{path}</code>
        {kind !== 'translation' && <a {...linkTo(`${addresses.setup('versions/history')}?path=${encodeURIComponent(path)}`)}>{say('compare.history')}</a>}
      </header>
      {kind === 'layout' && owner ? <Suspense fallback={<Loading />}><LayoutDifference object={owner.name} before={before} after={after} language={language} /></Suspense> : <DefinitionDifference before={before} after={after} />}
    </>
  );
}

/** A page whose cells are called as their fields are. */
export function LayoutDifference({ object, before, after, language }: { readonly object: string; readonly before: object | null; readonly after: object | null; readonly language: string }): ReactNode {
  const setup = useObjectSetup(object);
  const labelOf = (name: string): string => {
    const field = setup?.fields.find((one) => one.name === name);
    return setup && field ? labelIn(setup, { key: `fields.${name}`, written: field.body.label, language }) : name;
  };
  return <DefinitionDifference before={before} after={after} labelOf={labelOf} />;
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
