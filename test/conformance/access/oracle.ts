// Who may do what, worked out anew from the words of the permission sets and the plain rows: shares no code with the server.
export type Scope = 'own' | 'department' | 'departmentAndBelow' | 'all';
export type FieldRight = 'none' | 'read' | 'edit';
export interface Rights { create?: boolean; read?: Scope; update?: Scope; delete?: Scope; fields?: Record<string, FieldRight> }
export type Sets = Record<string, Record<string, Rights>>;
export interface Person { readonly id: string; readonly name: string; department: string | null; sets: string[] }
export interface Row { readonly id: string; readonly object: string; deleted: boolean; owner: string | null; values: Record<string, string | number | null>; readonly master?: string }
/** Everything a verdict depends on. */
export interface World {
  sets: Sets;
  readonly people: Map<string, Person>;
  /** Department → the one above it. */
  readonly departments: Map<string, string | null>;
  readonly rows: Map<string, Row>;
  /** Detail object → the object of its masters. */
  readonly masters: Readonly<Record<string, string>>;
}
export type RowAction = 'read' | 'update' | 'delete';

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
  if (world.masters[row.object]) {
    const master = world.rows.get(row.master!)!;
    return within(world, person, master, action === 'read' ? 'read' : 'update');
  }
  return scopes.some((scope) => covers(world, person, row.owner, scope));
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
