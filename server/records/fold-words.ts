// MySQL: takes new search words from the plain table, where writing them costs little, to the full text, many records at a time.
import { performance } from 'node:perf_hooks';
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

/**
 * Folds as long as the process lives: in quiet moments, since it is the dearest part of writing words and nobody waits for it; while the process is busy
 * only what is more than searches should have to read through. Ends with what it is at.
 */
export function keepFolding(database: Database, onError: (error: unknown) => void): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    let before = performance.eventLoopUtilization();
    while (!stopping.signal.aborted) {
      const isBusy = performance.eventLoopUtilization(before).utilization > busy;
      before = performance.eventLoopUtilization();
      const wait = await foldSome(database, isBusy).then((folded) => (folded < mostAtOnce ? pause : 0), (error: unknown) => { onError(error); return pauseAfterError; });
      await sleep(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = database.dialect.name === 'sqlite' ? Promise.resolve() : run();
  return { stop: async () => { stopping.abort(); await running; } };
}

async function foldSome(database: Database, isBusy: boolean): Promise<number> {
  if (isBusy) {
    const [row] = await database.rows({ text: 'SELECT COUNT(*) FROM engine_search_new', values: [] });
    if (Number(row?.[0]) < mostWaiting) return 0;
  }
  return foldWords(database);
}

/** Records that may wait while there is other work: a search reads so many in a few milliseconds. */
const mostWaiting = 4000;
/** The share of its time a busy process works. */
const busy = 0.3;
/** Milliseconds. */
const pause = 500;
const pauseAfterError = 5000;
