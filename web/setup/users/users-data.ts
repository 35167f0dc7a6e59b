// What the screens of people read and send: users with their sign-in, departments, what somebody owns, and the ways out.
import { parse } from 'graphql';

export interface UserRow {
  readonly id: string; readonly name: string; readonly login: string; readonly active: boolean | null; readonly title: string | null;
  readonly role: { readonly id: string; readonly name: string } | null; readonly department: { readonly id: string; readonly name: string } | null;
}
export interface SignInState { readonly user: string; readonly seenAt: string | null; readonly online: boolean; readonly sessions: number; readonly hasPassword: boolean; readonly lockedUntil: string | null }
export interface DepartmentRow { readonly id: string; readonly name: string; readonly parent: { readonly id: string } | null; readonly manager: { readonly name: string } | null }
export interface PeopleAnswer { readonly users: { readonly totalCount: number; readonly nodes: readonly UserRow[] }; readonly departments: { readonly nodes: readonly DepartmentRow[] }; readonly userSignIns: readonly SignInState[] }
export interface HoldingRow { readonly object: string; readonly label: string; readonly count: number }
export interface HandOverRow { readonly object: string; readonly label: string; readonly moved: number; readonly refused: readonly { readonly id: string; readonly message: string }[] }

/** Most users on one screen; more are found by the list of users. */
export const mostUsers = 1000;

export const peopleDocument = parse(`query People {
  users(first: ${mostUsers}, orderBy: [{ name: ASC }]) { totalCount nodes { id name login active title role { id name } department { id name } } }
  departments(first: ${mostUsers}, orderBy: [{ position: ASC }, { name: ASC }]) { nodes { id name parent { id } manager { name } } }
  userSignIns { user seenAt online sessions hasPassword lockedUntil }
}`);
export const holdingsDocument = parse('query Holdings($user: ID!) { userHoldings(user: $user) { object label count } }');
export const deactivateDocument = parse('mutation Deactivate($user: ID!) { deactivateUser(user: $user) }');
export const activateDocument = parse('mutation Activate($user: ID!) { activateUser(user: $user) }');
export const handOverDocument = parse('mutation HandOver($from: ID!, $to: ID!) { handOverRecords(from: $from, to: $to) { object label moved refused { id message } } }');
export const passwordDocument = parse('mutation ResetPassword($user: ID!, $password: String!) { setUserPassword(user: $user, password: $password) }');
export const linkDocument = parse('mutation OneTimeLink($user: ID!) { createSignInLink(user: $user) }');

/** Departments below each department; those at the top under null. A circle ends where it began. */
export function departmentsBelow(departments: readonly DepartmentRow[]): ReadonlyMap<string | null, readonly DepartmentRow[]> {
  const known = new Set(departments.map(({ id }) => id));
  const below = new Map<string | null, DepartmentRow[]>();
  for (const department of departments) {
    const parent = department.parent && known.has(department.parent.id) && department.parent.id !== department.id ? department.parent.id : null;
    below.set(parent, [...(below.get(parent) ?? []), department]);
  }
  return below;
}

/** The department and all below it. */
export function withBelow(below: ReadonlyMap<string | null, readonly DepartmentRow[]>, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const each of found) for (const child of below.get(each) ?? []) found.add(child.id);
  return found;
}

/** A password nobody mistakes when it is read out: no 0 and O, no 1, l and I. */
export function newPassword(random: (bytes: Uint8Array) => Uint8Array): string {
  const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const bytes = random(new Uint8Array(64));
  return [...bytes].filter((byte) => byte < letters.length * 4).slice(0, 14).map((byte) => letters[byte % letters.length]).join('');
}
