// Puts a version into force: checked, compiled, tables made ready, then one transaction. Killed anywhere, the next start is exactly old or new.
import { applyDdl } from '../database/ddl';
import { TangramError } from '../errors';
import { diff, type Change } from '../model/diff';
import type { Model } from '../model/model';
import { DefinitionsRefused } from './definitions-refused';
import { follow } from './follow';
import type { State, StoreOptions } from './open-store';
import { undoOf, type OverlayEntry } from './overlay';
import type { PublishLock } from './publish-lock';
import { readPointer, writeVersion } from './rows';
import { repeatedValues } from './repeated-values';
import { isNothing, settle, type Settled } from './settle';
import { draftOf, draftWith, type Draft, type Wish } from './wish';

export type { Wish } from './wish';
export interface Publication extends Wish {
  /** Record id of who publishes; null for the engine. */
  readonly by: string | null;
  readonly why: string;
  /** The version it was prepared against; another one in force is a CONFLICT. */
  readonly ifVersion?: number;
}
export interface Published { readonly version: number; readonly model: Model; readonly changes: readonly Change[] }

/** What to lay over as it is, instead of a wish: a rollback. */
export interface Restoration { readonly entries: readonly OverlayEntry[]; readonly by: string | null; readonly why: string; readonly ifVersion?: number }

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
    if (state.model.version !== base) throw moved(state.model.version);
    return await publishOn(state, publication, context);
  } finally {
    await release();
  }
}

async function publishOn(state: State, publication: Publication | Restoration, context: PublishContext): Promise<Published> {
  const { database, fill, log } = context.options;
  const draft = 'entries' in publication ? draftWith(state, publication.entries) : draftOf(state, publication);
  if ('problems' in draft) throw new DefinitionsRefused(draft.problems);
  if (draft.entries.length === 0) return { version: state.model.version, model: state.model, changes: [] };
  const settled = await settle(database, draft.definitions, { version: state.model.version + 1, before: state });
  if ('problems' in settled) throw new DefinitionsRefused(settled.problems);
  const changes = diff(state.model, settled.model);
  const repeated = await repeatedValues(database, { before: state.model, after: settled.model, changes, definitions: draft.definitions });
  if (repeated.length > 0) throw new DefinitionsRefused(repeated);

  await applyDdl(database, settled.statements);
  if (!isNothing(settled.toFill)) await fill?.(settled.model, settled.toFill);
  await commitVersion(context, { state, draft, settled, changes, publication });
  context.flip(stateAfter(state, draft, settled));
  if (!isNothing(settled.toFill)) await fill?.(settled.model, settled.toFill);
  log.info({ version: settled.model.version, by: publication.by, why: publication.why, changes: changes.length }, 'Published');
  return { version: settled.model.version, model: settled.model, changes };
}

interface Commit { readonly state: State; readonly draft: Draft; readonly settled: Settled; readonly changes: readonly Change[]; readonly publication: Publication | Restoration }

/** The one moment that counts: before it the old version is in force, after it the new one. */
async function commitVersion({ options }: PublishContext, { state, draft, settled, changes, publication }: Commit): Promise<void> {
  await options.database.transaction((connection) => writeVersion(connection, {
    number: settled.model.version, after: state.model.version, filesHash: state.filesHash, by: publication.by, why: publication.why,
    source: 'entries' in publication ? 'rollback' : 'publish', changes, entries: draft.entries, undo: undoOf(state.overlay, draft.entries),
  }));
}

function stateAfter(state: State, draft: Draft, { model, placements }: Settled): State {
  const entries = draft.entries.map((entry) => ({ ...entry, version: model.version }));
  const { overlay, definitions } = draftWith(state, entries);
  return { ...state, overlay, definitions: sameOrder(definitions, draft.definitions) ? draft.definitions : definitions, model, placements };
}

function sameOrder<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index]);
}

function moved(version: number): TangramError {
  return new TangramError('CONFLICT', 'versionMoved', { version });
}
