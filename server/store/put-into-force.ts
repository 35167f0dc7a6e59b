// The steps that put a version into force, in order; each may run again. Killed between any two, the next start is exactly the old or the new version.
import { applyDdl, runStatements, type Statement } from '../database/ddl';
import type { Connection, Database } from '../database/source';
import type { Model } from '../model/model';
import type { Fill } from './open-store';
import { isNothing, type Settled, type ToFill } from './settle';
import { strikeUnfinished, withUnfinished, writeUnfinished } from './unfinished';

export interface Steps {
  readonly settled: Settled;
  readonly fill: Fill | undefined;
  /** Converts the values of fields that take another type, before anything is computed from them. */
  readonly convert?: () => Promise<void>;
  /** Writes the version: the one moment that counts. Nothing to write where it is in force already. */
  readonly commit: ((connection: Connection) => Promise<void>) | undefined;
}

/** Resolves when the version is written; the answer is what `finish` has to be handed once the Model is in force. */
export async function putIntoForce(database: Database, { settled, fill, convert, commit }: Steps): Promise<ToFill> {
  const { model, statements } = settled;
  const toFill = await withUnfinished(database, settled.toFill, model);
  await writeUnfinished(database, toFill, model.version);
  // What is only added disturbs nobody; what changes how the old version reads or writes comes in the last moment.
  await applyDdl(database, statements.filter((statement) => !isDecisive(statement)));
  await convert?.();
  const decisive = statements.filter(isDecisive);
  if (!isNothing(toFill) && !decisive.some((statement) => statement.rescales)) await fill?.(model, toFill);
  await decide(database, { decisive, commit });
  return toFill;
}

/** The same again, for what was written while the old version was still in force. */
export async function finish(database: Database, model: Model, { toFill, fill }: { readonly toFill: ToFill; readonly fill: Fill | undefined }): Promise<void> {
  if (isNothing(toFill)) return;
  await fill?.(model, toFill);
  await strikeUnfinished(database, toFill);
}

function isDecisive({ rescales, restricts }: Statement): boolean {
  return rescales === true || restricts === true;
}

/** SQLite changes tables and writes the version in one transaction. A server commits each change of a table at once: there the next start takes back what has no version. */
async function decide(database: Database, { decisive, commit }: { readonly decisive: readonly Statement[]; readonly commit: Steps['commit'] }): Promise<void> {
  if (database.dialect.name === 'mysql') {
    await applyDdl(database, decisive);
    if (commit) await database.transaction(commit);
    return;
  }
  if (decisive.length === 0 && !commit) return;
  await database.transaction(async (connection) => {
    await runStatements(connection, decisive);
    await commit?.(connection);
  });
}
