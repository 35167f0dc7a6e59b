// Sessions, API keys and one-time links: what a secret in a request stands for, and how it comes and goes.
import { randomBytes } from 'node:crypto';
import type { Connection, Database } from '../database/source';
import { TangramError } from '../errors';
import { secondFactorOf } from './second-factor';
import { keptSecrets } from './kept-secrets';
import { newSecret, secretHash } from './secrets';
import { securityPolicy } from './security-policy';
import { logSignIn } from './sign-in-log';

export interface Client { readonly address: string; readonly agent: string }
export interface OpenedSession { readonly token: string; readonly expiresAt: Date; readonly userId: string }
/** What a valid secret stands for. */
export interface Bearer {
  readonly userId: string; readonly hash: string; readonly kind: 'session' | 'key'; readonly expiresAt: number | null;
  /** Of an API key. */
  readonly scopes?: readonly string[];
  /** A session that may do nothing yet but show its second factor. */
  readonly limited?: boolean;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const linkLife = day;
/** How stale "last seen" may be: not every request should write. */
const seenStep = 30 * 1000;

export interface NewSession { readonly userId: string; readonly client: Client; readonly now: Date; /** How long it lasts at most. */ readonly hours: number; /** It still owes its second factor. */ readonly limited?: boolean }

/** A new session of a user whose identity is proven. */
export async function openSession(connection: Connection, { userId, client, now, hours, limited }: NewSession): Promise<OpenedSession> {
  const token = newSecret('tgs_');
  const expiresAt = new Date(now.getTime() + hours * hour);
  await connection.run({
    text: 'INSERT INTO engine_session (token_hash, user_id, csrf, created_at, expires_at, seen_at, agent, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    values: [secretHash(token), userId, randomBytes(16).toString('hex'), now.getTime(), expiresAt.getTime(), now.getTime(), client.agent.slice(0, 255), client.address.slice(0, 64)],
  });
  if (limited) await connection.run({ text: 'INSERT INTO engine_limited_session (token_hash, created_at) VALUES (?, ?)', values: [secretHash(token), now.getTime()] });
  return { token, expiresAt, userId };
}

/** The session has shown its second factor. */
export async function liftLimit(connection: Connection, tokenHash: string): Promise<void> {
  await connection.run({ text: 'DELETE FROM engine_limited_session WHERE token_hash = ?', values: [tokenHash] });
}

/** How long a session may be left alone, and whether this request is a sign of life. */
export interface Idling { readonly idleMinutes: number; readonly alive: boolean }

/** Who a session token or API key stands for; undefined where it is unknown, ended, left alone too long or revoked. */
export async function bearerOf(connection: Connection, secret: string, { now, idling }: { readonly now: number; readonly idling: Idling }): Promise<Bearer | undefined> {
  const hash = secretHash(secret);
  return secret.startsWith('tgk_') ? keyOf(connection, hash, now) : sessionOf(connection, hash, { now, idling });
}

async function sessionOf(connection: Connection, hash: string, { now, idling }: { readonly now: number; readonly idling: Idling }): Promise<Bearer | undefined> {
  const row = await keptSecrets(connection).sessions.load(hash);
  if (!row || Number(row[1]) <= now) return undefined;
  const alone = now - Number(row[2]);
  if (idling.idleMinutes > 0 && alone > idling.idleMinutes * 60_000) return undefined;
  if (idling.alive && alone > seenStep) await connection.run({ text: 'UPDATE engine_session SET seen_at = ? WHERE token_hash = ?', values: [now, hash] });
  return { userId: String(row[0]), hash, kind: 'session', expiresAt: Number(row[1]), ...(row[3] === null ? {} : { limited: true }) };
}

async function keyOf(connection: Connection, hash: string, now: number): Promise<Bearer | undefined> {
  const row = await keptSecrets(connection).keys.load(hash);
  if (!row || (row[1] !== null && Number(row[1]) <= now)) return undefined;
  if (now - Number(row[2] ?? 0) > seenStep) await connection.run({ text: 'UPDATE engine_api_key SET seen_at = ? WHERE key_hash = ?', values: [now, hash] });
  return { userId: String(row[0]), hash, kind: 'key', expiresAt: row[1] === null ? null : Number(row[1]), scopes: JSON.parse(String(row[3])) as string[] };
}

export interface KeptSession { readonly id: string; readonly current: boolean; readonly agent: string; readonly address: string; readonly createdAt: Date; readonly seenAt: Date; readonly expiresAt: Date }

/** A user's sessions, last used first. What stands for a session here opens nothing. */
export async function listSessions(connection: Connection, userId: string, { current, now }: { readonly current: string; readonly now: number }): Promise<KeptSession[]> {
  const rows = await connection.rows({ text: 'SELECT token_hash, agent, address, created_at, seen_at, expires_at FROM engine_session WHERE user_id = ? AND expires_at > ? ORDER BY seen_at DESC', values: [userId, now] });
  return rows.map(([hash, agent, address, created, seen, expires]) => ({
    id: idOfSession(String(hash)), current: hash === current, agent: String(agent ?? ''), address: String(address ?? ''),
    createdAt: new Date(Number(created)), seenAt: new Date(Number(seen)), expiresAt: new Date(Number(expires)),
  }));
}

/** Ends one of a user's sessions; false where there is none. */
export async function closeUserSession(connection: Connection, userId: string, id: string): Promise<boolean> {
  const rows = await connection.rows({ text: 'SELECT token_hash FROM engine_session WHERE user_id = ?', values: [userId] });
  const hash = rows.map((row) => String(row[0])).find((each) => idOfSession(each) === id);
  if (hash === undefined) return false;
  await closeSession(connection, hash);
  return true;
}

function idOfSession(tokenHash: string): string {
  return tokenHash.slice(0, 16);
}

/** Ends one session. */
export async function closeSession(connection: Connection, tokenHash: string): Promise<void> {
  await connection.run({ text: 'DELETE FROM engine_session WHERE token_hash = ?', values: [tokenHash] });
}

/** Ends a user's sessions, all but the one named. */
export async function closeOtherSessions(connection: Connection, userId: string, keep: string | undefined): Promise<void> {
  await connection.run({ text: 'DELETE FROM engine_session WHERE user_id = ? AND token_hash <> ?', values: [userId, keep ?? ''] });
}

/** Forgets sessions and links that have ended. */
export async function removeEnded(connection: Connection, now: number): Promise<void> {
  await connection.run({ text: 'DELETE FROM engine_session WHERE expires_at <= ?', values: [now] });
  await connection.run({ text: 'DELETE FROM engine_limited_session WHERE created_at <= ?', values: [now - 40 * day] });
  await connection.run({ text: 'DELETE FROM engine_api_key WHERE expires_at <= ?', values: [now - 30 * day] });
  await connection.run({ text: 'DELETE FROM engine_sign_in_link WHERE expires_at <= ?', values: [now - linkLife] });
}

export interface NewApiKey { readonly userId: string; readonly name: string; readonly now: Date; /** Everything where absent. */ readonly scopes?: readonly string[]; /** How long it is good; for ever where absent. */ readonly days?: number }

/** A new API key; the key itself is shown now and never again. */
export async function createApiKey(connection: Connection, { userId, name, now, scopes, days }: NewApiKey): Promise<string> {
  const key = newSecret('tgk_');
  await connection.run({
    text: 'INSERT INTO engine_api_key (key_hash, id, user_id, name, scopes, created_at, expires_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, NULL)',
    values: [secretHash(key), `key_${randomBytes(12).toString('hex')}`, userId, name, JSON.stringify(scopes ?? ['*']), now.getTime(), days === undefined ? null : now.getTime() + Math.min(Math.max(days, 1), 3650) * day],
  });
  return key;
}

export interface KeptApiKey { readonly id: string; readonly name: string; readonly user: string; readonly scopes: string[]; readonly createdAt: Date; readonly seenAt: Date | null; readonly expiresAt: Date | null }

/** All API keys or those of a user, newest first. */
export async function listApiKeys(connection: Connection, userId?: string): Promise<KeptApiKey[]> {
  const rows = await connection.rows({ text: `SELECT id, name, user_id, created_at, seen_at, expires_at, scopes FROM engine_api_key${userId === undefined ? '' : ' WHERE user_id = ?'} ORDER BY created_at DESC`, values: userId === undefined ? [] : [userId] });
  return rows.map(([id, name, user, createdAt, seenAt, expiresAt, scopes]) => ({
    scopes: JSON.parse(String(scopes)) as string[], expiresAt: expiresAt === null ? null : new Date(Number(expiresAt)),
    id: String(id), name: String(name), user: String(user), createdAt: new Date(Number(createdAt)), seenAt: seenAt === null ? null : new Date(Number(seenAt)),
  }));
}

/** false: there is no such key. */
export async function revokeApiKey(connection: Connection, id: string, userId?: string): Promise<boolean> {
  return (await connection.run({ text: `DELETE FROM engine_api_key WHERE id = ?${userId === undefined ? '' : ' AND user_id = ?'}`, values: userId === undefined ? [id] : [id, userId] })) === 1;
}

/** The token of a link that signs a user in once, within a day. */
export async function createSignInLink(connection: Connection, userId: string, now: Date): Promise<string> {
  const token = newSecret('tgl_');
  await connection.run({
    text: 'INSERT INTO engine_sign_in_link (token_hash, user_id, created_at, expires_at, used_at) VALUES (?, ?, ?, ?, NULL)',
    values: [secretHash(token), userId, now.getTime(), now.getTime() + linkLife],
  });
  return token;
}

/** Opens a session for a link; the second use of the same link is refused. */
export async function useSignInLink(database: Database, token: string, { client, now }: { readonly client: Client; readonly now: Date }): Promise<OpenedSession & { readonly limited: boolean }> {
  const { absoluteHours } = await securityPolicy(database);
  return database.transaction(async (connection) => {
    const hash = secretHash(token);
    const used = await connection.run({
      text: 'UPDATE engine_sign_in_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
      values: [now.getTime(), hash, now.getTime()],
    });
    if (used !== 1) throw new TangramError('UNAUTHENTICATED', 'signInLinkUsed');
    const [row] = await connection.rows({ text: 'SELECT user_id FROM engine_sign_in_link WHERE token_hash = ?', values: [hash] });
    const userId = String(row![0]);
    // Whoever holds the link still has to show the second factor of its user.
    const limited = (await secondFactorOf(connection, userId)).on;
    await logSignIn(connection, { user: userId, login: '', result: 'link', client, now });
    return { ...(await openSession(connection, { userId, client, now, hours: absoluteHours, limited })), limited };
  });
}
