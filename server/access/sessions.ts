// Sessions, API keys and one-time links: what a secret in a request stands for, and how it comes and goes.
import { randomBytes } from 'node:crypto';
import type { Connection, Database } from '../database/source';
import { TangramError } from '../errors';
import { newSecret, secretHash } from './secrets';

export interface Client { readonly address: string; readonly agent: string }
export interface OpenedSession { readonly token: string; readonly expiresAt: Date; readonly userId: string }
/** What a valid secret stands for. */
export interface Bearer { readonly userId: string; readonly hash: string; readonly kind: 'session' | 'key'; readonly expiresAt: number | null }

const day = 24 * 60 * 60 * 1000;
export const sessionLife = 30 * day;
const linkLife = day;
/** How stale "last seen" may be: not every request should write. */
const seenStep = 5 * 60 * 1000;

/** A new session of a user whose identity is proven. */
export async function openSession(connection: Connection, { userId, client, now }: { readonly userId: string; readonly client: Client; readonly now: Date }): Promise<OpenedSession> {
  const token = newSecret('tgs_');
  const expiresAt = new Date(now.getTime() + sessionLife);
  await connection.run({
    text: 'INSERT INTO engine_session (token_hash, user_id, csrf, created_at, expires_at, seen_at, agent, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    values: [secretHash(token), userId, randomBytes(16).toString('hex'), now.getTime(), expiresAt.getTime(), now.getTime(), client.agent.slice(0, 255), client.address.slice(0, 64)],
  });
  return { token, expiresAt, userId };
}

/** Who a session token or API key stands for; undefined where it is unknown, ended or revoked. */
export async function bearerOf(connection: Connection, secret: string, now: number): Promise<Bearer | undefined> {
  const hash = secretHash(secret);
  const isKey = secret.startsWith('tgk_');
  const table = isKey ? 'engine_api_key' : 'engine_session';
  const column = isKey ? 'key_hash' : 'token_hash';
  const [row] = await connection.rows({ text: `SELECT user_id, expires_at, seen_at FROM ${table} WHERE ${column} = ?`, values: [hash] });
  if (!row) return undefined;
  const expiresAt = row[1] === null ? null : Number(row[1]);
  if (expiresAt !== null && expiresAt <= now) return undefined;
  if (now - Number(row[2] ?? 0) > seenStep) await connection.run({ text: `UPDATE ${table} SET seen_at = ? WHERE ${column} = ?`, values: [now, hash] });
  return { userId: String(row[0]), hash, kind: isKey ? 'key' : 'session', expiresAt };
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
  await connection.run({ text: 'DELETE FROM engine_sign_in_link WHERE expires_at <= ?', values: [now - linkLife] });
}

/** A new API key; the key itself is shown now and never again. */
export async function createApiKey(connection: Connection, { userId, name, now }: { readonly userId: string; readonly name: string; readonly now: Date }): Promise<string> {
  const key = newSecret('tgk_');
  await connection.run({
    text: 'INSERT INTO engine_api_key (key_hash, id, user_id, name, scopes, created_at, expires_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)',
    values: [secretHash(key), `key_${randomBytes(12).toString('hex')}`, userId, name, '["*"]', now.getTime()],
  });
  return key;
}

export interface KeptApiKey { readonly id: string; readonly name: string; readonly user: string; readonly createdAt: Date; readonly seenAt: Date | null }

/** All API keys, newest first. */
export async function listApiKeys(connection: Connection): Promise<KeptApiKey[]> {
  const rows = await connection.rows({ text: 'SELECT id, name, user_id, created_at, seen_at FROM engine_api_key ORDER BY created_at DESC', values: [] });
  return rows.map(([id, name, user, createdAt, seenAt]) => ({
    id: String(id), name: String(name), user: String(user), createdAt: new Date(Number(createdAt)), seenAt: seenAt === null ? null : new Date(Number(seenAt)),
  }));
}

/** false: there is no such key. */
export async function revokeApiKey(connection: Connection, id: string): Promise<boolean> {
  return (await connection.run({ text: 'DELETE FROM engine_api_key WHERE id = ?', values: [id] })) === 1;
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
export async function useSignInLink(database: Database, token: string, { client, now }: { readonly client: Client; readonly now: Date }): Promise<OpenedSession> {
  return database.transaction(async (connection) => {
    const hash = secretHash(token);
    const used = await connection.run({
      text: 'UPDATE engine_sign_in_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
      values: [now.getTime(), hash, now.getTime()],
    });
    if (used !== 1) throw new TangramError('UNAUTHENTICATED', 'signInLinkUsed');
    const [row] = await connection.rows({ text: 'SELECT user_id FROM engine_sign_in_link WHERE token_hash = ?', values: [hash] });
    return openSession(connection, { userId: String(row![0]), client, now });
  });
}
