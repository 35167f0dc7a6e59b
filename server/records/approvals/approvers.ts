// Who is meant by the people an approval names: active users, each once, in the order of the definition.
import type { ApproverDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { readRecords } from '../read';
import { objectOf } from '../write/change';
import type { ApprovalSubject } from './subject';

/** Who asks: the one who submitted. */
export interface PeopleOf { readonly subject: ApprovalSubject; readonly applicant: string | null }

/** Ids of users. */
export async function peopleOf(context: Context, { subject, applicant }: PeopleOf, written: readonly ApproverDefinition[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const one of written) found.push(...(await meant(context, { subject, applicant }, one)));
  return [...new Set(found)];
}

/** Those who decide a step. Nobody decides about what he submitted himself while there are others: where he is the only one, his manager does, and only where there is none he himself. */
export async function approversOf(context: Context, of: PeopleOf, written: readonly ApproverDefinition[]): Promise<readonly string[]> {
  const found = await peopleOf(context, of, written);
  const others = found.filter((id) => id !== of.applicant);
  if (others.length > 0 || found.length === 0) return others;
  return (await managerAbove(context, of.applicant!)) ?? found;
}

/** Users that are there and active, with their names. */
export async function activeUsers(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await readRecords(system(context), objectOf(context, 'user'), { ids, fields: ['name', 'active'] });
  return new Map(users.filter(({ active }) => active !== false).map((user) => [user.id, String(user['name'] ?? '')]));
}

async function meant(context: Context, { subject, applicant }: PeopleOf, { user, role, department, managerOf, field }: ApproverDefinition): Promise<readonly string[]> {
  if (user !== undefined) return usersWhere(context, { login: { eq: user } });
  if (role !== undefined) return usersWhere(context, { role: { code: { eq: role } } });
  if (department !== undefined) return usersWhere(context, { department: { code: { eq: department } } });
  if (field !== undefined) {
    const id = subject.value(field)?.[0];
    return typeof id === 'string' ? [...(await activeUsers(context, [id])).keys()] : [];
  }
  const owner = subject.value('owner')?.[0] ?? applicant;
  if (typeof owner !== 'string') return [];
  return (managerOf === 'owner' ? await managerAbove(context, owner) : await departmentManager(context, owner)) ?? [];
}

async function usersWhere(context: Context, filter: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const users = await readRecords(system(context), objectOf(context, 'user'), { filter, fields: ['active'], orderBy: [{ id: 'ASC' }], first: mostPeople });
  return users.filter(({ active }) => active !== false).map(({ id }) => id);
}
const mostPeople = 200;
/** So far up people look for a manager who is there. */
const highest = 10;

/** The next manager above a user who is active. */
async function managerAbove(context: Context, user: string): Promise<readonly string[] | undefined> {
  const seen = new Set([user]);
  for (let at = user; seen.size < highest;) {
    const [record] = await readRecords(system(context), objectOf(context, 'user'), { ids: [at], fields: ['manager', 'manager.active'] });
    const manager = record?.['manager'];
    if (typeof manager !== 'string' || seen.has(manager)) return undefined;
    if (record!['manager.active'] !== false) return [manager];
    seen.add(at = manager);
  }
  return undefined;
}

/** The manager of the owner's department, or of the next one above that has one who is active and not the owner. */
async function departmentManager(context: Context, owner: string): Promise<readonly string[] | undefined> {
  const [user] = await readRecords(system(context), objectOf(context, 'user'), { ids: [owner], fields: ['department'] });
  let department = user?.['department'];
  for (let level = 0; typeof department === 'string' && level < highest; level += 1) {
    const [record]: readonly Readonly<Record<string, unknown>>[] = await readRecords(system(context), objectOf(context, 'department'), { ids: [department], fields: ['parent', 'manager', 'manager.active'] });
    const manager = record?.['manager'];
    if (typeof manager === 'string' && manager !== owner && record!['manager.active'] !== false) return [manager];
    department = record?.['parent'];
  }
  return undefined;
}

function system(context: Context): Context {
  return context.asSystem('who decides an approval');
}
