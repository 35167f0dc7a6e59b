// Change sets: definitions that are worked on together, previewed, and put into force or thrown away.
import type { Database } from '../database/source';
import { ChangeSet as ChangeSetRow } from '../database/entities/change-set';
import { newId } from '../base/ids';
import { TangramError } from '../errors';
import { definitionPlace } from '../../metadata/language/paths';
import type { Preview, Published, Store } from './open-store';
import type { GivenDefinition, Wish } from './wish';
import { checkWish } from './wish';
import { DefinitionsRefused } from './definitions-refused';

export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly by: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly state: 'open' | 'published' | 'discarded';
  /** The version it was last opened or previewed against. */
  readonly baseVersion: number;
  readonly definitions: readonly GivenDefinition[];
  readonly remove: readonly string[];
  readonly publishedVersion: number | null;
}

export interface ChangeSets {
  open(request: { readonly name: string; readonly by: string | null }): Promise<ChangeSet>;
  /** Adds to the set; a definition at a path replaces what the set said about it before. Refuses what is not well formed. */
  change(id: string, wish: Wish): Promise<ChangeSet>;
  find(id: string): Promise<ChangeSet>;
  /** The last changed first. */
  list(state?: ChangeSet['state']): Promise<readonly ChangeSet[]>;
  preview(id: string): Promise<Preview>;
  /** CONFLICT (versionMoved) where the application changed since the set was opened or last previewed. */
  publish(id: string, request: { readonly by: string | null; readonly why?: string }): Promise<Published>;
  discard(id: string): Promise<ChangeSet>;
  /** Takes back a discard. */
  reopen(id: string): Promise<ChangeSet>;
}

/** Change sets kept in `database`, published through `store`. */
export function changeSets(database: Database, store: Store): ChangeSets {
  const rows = database.orm.getRepository(ChangeSetRow);

  const find = async (id: string): Promise<ChangeSet> => {
    const row = await rows.findOneBy({ id });
    if (!row) throw new TangramError('NOT_FOUND', 'notFound');
    return fromRow(row);
  };
  const findOpen = async (id: string): Promise<ChangeSet> => {
    const found = await find(id);
    if (found.state !== 'open') throw new TangramError('CONFLICT', 'badRequest', { detail: `the change set is ${found.state}` });
    return found;
  };
  const save = async (set: ChangeSet): Promise<ChangeSet> => {
    const changed = { ...set, changedAt: new Date() };
    await rows.save(toRow(changed));
    return changed;
  };

  return {
    find,
    async open({ name, by }) {
      const now = new Date();
      return save({ id: newId('cset'), name: name.slice(0, 200), by, createdAt: now, changedAt: now, state: 'open', baseVersion: store.current().version, definitions: [], remove: [], publishedVersion: null });
    },
    async change(id, wish) {
      const problems = checkWish(wish);
      if (problems.length > 0) throw new DefinitionsRefused(problems);
      return save(merged(await findOpen(id), wish));
    },
    async list(state) {
      const found = await rows.find({ ...(state ? { where: { state } } : {}), order: { changedAt: 'DESC' }, take: 500 });
      return found.map(fromRow);
    },
    async preview(id) {
      const set = await findOpen(id);
      const shown = await store.preview(set);
      if (shown.version !== set.baseVersion) await save({ ...set, baseVersion: shown.version });
      return shown;
    },
    async publish(id, { by, why }) {
      const set = await findOpen(id);
      return store.publish({ definitions: set.definitions, remove: set.remove, by, why: why ?? set.name, ifVersion: set.baseVersion, changeSet: id });
    },
    async discard(id) {
      return save({ ...(await findOpen(id)), state: 'discarded' });
    },
    async reopen(id) {
      const set = await find(id);
      if (set.state === 'published') throw new TangramError('CONFLICT', 'badRequest', { detail: 'the change set is published' });
      return save({ ...set, state: 'open' });
    },
  };
}

function merged(set: ChangeSet, wish: Wish): ChangeSet {
  const definitions = new Map(set.definitions.map((each) => [each.path, each]));
  const remove = new Set(set.remove);
  for (const each of wish.definitions ?? []) {
    definitions.set(each.path, { path: each.path, kind: definitionPlace(each.path)!.kind, body: each.body });
    remove.delete(each.path);
  }
  for (const path of wish.remove ?? []) {
    definitions.delete(path);
    remove.add(path);
  }
  return { ...set, definitions: [...definitions.values()], remove: [...remove] };
}

function fromRow(row: ChangeSetRow): ChangeSet {
  return {
    id: row.id, name: row.name, by: row.byId, createdAt: new Date(Number(row.createdAt)), changedAt: new Date(Number(row.changedAt)), state: row.state as ChangeSet['state'],
    baseVersion: Number(row.baseVersion), definitions: JSON.parse(row.definitions) as GivenDefinition[], remove: JSON.parse(row.removed) as string[],
    publishedVersion: row.publishedVersion === null ? null : Number(row.publishedVersion),
  };
}

function toRow(set: ChangeSet): ChangeSetRow {
  return Object.assign(new ChangeSetRow(), {
    id: set.id, name: set.name, byId: set.by, createdAt: set.createdAt.getTime(), changedAt: set.changedAt.getTime(), state: set.state, baseVersion: set.baseVersion,
    definitions: JSON.stringify(set.definitions), removed: JSON.stringify(set.remove), publishedVersion: set.publishedVersion,
  });
}
