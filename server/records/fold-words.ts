// MySQL: takes new search words from the plain table, where writing them costs little, to the full text, many records at a time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/source';
import { idsSql } from './write/write-rows';

/** Folds in what waits, at most 500 records; gives how many those were. What another node folds in at the same time is left to it. */
export async function foldWords(database: Database): Promise<number> {
  if (database.dialect.name === 'sqlite') return 0;
  return database.transaction(async (connection) => {
    const rows = await connection.rows({ text: `SELECT record_id FROM engine_search_new LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED`, values: [] });
    if (rows.length === 0) return 0;
    const ids = rows.map(([id]) => id);
    const which = idsSql(ids, 'record_id');
    await connection.runLast([
      { text: `DELETE FROM engine_search WHERE ${which}`, values: ids },
      { text: `INSERT INTO engine_search (record_id, object, tokens) SELECT record_id, object, tokens FROM engine_search_new WHERE ${which} AND tokens <> ''`, values: ids },
      { text: `DELETE FROM engine_search_new WHERE ${which}`, values: ids },
    ]);
    return ids.length;
  });
}

const mostAtOnce = 500;

/** Folds as long as the process lives: what waits is read through by every search, so it should be little. Ends with what it is at. */
export function keepFolding(database: Database, onError: (error: unknown) => void): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const wait = await foldWords(database).then((folded) => (folded < mostAtOnce ? pause : 0), (error: unknown) => { onError(error); return pauseAfterError; });
      await sleep(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = database.dialect.name === 'sqlite' ? Promise.resolve() : run();
  return { stop: async () => { stopping.abort(); await running; } };
}

/** Milliseconds. */
const pause = 500;
const pauseAfterError = 5000;
