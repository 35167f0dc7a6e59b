// What is missing in the database for the Model, as statements: only ever added or widened, and all of it may be run again.
import { junctionColumns, idLength, liveColumn, partitionTable } from '../model/names';
import type { ColumnModel, JunctionModel, Storage, TableModel } from '../model/model';
import { compareType } from './compare-type';
import { columnText, createIndexText, createTableText, indexedColumns, type TableColumn, type TableIndex, type TableShape } from './create-table';
import type { Dialect } from './dialect';
import type { ActualTable, ActualTables } from './introspect';

export { introspect, type ActualTables } from './introspect';
export { applyDdl, runStatements } from './apply-ddl';

export interface Statement {
  readonly table: string;
  /** What it costs on a server: nothing, a pass over the table beside running writes, or a copy of the table. */
  readonly kind: 'instant' | 'inPlace' | 'copy';
  /** What is run, in order. */
  readonly texts: readonly string[];
  /** MySQL: the parts of one ALTER TABLE; `texts` is then that whole ALTER. Each of them may be run alone. */
  readonly clauses?: readonly string[];
  /** It changes how values are written down, so the version before cannot read them any more. */
  readonly rescales?: true;
  /** It makes or drops a unique index: records that the version before allows could be refused. */
  readonly restricts?: true;
}

export interface WantedTables {
  readonly tables: readonly TableModel[];
  readonly junctions: readonly JunctionModel[];
  /** At start: a server's column with more digits than the Model says (a publication did not come to its end) is used as it is, and no conflict. */
  readonly keepWider?: boolean;
}

/** A column cannot become what the Model wants without losing something. */
export class DdlConflict extends Error {
  constructor(readonly conflicts: readonly string[]) {
    super(conflicts.join('; '));
    this.name = 'DdlConflict';
  }
}

/** Names of all tables that `wanted` stands for: what to introspect. */
export function tableNames(wanted: WantedTables): string[] {
  return shapes(wanted).map((shape) => shape.name);
}

/** Throws DdlConflict with everything that is in the way. */
export function planDdl(actual: ActualTables, wanted: WantedTables, dialect: Dialect): Statement[] {
  const conflicts: string[] = [];
  const statements = shapes(wanted, dialect).flatMap((shape) => {
    const there = actual.get(shape.name);
    if (there === undefined) return [{ table: shape.name, kind: 'instant' as const, texts: createTableText(shape, dialect) }];
    return dialect.name === 'sqlite' ? alterSqlite(there, shape, { dialect, conflicts }) : alterMysql(there, shape, { dialect, conflicts, keepWider: wanted.keepWider === true });
  });
  if (conflicts.length > 0) throw new DdlConflict(conflicts);
  return statements;
}

interface Plan { readonly dialect: Dialect; readonly conflicts: string[]; readonly keepWider?: boolean }

function alterMysql(there: ActualTable, shape: TableShape, { dialect, conflicts, keepWider }: Plan): Statement[] {
  const { quote } = dialect;
  const alter = (kind: Statement['kind'], clauses: string[], marks: Pick<Statement, 'restricts'> = {}): Statement[] =>
    clauses.length === 0 ? [] : [{ table: shape.name, kind, clauses, texts: [`ALTER TABLE ${quote(shape.name)} ${clauses.join(', ')}`], ...marks }];
  const added: string[] = [];
  const widened: { clause: string; copy: boolean }[] = [];
  const rebuilt = new Set<string>();
  for (const column of shape.columns) {
    const present = there.columns.get(column.name);
    if (present === undefined) {
      added.push(`ADD COLUMN ${columnText(column, dialect)}`);
      continue;
    }
    const comparison = compareType(present.type, column.storage, 'mysql');
    if (comparison.kind === 'conflict' && !(keepWider && comparison.wider)) conflicts.push(`${shape.name}.${column.name}: ${comparison.detail}`);
    if (comparison.kind !== 'widen') continue;
    // An index of the whole column may be too long for the wider one: those that are still wanted are made again.
    const using = comparison.copy ? [...there.indexes.values()].filter((index) => index.columns.includes(column.name) && !rebuilt.has(index.name)) : [];
    for (const { name } of using) {
      rebuilt.add(name);
      widened.push({ clause: `DROP KEY ${quote(name)}`, copy: true });
    }
    widened.push({ clause: `MODIFY COLUMN ${columnText(column, dialect)}`, copy: comparison.copy });
  }
  // A column may be longer than it need be any more, from an earlier version.
  const storages = new Map<string, Storage>(shape.columns.map((column) => [column.name, there.columns.get(column.name)?.type.endsWith('text') ? { kind: 'longText' } : column.storage]));
  const all = missingIndexes(there, shape, rebuilt);
  // Nothing is shortened for it: values may be longer than an index holds, and a publication must not find that out half-way.
  const missing = all.filter((index) => !(index.unique && index.columns.some((name) => there.columns.get(name)?.type.endsWith('text'))));
  for (const index of all) if (!missing.includes(index)) conflicts.push(`${shape.name}.${index.columns.find((name) => there.columns.get(name)?.type.endsWith('text'))!}: long texts, of which none can be unique`);
  const indexes = (unique: boolean): string[] => missing.filter((index) => index.unique === unique)
    .map((index) => `ADD ${unique ? 'UNIQUE ' : ''}KEY ${quote(index.name)} (${indexedColumns(index, dialect, storages)})`);
  const gone = goneIndexes(there, shape).filter((name) => !rebuilt.has(name)).map((name) => `DROP KEY ${quote(name)}`);
  return [
    ...alter('instant', added),
    ...alter('inPlace', widened.filter((each) => !each.copy).map((each) => each.clause)),
    ...alter('copy', widened.filter((each) => each.copy).map((each) => each.clause)),
    ...alter('inPlace', [...spareIndexes(there, shape, missing.length - gone.length).map((name) => `DROP KEY ${quote(name)}`), ...indexes(false)]),
    ...alter('inPlace', [...gone, ...indexes(true)], { restricts: true }),
  ];
}

function alterSqlite(there: ActualTable, shape: TableShape, { dialect, conflicts }: Plan): Statement[] {
  const { quote } = dialect;
  const table = quote(shape.name);
  const statements: Statement[] = [];
  const rebuilt = new Set<string>();
  for (const column of shape.columns) {
    const present = there.columns.get(column.name);
    if (present === undefined) {
      statements.push({ table: shape.name, kind: 'instant', texts: [`ALTER TABLE ${table} ADD COLUMN ${columnText(column, dialect)}`] });
      continue;
    }
    const comparison = compareType(present.type, column.storage, 'sqlite');
    if (comparison.kind === 'conflict') conflicts.push(`${shape.name}.${column.name}: ${comparison.detail}`);
    if (comparison.kind !== 'rescale') continue;
    const using = [...there.indexes.values()].filter((index) => index.columns.includes(column.name)).map((index) => index.name);
    for (const name of using) rebuilt.add(name);
    const [old, fresh] = [quote(column.name), quote(`${column.name}__new`)];
    statements.push({
      table: shape.name, kind: 'copy', rescales: true,
      texts: [
        ...using.map((name) => `DROP INDEX IF EXISTS ${quote(name)}`),
        `ALTER TABLE ${table} ADD COLUMN ${columnText({ ...column, name: `${column.name}__new` }, dialect)}`,
        `UPDATE ${table} SET ${fresh} = ${old} * ${10 ** comparison.digits}`,
        `ALTER TABLE ${table} DROP COLUMN ${old}`,
        `ALTER TABLE ${table} RENAME COLUMN ${fresh} TO ${old}`,
      ],
    });
  }
  const gone = goneIndexes(there, shape);
  if (gone.length > 0) statements.push({ table: shape.name, kind: 'instant', texts: gone.map((name) => `DROP INDEX IF EXISTS ${quote(name)}`), restricts: true });
  // What was taken off for a rescaling is made again behind it, in the same moment.
  const missing = missingIndexes(there, shape, rebuilt);
  const late = (index: TableIndex): boolean => index.unique || rebuilt.has(index.name);
  const make = (indexes: readonly TableIndex[], marks: Pick<Statement, 'restricts'>): Statement[] =>
    indexes.length === 0 ? [] : [{ table: shape.name, kind: 'inPlace', texts: indexes.map((index) => createIndexText(shape.name, index, dialect)), ...marks }];
  return [...statements, ...make(missing.filter((index) => !late(index)), {}), ...make(missing.filter(late), { restricts: true })];
}

function missingIndexes(there: ActualTable, shape: TableShape, rebuilt: ReadonlySet<string> = new Set()): readonly TableIndex[] {
  return shape.indexes.filter((index) => !there.indexes.has(index.name) || rebuilt.has(index.name));
}

/** Beside the primary key. */
const mostIndexes = 63;

/** Indexes that nobody wants any more, as many as have to make room for new ones. */
function spareIndexes(there: ActualTable, shape: TableShape, more: number): string[] {
  const wanted = new Set(shape.indexes.map((index) => index.name));
  const spare = [...there.indexes.values()].filter((index) => !index.unique && !wanted.has(index.name)).map((index) => index.name);
  return spare.slice(0, Math.max(0, there.indexes.size + more - mostIndexes));
}

/** A unique index that nobody wants any more would go on refusing; any other does no harm and may be wanted again. */
function goneIndexes(there: ActualTable, shape: TableShape): string[] {
  const wanted = new Set(shape.indexes.map((index) => index.name));
  return [...there.indexes.values()].filter((index) => index.unique && !wanted.has(index.name)).map((index) => index.name);
}

const idStorage: Storage = { kind: 'ascii', length: idLength };
/** What every table of records has, whether the Model lists it or not. */
const standardColumns: readonly TableColumn[] = [
  { name: 'id', storage: idStorage, notNull: true },
  { name: liveColumn, storage: { kind: 'boolean' }, defaultSql: '1' },
  { name: 'version', storage: { kind: 'integer' }, notNull: true, defaultSql: '1' },
  { name: 'created_at', storage: { kind: 'dateTime' } },
  { name: 'created_by', storage: idStorage },
  { name: 'updated_at', storage: { kind: 'dateTime' } },
  { name: 'updated_by', storage: idStorage },
];

function shapes({ tables, junctions }: WantedTables, dialect?: Dialect): TableShape[] {
  return [...tables.flatMap((table) => tableShapes(table, dialect)), ...junctions.map(junctionShape)];
}

function tableShapes(table: TableModel, dialect: Dialect | undefined): TableShape[] {
  const standard = new Set(standardColumns.map((column) => column.name));
  const own = (partition: number): TableColumn[] => table.columns.filter((column: ColumnModel) => column.partition === partition && !standard.has(column.name))
    .map(({ name, storage }) => ({ name, storage }));
  const partitions = Math.max(table.partitions, ...table.columns.map((column) => column.partition));
  return Array.from({ length: partitions + 1 }, (_, partition) => ({
    name: partitionTable(table.table, partition),
    columns: [...(partition === 0 ? standardColumns : standardColumns.slice(0, 1)), ...own(partition)],
    key: ['id'],
    indexes: table.indexes.filter((index) => index.partition === partition).map((index) => completeIndex(index, dialect)),
  }));
}

/**
 * WARNING: extension tables have no `live`, so what is unique must lie in the base table.
 * SQLite keeps live records only in its indexes (every question says `live = 1`): with `live` as a first column nearly all records would share, its
 * planner takes any index for a good one. It ends them with the id; InnoDB does so by itself.
 */
function completeIndex(index: TableModel['indexes'][number], dialect: Dialect | undefined): TableIndex {
  const { name, unique, partition } = index;
  const columns = index.columns.filter((each) => each !== liveColumn);
  if (partition > 0 && unique) throw new Error(`The unique index ${name} lies in an extension table: its column belongs in the base table`);
  if (dialect?.name === 'sqlite') {
    return { name, unique, columns: unique || columns.includes('id') ? columns : [...columns, 'id'], ...(partition === 0 ? { where: `${liveColumn} = 1` } : {}) };
  }
  if (partition > 0) return { name, unique, columns };
  return { name, unique, columns: unique ? [...columns, liveColumn] : [liveColumn, ...columns] };
}

function junctionShape(junction: JunctionModel): TableShape {
  const { from, to } = { from: junction.from || junctionColumns.from, to: junction.to || junctionColumns.to };
  return {
    name: junction.table,
    columns: [{ name: from, storage: idStorage, notNull: true }, { name: to, storage: idStorage, notNull: true }],
    key: [from, to],
    indexes: [{ name: `i_${junction.table}_${to}`.slice(0, 64), columns: [to, from], unique: false }],
  };
}
