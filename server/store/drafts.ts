// Drafts: what an admin is designing on one screen and has not published, kept as the screen writes it down.
import type { Connection, Database } from '../database/source';
import { TangramError } from '../errors';

/** Where a draft is: one for each user and each place (the path of the definition that is designed). */
export interface DraftKey { readonly user: string; readonly place: string }
export interface Draft extends DraftKey {
  readonly title: string;
  /** Address of the screen that goes on with it. */
  readonly link: string;
  /** What the work began from, as text: to notice what others publish meanwhile. */
  readonly base: string;
  /** JSON of the screen. */
  readonly state: unknown;
  readonly changedAt: Date;
}
export type DraftRow = Omit<Draft, 'base' | 'state'>;

const longest = 2_000_000;

/** Keeps a draft in the place of the one before; one that was discarded is there again. */
export async function saveDraft(database: Database, draft: Omit<Draft, 'changedAt'>): Promise<Date> {
  const state = JSON.stringify(draft.state);
  const tooLong = draft.base.length + state.length > longest || draft.title.length > 200 || draft.link.length > 300;
  if (tooLong || !/^[\w./-]{1,200}$/.test(draft.place) || !/^\/setup\//.test(draft.link)) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'a draft names its place and a screen of setup, and is not longer than 2 MB' });
  const at = Date.now();
  await database.transaction(async (connection) => {
    await connection.run({ text: 'DELETE FROM engine_draft WHERE user_id = ? AND place = ?', values: [draft.user, draft.place] });
    await connection.run({
      text: 'INSERT INTO engine_draft (user_id, place, title, link, base, state, changed_at, discarded_at) VALUES (?, ?, ?, ?, ?, ?, ?, NULL)',
      values: [draft.user, draft.place, draft.title, draft.link, draft.base, state, at],
    });
  });
  return new Date(at);
}

/** The draft, unless it was discarded. */
export async function findDraft(connection: Connection, { user, place }: DraftKey): Promise<Draft | undefined> {
  const [row] = await connection.rows({ text: 'SELECT title, link, base, state, changed_at FROM engine_draft WHERE user_id = ? AND place = ? AND discarded_at IS NULL', values: [user, place] });
  return row && { user, place, title: String(row[0]), link: String(row[1]), base: String(row[2]), state: JSON.parse(String(row[3])) as unknown, changedAt: new Date(Number(row[4])) };
}

/** Everybody's, the last changed first. */
export async function listDrafts(connection: Connection): Promise<readonly DraftRow[]> {
  const rows = await connection.rows({ text: 'SELECT user_id, place, title, link, changed_at FROM engine_draft WHERE discarded_at IS NULL ORDER BY changed_at DESC, place LIMIT 500', values: [] });
  return rows.map(([user, place, title, link, at]) => ({ user: String(user), place: String(place), title: String(title), link: String(link), changedAt: new Date(Number(at)) }));
}

/** false: there was none. It is kept for a while, so that it can be restored. */
export async function discardDraft(database: Database, { user, place }: DraftKey): Promise<boolean> {
  return (await database.run({ text: 'UPDATE engine_draft SET discarded_at = ? WHERE user_id = ? AND place = ? AND discarded_at IS NULL', values: [Date.now(), user, place] })) === 1;
}

/** Takes back a discard. */
export async function restoreDraft(database: Database, { user, place }: DraftKey): Promise<boolean> {
  return (await database.run({ text: 'UPDATE engine_draft SET discarded_at = NULL WHERE user_id = ? AND place = ? AND discarded_at IS NOT NULL', values: [user, place] })) === 1;
}

/** Forgets what was discarded before a moment. */
export async function forgetDrafts(connection: Connection, before: number): Promise<void> {
  await connection.run({ text: 'DELETE FROM engine_draft WHERE discarded_at < ?', values: [before] });
}
