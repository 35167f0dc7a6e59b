// What is known of users as people who sign in: when they were last here, whether they are here now, whether they have a password or must wait.
import type { Connection } from '../database/source';

export interface UserState { readonly user: string; readonly seenAt: Date | null; readonly online: boolean; readonly sessions: number; readonly hasPassword: boolean; readonly lockedUntil: Date | null }

/** "Seen" is written at most every five minutes: who was seen within ten is here. */
const onlineFor = 10 * 60 * 1000;

/** Of every user of whom anything is known. */
export async function userStates(connection: Connection, now: Date): Promise<UserState[]> {
  const sessions = await connection.rows({ text: 'SELECT user_id, MAX(seen_at), COUNT(*) FROM engine_session WHERE expires_at > ? GROUP BY user_id', values: [now.getTime()] });
  const credentials = await connection.rows({ text: 'SELECT user_id, locked_until FROM engine_credential', values: [] });
  const seen = new Map(sessions.map(([user, at, count]) => [String(user), { at: Number(at), count: Number(count) }]));
  const locked = new Map(credentials.map(([user, until]) => [String(user), until === null ? null : Number(until)]));
  return [...new Set([...seen.keys(), ...locked.keys()])].map((user) => {
    const last = seen.get(user);
    const until = locked.get(user) ?? null;
    return {
      user, seenAt: last ? new Date(last.at) : null, online: last !== undefined && now.getTime() - last.at <= onlineFor, sessions: last?.count ?? 0,
      hasPassword: locked.has(user), lockedUntil: until !== null && until > now.getTime() ? new Date(until) : null,
    };
  });
}

/** Lets a user who tried too often try again at once. */
export async function unlock(connection: Connection, user: string): Promise<void> {
  await connection.run({ text: 'UPDATE engine_credential SET failures = 0, locked_until = NULL WHERE user_id = ?', values: [user] });
}
