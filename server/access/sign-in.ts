// Signing in with a password: the right one opens a session, wrong ones make the next try wait longer.
import type { Connection, Database } from '../database/source';
import { TangramError, type Rule } from '../errors';
import type { Model } from '../model/model';
import { isCommonPassword } from './guessed-passwords';
import { secondFactorOf, useSecondFactor } from './second-factor';
import { hashPassword, minPassword, passwordIsRight } from './secrets';
import { mayComeFrom, needsSecondFactor, securityPolicy, type SecurityPolicy } from './security-policy';
import { openSession, type Client, type OpenedSession } from './sessions';
import { logSignIn, type SignInResult } from './sign-in-log';
import { loadViewer } from './viewer';
import { userByLogin } from './users';

export interface SignInRequest { readonly login: string; readonly password: string; /** Of the second factor. */ readonly code?: string; readonly client: Client; readonly now: Date }
export interface SignedInSession extends OpenedSession { /** The role needs a second factor and the user has none yet: nothing else can be done before. */ readonly limited: boolean }

/** Opens a session, or throws UNAUTHENTICATED or RATE_LIMITED without saying whether the login exists. Every try is logged. */
export async function signIn(database: Database, model: Model, request: SignInRequest): Promise<SignedInSession> {
  const { login, password, code, client, now } = request;
  const policy = await securityPolicy(database);
  const user = await userByLogin(database, model, login.trim());
  const credential = user && (await credentialOf(database, user.id));
  const refuse = async (result: SignInResult, error: TangramError): Promise<never> => {
    await logSignIn(database, { user: user?.id ?? null, login, result, client, now });
    throw error;
  };
  if (credential?.lockedUntil && credential.lockedUntil > now.getTime()) {
    const seconds = Math.ceil((credential.lockedUntil - now.getTime()) / 1000);
    await refuse('locked', new TangramError('RATE_LIMITED', 'signInLocked', { seconds }, [], { retryAfter: seconds }));
  }
  if (!(await passwordIsRight(credential?.hash, password)) || !user) {
    if (credential && user) await countFailure(database, user.id, { now, policy });
    return refuse('wrongPassword', new TangramError('UNAUTHENTICATED', 'wrongCredentials'));
  }
  // Said only to those who know the password.
  if (!user.active) await refuse('inactive', new TangramError('FORBIDDEN', 'userInactive'));
  const role = (await loadViewer(database, model, user.id))?.viewer.role ?? null;
  if (!mayComeFrom(policy, role, client.address)) await refuse('address', new TangramError('FORBIDDEN', 'addressRefused', { address: client.address }));
  const factor = await secondFactorOf(database, user.id);
  if (factor.on) {
    if (!code) throw new TangramError('UNAUTHENTICATED', 'codeNeeded', {}, [], { codeNeeded: true });
    if (!(await useSecondFactor(database, user.id, { code, now: now.getTime() }))) {
      await countFailure(database, user.id, { now, policy });
      await refuse('wrongCode', new TangramError('UNAUTHENTICATED', 'wrongCode', {}, [], { codeNeeded: true }));
    }
  }
  if (credential!.failures > 0) await unlock(database, user.id);
  await logSignIn(database, { user: user.id, login, result: 'ok', client, now });
  const limited = !factor.on && needsSecondFactor(policy, role);
  return { ...(await openSession(database, { userId: user.id, client, now, hours: policy.absoluteHours, limited })), limited };
}

/** Forgets wrong passwords, so that the user may try again at once. */
export async function unlock(connection: Connection, userId: string): Promise<void> {
  await connection.run({ text: 'UPDATE engine_credential SET failures = 0, locked_until = NULL WHERE user_id = ?', values: [userId] });
}

/** Throws where it is not the user's password. */
export async function mustKnowPassword(connection: Connection, userId: string, password: string): Promise<void> {
  const credential = await credentialOf(connection, userId);
  if (credential && !(await passwordIsRight(credential.hash, password))) throw new TangramError('VALIDATION_FAILED', 'wrongPassword', {}, [{ path: 'current', rule: 'wrongPassword' }]);
}

/** What is wrong with a new password; undefined where nothing is. Length counts, not signs (ASVS 6.2). */
export function passwordProblem(password: string, { passwordLength, passwordMix }: Pick<SecurityPolicy, 'passwordLength' | 'passwordMix'>, about: readonly string[] = []): { readonly rule: Rule; readonly params?: Readonly<Record<string, number>> } | undefined {
  if ([...password].length < passwordLength) return { rule: 'weakPassword', params: { min: passwordLength } };
  if ([...password].length > longestPassword) return { rule: 'longPassword', params: { max: longestPassword } };
  if (isCommonPassword(password, about)) return { rule: 'commonPassword' };
  if (passwordMix && ![/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d]/u].every((kind) => kind.test(password))) return { rule: 'mixedPassword' };
  return undefined;
}
const longestPassword = 256;

/** Gives a user a password, in place of any earlier one. Without a policy only its length is looked at: who sits at the machine itself may set what they like. */
export async function setPassword(connection: Connection, userId: string, password: string, policy?: Pick<SecurityPolicy, 'passwordLength' | 'passwordMix'>): Promise<void> {
  const problem = policy ? passwordProblem(password, policy) : [...password].length < minPassword ? { rule: 'weakPassword' as const, params: { min: minPassword } } : undefined;
  if (problem) throw new TangramError('VALIDATION_FAILED', problem.rule, problem.params ?? {}, [{ path: 'password', ...problem }]);
  const passwordHash = await hashPassword(password);
  await connection.run({ text: 'DELETE FROM engine_credential WHERE user_id = ?', values: [userId] });
  await connection.run({
    text: 'INSERT INTO engine_credential (user_id, password_hash, changed_at, failures, locked_until) VALUES (?, ?, ?, 0, NULL)',
    values: [userId, passwordHash, Date.now()],
  });
}

/** Changes one's own password; whoever sits at an open screen must still know the current one. */
export async function changePassword(database: Database, userId: string, words: { readonly current: string; readonly next: string }): Promise<void> {
  await mustKnowPassword(database, userId, words.current);
  const policy = await securityPolicy(database);
  const problem = passwordProblem(words.next, policy);
  if (problem) throw new TangramError('VALIDATION_FAILED', problem.rule, problem.params ?? {}, [{ path: 'next', ...problem }]);
  await database.transaction((connection) => setPassword(connection, userId, words.next, policy));
}

/** Some tries are free; after that the wait doubles from one second up to a quarter of an hour, until the account is locked. */
const longestWait = 15 * 60;

async function countFailure(database: Database, userId: string, { now, policy }: { readonly now: Date; readonly policy: SecurityPolicy }): Promise<void> {
  await database.run({ text: 'UPDATE engine_credential SET failures = failures + 1 WHERE user_id = ?', values: [userId] });
  const failures = (await credentialOf(database, userId))?.failures ?? 0;
  const beyond = failures - policy.freeTries;
  if (beyond < 0 && failures < policy.lockAfter) return;
  const seconds = failures >= policy.lockAfter ? policy.lockMinutes * 60 : Math.min(2 ** Math.min(beyond, 20), longestWait);
  await database.run({ text: 'UPDATE engine_credential SET locked_until = ? WHERE user_id = ?', values: [now.getTime() + seconds * 1000, userId] });
}

async function credentialOf(connection: Connection, userId: string): Promise<{ readonly hash: string; readonly failures: number; readonly lockedUntil: number | null } | undefined> {
  const [row] = await connection.rows({ text: 'SELECT password_hash, failures, locked_until FROM engine_credential WHERE user_id = ?', values: [userId] });
  return row && { hash: String(row[0]), failures: Number(row[1]), lockedUntil: row[2] === null ? null : Number(row[2]) };
}
