// The log of sign-ins: who tried, when, from where, and what became of it. Nothing in it is ever changed.
import type { Connection } from '../database/source';
import type { Client } from './sessions';

export type SignInResult = 'ok' | 'link' | 'wrongPassword' | 'wrongCode' | 'locked' | 'inactive' | 'address';
export interface SignInEntry { readonly id: string; readonly at: Date; readonly user: string | null; readonly login: string; readonly result: string; readonly address: string; readonly agent: string }
export interface NewSignIn { readonly user: string | null; readonly login: string; readonly result: SignInResult; readonly client: Client; readonly now: Date }

/** One line. */
export async function logSignIn(connection: Connection, { user, login, result, client, now }: NewSignIn): Promise<void> {
  await connection.run({
    text: 'INSERT INTO engine_sign_in (at, user_id, login, result, address, agent) VALUES (?, ?, ?, ?, ?, ?)',
    values: [now.getTime(), user, login.slice(0, 200), result, client.address.replace(/[^\x20-\x7e]/g, '').slice(0, 64), client.agent.slice(0, 255)],
  });
}

export interface SignInFilter { readonly user?: string; readonly result?: string; readonly words?: string; readonly before?: string; readonly first: number }

/** Newest first. */
export async function listSignIns(connection: Connection, { user, result, words, before, first }: SignInFilter): Promise<SignInEntry[]> {
  const like = words === undefined ? undefined : `%${words.replace(/[!%_]/g, '!$&')}%`;
  const tests: [string, readonly unknown[]][] = [];
  if (user !== undefined) tests.push(['user_id = ?', [user]]);
  if (result !== undefined) tests.push(['result = ?', [result]]);
  if (before !== undefined) tests.push(['id < ?', [Number(before) || 0]]);
  if (like !== undefined) tests.push([`(login LIKE ? ESCAPE '!' OR address LIKE ? ESCAPE '!')`, [like, like]]);
  const where = tests.length === 0 ? '' : ` WHERE ${tests.map(([text]) => text).join(' AND ')}`;
  const rows = await connection.rows({ text: `SELECT id, at, user_id, login, result, address, agent FROM engine_sign_in${where} ORDER BY id DESC LIMIT ${Math.max(1, Math.min(Math.trunc(first), 500))}`, values: tests.flatMap(([, values]) => values) });
  return rows.map(([id, at, userId, login, outcome, address, agent]) => ({
    id: String(id), at: new Date(Number(at)), user: userId === null ? null : String(userId), login: String(login), result: String(outcome), address: String(address), agent: String(agent),
  }));
}
