// Fills the column of a field whose type changed from the one it had before, record by record. Both columns stay, and what nobody touched comes back as it was.
import { addExtensionRows } from '../database/extension-rows';
import type { Connection, Database } from '../database/source';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { partitionTable } from '../model/names';
import { everythingVisible } from '../query/plan';
import { columnSql, fromSql, liveSql, scopeOf } from '../query/sql-scope';
import { storageOf } from '../query/field-facts';
import { namesFor } from './convert-names';
import { convertValue, type Conversion, type Converted } from './convert-value';
import { sqlTarget } from './stored-rows';

/** A field that keeps its values elsewhere than before. */
export interface FieldChange { readonly object: ObjectModel; readonly from: FieldModel; readonly to: FieldModel }
interface Models { readonly before: Model; readonly after: Model }

/** Fields of both Models whose values have to move; what the engine computes by itself is not among them. */
export function movedFields({ before, after }: Models): readonly FieldChange[] {
  return [...after.objects.values()].flatMap((object) => {
    const old = before.objects.get(object.name) ?? object.definition.formerNames?.map((name) => before.objects.get(name)).find(Boolean);
    if (!old || old === object || old.fields === object.fields) return [];
    return [...object.fields.values()].flatMap((to): FieldChange[] => {
      const from = old.fields.get(to.name) ?? to.definition.formerNames?.map((name) => old.fields.get(name)).find(Boolean);
      const [source, target] = [from?.columns[0]?.name, to.columns[0]?.name];
      if (!from || target === undefined || source === target || computed.has(to.type) || from.type === 'manyToMany') return [];
      return source !== undefined || from.formula ? [{ object: old, from, to }] : [];
    });
  });
}

/** Makes the new columns say what the old ones do. `since`: only records written since then, whose old column was written last. May run again at any time. */
export async function convertFields(database: Database, models: Models, { changes, since }: { readonly changes: readonly FieldChange[]; readonly since?: number }): Promise<void> {
  for (const change of changes) {
    let last = '';
    for (let more = true; more;) {
      more = await database.transaction(async (connection) => {
        const rows = await readPairs(connection, models.before, { change, after: last, since, lock: true });
        const made = await convertPairs(connection, models, change, rows);
        const wanted = made.flatMap(({ pair, result }) => (result === undefined ? [] : [{ pair, values: result.values }]));
        const allowed = since === undefined ? wanted : await writtenByOld(connection, change, wanted);
        await writePairs(connection, change, allowed);
        last = rows.at(-1)?.id ?? last;
        return rows.length === atOnce;
      });
    }
  }
}

export interface Pair { readonly id: string; readonly name: string; readonly live: boolean; readonly from: readonly unknown[]; readonly to: readonly unknown[] }
/** `result` undefined: what the new column says already is where the old value came from. */
export interface Made { readonly pair: Pair; readonly result: Converted | undefined }

const atOnce = 1000;
const computed: ReadonlySet<string> = new Set(['autoNumber', 'rollUp', 'formula', 'manyToMany']);

/** The next thousand records with both values; `to` is all null where the new column is not there yet. */
export async function readPairs(connection: Connection, before: Model, { change: { object, from, to }, after, since, lock, isNew }: { readonly change: FieldChange; readonly after: string; readonly since?: number | undefined; readonly lock?: boolean; readonly isNew?: boolean }): Promise<readonly Pair[]> {
  const { dialect } = connection;
  const scope = scopeOf(object, { for: sqlTarget(connection, before), visible: everythingVisible, trusted: true });
  const head: unknown[] = [];
  const { alias } = scope.root;
  const cells = [`${alias}.id`, columnSql(scope.root, object.nameField, 0, head), `CASE WHEN ${liveSql(scope.root)} THEN 1 ELSE 0 END`];
  const sources = from.columns.length > 0 ? from.columns.map((_, index) => index) : [0];
  for (const index of sources) cells.push(dialect.select(storageOf(from, index), columnSql(scope.root, from, index, head)));
  if (isNew !== true) to.columns.forEach((column, index) => cells.push(dialect.select(column.storage, columnSql(scope.root, to, index, head))));
  const recent = since === undefined ? '' : ` AND ${alias}.updated_at >= ?`;
  const text = `SELECT ${cells.join(', ')} ${fromSql(scope)} WHERE ${alias}.id > ?${recent} ORDER BY ${alias}.id LIMIT ${atOnce}${lock ? dialect.forUpdate : ''}`;
  const times = since === undefined ? [] : [dialect.encode({ kind: 'dateTime' }, new Date(since).toISOString())];
  const rows = await connection.rows({ text, values: [...head, ...scope.joinValues, after, ...times] });
  const decodeFrom = sources.map((index) => dialect.decode(storageOf(from, index)));
  const decodeTo = to.columns.map((column) => dialect.decode(column.storage));
  return rows.map((row) => ({
    id: String(row[0]), name: String(row[1] ?? ''), live: Number(row[2]) === 1,
    from: decodeFrom.map((decode, index) => decode(row[3 + index])),
    to: decodeTo.map((decode, index) => (isNew === true ? null : decode(row[3 + sources.length + index]))),
  }));
}

/** What each of them becomes. */
export async function convertPairs(connection: Connection, { before, after }: Models, { from, to }: FieldChange, pairs: readonly Pair[]): Promise<readonly Made[]> {
  const known = await namesFor(connection, { model: before, from, to, pairs });
  const { timeZone } = after.app;
  const forth: Conversion = { from, to, timeZone, ...known };
  const back: Conversion = { from: to, to: from, timeZone, ...known };
  return pairs.map((pair) => {
    const isEmpty = pair.to.every((value) => value === null);
    if (!isEmpty && from.columns.length > 0 && same(convertValue(pair.to, back).values, pair.from)) return { pair, result: undefined };
    const result = convertValue(pair.from, forth);
    return { pair, result: isEmpty && result.values[0] === null && result.outcome !== 'lost' ? { ...result, outcome: 'exact' as const } : result };
  });
}

function same(left: readonly unknown[], right: readonly unknown[]): boolean {
  // Further columns come from the first one.
  return left[0] === right[0];
}

/** Of records whose two columns disagree: those whose last write went to the old one, by somebody who had not heard of the new version. */
async function writtenByOld<T extends { readonly pair: Pair }>(connection: Connection, { from, to }: FieldChange, wanted: readonly T[]): Promise<readonly T[]> {
  const found: T[] = [];
  for (const each of wanted) {
    const rows = await connection.rows({ text: 'SELECT changes FROM engine_history WHERE record_id = ? ORDER BY version DESC, id DESC LIMIT 20', values: [each.pair.id] });
    const last = rows.map((row) => JSON.parse(String(row[0])) as Record<string, unknown>).find((changes) => to.name in changes || from.name in changes);
    const change = last && (last[from.name] ?? last[to.name]);
    const now = Array.isArray(change) ? change[1] as unknown : undefined;
    if (last && (Array.isArray(now) ? now[0] : now) === each.pair.from[0]) found.push(each);
  }
  return found;
}

async function writePairs(connection: Connection, { object, to }: FieldChange, wanted: readonly { readonly pair: Pair; readonly values: readonly unknown[] }[]): Promise<void> {
  const changed = wanted.filter(({ pair, values }) => values.some((value, index) => value !== pair.to[index]));
  const { dialect } = connection;
  for (const partition of new Set(to.columns.map((column) => column.partition))) {
    const table = partitionTable(object.storage.table, partition);
    const columns = to.columns.map((column, index) => ({ column, index })).filter(({ column }) => column.partition === partition);
    if (partition > 0) await addExtensionRows(connection, table, changed.map(({ pair }) => pair.id));
    const text = `UPDATE ${dialect.quote(table)} SET ${columns.map(({ column }) => `${dialect.quote(column.name)} = ?`).join(', ')} WHERE id = ?`;
    await connection.runAll(changed.map(({ pair, values }) => ({ text, values: [...columns.map(({ column, index }) => dialect.encode(column.storage, values[index] ?? null)), pair.id] })));
  }
}
