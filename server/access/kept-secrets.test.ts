// Tests that secrets which come together are looked up together, and that nothing is remembered.
import type { Connection } from '../database/source';
import { databaseKinds } from '../../test/kit/databases';
import { openDatabase } from '../database/open-database';
import { migrate } from '../database/migrate';
import { keptSecrets } from './kept-secrets';

describe.each(databaseKinds)('kept secrets on $name', (kind) => {
  test('what comes at once is one statement, what comes while it runs is the next; what ended meanwhile is not found', async () => {
    const place = await kind.create();
    const database = await openDatabase(place.url);
    try {
      await migrate(database);
      const add = (hash: string): Promise<number> => database.run({ text: `INSERT INTO engine_api_key (key_hash, id, user_id, name, scopes, created_at) VALUES (?, ?, ?, 'n', '["*"]', 1)`, values: [hash, `key_${hash}`, `user_${hash}`] });
      await Promise.all([add('a'), add('b')]);
      let statements = 0;
      const counted: Connection = { ...database, rows: (sql) => { statements += 1; return database.rows(sql); } };
      const { keys } = keptSecrets(counted);
      const first = Promise.all(['a', 'b', 'a', 'c'].map((hash) => keys.load(hash)));
      await database.run({ text: 'SELECT 1', values: [] });
      const second = Promise.all(['b', 'a'].map((hash) => keys.load(hash)));
      expect((await first).map((row) => row?.[0])).toEqual(['user_a', 'user_b', 'user_a', undefined]);
      expect((await second).map((row) => row?.[0])).toEqual(['user_b', 'user_a']);
      expect(statements).toBe(2);
      await database.run({ text: 'DELETE FROM engine_api_key WHERE key_hash = ?', values: ['a'] });
      expect(await keys.load('a')).toBeUndefined();
    } finally {
      await database.close();
      await place.drop();
    }
  });
});
