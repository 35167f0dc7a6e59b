// Tells the worker of this process that there is something to do, so that it need not wait for its next look.
import type { Database } from '../database/source';

const sleepers = new WeakMap<Database, Set<() => void>>();

/** Calls `wake` whenever something was put into the queue of this database by this process; gives back how to stop. */
export function onWork(database: Database, wake: () => void): () => void {
  let known = sleepers.get(database);
  if (!known) sleepers.set(database, (known = new Set()));
  known.add(wake);
  return () => void known.delete(wake);
}

/** Something was put into the queue. */
export function wakeWorkers(database: Database): void {
  for (const wake of sleepers.get(database) ?? []) wake();
}
