// The second factor: a code from an authenticator app (TOTP), and codes on paper for when the phone is lost.
import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { keyring } from '../base/keyring';
import type { Connection, Database } from '../database/source';
import { TangramError } from '../errors';

export interface Enrolment { /** For the authenticator: an otpauth:// address, drawn as a QR code. */ readonly uri: string; readonly secret: string }
export interface SecondFactorState { readonly on: boolean; readonly recoveryLeft: number }

const issuer = 'Tangram';
const recoveryCount = 10;

/** Begins: the secret counts only once a code of it was shown. An enrolment in force stays until then. */
export async function beginSecondFactor(database: Database, user: { readonly id: string; readonly login: string }): Promise<Enrolment> {
  if ((await secondFactorOf(database, user.id)).on) throw new TangramError('CONFLICT', 'secondFactorOn');
  const secret = new Secret({ size: 20 });
  await database.transaction(async (connection) => {
    await connection.run({ text: 'DELETE FROM engine_second_factor WHERE user_id = ? AND confirmed_at IS NULL', values: [user.id] });
    await connection.run({ text: 'INSERT INTO engine_second_factor (user_id, secret, confirmed_at, last_step, recovery, created_at) VALUES (?, ?, NULL, 0, ?, ?)', values: [user.id, keyring().encrypt(secret.base32), '[]', Date.now()] });
  });
  return { uri: totpOf(secret.base32, user.login).toString(), secret: secret.base32 };
}

/** Ends the enrolment with a first code; gives the recovery codes, shown only now. */
export async function confirmSecondFactor(database: Database, userId: string, { code, now }: { readonly code: string; readonly now: number }): Promise<readonly string[]> {
  const [row] = await database.rows({ text: 'SELECT secret FROM engine_second_factor WHERE user_id = ? AND confirmed_at IS NULL', values: [userId] });
  const step = row && stepOf(keyring().decrypt(String(row[0])) ?? '', code, now);
  if (step === undefined) throw new TangramError('VALIDATION_FAILED', 'wrongCode', {}, [{ path: 'code', rule: 'wrongCode' }]);
  const codes = Array.from({ length: recoveryCount }, newRecoveryCode);
  await database.run({
    text: 'UPDATE engine_second_factor SET confirmed_at = ?, last_step = ?, recovery = ? WHERE user_id = ? AND confirmed_at IS NULL',
    values: [now, step, JSON.stringify(codes.map(hashOf)), userId],
  });
  return codes;
}

/** Whether it is on, and how many recovery codes are left. */
export async function secondFactorOf(connection: Connection, userId: string): Promise<SecondFactorState> {
  const [row] = await connection.rows({ text: 'SELECT recovery FROM engine_second_factor WHERE user_id = ? AND confirmed_at IS NOT NULL', values: [userId] });
  return { on: row !== undefined, recoveryLeft: row ? (JSON.parse(String(row[0])) as string[]).length : 0 };
}

/** true where the code is right and was not used before: each is good once, also when two try at the same moment. */
export async function useSecondFactor(database: Database, userId: string, { code, now }: { readonly code: string; readonly now: number }): Promise<boolean> {
  return database.transaction(async (connection) => {
    const [row] = await connection.rows({ text: `SELECT secret, last_step, recovery FROM engine_second_factor WHERE user_id = ? AND confirmed_at IS NOT NULL${connection.dialect.forUpdate}`, values: [userId] });
    if (!row) return false;
    const step = stepOf(keyring().decrypt(String(row[0])) ?? '', code, now);
    if (step !== undefined) return (await connection.run({ text: 'UPDATE engine_second_factor SET last_step = ? WHERE user_id = ? AND last_step < ?', values: [step, userId, step] })) === 1;
    const left = JSON.parse(String(row[2])) as string[];
    const rest = left.filter((each) => each !== hashOf(code));
    if (rest.length === left.length) return false;
    await connection.run({ text: 'UPDATE engine_second_factor SET recovery = ? WHERE user_id = ?', values: [JSON.stringify(rest), userId] });
    return true;
  });
}

/** Takes it away: by its owner with a code, or by an administrator for somebody who lost everything. */
export async function removeSecondFactor(connection: Connection, userId: string): Promise<void> {
  await connection.run({ text: 'DELETE FROM engine_second_factor WHERE user_id = ?', values: [userId] });
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
}

/** The half minute a code belongs to, one before or after now at most. */
function stepOf(secret: string, code: string, now: number): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(secret, '').validate({ token, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 30_000) + delta;
}

/** 80 random bits, easily typed. */
function newRecoveryCode(): string {
  const text = randomBytes(10).toString('hex');
  return `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10, 15)}-${text.slice(15)}`;
}

function hashOf(code: string): string {
  return createHash('sha256').update(code.toLowerCase().replace(/[^0-9a-f]/g, '')).digest('hex');
}
