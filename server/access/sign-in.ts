// Signing in with a password: the right one opens a session, wrong ones make the next try wait longer.
import type { Connection, Database } from '../database/source';
import { TangramError } from '../errors';
import type { Model } from '../model/model';
import { hashPassword, minPassword, passwordIsRight } from './secrets';
import { openSession, type Client, type OpenedSession } from './sessions';
import { userByLogin } from './users';

export interface SignInRequest { readonly login: string; readonly password: string; readonly client: Client; readonly now: Date }

/** Opens a session, or throws UNAUTHENTICATED or RATE_LIMITED without saying whether the login exists. */
export async function signIn(database: Database, model: Model, request: SignInRequest): Promise<OpenedSession> {
  const { login, password, client, now } = request;
  const user = await userByLogin(database, model, login.trim());
  const credential = user && (await credentialOf(database, user.id));
  if (credential?.lockedUntil && credential.lockedUntil > now.getTime()) {
    throw new TangramError('RATE_LIMITED', 'signInLocked', { seconds: Math.ceil((credential.lockedUntil - now.getTime()) / 1000) });
  }
  if (!(await passwordIsRight(credential?.hash, password)) || !user) {
    if (credential && user) await countFailure(database, user.id, now);
    throw new TangramError('UNAUTHENTICATED', 'wrongCredentials');
  }
  // Said only to those who know the password.
  if (!user.active) throw new TangramError('FORBIDDEN', 'userInactive');
  if (credential!.failures > 0) await database.run({ text: 'UPDATE engine_credential SET failures = 0, locked_until = NULL WHERE user_id = ?', values: [user.id] });
  return openSession(database, { userId: user.id, client, now });
}

/** Gives a user a password, in place of any earlier one. */
export async function setPassword(connection: Connection, userId: string, password: string): Promise<void> {
  if ([...password].length < minPassword) {
    throw new TangramError('VALIDATION_FAILED', 'weakPassword', { min: minPassword }, [{ path: 'password', rule: 'weakPassword', params: { min: minPassword } }]);
  }
  const passwordHash = await hashPassword(password);
  await connection.run({ text: 'DELETE FROM engine_credential WHERE user_id = ?', values: [userId] });
  await connection.run({
    text: 'INSERT INTO engine_credential (user_id, password_hash, changed_at, failures, locked_until) VALUES (?, ?, ?, 0, NULL)',
    values: [userId, passwordHash, Date.now()],
  });
}

/** Changes one's own password; whoever sits at an open screen must still know the current one. */
export async function changePassword(database: Database, userId: string, words: { readonly current: string; readonly next: string }): Promise<void> {
  const credential = await credentialOf(database, userId);
  if (credential && !(await passwordIsRight(credential.hash, words.current))) {
    throw new TangramError('VALIDATION_FAILED', 'wrongPassword', {}, [{ path: 'current', rule: 'wrongPassword' }]);
  }
  await database.transaction((connection) => setPassword(connection, userId, words.next));
}

/** Five tries are free; after that the wait doubles from one second up to a quarter of an hour. */
const freeTries = 5;
const longestWait = 15 * 60;

async function countFailure(database: Database, userId: string, now: Date): Promise<void> {
  await database.run({ text: 'UPDATE engine_credential SET failures = failures + 1 WHERE user_id = ?', values: [userId] });
  const credential = await credentialOf(database, userId);
  const beyond = (credential?.failures ?? 0) - freeTries;
  if (beyond < 0) return;
  const seconds = Math.min(2 ** Math.min(beyond, 20), longestWait);
  await database.run({ text: 'UPDATE engine_credential SET locked_until = ? WHERE user_id = ?', values: [now.getTime() + seconds * 1000, userId] });
}

async function credentialOf(connection: Connection, userId: string): Promise<{ readonly hash: string; readonly failures: number; readonly lockedUntil: number | null } | undefined> {
  const [row] = await connection.rows({ text: 'SELECT password_hash, failures, locked_until FROM engine_credential WHERE user_id = ?', values: [userId] });
  return row && { hash: String(row[0]), failures: Number(row[1]), lockedUntil: row[2] === null ? null : Number(row[2]) };
}
