// What became of one field, rule or cell of a layout: who changed it, when, why, and the way back to any state it had.
import { HistoryOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import type { FormLayoutDefinition } from '../../../metadata/language/types';
import { definitionPlace } from '../../../metadata/language/paths';
import { useApp } from '../../describe/use-description';
import { useAddress } from '../../widgets/navigation';
import { Empty, NotFound } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import { bodyAt, sameBody } from '../publish/changed-definition';
import { readDefinitions } from '../publish/publish-requests';
import { usePublish } from '../publish/use-publish';
import { useSetupRead } from '../setup-data';
import { LayoutDifference, ReleaseNote } from './compare-page';
import { DefinitionDifference } from './definition-difference';
import { usePageWords, useTitleOf } from './definition-words';
import { partOf, withPart, type Part } from './parts';
import { useVersions } from './version-rows';

interface Step { readonly version: number; readonly before: object | null; readonly after: object | null }
const document = parse('query DefinitionHistory($path: String!) { setup { history(path: $path) { version before after } } }');

/** The definition stands in the address, with the part of it where it is about one. */
export function HistoryPage(): ReactNode {
  const { query } = useAddress();
  const path = query.get('path');
  const [of, name] = query.get('part')?.split(/\.(.*)/s) ?? [];
  const part: Part | undefined = name && (of === 'rules' || of === 'sharingRules' || of === 'duplicateRules' || of === 'cells') ? { of, name } : undefined;
  return path ? <History key={`${path} ${of} ${name}`} path={path} part={part} /> : <NotFound />;
}

function History({ path, part }: { readonly path: string; readonly part: Part | undefined }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const publish = usePublish();
  const { versions, people } = useVersions();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [module, object, place] = path.split('/');
  const steps = useSetupRead(`history ${path}`, async () => (await client.query<{ setup: { history: readonly Step[] } }>({ query: document, variables: { path }, fetchPolicy: 'no-cache' })).data!.setup.history);
  const definitions = useSetupRead(`history now ${path}`, () => readDefinitions(client, [place === undefined ? path : `${module}/${object}`]));
  const stateOf = (body: object | null): object | null => (part ? (partOf(body, part) as object | undefined) ?? null : body);
  const shown = steps.map((step) => ({ ...step, whole: step, before: stateOf(step.before), after: stateOf(step.after) })).filter(({ before, after }) => !sameBody(before, after));
  const now = shown[0]?.after;
  const title = useTitleOf({ path, kind: definitionPlace(path)?.kind ?? 'field', body: shown[0]?.after ?? shown[0]?.before ?? (part ? stateOf(bodyAt(definitions, path) as object | null) : bodyAt(definitions, path) as object | null), part });
  // What was published under a former name says that name.
  const formerOf = (at: string): readonly string[] => (bodyAt(definitions, at) as { readonly formerNames?: readonly string[] } | null)?.formerNames ?? [];
  const objects: ReadonlySet<string | null> = new Set([object ?? null, ...formerOf(`${module}/${object}/object`)]);
  const names: ReadonlySet<string | null> = new Set(part && part.of !== 'cells' ? [part.name] : [path.split('/').at(-1)!, ...formerOf(path)]);
  const words = usePageWords(part?.of === 'cells' ? object ?? '' : '', []);
  /** A cell by the title of its section; which field it shows is said above. */
  const told = (state: object | null, whole: object | null): object | null => {
    if (part?.of !== 'cells' || !state) return state;
    const { section, field: _field, ...settings } = state as { readonly section: string; readonly field?: string };
    const written = (whole as Partial<FormLayoutDefinition> | null)?.sections?.find(({ name }) => name === section)?.label ?? section;
    return { section: words.section(section, written), ...settings };
  };
  const bring = async (was: object | null, version: number): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const before = bodyAt(definitions, path) as object | null;
    const whole = was && before ? { ...without(was), ...keptOf(before) } : was;
    const outcome = await publish({ changes: [{ path, body: part ? withPart(before, part, was) : whole, before }], why: say('compare.whyBack', { what: title, version }), safe: false });
    setBusy(false);
    if (outcome.state === 'refused') setProblem(outcome.problems.map(({ message }) => message).join(' '));
  };
  return (
    <>
      <p className="tg-setup-why"><strong>{title}</strong> <code>{path}{part && ` · ${part.name}`}</code></p>
      {problem !== null && <p className="tg-problem" role="alert">{problem}</p>}
      <ReleaseNote versions={versions.filter(({ number }) => number > (shown.at(-1)?.version ?? Infinity))} />
      {shown.length === 0 && <Empty small title={say('compare.noHistory')} hint={say('compare.noHistoryHint')} />}
      <ol className="tg-compare-list">
        {shown.map(({ version, whole, before, after }) => {
          const made = versions.find((one) => one.number === version);
          const words = (made?.changes ?? []).filter((change) => place === undefined || (objects.has(change.object) && names.has(change.name)));
          return (
            <li key={version}>
              <header>
                <span className="tg-number tg-setup-number">{version}</span>
                <strong>{made?.why || say('setup.noWhy')}</strong>
                <small>{made?.by ? people.get(made.by) ?? made.by : say('history.system')}{made && ` · ${formatMoment(made.at, app.timeZone)}`}</small>
                {!sameBody(without(after), without(now)) && <Button size="small" icon={<HistoryOutlined />} loading={busy} onClick={() => void bring(whole.after, version)}>{say('compare.back')}</Button>}
              </header>
              {words.map((change, index) => <p key={index} className="tg-setup-hint">{change.message}</p>)}
              {place === 'layouts' && !part && object !== undefined ? <LayoutDifference object={object} before={before} after={after} /> : <DefinitionDifference before={told(before, whole.before)} after={told(after, whole.after)} />}
            </li>
          );
        })}
        {shown.length > 0 && !sameBody(without(shown.at(-1)!.before), without(now)) && (
          <li><header><strong>{say('compare.first')}</strong>{shown.at(-1)!.before === null && <small>{say('compare.notThere')}</small>}<Button size="small" icon={<HistoryOutlined />} loading={busy} onClick={() => void bring(shown.at(-1)!.whole.before, shown.at(-1)!.version - 1)}>{say('compare.back')}</Button></header></li>
        )}
      </ol>
    </>
  );
}

/** Never brought back over what is there: what something is called, how a field keeps its values, and of an object its fields, which have a history of their own. */
const kept: ReadonlySet<string> = new Set(['name', 'plural', 'formerNames', 'formerPlurals', 'stored', 'fields']);

function without(body: object | null | undefined): object | null {
  return body ? Object.fromEntries(Object.entries(body).filter(([key]) => !kept.has(key))) : null;
}

function keptOf(body: object | null): object {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([key]) => kept.has(key)));
}
