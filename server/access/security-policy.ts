// The rules of signing in that administrators set: kept in the database, so that every node has the same ones a moment later.
import { isNetwork, networks } from '../base/networks';
import type { Connection, Database } from '../database/source';
import { TangramError, type Problem } from '../errors';

export interface SecurityPolicy {
  /** A session nobody has used for so long is over. 0: never. */
  readonly idleMinutes: number;
  /** A session is over after so long, however much it is used. */
  readonly absoluteHours: number;
  /** So many wrong passwords are free; then each makes the next try wait twice as long. */
  readonly freeTries: number;
  /** After so many in a row the account is locked. */
  readonly lockAfter: number;
  readonly lockMinutes: number;
  readonly passwordLength: number;
  /** The old kind of rule: upper and lower case, a digit and a sign. */
  readonly passwordMix: boolean;
  /** Codes of roles whose users need a second factor; `*`: everybody. */
  readonly secondFactorRoles: readonly string[];
  /** Code of a role → addresses and networks (10.0.0.0/8) its users may come from. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
}

export const usualPolicy: SecurityPolicy = Object.freeze({
  idleMinutes: 30, absoluteHours: 24, freeTries: 5, lockAfter: 10, lockMinutes: 24 * 60, passwordLength: 8, passwordMix: false, secondFactorRoles: [], addresses: {},
});

const freshFor = 1000;
const known = new WeakMap<Connection, { readonly at: number; readonly policy: Promise<SecurityPolicy> }>();

/** The rules in force, at most a second old. */
export function securityPolicy(database: Database): Promise<SecurityPolicy> {
  const hit = known.get(database);
  if (hit && Date.now() - hit.at < freshFor) return hit.policy;
  const policy = read(database);
  known.set(database, { at: Date.now(), policy });
  policy.catch(() => known.delete(database));
  return policy;
}

async function read(connection: Connection): Promise<SecurityPolicy> {
  const [row] = await connection.rows({ text: `SELECT value FROM engine_setting WHERE name = 'security'`, values: [] });
  return row ? { ...usualPolicy, ...(JSON.parse(String(row[0])) as Partial<SecurityPolicy>) } : usualPolicy;
}

const bounds: Readonly<Record<string, readonly [number, number]>> = {
  idleMinutes: [0, 1440], absoluteHours: [1, 720], freeTries: [1, 20], lockAfter: [3, 100], lockMinutes: [1, 10_080], passwordLength: [8, 64],
};

/** Changes rules; what is wrong is refused with the name of the setting. */
export async function saveSecurityPolicy(database: Database, change: Partial<SecurityPolicy>, by: string | null): Promise<SecurityPolicy> {
  const policy: SecurityPolicy = { ...(await read(database)), ...change };
  const problems: Problem[] = Object.entries(bounds).flatMap(([name, [least, most]]) => {
    const value = policy[name as keyof SecurityPolicy] as unknown;
    if (typeof value !== 'number' || !Number.isInteger(value)) return [{ path: name, rule: 'wrongType', params: { expected: 'integer' } } as Problem];
    return value < least ? [{ path: name, rule: 'tooSmall', params: { min: least } } as Problem] : value > most ? [{ path: name, rule: 'tooLarge', params: { max: most } } as Problem] : [];
  });
  for (const [role, list] of Object.entries(policy.addresses)) {
    for (const each of list) if (!isNetwork(each)) problems.push({ path: `addresses.${role}`, rule: 'badFormat', params: { example: '10.0.0.0/8' } });
  }
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
  await database.transaction(async (connection) => {
    await connection.run({ text: `DELETE FROM engine_setting WHERE name = 'security'`, values: [] });
    await connection.run({ text: `INSERT INTO engine_setting (name, value, changed_at, by_id) VALUES ('security', ?, ?, ?)`, values: [JSON.stringify(policy), Date.now(), by] });
  });
  known.delete(database);
  return policy;
}

/** true where users with this role may come from this address. */
export function mayComeFrom(policy: SecurityPolicy, role: string | null, address: string): boolean {
  const list = role === null ? undefined : policy.addresses[role];
  if (!list || list.length === 0) return true;
  return networks(list)(address);
}

/** true where users with this role need a second factor. */
export function needsSecondFactor(policy: SecurityPolicy, role: string | null): boolean {
  return policy.secondFactorRoles.includes('*') || (role !== null && policy.secondFactorRoles.includes(role));
}
