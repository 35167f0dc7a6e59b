// The store: opens on the shipped files and what admins published over them, keeps the Model in force, and puts new versions into force.
import { createHash } from 'node:crypto';
import type { Definition, TemplateDefinition } from '../../metadata/language/types';
import { problemLine, type DefinitionProblem } from '../../metadata/language/check';
import type { Connection, Database } from '../database/source';
import { TangramError } from '../errors';
import type { Change } from '../model/diff';
import type { Model } from '../model/model';
import type { Placements } from '../model/compile';
import { follow } from './follow';
import { keepingNames } from './keep-names';
import { loadTemplates } from './load-templates';
import { loadDefinitions } from './load-files';
import { effectiveDefinitions, laidOver, type Overlay } from './overlay';
import { preview, type Preview } from './preview';
import { compareVersions, historyOf, type Compared, type Step } from './versions-compared';
import { publish, type Published, type Publication, type Wish } from './publish';
import { publishLock } from './publish-lock';
import { finish, putIntoForce } from './put-into-force';
import { readOverlay, readPointer, readUndo, readVersions, writeVersion, type VersionRow } from './rows';
import { settle, type ToFill } from './settle';
import { dropPurged } from './stored-places';
import { deletedPaths, purgingEntries, readTrash, restoringEntries, type TrashItem } from './trash';

export type { Change, Preview, Published, Publication, ToFill, TrashItem, VersionRow, Wish };

export interface Store {
  /** The Model in force. A request keeps the one it began with. */
  current(): Model;
  /** Called after every change of the Model, with the new and the old one. */
  onChange(listener: (model: Model, before: Model) => void): () => void;
  /** Puts changed definitions into force, or throws: DefinitionsRefused with every problem, CONFLICT where somebody else was faster. */
  publish(publication: Publication): Promise<Published>;
  /** What publishing would do. */
  preview(wish: Wish): Promise<Preview>;
  /** Everything in force: files with what lies over them. A field of its own stands beside its object. */
  definitions(): readonly Definition[];
  /** Objects to begin with, as the files give them. */
  templates(): Promise<readonly TemplateDefinition[]>;
  /** Newest first. */
  versions(limit?: number): Promise<readonly VersionRow[]>;
  /** What two versions say differently. */
  compare(versions: { readonly from: number; readonly to: number }): Promise<readonly Compared[]>;
  /** The versions that changed one definition, newest first. */
  historyOf(path: string): Promise<readonly Step[]>;
  /** Publishes what was in force in version `to`. Columns and their data stay. */
  rollback(request: { readonly to: number; readonly by: string | null; readonly why?: string }): Promise<Published>;
  /** What was deleted and can come back, the last first. */
  trash(): Promise<readonly TrashItem[]>;
  /** Paths of everything deleted, also of what can no longer come back. */
  deleted(): readonly string[];
  /** Puts deleted definitions into force again, with the values they have. */
  restore(request: { readonly paths: readonly string[]; readonly by: string | null; readonly why: string }): Promise<Published>;
  /** Drops deleted fields and objects with their values for good. CONFLICT unless they hold exactly so many `values` in all. */
  purge(request: { readonly paths: readonly string[]; readonly values: number; readonly by: string | null; readonly why: string }): Promise<Published>;
  /** Looks at once whether another node has published. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly database: Database;
  /** Folders like metadata/, later ones over earlier ones. */
  readonly roots: readonly string[];
  readonly log: StoreLog;
  /**
   * Makes what is kept but comes from other values (roll-ups, sort keys, search words) for records that are there already. Called before a version
   * that needs it comes into force, and once more after, for what was written meanwhile.
   */
  readonly fill?: Fill;
  /** How often the version row is looked at, in milliseconds. */
  readonly pollEvery?: number;
}
export type Fill = (model: Model, missing: ToFill) => Promise<void>;
export interface StoreLog { info(data: object, text: string): void; error(data: object, text: string): void }

/** What is in force. Replaced as a whole, never changed. */
export interface State {
  readonly files: readonly Definition[];
  readonly filesHash: string;
  readonly overlay: Overlay;
  readonly definitions: readonly Definition[];
  readonly model: Model;
  readonly placements: Placements;
}

/** Thrown at start: the shipped files or what lies over them cannot be compiled. */
export class StartRefused extends Error {
  constructor(readonly problems: readonly DefinitionProblem[]) {
    super(`The definitions cannot be used:\n${problems.map((problem) => `  ${problemLine(problem, 'en')}`).join('\n')}`);
    this.name = 'StartRefused';
  }
}

/** Brings the tables up to date and records a version where the files changed. Engine tables must be there (migrate). */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { database, log } = options;
  const lock = publishLock(database);
  let state = await startPatiently(options, lock.acquire);
  const listeners = new Set<(model: Model, before: Model) => void>();
  const flip = (next: State): void => {
    const before = state.model;
    state = next;
    for (const listener of listeners) {
      try {
        listener(next.model, before);
      } catch (error) {
        log.error({ error }, 'A listener failed on a new version');
      }
    }
  };
  const context = { options, lock, state: () => state, flip };

  const catchUp = async (): Promise<void> => {
    const next = await follow(database, state, log);
    if (next) flip(next);
  };
  const poll = async (): Promise<void> => {
    const release = lock.tryInProcess();
    if (!release) return;
    try {
      await catchUp();
    } catch (error) {
      log.error({ error }, 'Could not look for a new version');
    } finally {
      release();
    }
  };
  let polling: Promise<void> = Promise.resolve();
  let closed = false;
  const timer = setInterval(() => {
    polling = poll();
  }, options.pollEvery ?? 50);
  timer.unref();

  return {
    current: () => state.model,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publish: (publication) => publish(context, publication),
    preview: (wish) => preview(database, state, wish),
    definitions: () => state.definitions,
    templates: () => loadTemplates(options.roots),
    versions: (limit = 200) => readVersions(database, limit),
    compare: (versions) => compareVersions(database, state, versions),
    historyOf: (path) => historyOf(database, state, path),
    async rollback({ to, by, why }) {
      if (to >= state.model.version || to < 1) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `there is no version ${to} before version ${state.model.version}` });
      return publish(context, { entries: keepingNames(state, await readUndo(database, to)), by, why: why ?? `→ ${to}`, ifVersion: state.model.version });
    },
    trash: () => readTrash(database, state),
    deleted: () => deletedPaths(state),
    async restore({ paths, by, why }) {
      const { version } = state.model;
      return publish(context, { entries: restoringEntries(state, paths), by, why, ifVersion: version, source: 'publish' });
    },
    async purge({ paths, values, by, why }) {
      const { version } = state.model;
      const published = await publish(context, { entries: await purgingEntries(database, state, { paths, values }), by, why, ifVersion: version, source: 'publish' });
      await dropPurged(database, state);
      return published;
    },
    async refresh() {
      const release = await lock.inProcess();
      try {
        await catchUp();
      } finally {
        release();
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      listeners.clear();
      await polling;
    },
  };
}

/** Another process may have started on the same database in the same moment: then what it did is taken as it is. */
async function startPatiently(options: StoreOptions, acquire: () => Promise<() => Promise<void>>): Promise<State> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(options, acquire);
    } catch (error) {
      if (attempt === 3 || !(error instanceof TangramError && error.rule === 'versionMoved')) throw error;
    }
  }
}

async function start(options: StoreOptions, acquire: () => Promise<() => Promise<void>>): Promise<State> {
  const { database, log } = options;
  const loaded = await loadDefinitions(options.roots);
  if (loaded.problems.length > 0) throw new StartRefused(loaded.problems);
  const files = loaded.definitions;
  const filesHash = hashOf(files);
  const release = await acquire();
  try {
    const pointer = await readPointer(database);
    const overlay = laidOver(new Map(), await readOverlay(database, 0));
    const definitions = effectiveDefinitions(files, overlay);
    const isNew = pointer?.filesHash !== filesHash;
    const version = isNew ? (pointer?.version ?? 0) + 1 : pointer.version;
    const settled = await settle(database, definitions, { version, before: undefined });
    if ('problems' in settled) throw new StartRefused(settled.problems);
    const why = pointer ? 'The shipped files changed' : 'First start';
    const commit = (connection: Connection): Promise<void> => writeVersion(connection, { number: version, after: pointer?.version, filesHash, by: null, why, source: 'files', changes: [], entries: [], undo: [] });
    const toFill = await putIntoForce(database, { settled, fill: options.fill, commit: isNew ? commit : undefined });
    await finish(database, settled.model, { toFill, fill: options.fill });
    await dropPurged(database, { files, overlay, definitions });
    log.info({ version, objects: settled.model.objects.size, statements: settled.statements.length }, 'Definitions are in force');
    return { files, filesHash, overlay, definitions, model: settled.model, placements: settled.placements };
  } finally {
    await release();
  }
}

function hashOf(files: readonly Definition[]): string {
  const hash = createHash('sha256');
  for (const { path, body } of files) hash.update(`${path}\n${JSON.stringify(body)}\n`);
  return hash.digest('hex');
}
