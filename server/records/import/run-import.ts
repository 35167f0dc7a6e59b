// Runs an import in batches: tried out without a trace, or for good; each batch and how far it came are one transaction.
import type { Context } from '../../access/context';
import type { TangramError } from '../../errors';
import { sentence } from '../../errors';
import { selectRows } from '../write/select-rows';
import { compileMapping, type CompiledMapping } from './compile-mapping';
import { busyStates, changeImport, findImport, importPath, mustImport, noCounts, objectOfImport, type Import, type ImportCounts } from './imports';
import { forgetRows, importRows, keepRows, problemsOf, type ImportedRow, type RowState } from './import-rows';
import { openRows } from './read-rows';
import { writeBatch, type RowOutcome } from './write-batch';

/** One run of a piece of work in steps, each in a transaction with what it hands over to the next. A background job is one. */
export interface ImportRun {
  readonly checkpoint: unknown;
  context(): Promise<Context>;
  step(work: (inside: Context) => Promise<{ readonly checkpoint: RunCheckpoint; readonly done: number; readonly total: number }>): Promise<void>;
}
export type RunCheckpoint = { readonly line: number; readonly done: number; readonly counts: ImportCounts };

/** check: everything is tried and nothing stays · import: for good. */
export type ImportStage = 'check' | 'import';

const rowsAtOnce = 200;
/** Refused rows that are kept with their cells; more are only counted. */
const refusedKept = 10_000;

/** Every row of the file. Runs again after a break where the last batch ended. */
export async function runImport(id: string, stage: ImportStage, run: ImportRun): Promise<ImportCounts> {
  const context = asImport(await run.context());
  const found = await findImport(context, id);
  const object = objectOfImport(context, found);
  mustImport(context, object);
  const mapping = compileMapping(context, object, { mapping: found.mapping, header: found.form.header });
  let at = (run.checkpoint as RunCheckpoint | null) ?? { line: 0, done: 0, counts: noCounts };
  if (at.line === 0) await forgetRows(context.connection, id, { butEdited: true });
  const edits = new Map((await importRows(context.connection, id, { edited: true, first: 100_000 })).map((row) => [row.line, row]));
  const seen = new Map<string, number>();
  const write = async (items: readonly Item[]): Promise<void> => {
    let next = at;
    await run.step(async (bare) => {
      const inside = asImport(bare);
      const outcomes = await tryRows(inside, { found, mapping, stage, items, seen });
      const counts = added(at.counts, outcomes.map(({ outcome }) => outcome));
      await keepRows(inside, id, outcomes.flatMap((outcome) => rowOf(inside, outcome, { stage, full: at.counts.refused > refusedKept })));
      next = { line: items.at(-1)!.line, done: at.done + items.length, counts };
      await changeImport(inside.connection, id, { counts, done: next.done });
      return { checkpoint: next, done: next.done, total: found.total };
    });
    at = next;
  };
  const batch: Item[] = [];
  const source = await openRows(importPath(id), found.form);
  const torn: number[] = [];
  for await (const row of source.rows((line) => torn.push(line))) {
    for (const line of torn.splice(0)) if (line > at.line) batch.push({ line, cells: [], edit: edits.get(line), torn: true });
    if (row.line <= at.line || row.cells.every((cell) => cell.trim() === '')) continue;
    const edit = edits.get(row.line);
    batch.push({ line: row.line, cells: edit?.cells ?? row.cells, edit });
    if (batch.length >= rowsAtOnce) await write(batch.splice(0));
  }
  for (const line of torn) if (line > at.line) batch.push({ line, cells: [], edit: edits.get(line), torn: true });
  if (batch.length > 0) await write(batch);
  await changeImport(context.connection, id, { state: stage === 'check' ? 'checked' : 'done', done: found.total, counts: at.counts, from: busyStates });
  return at.counts;
}

/** Tries (or writes) only rows somebody has edited; at most 500 at a time. */
export async function runEdited(context: Context, id: string, { stage, lines }: { readonly stage: ImportStage; readonly lines: readonly number[] }): Promise<readonly ImportedRow[]> {
  const inside = asImport(context);
  const found = await findImport(inside, id);
  const object = objectOfImport(inside, found);
  mustImport(inside, object);
  const mapping = compileMapping(inside, object, { mapping: found.mapping, header: found.form.header });
  const rows = await importRows(inside.connection, id, { lines, first: 500 });
  const items = rows.map((edit): Item => ({ line: edit.line, cells: edit.cells ?? [], edit }));
  const outcomes = await tryRows(inside, { found, mapping, stage, items, seen: new Map() });
  return outcomes.flatMap((outcome) => rowOf(inside, outcome, { stage, full: false }));
}

/** History says that an import wrote it. WARNING: only `source` may differ: the transaction is known by its connection. */
export function asImport(context: Context): Context {
  return { ...context, source: 'import' };
}

interface Item { readonly line: number; readonly cells: readonly string[]; readonly edit?: ImportedRow | undefined; /** It could not be read at all. */ readonly torn?: true }
interface Tried { readonly item: Item; readonly outcome: RowOutcome | 'left' | 'torn' | { readonly tooWide: number; readonly expected: number }; readonly version: number | null }
interface Trial { readonly found: Import; readonly mapping: CompiledMapping; readonly stage: ImportStage; readonly items: readonly Item[]; readonly seen: Map<string, number> }

async function tryRows(context: Context, { found, mapping, stage, items, seen }: Trial): Promise<readonly Tried[]> {
  const object = objectOfImport(context, found);
  const { header } = found.form;
  const plain = items.map((item): Tried['outcome'] | undefined => {
    if (item.edit?.outcome === 'left') return 'left';
    if (item.torn && !item.edit) return 'torn';
    return item.cells.slice(header.length).some((cell) => cell.trim() !== '') ? { tooWide: item.cells.length, expected: header.length } : undefined;
  });
  const open = items.filter((_, index) => plain[index] === undefined);
  const outcomes = await writeBatch(context, object, {
    rows: open.map(({ line, cells }) => ({ line, input: mapping.input(cells, line) })), match: mapping.match, duplicates: found.mapping.duplicates ?? 'update', alike: found.mapping.alike, seen, dry: stage === 'check',
  });
  const versions = stage === 'import' ? await versionsOf(context, found, outcomes) : new Map<string, number>();
  let next = 0;
  return items.map((item, index) => {
    const outcome = plain[index] ?? outcomes[next++]!;
    return { item, outcome, version: typeof outcome === 'object' && 'id' in outcome ? versions.get(outcome.id) ?? null : null };
  });
}

async function versionsOf(context: Context, found: Import, outcomes: readonly RowOutcome[]): Promise<ReadonlyMap<string, number>> {
  const object = objectOfImport(context, found);
  const ids = outcomes.flatMap((outcome) => ('state' in outcome && (outcome.state === 'created' || outcome.state === 'updated') ? [outcome.id] : []));
  const rows = await selectRows(context, { object, by: { field: object.fields.get('id')!, values: ids }, fields: [] });
  return new Map(rows.map((row) => [row.id, row.version]));
}

function rowOf(context: Context, { item, outcome, version }: Tried, { stage, full }: { readonly stage: ImportStage; readonly full: boolean }): readonly ImportedRow[] {
  const row = (state: RowState, more: Partial<ImportedRow> = {}): ImportedRow[] => [{ line: item.line, outcome: state, edited: item.edit?.edited === true, cells: null, problems: [], record: null, version: null, ...more }];
  const { language } = context.viewer;
  if (outcome === 'left') return row('left', { cells: item.cells });
  if (outcome === 'torn') return full ? [] : row('refused', { cells: item.cells, problems: [{ field: null, message: sentence('unreadableRow', {}, language) }] });
  if ('tooWide' in outcome) return full ? [] : row('refused', { cells: item.cells, problems: [{ field: null, message: sentence('tornRow', { found: outcome.tooWide, expected: outcome.expected }, language) }] });
  if ('error' in outcome) return full && !item.edit ? [] : row('refused', { cells: item.cells, problems: problemsOf(context, outcome.error as TangramError) });
  if (stage === 'check') return item.edit ? row('fixed', { cells: item.cells }) : [];
  return outcome.state === 'created' || outcome.state === 'updated' ? row(outcome.state, { record: outcome.id, version, ...(item.edit ? { cells: item.cells } : {}) }) : [];
}

function added(counts: ImportCounts, outcomes: readonly Tried['outcome'][]): ImportCounts {
  const sums = { ...counts };
  for (const outcome of outcomes) {
    if (outcome === 'left') sums.left += 1;
    else if (outcome === 'torn' || !('state' in outcome)) sums.refused += 1;
    else sums[outcome.state] += 1;
  }
  return sums;
}
