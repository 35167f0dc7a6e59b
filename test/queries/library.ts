// The library with fixed ids and a fixed clock, and a way to ask it by plans and by graphql-js: what the tests of this folder share.
import { parse, validate } from 'graphql';
import type { Definition } from '../../metadata/language/types';
import type { Context, Viewer } from '../../server/access/context';
import { makeContext } from '../../server/access/make-context';
import type { Connection, Sql } from '../../server/database/source';
import { fieldTypeOf } from '../../server/field-types/field-types';
import { Answer } from '../../server/graphql/answer';
import { executeForComparison, executeOperation } from '../../server/graphql/execute';
import type { RequestScope } from '../../server/graphql/request-scope';
import { ModelSchema } from '../../server/graphql/schema/model-schema';
import type { FieldModel, ObjectModel } from '../../server/model/model';
import type { DatabaseKind } from '../kit/databases';
import { libraryRoots } from '../kit/models';
import { openRecords, type TestRecords } from '../kit/records';

export const now = new Date('2026-03-15T08:00:00.000Z');

export interface Library extends TestRecords {
  /** Asks by plans; `statements` are what was run for it. */
  ask(query: string, asked?: Asked): Promise<Answered>;
  /** Asks graphql-js, which resolves field by field. */
  askStepwise(query: string, asked?: Asked): Promise<Answered>;
  insert(object: string, id: string, values: Readonly<Record<string, unknown>>): Promise<void>;
  link(object: string, field: string, from: string, to: string): Promise<void>;
}
export interface Asked { readonly variables?: Readonly<Record<string, unknown>>; readonly viewer?: Partial<Viewer> & { readonly id: string } }
export interface Answered {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly code?: string }[];
  readonly extensions?: Record<string, unknown>;
  readonly statements: readonly Sql[];
}

/** Who reads what the department and those below lend, and of whose books the price is nobody's business. */
const reader: Definition = {
  kind: 'permissionSet', path: 'books/permission-sets/reader', body: {
    name: 'reader', label: '读者服务', objects: {
      '*': { read: 'all' }, loan: { read: 'departmentAndBelow', update: 'own', fields: { note: 'none' } }, book: { read: 'all', fields: { price: 'none' } }, department: {},
    },
  },
};

/** An empty library. */
export async function openLibrary(kind: DatabaseKind, more: readonly Definition[] = []): Promise<Library> {
  const records = await openRecords(kind, libraryRoots, [reader, ...more]);
  const schema = new ModelSchema(records.model, undefined);
  const { dialect } = records.database;
  // As in the product, a viewer stays the same object: what is kept for it is used again.
  const viewers = new Map<string, Viewer>();
  const viewerOf = (parts?: Asked['viewer']): Viewer => {
    const known = viewers.get(parts?.id ?? '');
    if (known) return known;
    const made = parts ? records.as(parts).viewer : records.system().viewer;
    viewers.set(parts?.id ?? '', made);
    return made;
  };
  const perform = (run: typeof executeOperation) => async (query: string, { variables = {}, viewer }: Asked = {}): Promise<Answered> => {
    const document = parse(query);
    const faults = validate(schema, document);
    if (faults.length > 0) throw new Error(faults.map((fault) => fault.message).join('\n'));
    const statements: Sql[] = [];
    const asker = viewerOf(viewer);
    const context = makeContext({ viewer: asker, model: records.model, database: records.database, requestId: 'test', source: 'api', now }).withConnection(recording(records.database, statements));
    const result = await run({ schema, document, operationName: null, variables, scope: scopeOf(context) });
    return { ...plain(result), statements };
  };
  return {
    ...records,
    ask: perform(executeOperation),
    askStepwise: perform(executeForComparison),
    async insert(name, id, values) {
      const object = records.object(name);
      const all = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-02T00:00:00.000Z', ...values };
      const columns: [string, number, unknown][] = [['id', 0, id], ['live', 0, 1], ['version', 0, 1]];
      for (const [field, value] of Object.entries(all)) columns.push(...stored(object, object.fields.get(field)!, value, dialect));
      for (let partition = 0; partition <= object.storage.partitions; partition += 1) {
        const own = partition === 0 ? columns.filter(([, at]) => at === 0) : [['id', partition, id] as const, ...columns.filter(([, at]) => at === partition)];
        const table = partition === 0 ? object.storage.table : `${object.storage.table}__x${partition}`;
        await records.database.run({ text: `INSERT INTO ${dialect.quote(table)} (${own.map(([column]) => dialect.quote(column)).join(', ')}) VALUES (${own.map(() => '?').join(', ')})`, values: own.map(([, , value]) => value) });
      }
    },
    async link(name, field, from, to) {
      const { table, from: left, to: right } = records.object(name).fields.get(field)!.junction!;
      await records.database.run({ text: `INSERT INTO ${dialect.quote(table)} (${dialect.quote(left)}, ${dialect.quote(right)}) VALUES (?, ?)`, values: [from, to] });
    },
  };
}

function stored(object: ObjectModel, field: FieldModel, value: unknown, dialect: Context['connection']['dialect']): [string, number, unknown][] {
  if (field.type === 'rollUp' || field.type === 'autoNumber' || field.system || field.targets.length > 0) return [[field.columns[0]!.name, field.columns[0]!.partition, dialect.encode(field.columns[0]!.storage, value)]];
  const accepted = fieldTypeOf(field).accept(value, field);
  if ('problem' in accepted) throw new Error(`${object.name}.${field.name}: ${JSON.stringify(accepted.problem)}`);
  return field.columns.map((column, index) => [column.name, column.partition, dialect.encode(column.storage, accepted.values[index] ?? null)]);
}

function recording(connection: Connection, statements: Sql[]): Connection {
  return { ...connection, rows: (sql) => { statements.push(sql); return connection.rows(sql); } };
}

function scopeOf(context: Context): RequestScope {
  return {
    requestId: 'test', language: context.viewer.language, viewer: context.viewer, sessionHash: undefined, source: 'api', idempotencyKey: undefined, clientVersion: undefined,
    client: { address: '', agent: '' }, contextFor: () => context, headers: new Map(),
  } as unknown as RequestScope;
}

function plain({ data, errors, extensions }: Awaited<ReturnType<typeof executeOperation>>): Omit<Answered, 'statements'> {
  const bytes: unknown = data;
  if (bytes instanceof Answer) return JSON.parse(Buffer.from(bytes.bytes).toString('utf8')) as Answered;
  return {
    data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)) as Record<string, unknown> | null,
    ...(errors ? { errors: errors.map((error) => ({ message: error.message, path: error.path, code: (error.originalError as { code?: string } | undefined)?.code ?? (error.extensions['code'] as string | undefined) })) } : {}),
    extensions,
  };
}
