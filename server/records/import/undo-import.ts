// Takes a whole import back: what it made goes to the bin, what it changed gets its values back; records somebody touched since stay as they are.
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import { fieldCalled } from '../../model/called';
import type { ObjectModel } from '../../model/model';
import { newChange, type Values } from '../write/change';
import { save, saveChanges } from '../write/save';
import { selectRows } from '../write/select-rows';
import { changeImport, findImport, objectOfImport, type ImportCounts } from './imports';
import { importRows, keepRows, type ImportedRow } from './import-rows';
import { asImport, type ImportRun, type RunCheckpoint } from './run-import';

const rowsAtOnce = 200;

/** The last rows first, so that what later ones built on earlier ones goes before them. */
export async function undoImport(id: string, run: ImportRun): Promise<ImportCounts> {
  const context = await run.context();
  const found = await findImport(context, id);
  const object = objectOfImport(context, found);
  let at = (run.checkpoint as RunCheckpoint | null) ?? { line: 0, done: 0, counts: found.counts };
  for (;;) {
    const rows = await importRows(context.connection, id, { outcomes: ['created', 'updated'], first: rowsAtOnce, fromEnd: true });
    if (rows.length === 0) break;
    let last = at;
    await run.step(async (inside) => {
      const undone = await undoRows(asImport(inside), object, rows);
      await keepRows(inside, id, rows.map((row) => ({ ...row, outcome: undone.has(row.record!) ? 'undone' : 'kept' })));
      const counts = { ...at.counts, undone: at.counts.undone + undone.size, kept: at.counts.kept + rows.length - undone.size };
      last = { line: rows.at(-1)!.line, done: at.done + rows.length, counts };
      await changeImport(inside.connection, id, { counts, done: last.done });
      return { checkpoint: last, done: last.done, total: found.counts.created + found.counts.updated };
    });
    at = last;
  }
  await changeImport(context.connection, id, { state: 'undone', counts: at.counts });
  return at.counts;
}

/** Ids of the records that are as they were before. */
async function undoRows(context: Context, object: ObjectModel, rows: readonly ImportedRow[]): Promise<ReadonlySet<string>> {
  const present = await selectRows(context, { object, by: { field: object.fields.get('id')!, values: rows.map(({ record }) => record) }, fields: [], lock: true });
  const versions = new Map(present.map((row) => [row.id, row.version]));
  const untouched = rows.filter((row) => row.record !== null && versions.get(row.record) === row.version);
  const created = untouched.filter(({ outcome }) => outcome === 'created');
  const outcomes = await save(context, created.map((row) => ({ kind: 'delete', object, id: row.record!, ifVersion: row.version! })), 'EACH');
  const undone = new Set(outcomes.flatMap((outcome) => ('id' in outcome ? [outcome.id] : [])));
  const updated = untouched.filter(({ outcome }) => outcome === 'updated');
  const before = await valuesBefore(context, object, updated);
  for (const id of await takeBack(context, object, updated.filter((row) => before.has(row.record!)), before)) undone.add(id);
  return undone;
}

/** All at once, or, where one cannot be taken back, each by itself. */
async function takeBack(context: Context, object: ObjectModel, rows: readonly ImportedRow[], before: ReadonlyMap<string, Values>): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  try {
    await saveChanges(context, (work) => {
      const changes = rows.map((row) => newChange({ kind: 'update', object, id: row.record!, path: '', request: 0, ifVersion: row.version!, values: before.get(row.record!)! }));
      work.changes.push(...changes);
      return changes;
    });
    return rows.map((row) => row.record!);
  } catch (error) {
    if (!(error instanceof TangramError)) throw error;
    if (rows.length === 1) return [];
  }
  const half = Math.ceil(rows.length / 2);
  return [...(await takeBack(context, object, rows.slice(0, half), before)), ...(await takeBack(context, object, rows.slice(half), before))];
}

/** History has the values that an update replaced. */
async function valuesBefore({ connection }: Context, object: ObjectModel, rows: readonly ImportedRow[]): Promise<ReadonlyMap<string, Values>> {
  if (rows.length === 0) return new Map();
  const versions = new Map(rows.map((row) => [row.record, row.version]));
  const found = await connection.rows({
    text: `SELECT record_id, version, changes FROM engine_history WHERE record_id IN (${rows.map(() => '?').join(', ')}) AND source = 'import' AND action = 'update'`, values: rows.map(({ record }) => record),
  });
  const before = new Map<string, Values>();
  for (const [record, version, changes] of found) {
    if (versions.get(String(record)) !== Number(version)) continue;
    const values: Values = new Map();
    for (const [name, change] of Object.entries(JSON.parse(String(changes)) as Record<string, unknown>)) {
      const field = fieldCalled(object, name);
      if (!field || field.columns.length === 0 || field.rollUp || !Array.isArray(change)) continue;
      const [from] = change as [unknown];
      values.set(field.name, field.columns.length === 1 ? [from] : Array.isArray(from) ? (from as unknown[]) : field.columns.map(() => null));
    }
    before.set(String(record), values);
  }
  return before;
}
