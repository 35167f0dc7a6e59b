// Tests parts of a transaction that are undone alone, while other transactions do the same.
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { inTransaction, undoable } from './in-transaction';

describe.each(databaseKinds)('parts of a transaction on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots); });
  afterAll(() => records.close());

  const add = (name: string) => ({ text: 'INSERT INTO engine_counter (name, value) VALUES (?, 1)', values: [name] });
  const names = async (): Promise<readonly unknown[]> => (await records.rows('SELECT name FROM engine_counter ORDER BY name')).map((row) => row[0]);

  test('a part within a part is undone alone, whatever another transaction begins and ends meanwhile', async () => {
    let mayEnd = (): void => undefined;
    let hasBegun = (): void => undefined;
    const [ended, begun] = [new Promise<void>((resolve) => { mayEnd = resolve; }), new Promise<void>((resolve) => { hasBegun = resolve; })];
    const other = inTransaction(records.system(), (inside) => undoable(inside, async () => {
      await inside.connection.run(add('other'));
      hasBegun();
      // SQLite has one writer: there the other cannot stay open.
      if (kind.name === 'mysql') await ended;
    }));
    await begun;
    await inTransaction(records.system(), async (inside) => {
      await inside.connection.run(add('kept'));
      await undoable(inside, async () => {
        await inside.connection.run(add('outer'));
        mayEnd();
        if (kind.name === 'mysql') await other;
        await undoable(inside, async () => {
          await inside.connection.run(add('inner'));
          return Promise.reject(new Error('inner'));
        }).catch(() => undefined);
        await undoable(inside, () => inside.connection.run(add('second')));
        throw new Error('outer');
      }).catch(() => undefined);
      await undoable(inside, () => inside.connection.run(add('last')));
    });
    await other;
    expect(await names()).toEqual(['kept', 'last', 'other']);
  });
});
