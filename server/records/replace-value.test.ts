// A value replaced in all records: counted first, once for each record wherever the job is broken off, what is refused is told, and all can be taken back.
import type { Definition } from '../../metadata/language/types';
import { databaseKinds } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { listJobs } from '../jobs/job-list';
import { takeJob } from '../jobs/lease';
import { runJob } from '../jobs/run-job';
import { createRecords } from './batch';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { recordHistory } from './history';
import { beginReplacement, beginUndoReplacement, valueUses } from './replace-value';
import { updateRecord } from './update';

const values = (...codes: string[]): { value: string; label: string; inactive?: boolean }[] => codes.map((value) => ({ value, label: value, ...(value === 'gone' ? { inactive: true } : {}) }));
const field = (name: string, body: object): Definition => ({ kind: 'field', path: `books/book/fields/${name}`, body: { label: name, ...body } } as Definition);
const more: readonly Definition[] = [
  field('moods', { type: 'multiPicklist', values: values('a', 'b', 'c', 'gone') }),
  field('fixed', { type: 'picklist', readOnly: true, picklist: 'genre' }),
  { kind: 'rules', path: 'books/book/rules', body: { rules: [{ name: 'short', label: '短', when: 'genre = "history" AND pages > 900', message: '太厚' }] } } as Definition,
];

describe.each(databaseKinds)('replacing values on $name', (kind) => {
  let records: TestRecords;
  let author: string;
  const failures: string[] = [];
  const books = () => records.object('book');
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots, more);
    author = await createRecord(records.system(), records.object('author'), { name: '某' });
    for (const genre of ['poetry', 'novel']) {
      await createRecords(records.system(), books(), { mode: 'ALL', inputs: Array.from({ length: 450 }, (_, index) => ({ title: `${genre}${index}`, author, genre, fixed: index < 3 ? genre : null, moods: index % 2 === 0 ? ['a', 'b'] : ['b', 'c'], pages: index === 7 ? 1000 : 10 })) });
    }
  });
  afterAll(() => records.close());

  /** Runs the job; the first attempts are stopped after their first step. */
  const run = async (job: string, stops = 0): Promise<unknown> => {
    for (let round = 0; round < 30; round++) {
      const taken = await takeJob(records.database, { holder: `h${round}`, kinds: ['replaceValue', 'undoReplaceValue'], now: Date.now() + 10_000, lease: 60_000 });
      if (!taken) break;
      const attempt = runJob({ database: records.database, model: () => records.model, lease: 60_000, report: (error) => failures.push(String(error)) }, taken);
      if (round < stops) attempt.stop();
      await attempt.over;
    }
    expect(failures).toEqual([]);
    return (await listJobs(records.database, { first: 20 })).find(({ id }) => id === job);
  };
  const count = async (value: string, column = 'genre'): Promise<number> => Number((await records.rows(`SELECT COUNT(*) FROM book WHERE ${column} = ? AND live = 1`, value))[0]![0]);
  const uses = async (value: string): Promise<unknown> => (await valueUses(records.system(), { picklist: 'genre' }, value)).map((use) => `${use.object.name}.${use.field.name} ${use.records}`);

  test('in every field that shares the list, broken off three times; a record that a rule refuses stays and is told', async () => {
    expect(await uses('poetry')).toEqual(['book.genre 450', 'book.fixed 3']);
    const job = await beginReplacement(records.system(), { picklist: 'genre' }, { from: 'poetry', to: 'history' });
    const over = await run(job, 3);
    const [thick] = (await records.rows('SELECT id FROM book WHERE title = ?', 'poetry7'))[0] as [string];
    expect(over).toMatchObject({ state: 'done', done: 453, total: 453, result: { data: { replaced: 452, refused: 1, refusals: [{ object: 'book', id: thick, message: '太厚' }] } } });
    expect([await count('poetry'), await count('history'), await count('history', 'fixed')]).toEqual([1, 449, 3]);
    expect(await records.rows(`SELECT COUNT(*), COUNT(DISTINCT record_id) FROM engine_history WHERE action = 'update' AND changes LIKE '%"genre"%'`)).toEqual([[449, 449]]);
    // A record somebody changed since, and one that was deleted, stay as they are.
    const [[changed], [deleted], [touched]] = (await records.rows('SELECT id FROM book WHERE title IN (?, ?, ?) ORDER BY title', 'poetry10', 'poetry11', 'poetry12')) as [[string], [string], [string]];
    await updateRecord(records.system(), books(), { id: changed, patch: { genre: 'science' } });
    await updateRecord(records.system(), books(), { id: touched, patch: { pages: 12 } });
    await deleteRecord(records.system(), books(), { id: deleted });
    const undo = await beginUndoReplacement(records.system(), job);
    expect(await beginUndoReplacement(records.system(), job)).toBe(undo);
    expect(await run(undo, 2)).toMatchObject({ state: 'done', result: { data: { undone: 450, kept: 2 } } });
    expect([await count('poetry'), await count('history'), await count('science'), await count('poetry', 'fixed')]).toEqual([448, 0, 1, 3]);
    const history = await recordHistory(records.system(), books(), { id: touched });
    expect(history.map(({ source, changes }) => `${source} ${changes.map((each) => `${each.field}:${String(each.from)}→${String(each.to)}`).join()}`).slice(0, 3)).toEqual(['job genre:history→poetry', 'api pages:10→12', 'job genre:poetry→history']);
  });

  test('two of one person that replace the same at the same time: each takes back what it changed itself', async () => {
    const held = await count('poetry');
    const [one, two] = [await beginReplacement(records.system(), { picklist: 'genre' }, { from: 'poetry', to: 'history' }), await beginReplacement(records.system(), { picklist: 'genre' }, { from: 'poetry', to: 'history' })];
    const place = { database: records.database, model: () => records.model, lease: 60_000, report: (error: unknown) => void failures.push(String(error)) };
    const taken = await Promise.all(['a', 'b'].map(async (holder) => runJob(place, (await takeJob(records.database, { holder, kinds: ['replaceValue'], now: Date.now() + 10_000, lease: 60_000 }))!).over));
    expect([taken.length, failures]).toEqual([2, []]);
    const kept = async (job: string): Promise<number> => Number((await records.rows('SELECT COUNT(*) FROM engine_replaced WHERE job_id = ? AND place = 0', job))[0]![0]);
    const [byOne, byTwo] = [await kept(one), await kept(two)];
    expect(byOne + byTwo).toBe(held - 1);
    await run(await beginUndoReplacement(records.system(), one));
    expect([await count('poetry'), await count('history')]).toEqual([byOne + 1, byTwo]);
    await run(await beginUndoReplacement(records.system(), two));
    expect(await count('poetry')).toBe(held);
  });

  test('in lists of several: the order of the list is kept, nothing stands twice, values that are off stay', async () => {
    const id = await createRecord(records.system(), books(), { title: '旧', author });
    await records.database.run({ text: 'UPDATE book SET moods = ? WHERE id = ?', values: ['["a","gone","old"]', id] });
    const job = await beginReplacement(records.system(), { object: 'book', field: 'moods' }, { from: 'a', to: 'c' });
    expect(await run(job)).toMatchObject({ result: { data: { replaced: 451, refused: 0 } } });
    const kinds = async (): Promise<unknown> => (await records.rows('SELECT moods, COUNT(*) FROM book WHERE live = 1 GROUP BY moods ORDER BY moods')).map(([list, number]) => [JSON.parse(String(list)) as unknown, Number(number)]);
    expect(await kinds()).toEqual([[['b', 'c'], 899], [['c', 'gone', 'old'], 1]]);
    await run(await beginUndoReplacement(records.system(), job));
    expect(await kinds()).toEqual([[['a', 'b'], 450], [['a', 'gone', 'old'], 1], [['b', 'c'], 449]]);
  });

  test('a value that cannot be chosen, a field that is none', async () => {
    const to = (value: string): Promise<string> => beginReplacement(records.system(), { object: 'book', field: 'moods' }, { from: 'a', to: value });
    for (const value of ['nothing', 'gone', 'a']) await expect(to(value)).rejects.toMatchObject({ code: 'VALIDATION_FAILED', problems: [{ path: 'by' }] });
    await expect(valueUses(records.system(), { object: 'book', field: 'title' }, 'a')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(beginUndoReplacement(records.system(), 'job_none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
