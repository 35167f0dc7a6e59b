// Who may do what, worked out anew from the words of the permission sets and the plain rows: shares no code with the server.
export type Scope = 'own' | 'department' | 'departmentAndBelow' | 'all';
export type FieldRight = 'none' | 'read' | 'edit';
export interface Rights { create?: boolean; read?: Scope; update?: Scope; delete?: Scope; share?: Scope; fields?: Record<string, FieldRight> }
export type Sets = Record<string, Record<string, Rights>>;
export interface Person { readonly id: string; readonly name: string; readonly role: string | null; readonly roleCode: string | null; department: string | null; sets: string[] }
export interface Row { readonly id: string; readonly object: string; deleted: boolean; owner: string | null; values: Record<string, string | number | null>; readonly master?: string }
/** A record shared by hand; `over`: it has run out or was ended. */
export interface Shared { readonly record: string; readonly kind: 'user' | 'department' | 'role'; readonly to: string; readonly below: boolean; readonly edit: boolean; over: boolean }
/** Records of an object that hold something, shared with everybody the words mean. */
export interface Rule { readonly name: string; readonly object: string; readonly when: string; readonly holds: (row: Row, world: World) => boolean; readonly with: { department?: string; below?: boolean; role?: string; permissionSet?: string }; readonly edit: boolean }
/** Everything a verdict depends on. */
export interface World {
  sets: Sets;
  readonly people: Map<string, Person>;
  /** Department → the one above it. */
  readonly departments: Map<string, string | null>;
  readonly rows: Map<string, Row>;
  readonly shares: Shared[];
  rules: readonly Rule[];
  /** Department → its code. */
  readonly codes: Map<string, string>;
  /** Detail object → the object of its masters. */
  readonly masters: Readonly<Record<string, string>>;
}
export type RowAction = 'read' | 'update' | 'delete' | 'share';

function rightsOf(world: World, person: Person, object: string): Rights[] {
  const found: Rights[] = [];
  for (const name of person.sets) {
    const set = world.sets[name];
    const rights = set && (set[object] ?? set['*']);
    if (rights) found.push(rights);
  }
  return found;
}

/** Whether the person may do this with any record of the object at all. */
export function mayAtAll(world: World, person: Person, object: string, action: RowAction | 'create'): boolean {
  const rights = rightsOf(world, person, object);
  if (action === 'create') return rights.some((one) => one.create);
  return rights.some((one) => one[action]) && rights.some((one) => one.read);
}

/** 0 hidden, 1 shown, 2 shown and changed. */
export function fieldRight(world: World, person: Person, object: string, field: string): 0 | 1 | 2 {
  let best: 0 | 1 | 2 = 0;
  for (const rights of rightsOf(world, person, object)) {
    if (!rights.read) continue;
    const word = rights.fields?.[field] ?? rights.fields?.['*'];
    const most = rights.update || rights.create ? 2 : 1;
    const level = word === 'none' ? 0 : word === 'read' ? 1 : most;
    if (level > best) best = level;
  }
  return best;
}

/** Whether the person may do this with this very record, deleted or not. */
export function mayWith(world: World, person: Person, row: Row, action: RowAction): boolean {
  if (!within(world, person, row, 'read')) return false;
  return action === 'read' || within(world, person, row, action);
}

function within(world: World, person: Person, row: Row, action: RowAction): boolean {
  const scopes = rightsOf(world, person, row.object).flatMap((rights) => rights[action] ?? []);
  if (scopes.length === 0) return false;
  if (world.masters[row.object] && action === 'share') return false;
  if (world.masters[row.object]) {
    const master = world.rows.get(row.master!)!;
    return within(world, person, master, action === 'read' ? 'read' : 'update');
  }
  if (scopes.some((scope) => covers(world, person, row.owner, scope))) return true;
  if (world.rules.some((rule) => rule.object === row.object && (action === 'read' || (action === 'update' && rule.edit)) && rule.holds(row, world) && isMeant(world, person, rule))) return true;
  return world.shares.some((share) => share.record === row.id && !share.over && (action === 'read' || (action === 'update' && share.edit)) && isFor(world, person, share));
}

/** Whether a rule means the person. */
export function isMeant(world: World, person: Person, { with: { department, below, role, permissionSet } }: Rule): boolean {
  if (role !== undefined) return role === person.roleCode;
  if (permissionSet !== undefined) return person.sets.includes(permissionSet);
  for (let at = person.department; at !== null; at = world.departments.get(at) ?? null) {
    if (world.codes.get(at) === department) return true;
    if (!below) return false;
  }
  return false;
}

/** Whether a share is meant for the person. */
export function isFor(world: World, person: Person, { kind, to, below }: Shared): boolean {
  if (kind === 'user') return to === person.id;
  if (kind === 'role') return to === person.role;
  if (!below) return person.department === to;
  for (let at = person.department; at !== null; at = world.departments.get(at) ?? null) if (at === to) return true;
  return false;
}

function covers(world: World, person: Person, owner: string | null, scope: Scope): boolean {
  if (scope === 'all') return true;
  if (owner === null) return false;
  if (owner === person.id) return true;
  if (scope === 'own' || person.department === null) return false;
  let at = world.people.get(owner)!.department;
  if (scope === 'department') return at === person.department;
  for (; at !== null; at = world.departments.get(at) ?? null) if (at === person.department) return true;
  return false;
}

/** The live rows of an object that the person may read, oldest id first. */
export function readable(world: World, person: Person, object: string): Row[] {
  return rowsOf(world, object).filter((row) => !row.deleted && mayWith(world, person, row, 'read'));
}

/** Rows of an object by id. */
export function rowsOf(world: World, object: string): Row[] {
  return [...world.rows.values()].filter((row) => row.object === object).sort((left, right) => (left.id < right.id ? -1 : 1));
}
