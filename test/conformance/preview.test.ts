// The preview keeps its word: what it predicts of a random change is what happens when the change is published and every record is saved again.
import type { FieldDefinition } from '../../metadata/language/types';
import { makeContext, systemViewer } from '../../server/access/make-context';
import type { Context } from '../../server/access/context';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import { fieldTypeOf } from '../../server/field-types/field-types';
import { createRecord } from '../../server/records/create';
import { fillKeptValues } from '../../server/records/fill-kept-values';
import { deleteRecord } from '../../server/records/delete';
import { updateRecord } from '../../server/records/update';
import { openStore, type Store } from '../../server/store/open-store';
import { storedRows, type StoredRow } from '../../server/store/stored-rows';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { dice } from '../kit/dice';
import { libraryRoots } from '../kit/models';

jest.setTimeout(120_000);
const folder = 'books/book';
const own: Readonly<Record<string, FieldDefinition>> = {
  shelf: { type: 'text', label: '架号' }, copies: { type: 'integer', label: '册数' }, weight: { type: 'decimal', label: '重量' },
  bought: { type: 'date', label: '购入' }, mood: { type: 'picklist', label: '情绪', values: ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value })) },
};

describe.each(databaseKinds)('previews on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  let author: string;
  const roll = dice(20);

  const book = () => store.current().objects.get('book')!;
  const system = (): Context => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'test' });

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined }, fill: fillKeptValues(database) });
    await store.publish({ by: null, why: 'fields', definitions: Object.entries(own).map(([name, body]) => ({ path: `${folder}/fields/${name}`, body })) });
    author = await createRecord(system(), store.current().objects.get('author')!, { name: '鲁迅' });
    const some = <T,>(value: T): T | null => (roll(4) === 0 ? null : value);
    for (let index = 0; index < 40; index += 1) {
      await createRecord(system(), book(), {
        title: `书${index}`, author, shelf: index < 2 ? '同' : some('架'.repeat(1 + roll(9)) + roll(30)), copies: some(roll(200) - 50), weight: some(`${roll(2000)}.${10 + roll(90)}`),
        bought: some(`20${10 + roll(16)}-0${1 + roll(9)}-11`), mood: some('abcd'[roll(4)]!),
      });
    }
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  const tighter: readonly (() => readonly [string, object])[] = [
    () => ['shelf', { required: true }], () => ['shelf', { maxLength: 2 + roll(9) }], () => ['shelf', { pattern: '架{1,4}[0-9]+' }],
    () => ['copies', { required: true, min: roll(60) - 30 }], () => ['copies', { min: roll(40), max: 60 + roll(80) }],
    () => ['weight', { min: String(roll(600)), max: String(700 + roll(1000)) }], () => ['bought', { min: `20${12 + roll(10)}-01-01` }],
    () => ['mood', { values: [...'abcd'].map((value) => ({ value, label: value, ...(roll(2) === 0 ? { inactive: true } : {}) })) }],
  ];

  test('records that would be refused are those that are refused', async () => {
    for (let round = 0; round < 16; round += 1) {
      const [name, settings] = tighter[round % tighter.length]!();
      const path = `${folder}/fields/${name}`;
      const body = { ...own[name]!, ...settings };
      const shown = await store.preview({ definitions: [{ path, body }] });
      expect(shown.problems).toEqual([]);
      const { version } = store.current();
      const was = book().fields.get(name)!;
      await store.publish({ definitions: [{ path, body }], by: null, why: 'try' });
      const refused: string[] = [];
      const found: StoredRow[] = [];
      for await (const rows of storedRows(database, store.current(), { object: book(), fields: [was] })) {
        found.push(...rows);
      }
      // A value that does not change is not looked at: each record is made once more.
      for (const { id, values } of found) {
        const copy = await createRecord(system(), book(), { title: '抄本', author, [name]: fieldTypeOf(was).plain(values[0]!, was) }).catch(() => undefined);
        if (copy === undefined) refused.push(id);
        else await deleteRecord(system(), book(), { id: copy });
      }
      const predicted = shown.impact.filter((change) => change.name === name).reduce((sum, { records = 0 }) => sum + records, 0);
      expect([settings, predicted]).toEqual([settings, refused.length]);
      for (const { id } of shown.impact.flatMap(({ samples = [] }) => samples)) expect(refused).toContain(id);
      await store.rollback({ to: version, by: null });
    }
  });

  test('what the deciding picklist no longer lets stand is counted, and refused when it is written again', async () => {
    const tone = `${folder}/fields/tone`;
    const body = { type: 'picklist', label: '语气', values: ['x', 'y', 'z'].map((value) => ({ value, label: value })) };
    const { version: bare } = store.current();
    await store.publish({ definitions: [{ path: tone, body }], by: null, why: 'tone' });
    const made: { id: string; mood: string | null; tone: string }[] = [];
    for (let index = 0; index < 30; index += 1) {
      const values = { mood: 'abcd'[roll(5)] ?? null, tone: 'xyz'[roll(3)]! };
      made.push({ ...values, id: await createRecord(system(), book(), { title: `语${index}`, author, ...values }) });
    }
    const wide = { field: 'mood', values: { a: ['x', 'y', 'z'], b: ['x', 'y', 'z'], c: ['x'] } };
    const steps = [wide, { field: 'mood', values: { a: ['x'], b: ['y', 'z'], c: ['x'] } }, { ...wide, values: { a: ['x', 'y'], b: ['y', 'z'] } }];
    let fine: ReadonlySet<string> = new Set(made.map(({ id }) => id));
    for (const dependsOn of steps) {
      const definitions = [{ path: tone, body: { ...body, dependsOn } }];
      const shown = await store.preview({ definitions });
      await store.publish({ definitions, by: null, why: 'narrow' });
      const fits = new Set<string>();
      for (const { id, mood, tone: value } of made) {
        const copy = await createRecord(system(), book(), { title: '抄本', author, mood, tone: value }).catch(() => undefined);
        if (copy === undefined) continue;
        fits.add(id);
        await deleteRecord(system(), book(), { id: copy });
      }
      const change = shown.impact.find(({ aspect }) => aspect === 'dependency');
      const lost = [...fine].filter((id) => !fits.has(id));
      expect([dependsOn, shown.safe, change?.records ?? 0, change?.contracting]).toEqual([dependsOn, false, lost.length, true]);
      for (const { id } of change?.samples ?? []) expect(lost).toContain(id);
      fine = fits;
    }
    for (const next of [{ ...body, dependsOn: wide }, body]) expect(await store.preview({ definitions: [{ path: tone, body: next }] })).toMatchObject({ safe: true, impact: [{ aspect: 'looser', contracting: false }] });
    await store.rollback({ to: bare, by: null });
  });

  test('records of a type that goes, and those whose values their type offers no more, are counted', async () => {
    const path = `${folder}/record-types`;
    const present = store.definitions().find((each) => each.path === path)!.body as { recordTypes: { name: string; label: string; picklists?: object }[] };
    const { recordTypes } = present;
    const [first, second] = recordTypes as [{ name: string; label: string }, { name: string; label: string }];
    const { version } = store.current();
    for (const [index, mood] of ['a', 'b', 'b', 'c'].entries()) await createRecord(system(), book(), { title: `型${index}`, author, recordType: first.name, mood });
    const [row] = await database.rows({ text: 'SELECT COUNT(*) FROM book WHERE record_type = ? AND live = 1', values: [first.name] });
    const [moody] = await database.rows({ text: `SELECT COUNT(*) FROM book WHERE record_type = ? AND live = 1 AND mood <> 'b'`, values: [first.name] });
    const gone = await store.preview({ definitions: [{ path, body: { recordTypes: [{ ...second, default: true }] } }] });
    const narrow = (types: object[]) => store.preview({ definitions: [{ path, body: { recordTypes: types } }] });
    if (gone.problems.length === 0) expect(gone.impact.find(({ subject, action }) => subject === 'recordType' && action === 'removed')).toMatchObject({ name: first.name, contracting: true, records: Number(row![0]) });
    const fewer = await narrow([{ ...first, picklists: { mood: ['b'] } }, second]);
    expect([fewer.problems, fewer.safe]).toEqual([[], false]);
    expect(fewer.impact.find(({ subject }) => subject === 'recordType')).toMatchObject({ aspect: 'dependency', contracting: true, records: Number(moody![0]) });
    expect(await narrow([{ ...first, label: '换个名' }, second])).toMatchObject({ safe: true, impact: [{ subject: 'recordType', aspect: 'words' }] });
    expect(store.current().version).toBe(version);
  });

  test('a rule is broken by the records that can then not be saved', async () => {
    for (const when of ['copies < 20', 'ISBLANK(shelf)', 'weight > 900 AND mood = "a"', 'pricePerPage > 1']) {
      const definitions = [{ path: `${folder}/rules`, body: { rules: [{ name: 'tried', label: '试', when, message: '不行' }] } }];
      const shown = await store.preview({ definitions });
      const { version } = store.current();
      await store.publish({ definitions, by: null, why: 'rule' });
      let refused = 0;
      for await (const rows of storedRows(database, store.current(), { object: book(), fields: [] })) {
        for (const { id, name } of rows) await updateRecord(system(), book(), { id, patch: { title: `${name}.` } }).catch(() => { refused += 1; });
      }
      expect([when, shown.impact.find((change) => change.name === 'tried')?.records ?? 0]).toEqual([when, refused]);
      await store.rollback({ to: version, by: null });
    }
  });

  test('what cannot be unique is refused with the records that share a value; nothing is changed', async () => {
    const definitions = [{ path: `${folder}/fields/shelf`, body: { ...own['shelf'], unique: true } }];
    const { version } = store.current();
    const shown = await store.preview({ definitions });
    expect(shown.problems).toMatchObject([{ path: `${folder}/fields/shelf`, pointer: '/unique', rule: 'repeated' }]);
    await expect(store.publish({ definitions, by: null, why: 'unique' })).rejects.toMatchObject({ definitionProblems: [{ rule: 'repeated' }] });
    expect(store.current().version).toBe(version);
  });

  test('a value that goes from a shared list is told at each field that keeps it', async () => {
    const author1 = await createRecord(system(), store.current().objects.get('author')!, { name: '诗人' });
    await createRecord(system(), book(), { title: '诗', author: author1, genre: 'poetry' });
    const genre = store.definitions().find((each) => each.path === 'books/picklists/genre')!;
    const values = (genre.body as { values: { value: string }[] }).values;
    const shown = await store.preview({ definitions: [{ path: genre.path, body: { ...genre.body, values: values.map((each) => (each.value === 'poetry' ? { ...each, inactive: true } : each)) } }] });
    expect(shown.impact).toContainEqual(expect.objectContaining({ subject: 'field', object: 'book', name: 'genre', contracting: true, records: 1, samples: [expect.objectContaining({ name: '诗', value: 'poetry' })] }));
    expect((await store.preview({ definitions: [{ path: genre.path, body: { ...genre.body, values: values.map((each) => ({ ...each, color: '#112233' })) } }] })).safe).toBe(true);
  });

  test('what goes is told with its values, its places and its readers; words alone are safe', async () => {
    const gone = await store.preview({ remove: [`${folder}/fields/pages`] });
    expect(gone.safe).toBe(false);
    expect(gone.touched.map(({ kind, name }) => `${kind} ${name}`)).toEqual(expect.arrayContaining(['formula pricePerPage', 'rollUp totalPages', 'listView long']));
    const [row] = await database.rows({ text: 'SELECT COUNT(*) FROM book WHERE shelf IS NOT NULL AND live = 1', values: [] });
    const shelf = await store.preview({ remove: [`${folder}/fields/shelf`] });
    expect(shelf.impact.find((change) => change.name === 'shelf')).toMatchObject({ action: 'removed', records: Number(row![0]), samples: { length: 5 } });
    const words = await store.preview({ definitions: [{ path: `${folder}/fields/shelf`, body: { ...own['shelf'], label: '书架', help: '写在书脊上' } }] });
    expect(words).toMatchObject({ safe: true, costs: [] });
    const added = await store.preview({ definitions: [{ path: `${folder}/fields/row`, body: { type: 'text', label: '排', indexed: true } }] });
    expect(added.safe).toBe(false);
    expect(added.costs.map(({ kind }) => kind)).toEqual(['instant', 'inPlace']);
    for (const { rows } of added.costs) expect(rows).toBeGreaterThanOrEqual(40);
  });
});
