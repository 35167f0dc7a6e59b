// Definitions by somebody who means harm, or by a program gone wrong: refused in words or kept as plain text, quickly, and the next start is as ever.
import { openDatabase } from '../../server/database/open-database';
import { migrate } from '../../server/database/migrate';
import type { Database } from '../../server/database/source';
import { createRecord } from '../../server/records/create';
import { readRecords } from '../../server/records/read';
import { makeContext, systemViewer } from '../../server/access/make-context';
import type { Context } from '../../server/access/context';
import { openStore, type Store } from '../../server/store/open-store';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { libraryRoots } from '../kit/models';

const field = (name: string, body: object): { path: string; body: unknown } => ({ path: `books/book/fields/${name}`, body: { label: '字段', ...body } });
const text = (more: object): object => ({ type: 'text', ...more });
const deep = (depth: number): string => '('.repeat(depth) + '1' + ')'.repeat(depth);
const nested = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as unknown;
const withProto = JSON.parse('{"type":"text","label":"x","__proto__":{"unique":true}}') as object;

/** Each must be refused, saying where. */
const refused: readonly (readonly [string, { path: string; body: unknown }])[] = [
  ['a path out of the folder', { path: '../../etc/passwd', body: {} }],
  ['a path with a zero byte', { path: 'books/book/fields/a\u0000b', body: text({ label: 'x' }) }],
  ['an absolute path', { path: '/etc/passwd', body: {} }],
  ['a name with SQL in it', field("a'; DROP TABLE book; --", text({}))],
  ['a name with a quote of identifiers', field('a`b', text({}))],
  ['a name with script', field('<script>', text({}))],
  ['a name of Chinese letters', field('字段', text({}))],
  ['the prototype as a name', field('__proto__', text({}))],
  ['the constructor as a name', field('constructor', text({}))],
  ['toString as a name', field('toString', text({}))],
  ['a name that no enum of GraphQL may have', field('true', text({}))],
  ['a name of the engine', field('version', text({}))],
  ['a name that is too long', field('a'.repeat(500), text({}))],
  ['a key that is none', field('odd', withProto)],
  ['an unknown key', field('odd', text({ sql: 'DROP TABLE book' }))],
  ['a type that is a path', field('odd', { type: '../../errors' })],
  ['a type of the prototype', field('odd', { type: 'constructor' })],
  ['a body that is a list', { path: 'books/book/fields/odd', body: [] }],
  ['a body that is a text', { path: 'books/book/fields/odd', body: 'DROP TABLE book' }],
  ['nothing at all', { path: 'books/book/fields/odd', body: null }],
  ['a body of great depth', { path: 'books/book/fields/odd', body: nested(5_000) }],
  ['a label of a megabyte', field('odd', text({ label: '长'.repeat(1_000_000) }))],
  ['a length beyond all measure', field('odd', text({ maxLength: 1e300 }))],
  ['a length below nothing', field('odd', text({ maxLength: -1 }))],
  ['a scale beyond all measure', field('odd', { type: 'decimal', scale: 10_000 })],
  ['an expression of great depth', field('odd', { type: 'formula', returns: 'decimal', expression: deep(20_000) })],
  ['an expression of some depth', field('odd', { type: 'formula', returns: 'decimal', expression: deep(2_400) })],
  ['an expression that calls JavaScript', field('odd', { type: 'formula', returns: 'decimal', expression: 'process.exit(1)' })],
  ['an expression that reaches for the constructor', field('odd', { type: 'formula', returns: 'decimal', expression: 'pages.constructor.constructor("return 1")()' })],
  ['an expression with SQL', field('odd', { type: 'formula', returns: 'decimal', expression: "pages); DROP TABLE book; --" })],
  ['a formula of itself', field('odd', { type: 'formula', returns: 'decimal', expression: 'odd + 1' })],
  ['a pattern nobody can read', field('odd', text({ pattern: '((((' }))],
  ['a lookup to the prototype', field('odd', { type: 'lookup', to: '__proto__' })],
  ['a picklist of the prototype', field('odd', { type: 'picklist', picklist: '__proto__' })],
  ['a picklist with one value twice', field('odd', { type: 'picklist', values: [{ value: 'a', label: '甲' }, { value: 'a', label: '乙' }] })],
  ['an object named like one of the engine', { path: 'books/node/object', body: { name: 'node', plural: 'nodes', label: 'x', nameField: 'name', fields: { name: { type: 'text', label: 'x' } } } }],
  ['an object named like the prototype', { path: 'books/__proto__/object', body: { name: '__proto__', plural: 'x', label: 'x', nameField: 'name', fields: { name: { type: 'text', label: 'x' } } } }],
  ['a language that is a path', { path: 'books/book/translations/..', body: { language: '..', labels: {} } }],
];

/** What is only text, however it looks. */
const harmless = `'"\`; DROP TABLE book; -- <script>alert(1)</script> \${process.exit(1)} {{constructor}} \u202e\ud83d\ude00`;

describe.each(databaseKinds)('hostile definitions on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  const start = (): Promise<Store> => openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined }, pollEvery: 60_000 });

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await start();
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });
  const context = (): Context => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'api' });

  test.each(refused)('%s is refused', async (_, definition) => {
    const { version } = store.current();
    const from = process.cpuUsage();
    await expect(store.publish({ definitions: [definition], by: null, why: 'hostile' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED', definitionProblems: expect.arrayContaining([expect.objectContaining({ message: { zh: expect.any(String) as string, en: expect.any(String) as string } })]) as unknown });
    expect(millisecondsOf(process.cpuUsage(from))).toBeLessThan(5000);
    expect(store.current().version).toBe(version);
    expect(({} as Record<string, unknown>)['unique']).toBeUndefined();
  });

  test('more unique fields than a table may have are refused, saying which budget is used up; up to there every publish works', async () => {
    const pair = (index: number): { path: string; body: unknown }[] => [field(`unique${index}`, text({ unique: true, maxLength: 20 })), field(`row${index}`, { type: 'integer', indexed: true })];
    // One after the other, so that indexes that were made once and are not wanted any more must make room.
    for (const upTo of [25, 45, 55]) await store.publish({ definitions: Array.from({ length: upTo }, (_, index) => pair(index)).flat(), by: null, why: 'indexes' });
    const more = Array.from({ length: 70 }, (_, index) => pair(index)).flat();
    await expect(store.publish({ definitions: more, by: null, why: 'indexes' })).rejects.toMatchObject({ definitionProblems: expect.arrayContaining([expect.objectContaining({ rule: 'unique', message: expect.objectContaining({ en: expect.stringContaining('the budget of unique fields and indexes is used up (60 an object') as string }) as unknown })]) as unknown });
  });

  test('labels, values and patterns are only text, also after the next start', async () => {
    await store.publish({ by: null, why: harmless, definitions: [
      field('plain', text({ label: harmless.slice(0, 90), help: harmless })),
      field('choice', { type: 'picklist', values: [{ value: harmless.slice(0, 60), label: harmless.slice(0, 60) }] }),
      // RE2 answers in linear time; a backtracking engine would never answer.
      field('slow', text({ pattern: '(a+)+$', maxLength: 200 })),
      field('joined', { type: 'formula', returns: 'text', expression: `CONCATENATE(title, "'); DROP TABLE book; --")` }),
    ] });
    await store.close();
    store = await start();
    const book = store.current().objects.get('book')!;
    expect(book.fields.get('plain')!.label).toBe(harmless.slice(0, 90));
    const author = await createRecord(context(), store.current().objects.get('author')!, { name: harmless.slice(0, 90) });
    const id = await createRecord(context(), book, { title: harmless.slice(0, 90), author, choice: harmless.slice(0, 60) });
    const [read] = await readRecords(context(), book, { ids: [id], fields: ['title', 'choice', 'joined'] });
    expect(read).toEqual({ id, title: harmless.slice(0, 90), choice: harmless.slice(0, 60), joined: `${harmless.slice(0, 90)}'); DROP TABLE book; --` });
    const from = process.cpuUsage();
    await expect(createRecord(context(), book, { title: 'x', author, slow: `${'a'.repeat(199)}!` })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(millisecondsOf(process.cpuUsage(from))).toBeLessThan(1000);
  });
});

/** Work, not time: a busy machine takes longer for the same. */
function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
