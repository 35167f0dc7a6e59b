// What became of the rows of an import: the refused ones with their cells and reasons, and which record each other one made or changed.
import type { Context } from '../../access/context';
import type { Connection } from '../../database/source';
import { inWords, type TangramError } from '../../errors';
import { insertSql } from '../write/write-rows';

/** fixed: its cells were changed and it would be taken · left: it is not to be imported. */
export type RowState = 'created' | 'updated' | 'refused' | 'fixed' | 'left' | 'undone' | 'kept';
export interface RowProblem { readonly field: string | null; readonly message: string }
export interface ImportedRow {
  readonly line: number;
  readonly outcome: RowState;
  /** Somebody changed its cells, which stand here instead of those of the file. */
  readonly edited: boolean;
  readonly cells: readonly string[] | null;
  readonly problems: readonly RowProblem[];
  readonly record: string | null;
  /** The record's version when the import had written it. */
  readonly version: number | null;
}

export interface RowQuestion { readonly outcomes?: readonly RowState[]; readonly edited?: true; readonly lines?: readonly number[]; readonly after?: number; readonly first: number; readonly fromEnd?: true }

/** Rows in the order of their lines. */
export async function importRows(connection: Connection, id: string, { outcomes, edited, lines, after, first, fromEnd }: RowQuestion): Promise<readonly ImportedRow[]> {
  const tests = ['import_id = ?'];
  const values: unknown[] = [id];
  const add = (text: string, more: readonly unknown[]): void => {
    tests.push(text);
    values.push(...more);
  };
  if (outcomes) add(`outcome IN (${outcomes.map(() => '?').join(', ')})`, outcomes);
  if (edited) add('edited = 1', []);
  if (lines) add(lines.length === 0 ? '1 = 0' : `line IN (${lines.map(() => '?').join(', ')})`, lines);
  if (after !== undefined) add('line > ?', [after]);
  const rows = await connection.rows({ text: `SELECT line, outcome, edited, cells, problems, record_id, version FROM engine_import_row WHERE ${tests.join(' AND ')} ORDER BY line${fromEnd ? ' DESC' : ''} LIMIT ${Math.max(1, Math.floor(first))}`, values });
  return rows.map(([line, outcome, isEdited, cells, problems, record, version]) => ({
    line: Number(line), outcome: outcome as RowState, edited: Number(isEdited) === 1, cells: cells === null ? null : (JSON.parse(String(cells)) as string[]),
    problems: problems === null ? [] : (JSON.parse(String(problems)) as RowProblem[]), record: record === null ? null : String(record), version: version === null ? null : Number(version),
  }));
}

/** Puts these rows in the place of what is known of their lines. */
export async function keepRows(context: Context, id: string, rows: readonly ImportedRow[]): Promise<void> {
  const { connection } = context;
  if (rows.length === 0) return;
  await forgetLines(connection, id, rows.map(({ line }) => line));
  await connection.runAll(insertSql(context, {
    table: 'engine_import_row', columns: ['import_id', 'line', 'outcome', 'edited', 'cells', 'problems', 'record_id', 'version'],
    rows: rows.map((row) => [id, row.line, row.outcome, row.edited ? 1 : 0, row.cells && JSON.stringify(row.cells), row.problems.length > 0 ? JSON.stringify(row.problems) : null, row.record, row.version]),
  }));
}

/** Forgets what is known of these lines. */
async function forgetLines(connection: Connection, id: string, lines: readonly number[]): Promise<void> {
  for (let at = 0; at < lines.length; at += 500) {
    const some = lines.slice(at, at + 500);
    await connection.run({ text: `DELETE FROM engine_import_row WHERE import_id = ? AND line IN (${some.map(() => '?').join(', ')})`, values: [id, ...some] });
  }
}

/** Forgets every row, or all but those somebody has edited. */
export async function forgetRows(connection: Connection, id: string, { butEdited }: { readonly butEdited: boolean }): Promise<void> {
  await connection.run({ text: `DELETE FROM engine_import_row WHERE import_id = ?${butEdited ? ' AND edited = 0' : ''}`, values: [id] });
}

/** What was refused, in the viewer's words, each problem at its field. */
export function problemsOf({ viewer }: Context, error: TangramError): readonly RowProblem[] {
  return inWords(error, viewer.language).map(({ path, message }) => ({ field: path?.split('.')[0] ?? null, message }));
}
