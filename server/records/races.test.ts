// Tests writers at the same time: nothing is lost, doubled or half done.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import type { Connection, Sql } from '../database/source';
import { TangramError } from '../errors';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { foldWords } from './fold-words';
import { runOnce } from './idempotency';
import { searchRecords } from './search';
import { updateRecord } from './update';
import { upsertRecord } from './upsert';

/** Live records whose book or author is in the bin. */
const dangling = 'SELECT (SELECT COUNT(*) FROM loan l JOIN book b ON b.id = l.book WHERE l.live = 1 AND b.live IS NULL), (SELECT COUNT(*) FROM book b JOIN author a ON a.id = b.author WHERE b.live = 1 AND a.live IS NULL)';
const codeOf = (result: PromiseSettledResult<unknown>): string => (result.status === 'fulfilled' ? 'ok' : result.reason instanceof TangramError ? result.reason.code : String(result.reason));

describe.each(databaseKinds)('many at the same time on $name', (kind) => {
  let records: TestRecords;
  let book: string;
  beforeAll(async () => {
    records = await openRecords(kind, libraryRoots);
    book = await createRecord(records.system(), records.object('book'), { title: '书', author: { create: { name: '某' } } });
  });
  afterAll(() => records.close());

  test('fifty new records get fifty numbers in a row: none missing, none twice, a refused one takes none', async () => {
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, index) =>
      createRecord(records.system(), records.object('loan'), { book, borrower: '甲', dueOn: index % 6 === 5 ? '1999-01-01' : '2999-01-01', code: index % 6 === 4 ? 'same' : `c${index}` })));
    const done = results.filter((result) => result.status === 'fulfilled').length;
    expect(done).toBe(41);
    const numbers = (await records.rows('SELECT number FROM loan ORDER BY number')).map((row) => String(row[0]));
    const year = new Date().toISOString().slice(0, 4);
    expect(numbers).toEqual(Array.from({ length: 41 }, (_, index) => `L${year}-${String(index + 1).padStart(5, '0')}`));
  });

  test('of two updates of the same version one wins and the other is told', async () => {
    const object = records.object('author');
    const id = await createRecord(records.system(), object, { name: '争' });
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => updateRecord(records.system(), object, { id, patch: { name: `争${index}` }, ifVersion: 1 })));
    expect(results.map(codeOf).sort()).toEqual([...Array.from({ length: 7 }, () => 'CONFLICT'), 'ok']);
    expect(await records.rows('SELECT version FROM author WHERE id = ?', id)).toEqual([[2]]);
  });

  test('no update is lost without versions either: each sees the one before', async () => {
    const object = records.object('author');
    const id = await createRecord(records.system(), object, { name: '序0' });
    await Promise.all(Array.from({ length: 20 }, (_, index) => updateRecord(records.system(), object, { id, patch: { name: `序${index + 1}` } })));
    const history = (await records.rows('SELECT version, changes FROM engine_history WHERE record_id = ? ORDER BY version', id)).map(([version, changes]) => ({ version, ...(JSON.parse(String(changes)) as { name: [[string] | null, [string]] }) }));
    expect(history.map((row) => row.version)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    history.slice(1).forEach((row, index) => expect(row.name[0]).toEqual(history[index]?.name[1]));
  });

  test('of twenty that want one unique value one gets it', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => createRecord(records.system(), records.object('author'), { name: '唯一', code: 'only' })));
    expect(results.map(codeOf).sort()).toEqual([...Array.from({ length: 19 }, () => 'DUPLICATE'), 'ok']);
    const refused = results.find((result) => result.status === 'rejected') as PromiseRejectedResult;
    expect((refused.reason as TangramError).problems).toEqual([{ path: 'code', rule: 'duplicate', params: { value: 'only' }, label: '编码' }]);
  });

  test('twenty upserts of one key make one record', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => upsertRecord(records.system(), records.object('author'), { key: { code: 'up' }, input: { name: `名${index}` } })));
    expect(new Set(ids).size).toBe(1);
    expect(await records.rows(`SELECT COUNT(*) FROM author WHERE code = 'up'`)).toEqual([[1]]);
  });

  test('roll-ups are exact after many writers to one master, and nobody deadlocks for good', async () => {
    const object = records.object('author');
    const id = await createRecord(records.system(), object, { name: '总' });
    const books = await Promise.all(Array.from({ length: 30 }, (_, index) => createRecord(records.system(), records.object('book'), { title: `书${index}`, author: id, pages: index + 1 })));
    await Promise.all(books.map((bookId, index) => (index % 3 === 0 ? updateRecord(records.system(), records.object('book'), { id: bookId, patch: { pages: 1000 } })
      : updateRecord(records.system(), object, { id, patch: { books: { update: [{ id: bookId, input: { pages: 7 } }] } } }))));
    expect(await records.rows('SELECT book_count, total_pages FROM author WHERE id = ?', id)).toEqual([[30, 10 * 1000 + 20 * 7]]);
  });

  test('what is deleted between the look-up of a reference and the write is refused, not left dangling', async () => {
    const author = await createRecord(records.system(), records.object('author'), { name: '去' });
    const lent = await createRecord(records.system(), records.object('book'), { title: '去', author });
    const refer = [
      { object: 'loan', input: { book: lent, borrower: '乙', dueOn: '2999-01-01' }, target: 'book', id: lent },
      { object: 'book', input: { title: '迟', author }, target: 'author', id: author },
    ];
    for (const { object, input, target, id } of refer) {
      const context = records.system();
      let gone: Promise<unknown> | undefined;
      const database = { ...context.database, transaction: <T>(work: Parameters<typeof context.database.transaction<T>>[0]) => context.database.transaction<T>((connection) => work({
        ...connection,
        rows: async (sql) => {
          const found = await connection.rows(sql);
          // A server deletes it now; on SQLite, whose one writer we are, the deletion waits for us.
          gone ??= deleteRecord(records.system(), records.object(target), { id }).catch((error: unknown) => error);
          if (connection.dialect.name === 'mysql') await gone;
          return found;
        },
      })) };
      const made = await createRecord({ ...context, database }, records.object(object), input).catch((error: unknown) => error);
      await gone;
      if (context.database.dialect.name === 'mysql') expect(made).toMatchObject({ code: 'VALIDATION_FAILED', problems: [{ path: target, rule: 'noSuchRecord' }] });
      else expect(typeof made).toBe('string');
      expect(await records.rows(dangling)).toEqual([[0, 0]]);
    }
  });

  test('of many who refer to records and many who delete them at the same time, nobody leaves a reference to nothing', async () => {
    const author = records.object('author');
    for (let round = 0; round < 8; round += 1) {
      const id = await createRecord(records.system(), author, { name: `轮${round}` });
      const lent = await createRecord(records.system(), records.object('book'), { title: `轮${round}`, author: id });
      const results = await Promise.allSettled([
        ...Array.from({ length: 4 }, (_, index) => createRecord(records.system(), records.object('book'), { title: `${index}`, author: id })),
        ...Array.from({ length: 4 }, () => createRecord(records.system(), records.object('loan'), { book: lent, borrower: '丙', dueOn: '2999-01-01' })),
        deleteRecord(records.system(), author, { id }), deleteRecord(records.system(), records.object('book'), { id: lent }),
      ]);
      expect(results.map(codeOf).filter((code) => !['ok', 'VALIDATION_FAILED', 'CONFLICT', 'NOT_FOUND'].includes(code))).toEqual([]);
      expect(await records.rows(dangling)).toEqual([[0, 0]]);
    }
  });

  test('a request that comes five times at once is done once and answered five times', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => runOnce(records.system(), { key: 'k1', body: 'make' }, (inside) => createRecord(inside, records.object('author'), { name: '一次' }))));
    expect(new Set(answers.map((each) => each.answer)).size).toBe(1);
    expect(answers.filter((each) => !each.repeated)).toHaveLength(1);
    expect(await records.rows(`SELECT COUNT(*) FROM author WHERE name = '一次'`)).toEqual([[1]]);
    await expect(runOnce(records.system(), { key: 'k1', body: 'other' }, () => Promise.resolve(''))).rejects.toMatchObject({ code: 'CONFLICT', rule: 'idempotencyMismatch' });
    await expect(runOnce(records.system(), { key: 'k2', body: 'b' }, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await runOnce(records.system(), { key: 'k2', body: 'b' }, () => Promise.resolve('now'))).toEqual({ answer: 'now', repeated: false });
  });

  test('search words that are folded in while they change are those of the last change', async () => {
    const author = records.object('author');
    const ids = await Promise.all(['甲', '乙', '丙', '丁'].map((letter) => createRecord(records.system(), author, { name: `${letter}初` })));
    let writing = true;
    const folding = Promise.all([0, 1].map(async () => { while (writing) { await foldWords(records.database); await nextTurn(); } }));
    await Promise.all(ids.map(async (id, which) => {
      for (let turn = 1; turn <= 12; turn += 1) await updateRecord(records.system(), author, { id, patch: { name: `折${which}轮${turn}` } });
    }));
    writing = false;
    await folding;
    const found = async (text: string): Promise<string[]> => (await searchRecords(records.system(), { text, objects: ['author'] })).map((hit) => hit.title).sort();
    for (let left = 1; left >= 0; left -= 1) {
      expect(await found('轮12')).toEqual(ids.map((_, which) => `折${which}轮12`));
      expect(await found('轮11')).toEqual([]);
      expect(await found('初')).toEqual([]);
      while (await foldWords(records.database) > 0);
    }
  });

  test('what breaks in the middle leaves nothing', async () => {
    const count = async (): Promise<unknown> => {
      await foldWords(records.database);
      return (await records.rows('SELECT (SELECT COUNT(*) FROM author), (SELECT COUNT(*) FROM engine_history), (SELECT COUNT(*) FROM engine_outbox), (SELECT COUNT(*) FROM engine_search)'))[0];
    };
    const before = await count();
    const context = records.system();
    for (let failing = 1; failing <= 6; failing += 1) {
      let calls = 0;
      const database = { ...context.database, transaction: <T>(work: Parameters<typeof context.database.transaction<T>>[0]) => context.database.transaction<T>((connection) => work({
        ...connection, run: (sql) => once(connection, sql), runAll: async (statements) => { for (const sql of statements) await once(connection, sql); },
        runLast: async (statements) => { for (const sql of statements) await once(connection, sql); return []; },
      })) };
      const once = (connection: Connection, sql: Sql): Promise<number> => {
        calls += 1;
        return calls === failing ? Promise.reject(new Error('the power went')) : connection.run(sql);
      };
      await createRecord({ ...context, database }, records.object('author'), { name: '断', books: { create: [{ title: '半' }] } }).catch(() => undefined);
      expect(await count()).toEqual(before);
    }
  });
});
