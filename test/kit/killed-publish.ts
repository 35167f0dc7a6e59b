// A change that touches everything a publication can touch, and what must hold of it before and after.
import { makeContext, systemViewer } from '../../server/access/make-context';
import type { Context } from '../../server/access/context';
import { introspect } from '../../server/database/introspect';
import type { Database } from '../../server/database/source';
import { createRecord } from '../../server/records/create';
import { fillKeptValues } from '../../server/records/fill-kept-values';
import { readRecords } from '../../server/records/read';
import { updateRecord } from '../../server/records/update';
import { changeSets } from '../../server/store/change-sets';
import { openStore, type Store } from '../../server/store/open-store';
import { libraryRoots } from './models';

export interface PreparedChange { readonly id: string; readonly name: string; readonly thing: string; /** In force before it. */ readonly version: number }

/** A start: the store as a server opens it. */
export function nextStart(database: Database): Promise<Store> {
  const fail = (data: object, text: string): never => { throw new Error(`${text}: ${JSON.stringify(data)}`); };
  return openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: fail }, fill: fillKeptValues(database), pollEvery: 60_000 });
}

const sizes = [120, 340, 90];

/** Publishes two objects with records, and opens a change set upon them. */
export async function prepareChange(database: Database, store: Store, name: string): Promise<PreparedChange> {
  const [thing, part] = [`thing${name}`, `part${name}`];
  const objectOf = (object: string, fields: object): { path: string; body: object } =>
    ({ path: `books/${object}/object`, body: { name: object, plural: `${object}s`, label: '物', nameField: 'name', idPrefix: `${object[0]}${name}x`, owned: false, fields: { name: { type: 'text', label: '名称', required: true }, ...fields } } });
  await store.publish({ by: null, why: 'before', definitions: [
    objectOf(thing, { weight: { type: 'decimal', label: '重', scale: 2 }, gone: { type: 'text', label: '旧', unique: true } }),
    objectOf(part, { thing: { type: 'masterDetail', label: '物', to: thing, inverse: 'parts' }, size: { type: 'integer', label: '数' } }),
  ] });
  const context = contextOf(database, store);
  const id = await createRecord(context, objectIn(store, thing), { name: '一', weight: '12.34', gone: '旧', parts: { create: sizes.map((size) => ({ name: `${size}`, size })) } });
  const sets = changeSets(database, store);
  const set = await sets.open({ name: 'change', by: null });
  await sets.change(set.id, {
    definitions: [
      { path: `books/${thing}/fields/weight`, body: { type: 'decimal', label: '重', scale: 4 } },
      { path: `books/${thing}/fields/longest`, body: { type: 'rollUp', label: '最长', of: 'parts', function: 'max', field: 'size' } },
      { path: `books/${thing}/fields/number`, body: { type: 'autoNumber', label: '号', pattern: 'T-{000}' } },
      { path: `books/${part}/fields/shelf`, body: { type: 'text', label: '架', unique: true, maxLength: 40 } },
      { path: `books/${part}/fields/row`, body: { type: 'integer', label: '排', indexed: true } },
      objectOf(`visit${name}`, { thing: { type: 'lookup', label: '物', to: thing, inverse: 'visits' }, parts: { type: 'manyToMany', label: '件', to: part, inverse: 'visits' } }),
    ],
    remove: [`books/${thing}/fields/gone`],
  });
  return { id: set.id, name, thing: id, version: store.current().version };
}

/** Puts the change into force where it is not. */
export async function publishAgain(database: Database, store: Store, { id }: PreparedChange): Promise<void> {
  const sets = changeSets(database, store);
  await sets.preview(id);
  await sets.publish(id, { by: null });
}

/** Everything as before: values, fields, what may be written. */
export async function isOld(database: Database, store: Store, change: PreparedChange): Promise<void> {
  expect(await stateOf(database, store, change)).toEqual({ version: change.version, state: 'open', publishedVersion: null, numbers: countDown(change.version) });
  const { context, thing } = at(database, store, change);
  expect(await readRecords(context, thing, { fields: ['weight', 'gone'] })).toEqual([{ id: change.thing, weight: '12.34', gone: '旧' }]);
  await updateRecord(context, thing, { id: change.thing, patch: { weight: '12.34' } });
  expect(thing.fields.has('longest')).toBe(false);
  // What shall be unique later is not yet kept from being written.
  expect(uniqueIndexes(await indexesOf(database, `part${change.name}`))).toEqual([]);
}

/** Everything the change brings is there, once, and works. */
export async function isNew(database: Database, store: Store, change: PreparedChange): Promise<void> {
  const { name, version } = change;
  expect(await stateOf(database, store, change)).toEqual({ version: version + 1, state: 'published', publishedVersion: version + 1, numbers: countDown(version + 1) });
  const { context, thing } = at(database, store, change);
  expect(await readRecords(context, thing, { fields: ['weight', 'longest', 'number'] })).toEqual([{ id: change.thing, weight: '12.3400', longest: Math.max(...sizes), number: expect.stringMatching(/^T-\d{3}$/) }]);
  expect(thing.fields.has('gone')).toBe(false);
  await createRecord(context, objectIn(store, `visit${name}`), { name: '一', thing: change.thing, parts: { create: [{ name: '新', thing: change.thing, size: 1, shelf: 'S1', row: 1 }] } });
  await expect(createRecord(context, objectIn(store, `part${name}`), { name: '二', thing: change.thing, shelf: 'S1' })).rejects.toMatchObject({ code: 'DUPLICATE' });
  expect(uniqueIndexes(await indexesOf(database, `part${name}`))).toHaveLength(1);
  expect(uniqueIndexes(await indexesOf(database, `thing${name}`))).toEqual([]);
  expect(await database.rows({ text: 'SELECT object, field FROM engine_unfinished', values: [] })).toEqual([]);
}

async function stateOf(database: Database, store: Store, { id }: PreparedChange): Promise<object> {
  const { state, publishedVersion } = await changeSets(database, store).find(id);
  return { version: store.current().version, state, publishedVersion, numbers: (await store.versions(1000)).map(({ number }) => number) };
}

function at(database: Database, store: Store, { name }: PreparedChange): { readonly context: Context; readonly thing: ReturnType<typeof objectIn> } {
  return { context: contextOf(database, store), thing: objectIn(store, `thing${name}`) };
}

/** What the engine may do. */
export function contextOf(database: Database, store: Store): Context {
  const model = store.current();
  return makeContext({ viewer: systemViewer(model), model, database, requestId: 'test', source: 'api' });
}

/** An object of the version in force. */
export function objectIn(store: Store, name: string): NonNullable<ReturnType<ReturnType<Store['current']>['objects']['get']>> {
  return store.current().objects.get(name)!;
}

async function indexesOf(database: Database, table: string): Promise<readonly { readonly unique: boolean; readonly name: string }[]> {
  return [...(await introspect(database, [table])).get(table)!.indexes.values()];
}

function uniqueIndexes(indexes: readonly { readonly unique: boolean; readonly name: string }[]): string[] {
  return indexes.flatMap((index) => (index.unique ? [index.name] : []));
}

function countDown(from: number): number[] {
  return Array.from({ length: from }, (_, index) => from - index);
}
