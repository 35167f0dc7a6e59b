// Writes changes to the objects' tables: new records many to a statement, equal updates of several records as one.
import type { Context } from '../../access/context';
import type { Sql } from '../../database/source';
import { liveColumn, partitionTable } from '../../model/names';
import type { ColumnModel, FieldModel, ObjectModel } from '../../model/model';
import type { Change, LinkChange, Values } from './change';

/** WARNING: SQLite keeps compiled statements by their text, so rows go in groups whose sizes are powers of two. */
const rowsAtOnce = { sqlite: 64, mysql: 512 } as const;

/** Where rows go. `replace`: MySQL, instead of those that have the same key. */
interface Into { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[]; readonly replace?: true }

/** Inserts into one table: every row has a value for every column. */
export function insertSql(context: Context, into: Into): readonly Sql[] {
  const { quote, name } = context.connection.dialect;
  const head = `${into.replace ? 'REPLACE' : 'INSERT'} INTO ${quote(into.table)} (${into.columns.map(quote).join(', ')}) VALUES `;
  const one = `(${Array(into.columns.length).fill('?').join(', ')})`;
  const most = Math.max(1, Math.min(rowsAtOnce[name], 2 ** Math.floor(Math.log2(30_000 / into.columns.length))));
  const statements: Sql[] = [];
  for (let at = 0; at < into.rows.length;) {
    const left = into.rows.length - at;
    const size = left >= most ? most : name === 'sqlite' ? 2 ** Math.floor(Math.log2(left)) : left;
    statements.push({ text: head + Array(size).fill(one).join(', '), values: into.rows.slice(at, at + size).flat() });
    at += size;
  }
  return statements;
}

/** Inserts the new records of one object. */
export function insertRecords(context: Context, object: ObjectModel, creates: readonly Change[]): readonly Sql[] {
  const { dialect } = context.connection;
  const stamps = stampsOf(context);
  const statements: Sql[] = [];
  for (let partition = 0; partition <= object.storage.partitions; partition += 1) {
    const columns = usedColumns(object, creates, partition);
    // WARNING: a roll-up is an UPDATE later on, so where there is one its row must be there.
    const always = partition === 0 || columns.some(({ field }) => field.rollUp);
    const rows = always ? creates : creates.filter((change) => columns.some(({ field, index }) => (change.values.get(field.name)?.[index] ?? null) !== null));
    if (rows.length === 0) continue;
    statements.push(...insertSql(context, {
      table: partitionTable(object.storage.table, partition),
      columns: [...(partition === 0 ? ['id', liveColumn, 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'] : ['id']), ...columns.map(({ column }) => column.name)],
      rows: rows.map((change) => [
        ...(partition === 0 ? [change.id, 1, 1, stamps.at, stamps.by, stamps.at, stamps.by] : [change.id]),
        ...columns.map(({ field, index, column }) => dialect.encode(column.storage, change.values.get(field.name)?.[index] ?? null)),
      ]),
    }));
  }
  return statements;
}

/** Updates the records of one object; those that get the same values share a statement. */
export function updateRecords(context: Context, object: ObjectModel, updates: readonly Change[]): readonly Sql[] {
  const groups = new Map<string, Change[]>();
  for (const change of updates) {
    const key = JSON.stringify([change.kind, ...change.values]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].flatMap((group) => thousands(group).flatMap((some) => updateGroup(context, object, some)));
}

/** In groups of at most a thousand; none of nothing. */
export function thousands<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.length > 0 && all.length <= 1000 ? [all] : Array.from({ length: Math.ceil(all.length / 1000) }, (_, index) => all.slice(index * 1000, index * 1000 + 1000));
}

function updateGroup(context: Context, object: ObjectModel, group: readonly Change[]): readonly Sql[] {
  const { dialect } = context.connection;
  const { quote } = dialect;
  const { kind, values } = group[0]!;
  const stamps = stampsOf(context);
  const ids = group.map((change) => change.id);
  const columns = columnsOf(object, values);
  const base = columns.filter(({ column }) => column.partition === 0);
  const sets = [`version = version + 1`, 'updated_at = ?', 'updated_by = ?', ...base.map(({ column }) => `${quote(column.name)} = ?`)];
  if (kind === 'delete') sets.push(`${quote(liveColumn)} = NULL`);
  if (kind === 'restore') sets.push(`${quote(liveColumn)} = 1`);
  const partitions = [...new Set(columns.map(({ column }) => column.partition))].filter((partition) => partition > 0);
  return [
    {
      text: `UPDATE ${quote(object.storage.table)} SET ${sets.join(', ')} WHERE ${idsSql(ids)}`,
      values: [stamps.at, stamps.by, ...base.map(({ column, value }) => dialect.encode(column.storage, value)), ...ids],
    },
    ...partitions.flatMap((partition) => updatePartition(context, { table: partitionTable(object.storage.table, partition), ids }, columns.filter(({ column }) => column.partition === partition))),
  ];
}

/** A record has a row in an extension table only once it has a value there. */
function updatePartition(context: Context, { table, ids }: { readonly table: string; readonly ids: readonly string[] }, columns: readonly { readonly column: ColumnModel; readonly value: unknown }[]): readonly Sql[] {
  const { dialect } = context.connection;
  const clash = `${dialect.onClash('id')} ${columns.map(({ column }) => `${dialect.quote(column.name)} = ${dialect.incoming(column.name)}`).join(', ')}`;
  const encoded = columns.map(({ column, value }) => dialect.encode(column.storage, value));
  const statements = insertSql(context, { table, columns: ['id', ...columns.map(({ column }) => column.name)], rows: ids.map((id) => [id, ...encoded]) });
  return statements.map(({ text, values }) => ({ text: `${text} ${clash}`, values }));
}

/** Takes links of many-to-many fields away, then adds; adding one that is there changes nothing. */
export function writeLinks(context: Context, links: readonly LinkChange[]): readonly Sql[] {
  const { quote, insertIgnore } = context.connection.dialect;
  const all: Sql[] = [];
  const added = new Map<FieldModel, LinkChange[]>();
  for (const link of links) {
    const { table, from, to } = junctionOf(link.field);
    const sides = ([[from, link.from], [to, link.to]] as const).filter(([, id]) => id !== null);
    if (link.add) added.set(link.field, [...(added.get(link.field) ?? []), link]);
    else all.push({ text: `DELETE FROM ${quote(table)} WHERE ${sides.map(([column]) => `${quote(column)} = ?`).join(' AND ')}`, values: sides.map(([, id]) => id) });
  }
  for (const [field, group] of added) {
    const { table, from, to } = junctionOf(field);
    const statements = insertSql(context, { table, columns: [from, to], rows: group.map((link) => [link.from, link.to]) });
    all.push(...statements.map(({ text, values }) => ({ text: text.replace(/^INSERT/, insertIgnore), values })));
  }
  return all;
}

/** `id IN (?, ?)`. */
export function idsSql(ids: readonly unknown[], column = 'id'): string {
  return ids.length === 1 ? `${column} = ?` : `${column} IN (${Array(ids.length).fill('?').join(', ')})`;
}

function junctionOf(field: FieldModel): NonNullable<FieldModel['junction']> {
  if (!field.junction) throw new Error(`${field.object}.${field.name} has no junction table`);
  return field.junction;
}

interface UsedColumn { readonly field: FieldModel; readonly index: number; readonly column: ColumnModel }

function usedColumns(object: ObjectModel, creates: readonly Change[], partition: number): readonly UsedColumn[] {
  const names = new Set<string>();
  for (const change of creates) for (const name of change.values.keys()) names.add(name);
  return [...object.fields.values()].filter((field) => names.has(field.name) && !field.system)
    .flatMap((field) => field.columns.map((column, index) => ({ field, index, column })))
    .filter(({ column }) => column.partition === partition);
}

function columnsOf(object: ObjectModel, values: Values): readonly { readonly column: ColumnModel; readonly value: unknown }[] {
  return [...values].flatMap(([name, stored]) => object.fields.get(name)?.columns.map((column, index) => ({ column, value: stored[index] ?? null })) ?? []);
}

function stampsOf(context: Context): { readonly at: unknown; readonly by: string | null } {
  return { at: context.connection.dialect.encode({ kind: 'dateTime' }, context.now.toISOString()), by: context.viewer.id };
}
