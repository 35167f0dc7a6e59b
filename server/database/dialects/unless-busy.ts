// Waiting for another process that writes to the same SQLite file.
import { setTimeout as sleep } from 'node:timers/promises';

const busyPatience = 20_000;

/** What libsql throws. `index` is put in by us where a unique index was hit. */
export interface SqliteError extends Error { code: string; index?: string }
/** true for errors of SQLite itself. */
export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
}

/** Another process may be writing to the same file: tries again until it is done, without holding up anybody else. */
export async function unlessBusy<T>(attempt: () => T | Promise<T>): Promise<T> {
  const until = Date.now() + busyPatience;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
    }
    await sleep(5 + Math.random() * 20);
  }
}

function isBusy(error: unknown): boolean {
  const cause = (error as { driverError?: unknown }).driverError ?? error;
  return isSqliteError(cause) && cause.code.startsWith('SQLITE_BUSY');
}
