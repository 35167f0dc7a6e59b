// Rows the import would not take: each cell can be mended in place and is tried again at once, or the row is taken out.
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Input, Tag } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { findField } from '../../describe/use-description';
import { useWords } from '../../words/words';
import { fixDocument, rowsDocument, startDocument, type ImportRow } from './import-requests';
import type { StepProps } from './mapping-step';

const pageOfRows = 50;

/** The rows, fifty at a time. */
export function RefusedRows({ object, data, shown }: StepProps): ReactNode {
  const { say } = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [first, setFirst] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [saving, setSaving] = useState<number | null>(null);
  const load = async (after: number | null): Promise<void> => {
    try {
      const answer = await client.query<{ rows: readonly ImportRow[] }>({ query: rowsDocument, variables: { id: data.id, after, first: pageOfRows }, fetchPolicy: 'no-cache' });
      const wrong = new Set(answer.data!.rows.flatMap((row) => row.problems.map(({ field }) => field)));
      if (after === null) setFirst(new Set(data.columns.flatMap(({ column, field }) => (wrong.has(field) ? [column] : []))));
      setRows((before) => [...(after === null ? [] : before), ...answer.data!.rows]);
      setAll(answer.data!.rows.length < pageOfRows);
    } catch (error) {
      void message.error(failureWords(failureOf(error), say));
    }
  };
  useEffect(() => void load(null), [data.id, data.state]);
  const fix = async (row: ImportRow, change: { readonly cells?: readonly string[]; readonly leave: boolean }): Promise<void> => {
    setSaving(row.line);
    try {
      const answer = await client.mutate<{ rows: readonly ImportRow[] }>({ mutation: fixDocument, variables: { id: data.id, rows: [{ line: row.line, ...change }] } });
      const fixed = new Map(answer.data!.rows.map((each) => [each.line, each]));
      setRows((before) => before.map((each) => fixed.get(each.line) ?? each));
      await shown.reload();
    } catch (error) {
      void message.error(failureWords(failureOf(error), say), 6);
    } finally {
      setSaving(null);
    }
  };
  if (rows.length === 0) return null;
  const fixed = rows.filter(({ outcome }) => outcome === 'fixed').length;
  const fieldOf = new Map(data.columns.map(({ column, field }) => [column, field]));
  // Columns with something to mend come first, as they were when the rows were read: nothing moves while somebody types.
  const order = [...data.header.keys()].sort((left, right) => Number(first.has(data.header[right]!)) - Number(first.has(data.header[left]!)) || left - right);
  const later = data.state === 'done' || data.state === 'stopped';
  return (
    <section className="tg-import-refused" aria-label={say('import.refusedRows')}>
      <h2>{say('import.refusedRows')}{later && fixed > 0 && <Button size="small" type="primary" loading={shown.busy} onClick={() => void shown.send(startDocument).then(() => load(null))}>{say('import.startFixed', { count: fixed })}</Button>}</h2>
      <div className="tg-import-table">
        <table>
          <thead><tr><th>{say('import.line')}</th><th>{say('import.reason')}</th>{order.map((index) => <th key={index}>{data.header[index]}</th>)}<th><span className="tg-visually-hidden">{say('import.leave')}</span></th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line} data-line={row.line} className={row.outcome === 'left' ? 'tg-import-left' : undefined}>
                <th scope="row" className="tg-number">{row.line}</th>
                <td className="tg-import-reason">
                  {row.outcome === 'fixed' && <Tag color="success">{say('import.fixed')}</Tag>}
                  {row.outcome === 'left' && <Tag>{say('import.leftOut')}</Tag>}
                  {row.outcome === 'refused' && row.problems.map((problem, index) => <div key={index}>{problem.message}</div>)}
                </td>
                {order.map((index) => {
                  const column = data.header[index]!;
                  const field = fieldOf.get(column);
                  const wrong = row.outcome === 'refused' && field !== undefined && row.problems.some((problem) => problem.field === field);
                  return (
                    <td key={column}>
                      <Cell label={say('import.cell', { column: (field && findField(object, field)?.label) ?? column, line: row.line })} text={row.cells[index] ?? ''} wrong={wrong} disabled={row.outcome === 'left' || saving !== null}
                        keep={(text) => void fix(row, { cells: data.header.map((_, at) => (at === index ? text : row.cells[at] ?? '')), leave: false })} />
                    </td>
                  );
                })}
                <td><Button size="small" type="text" disabled={saving !== null} loading={saving === row.line} onClick={() => void fix(row, { leave: row.outcome !== 'left' })}>{say(row.outcome === 'left' ? 'import.takeIn' : 'import.leave')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && <Button type="link" onClick={() => void load(rows.at(-1)?.line ?? null)}>{say('import.moreRows')}</Button>}
    </section>
  );
}

interface CellProps { readonly label: string; readonly text: string; readonly wrong: boolean; readonly disabled: boolean; readonly keep: (text: string) => void }

function Cell({ label, text, wrong, disabled, keep }: CellProps): ReactNode {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  return (
    <Input
      size="small" aria-label={label} value={typed} status={wrong ? 'error' : undefined} disabled={disabled} onChange={(event) => setTyped(event.target.value)}
      onBlur={() => { if (typed !== text) keep(typed); }}
      onPressEnter={(event) => { if (!event.nativeEvent.isComposing) event.currentTarget.blur(); }}
    />
  );
}
