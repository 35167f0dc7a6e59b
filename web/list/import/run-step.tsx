// The trial and the import itself: how far it is, what it says, the refused rows to be fixed, and the way back.
import { DownloadOutlined, UndoOutlined } from '@ant-design/icons';
import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Progress } from 'antd';
import { type ReactNode } from 'react';
import type { ObjectDescription } from '../../../metadata/language/description';
import { addresses, linkTo } from '../../widgets/navigation';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { exportFile, keepFile } from '../export-file';
import { changeDocument, rowsDocument, startDocument, stopDocument, undoDocument, type ImportRow, type SpreadsheetImport } from './import-requests';
import type { StepProps } from './mapping-step';
import { RefusedRows } from './refused-rows';
import { isWorking } from './use-import';

/** Everything after the columns were chosen. */
export function RunStep({ object, data, shown }: StepProps): ReactNode {
  const { say } = useWords();
  const { modal } = App.useApp();
  const { counts, state } = data;
  // Rows that were fixed since the trial are taken too.
  const taken = data.total - counts.refused - counts.left;
  const undo = (): void => {
    modal.confirm({ title: say('import.undoTitle'), content: say('import.undoBody', { created: counts.created, updated: counts.updated }), okText: say('import.undo'), okButtonProps: { danger: true }, cancelText: say('action.cancel'), onOk: () => shown.send(undoDocument) });
  };
  if (isWorking(data)) return <Working data={data} stop={() => void shown.send(stopDocument)} />;
  const written = counts.created + counts.updated > 0;
  return (
    <>
      <Outcome object={object} data={data} />
      {state === 'checked' && counts.refused > 0 && <Alert type="warning" showIcon className="tg-import-alert" title={say('import.refusedHint', { count: counts.refused })} />}
      {state === 'checked' && counts.refused === 0 && <Alert type="success" showIcon className="tg-import-alert" title={say('import.allGood')} />}
      {state === 'stopped' && <Alert type="info" showIcon className="tg-import-alert" title={say('import.stoppedHint')} />}
      {state === 'undone' && <Alert type="info" showIcon className="tg-import-alert" title={say('import.undoneHint', { undone: counts.undone, kept: counts.kept })} />}
      {state !== 'undone' && <RefusedRows object={object} data={data} shown={shown} />}
      <footer className="tg-import-actions">
        {state === 'checked' && <Button onClick={() => void shown.send(changeDocument, { change: { blank: data.blank } })}>{say('import.back')}</Button>}
        {state !== 'checked' && <Button {...linkTo(addresses.import(object))}>{say('import.another')}</Button>}
        {counts.refused > 0 && state !== 'undone' && <RefusedFile object={object} data={data} />}
        {(state === 'done' || state === 'stopped') && written && <Button icon={<UndoOutlined />} onClick={undo}>{say('import.undo')}</Button>}
        {state === 'checked' && <Button type="primary" loading={shown.busy} disabled={taken === 0} onClick={() => void shown.send(startDocument)}>{say('import.start', { count: taken })}</Button>}
        {state !== 'checked' && <Button type="primary" {...linkTo(addresses.list(object))}>{say('import.toList', { object: object.pluralLabel })}</Button>}
      </footer>
    </>
  );
}

function Working({ data, stop }: { data: SpreadsheetImport; stop: () => void }): ReactNode {
  const { say, language } = useWords();
  const all = data.state === 'undoing' ? data.counts.created + data.counts.updated : data.total;
  const percent = Math.min(100, Math.floor((data.done / Math.max(1, all)) * 100));
  const number = (value: number): string => formatDecimal(value, language);
  return (
    <section className="tg-import-working" role="status">
      <strong>{say(`import.state.${data.state}`)}</strong>
      <Progress percent={percent} />
      <p>{say('import.progress', { done: number(data.done), total: number(all) })}</p>
      <p className="tg-import-note">{say('import.mayLeave')}</p>
      <Button onClick={stop}>{say('import.stop')}</Button>
    </section>
  );
}

function Outcome({ object, data }: { object: ObjectDescription; data: SpreadsheetImport }): ReactNode {
  const { say, language } = useWords();
  const trial = data.state === 'checked';
  const shown = (['created', 'updated', 'unchanged', 'skipped', 'refused', 'left'] as const).filter((name) => name === 'created' || name === 'refused' || data.counts[name] > 0);
  return (
    <dl className="tg-import-counts" aria-label={say(trial ? 'import.trial' : 'import.result', { object: object.label })}>
      {shown.map((name) => <div key={name} data-count={name}><dt>{say(trial ? `import.will.${name}` : `import.count.${name}`)}</dt><dd className={`tg-number${name === 'refused' && data.counts[name] > 0 ? ' tg-import-bad' : ''}`}>{formatDecimal(data.counts[name], language)}</dd></div>)}
    </dl>
  );
}

/** The refused rows with their reasons, as a file that can be mended and imported again. */
function RefusedFile({ object, data }: { object: ObjectDescription; data: SpreadsheetImport }): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const keep = async (): Promise<void> => {
    const rows: ImportRow[] = [];
    for (;;) {
      const answer = await client.query<{ rows: readonly ImportRow[] }>({ query: rowsDocument, variables: { id: data.id, first: 500, after: rows.at(-1)?.line ?? null }, fetchPolicy: 'no-cache' });
      rows.push(...answer.data!.rows);
      if (answer.data!.rows.length < 500) break;
    }
    const text = (value: string): { kind: 'text'; text: string } => ({ kind: 'text', text: value });
    const table = rows.filter(({ outcome }) => outcome === 'refused').map((row) => [...data.header.map((_, index) => text(row.cells[index] ?? '')), text(row.problems.map(({ message }) => message).join('\n')), text(String(row.line))]);
    const heads = [...data.header, say('import.reason'), say('import.line')];
    keepFile(await exportFile({ name: object.label, heads, widths: heads.map(() => 150), rows: table }, 'xlsx'), `${say('import.refusedName', { object: object.label })}.xlsx`);
  };
  return <Button icon={<DownloadOutlined />} onClick={() => void keep()}>{say('import.refusedFile')}</Button>;
}
