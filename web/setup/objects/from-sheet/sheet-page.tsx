// A new object from a spreadsheet: cells are given, fields are guessed and looked over, one change set is published, and the rows go on to the import.
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Steps } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../../data/failure';
import { useApp } from '../../../describe/use-description';
import { SheetSource } from '../../../list/import/sheet-source';
import { addresses, linkTo, navigate } from '../../../widgets/navigation';
import { useSaveKey } from '../../../widgets/use-keys';
import { useNarrow } from '../../../widgets/use-narrow';
import { formatDecimal } from '../../../words/format';
import { useWords, wordsIn } from '../../../words/words';
import { keepDesign, readKept } from '../../layouts/kept-design';
import type { DefinitionProblem } from '../../publish/publish-requests';
import { useApplicationSetup, useObjectRows, useSetupRead } from '../../setup-data';
import { ThingPage } from '../../thing-page';
import { HeadRows } from '../head-rows';
import { useNewObject } from '../use-new-object';
import { ColumnTable } from './column-table';
import { draftOf, objectOf, problemsOf, type ColumnDraft, type DraftProblem, type SheetDraft, type SheetWords } from './sheet-draft';
import { fillObject, readSheet, type Sheet } from './sheet-requests';
import './sheet.css';

/** `id`: the import the cells were read into; null: they are yet to be given. */
export function SheetPage({ id }: { id: string | null }): ReactNode {
  const { say } = useWords();
  const narrow = useNarrow();
  const steps = ['sheet.stepCells', 'sheet.stepFields', 'import.stepCheck', 'import.stepDone'] as const;
  return (
    <ThingPage room="objects" back={say('setup.objects')} title={say('sheet.title')}>
      {narrow ? <p className="tg-import-step">{id === null ? 1 : 2} / 4 · {say(steps[id === null ? 0 : 1])}</p> : <Steps size="small" className="tg-import-steps" current={id === null ? 0 : 1} items={steps.map((step) => ({ title: say(step) }))} />}
      {id === null ? (
        <>
          <p className="tg-setup-why">{say('sheet.intro')}</p>
          <SheetSource object={null} opened={(opened) => navigate(addresses.setup(`objects/from-sheet/${opened}`))} />
        </>
      ) : <Opened id={id} />}
    </ThingPage>
  );
}

function Opened({ id }: { id: string }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const sheet = useSetupRead(`sheet ${id}`, () => readSheet(client, id));
  const rows = useObjectRows();
  const made = sheet.object === null ? undefined : rows.find(({ name }) => name === sheet.object);
  if (sheet.object !== null) {
    return <Alert type="info" showIcon title={say('sheet.madeAlready', { object: made?.label ?? sheet.object })} action={made && <Button type="primary" {...linkTo(addresses.import(made, id))}>{say('sheet.toImport')}</Button>} />;
  }
  return <Editor id={id} sheet={sheet} />;
}

function Editor({ id, sheet }: { id: string; sheet: Sheet }): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const { modules } = useApplicationSetup();
  const objects = useObjectRows();
  const publish = useNewObject();
  const second = app.languages[1];
  const place = `sheet.${id}`;
  const [draft, setDraft] = useState<SheetDraft>(() => readKept<SheetDraft>(window.localStorage, place)?.state ?? draftOf(sheet, {
    label: sheet.fileName.replace(/\.[a-z]+$/i, '').slice(0, 60), other: '', otherPlural: '', name: '', plural: '', module: app.modules[0]?.name ?? modules[0]?.name ?? '', icon: 'profile', menu: true,
  }, second));
  const [problems, setProblems] = useState<Readonly<Record<string, DraftProblem>>>({});
  const [refused, setRefused] = useState<readonly DefinitionProblem[]>([]);
  const [busy, setBusy] = useState(false);
  // The object is there, its rows are not yet: what failed can be done again.
  const [unfilled, setUnfilled] = useState<string | null>(() => (objects.some(({ name }) => name === draft.head.name) && draft.head.name !== '' ? draft.head.name : null));
  useEffect(() => keepDesign(window.localStorage, place, { base: '', state: draft }), [place, draft]);
  const changeColumn = (column: string, change: Partial<ColumnDraft>): void => {
    setProblems({});
    setDraft((before) => ({ ...before, columns: before.columns.map((each) => (each.column === column ? { ...each, ...change } : each)) }));
  };
  const words = (of: string): SheetWords => ({ mark: wordsIn(of)('sheet.mark'), number: wordsIn(of)('sheet.number') });
  const made = objectOf(draft, sheet, { first: words(app.languages[0]!), second: words(second ?? app.languages[0]!) });
  const fill = async (): Promise<void> => {
    setBusy(true);
    try {
      await fillObject(client, id, made.filling);
      keepDesign(window.localStorage, place, null);
      navigate(addresses.import(draft.head, id));
    } catch (error) {
      setUnfilled(draft.head.name);
      void message.error(failureWords(failureOf(error), say), 8);
    } finally {
      setBusy(false);
    }
  };
  const save = async (): Promise<void> => {
    if (busy) return;
    if (unfilled !== null) return fill();
    const wrong = problemsOf(draft);
    setProblems(wrong);
    setRefused([]);
    if (Object.keys(wrong).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.tg-setup .ant-input-status-error')?.focus());
      return;
    }
    setBusy(true);
    const outcome = await publish(made.object);
    setBusy(false);
    if (outcome.state === 'refused') setRefused(outcome.problems);
    if (outcome.state === 'published') await fill();
  };
  useSaveKey(save);
  const used = draft.columns.filter(({ use }) => use).length;
  const sentences: Readonly<Record<string, string | undefined>> = { label: problems['label'] && say('problem.required', { label: say('setup.label') }), name: problems['name'] && say('setup.apiNameWrong'), plural: problems['plural'] && say('setup.apiNameWrong') };
  return (
    <div className="tg-sheet">
      <p className="tg-setup-why">{say('sheet.read', { name: sheet.fileName || say('import.pasted'), rows: formatDecimal(sheet.total, language), columns: sheet.columns.length })}{sheet.rows < sheet.total && ` ${say('sheet.readPart', { rows: formatDecimal(sheet.rows, language) })}`}</p>
      {unfilled !== null && <Alert type="warning" showIcon role="alert" className="tg-import-alert" title={say('sheet.unfilled', { object: draft.head.label })} description={say('sheet.unfilledHint')} />}
      {refused.length > 0 && <Alert type="error" showIcon role="alert" className="tg-import-alert" title={say('sheet.refused')} description={<ul>{refused.map((problem, index) => <li key={index}>{problem.message}</li>)}</ul>} />}
      <section className="tg-setup-card"><HeadRows head={draft.head} problems={sentences} put={(change) => { setProblems({}); setDraft((before) => ({ ...before, head: { ...before.head, ...change } })); }} /></section>
      <h2>{say('sheet.fields', { count: used })}</h2>
      {problems['columns'] && <div className="tg-problem" role="alert">{say('sheet.problem.noColumn')}</div>}
      <ColumnTable draft={draft} sheet={sheet} problems={problems} change={changeColumn} put={(change) => setDraft((before) => ({ ...before, ...change }))} />
      <footer className="tg-import-actions">
        <Button {...linkTo(addresses.setup('objects/from-sheet'))}>{say('import.another')}</Button>
        <span className="tg-import-note">{say('sheet.foot', { fields: used, rows: formatDecimal(sheet.total, language) })}</span>
        <Button type="primary" loading={busy} onClick={() => void save()}>{say(unfilled === null ? 'sheet.make' : 'sheet.goOn')}</Button>
      </footer>
    </div>
  );
}
