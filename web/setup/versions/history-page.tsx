// What became of one field, rule or cell of a layout: who changed it, when, why, and the way back to any state it had.
import { HistoryOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { parse } from 'graphql';
import { useState, type ReactNode } from 'react';
import { useApp } from '../../describe/use-description';
import { useAddress } from '../../widgets/navigation';
import { Empty, NotFound } from '../../widgets/page-state';
import { formatMoment } from '../../words/format';
import { useWords } from '../../words/words';
import { bodyAt, sameBody } from '../publish/changed-definition';
import { readDefinitions } from '../publish/publish-requests';
import { usePublish } from '../publish/use-publish';
import { useSetupRead } from '../setup-data';
import { LayoutDifference } from './compare-page';
import { DefinitionDifference } from './definition-difference';
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
  const { say, language } = useWords();
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
  const shown = steps.map((step) => ({ ...step, before: stateOf(step.before), after: stateOf(step.after) })).filter(({ before, after }) => !sameBody(before, after));
  const now = shown[0]?.after;
  const title = ((shown[0]?.after ?? shown[0]?.before) as { readonly label?: string } | undefined)?.label ?? part?.name ?? path;
  const bring = async (state: object | null, version: number): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const before = bodyAt(definitions, path) as object | null;
    // How a field keeps its values is said by the engine, when it is published.
    const { stored: _old, ...plain } = (state ?? {}) as Readonly<Record<string, unknown>>;
    const stored = (before as { readonly stored?: unknown } | null)?.stored;
    const whole = state === null ? null : { ...plain, ...(stored === undefined ? {} : { stored }) };
    const outcome = await publish({ changes: [{ path, body: part ? withPart(before, part, state ?? undefined) : whole, before }], why: say('compare.whyBack', { what: title, version }), safe: false });
    setBusy(false);
    if (outcome.state === 'refused') setProblem(outcome.problems.map(({ message }) => message).join(' '));
  };
  return (
    <>
      <p className="tg-setup-why"><strong>{title}</strong> <code>{path}{part && ` · ${part.name}`}</code></p>
      {problem !== null && <p className="tg-problem" role="alert">{problem}</p>}
      {shown.length === 0 && <Empty small title={say('compare.noHistory')} hint={say('compare.noHistoryHint')} />}
      <ol className="tg-compare-list">
        {shown.map(({ version, before, after }) => {
          const made = versions.find((one) => one.number === version);
          const words = (made?.changes ?? []).filter((change) => place === undefined || (change.object === object && (change.name === (part?.of === 'cells' ? path.split('/').at(-1) : part?.name ?? path.split('/').at(-1)))));
          return (
            <li key={version}>
              <header>
                <span className="tg-number tg-setup-number">{version}</span>
                <strong>{made?.why || say('setup.noWhy')}</strong>
                <small>{made?.by ? people.get(made.by) ?? made.by : say('history.system')}{made && ` · ${formatMoment(made.at, app.timeZone)}`}</small>
                {!sameBody(after, now) && <Button size="small" icon={<HistoryOutlined />} loading={busy} onClick={() => void bring(after, version)}>{say('compare.back')}</Button>}
              </header>
              {words.map((change, index) => <p key={index} className="tg-setup-hint">{change.message}</p>)}
              {place === 'layouts' && !part && object !== undefined ? <LayoutDifference object={object} before={before} after={after} language={language} /> : <DefinitionDifference before={before} after={after} />}
            </li>
          );
        })}
        {shown.length > 0 && !sameBody(shown.at(-1)!.before, now) && (
          <li><header><strong>{say('compare.first')}</strong><Button size="small" icon={<HistoryOutlined />} loading={busy} onClick={() => void bring(shown.at(-1)!.before, shown.at(-1)!.version - 1)}>{say('compare.back')}</Button></header></li>
        )}
      </ol>
    </>
  );
}
