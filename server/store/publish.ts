// Puts a version into force: checked, compiled, tables made ready, then one transaction. Killed anywhere, the next start is exactly old or new.
import type { Connection } from '../database/source';
import { TangramError } from '../errors';
import type { Change } from '../model/diff';
import type { Model } from '../model/model';
import { carryNames } from './carry-names';
import { changesBetween } from './changes-between';
import { convertFields, movedFields } from './convert-fields';
import { DefinitionsRefused } from './definitions-refused';
import { follow } from './follow';
import type { State, StoreOptions } from './open-store';
import { undoOf, type OverlayEntry } from './overlay';
import type { PublishLock } from './publish-lock';
import { roleNames } from './other-layouts';
import { repeatedValues } from './repeated-values';
import { finish, putIntoForce } from './put-into-force';
import { closeChangeSet, readPointer, writeVersion } from './rows';
import { settle, type Settled } from './settle';
import { draftOf, draftWith, type Draft, type Wish } from './wish';

export type { Wish } from './wish';
export interface Publication extends Wish {
  /** Record id of who publishes; null for the engine. */
  readonly by: string | null;
  readonly why: string;
  /** The version it was prepared against; another one in force is a CONFLICT. */
  readonly ifVersion?: number;
  /** The change set this is: it counts as published from the same moment. */
  readonly changeSet?: string;
}
export interface Published { readonly version: number; readonly model: Model; readonly changes: readonly Change[] }

/** What to lay over as it is, instead of a wish: a rollback, or a way out of the trash. */
export interface Restoration { readonly entries: readonly OverlayEntry[]; readonly by: string | null; readonly why: string; readonly ifVersion?: number; /** Default: rollback. */ readonly source?: 'publish' }

export interface PublishContext {
  readonly options: StoreOptions;
  readonly lock: PublishLock;
  readonly state: () => State;
  readonly flip: (next: State) => void;
}

/** Publishes; when it resolves, the new Model is the current one. */
export async function publish(context: PublishContext, publication: Publication | Restoration): Promise<Published> {
  const { database } = context.options;
  const base = publication.ifVersion ?? (await readPointer(database))?.version ?? 0;
  const release = await context.lock.acquire();
  try {
    const newer = await follow(database, context.state(), context.options.log);
    if (newer) context.flip(newer);
    const state = context.state();
    if (state.model.version !== base) throw versionMoved(state.model.version);
    return await publishOn(state, publication, context);
  } finally {
    await release();
  }
}

async function publishOn(state: State, publication: Publication | Restoration, context: PublishContext): Promise<Published> {
  const { database, fill, log } = context.options;
  const draft = 'entries' in publication ? draftWith(state, publication.entries) : draftOf(state, publication);
  if ('problems' in draft) throw new DefinitionsRefused(draft.problems);
  if (draft.entries.length === 0) {
    if (!('entries' in publication) && publication.changeSet !== undefined) await closeChangeSet(database, { id: publication.changeSet, version: state.model.version });
    return { version: state.model.version, model: state.model, changes: [] };
  }
  const settled = await settle(database, draft.definitions, { version: state.model.version + 1, before: state });
  if ('problems' in settled) throw new DefinitionsRefused(settled.problems);
  const changes = changesBetween(state, draft, { ...settled, roles: await roleNames(database, { before: state.model, after: settled.model }) });
  const repeated = await repeatedValues(database, { before: state.model, after: settled.model, changes, definitions: draft.definitions });
  if (repeated.length > 0) throw new DefinitionsRefused(repeated);

  const models = { before: state.model, after: settled.model };
  const moved = { changes: movedFields(models) };
  const began = Date.now();
  const convert = (): Promise<void> => convertFields(database, models, moved);
  const commit = (connection: Connection): Promise<void> => commitVersion(connection, { state, draft, settled, changes, publication });
  const toFill = await putIntoForce(database, { settled, fill, convert, commit }).catch(async (error: unknown) => {
    await takeBack(state, context).catch((again: unknown) => log.error({ error: again }, 'What a failed publication had begun could not be taken back; the next start does it'));
    throw error;
  });
  context.flip(stateAfter(state, draft, settled));
  if (changes.some(({ aspect, action, subject }) => aspect === 'renamed' || (subject === 'object' && action === 'added'))) await database.transaction((connection) => carryNames(connection, models));
  // Clocks of other nodes may be behind.
  await convertFields(database, models, { ...moved, since: began - 60_000 });
  await finish(database, settled.model, { toFill, fill });
  log.info({ version: settled.model.version, by: publication.by, why: publication.why, changes: changes.length }, 'Published');
  return { version: settled.model.version, model: settled.model, changes };
}

interface Commit { readonly state: State; readonly draft: Draft; readonly settled: Settled; readonly changes: readonly Change[]; readonly publication: Publication | Restoration }

/** The one moment that counts: before it the old version is in force, after it the new one. */
async function commitVersion(connection: Connection, { state, draft, settled, changes, publication }: Commit): Promise<void> {
  await writeVersion(connection, {
    number: settled.model.version, after: state.model.version, filesHash: state.filesHash, by: publication.by, why: publication.why,
    source: 'entries' in publication ? publication.source ?? 'rollback' : 'publish', changes, entries: draft.entries, undo: undoOf(state.overlay, draft.entries),
  });
  await carryNames(connection, { before: state.model, after: settled.model });
  if (!('entries' in publication) && publication.changeSet !== undefined) await closeChangeSet(connection, { id: publication.changeSet, version: settled.model.version });
}

/** The tables and the kept values as the version in force has them, where a publication ended in the middle. */
async function takeBack(state: State, { options: { database, fill } }: PublishContext): Promise<void> {
  const settled = await settle(database, state.definitions, { version: state.model.version, before: undefined });
  if ('problems' in settled) return;
  const toFill = await putIntoForce(database, { settled, fill, commit: undefined });
  await finish(database, settled.model, { toFill, fill: undefined });
}

function stateAfter(state: State, draft: Draft, { model, placements }: Settled): State {
  const entries = draft.entries.map((entry) => ({ ...entry, version: model.version }));
  const { overlay, definitions } = draftWith(state, entries);
  return { ...state, overlay, definitions: sameOrder(definitions, draft.definitions) ? draft.definitions : definitions, model, placements };
}

function sameOrder<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index]);
}

function versionMoved(version: number): TangramError {
  return new TangramError('CONFLICT', 'versionMoved', { version });
}
