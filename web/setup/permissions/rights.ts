// Rights of a permission set as the grid changes them: pure, the definition goes in and comes out.
import type { ObjectPermissionDefinition, PermissionSetDefinition, Scope } from '../../../metadata/language/types';

export type ObjectRights = PermissionSetDefinition['objects'];
export type ScopedAction = 'read' | 'update' | 'delete' | 'share';
/** Rights that are simply there or not. */
export type SwitchedAction = { [Key in keyof ObjectPermissionDefinition]-?: NonNullable<ObjectPermissionDefinition[Key]> extends boolean ? Key : never }[keyof ObjectPermissionDefinition];
export type Action = ScopedAction | SwitchedAction;
/** What a cell says: a scope, `yes`, or `none`. */
export type Right = Scope | 'yes' | 'none';
export type FieldRight = NonNullable<ObjectPermissionDefinition['fields']>[string];
export type RowPreset = 'all' | 'read' | 'none' | 'follow';

export const scopedActions: readonly ScopedAction[] = ['read', 'update', 'delete', 'share'];
export const scopes: readonly Scope[] = ['own', 'department', 'departmentAndBelow', 'all'];

/** Every object not named. */
export const others = '*';

/** What a set gives on an object: its own rights, or those of every object not named. */
export function rightsOn(objects: ObjectRights, object: string): ObjectPermissionDefinition {
  return objects[object] ?? objects[others] ?? {};
}

/** true: the object has no words of its own. */
export function follows(objects: ObjectRights, object: string): boolean {
  return object !== others && objects[object] === undefined;
}

/** What the cell shows. */
export function rightOf(rights: ObjectPermissionDefinition, action: Action): Right {
  const value = rights[action];
  if (typeof value === 'boolean') return value ? 'yes' : 'none';
  return value ?? 'none';
}

/** One right changed; who may change, delete or share may also read, and who may not read may do none of these. */
export function withRight(objects: ObjectRights, object: string, { action, right }: { readonly action: Action; readonly right: Right }): ObjectRights {
  const before = rightsOn(objects, object);
  const after: Record<string, unknown> = { ...before };
  if (right === 'none') delete after[action];
  else after[action] = right === 'yes' ? true : right;
  if (action === 'read' && right === 'none') for (const other of ['update', 'delete', 'share']) delete after[other];
  if ((action === 'update' || action === 'delete' || action === 'share') && right !== 'none' && before.read === undefined) after['read'] = right;
  return replaced(objects, object, after);
}

/** A whole row at once; `follow` takes the object's own words away. Field rights stay, but with `follow`. */
export function withRow(objects: ObjectRights, object: string, { preset, switched }: { readonly preset: RowPreset; readonly switched: readonly SwitchedAction[] }): ObjectRights {
  if (preset === 'follow') return without(objects, object);
  const { fields } = rightsOn(objects, object);
  const kept = fields === undefined ? {} : { fields };
  if (preset === 'none') return replaced(objects, object, {});
  if (preset === 'read') return replaced(objects, object, { read: 'all', ...kept });
  return replaced(objects, object, { ...Object.fromEntries(switched.map((action) => [action, true])), read: 'all', update: 'all', delete: 'all', share: 'all', ...kept });
}

/** What a set says of a field: undefined where it follows the object. */
export function fieldRightOf(rights: ObjectPermissionDefinition, field: string): FieldRight | undefined {
  return rights.fields?.[field];
}

/** Fields changed; undefined: they follow the object again. */
export function withFields(objects: ObjectRights, object: string, { fields, right }: { readonly fields: readonly string[]; readonly right: FieldRight | undefined }): ObjectRights {
  const before = rightsOn(objects, object);
  const said: Record<string, FieldRight> = { ...before.fields };
  for (const field of fields) {
    if (right === undefined) delete said[field];
    else said[field] = right;
  }
  const { fields: _fields, ...rest } = before;
  return replaced(objects, object, { ...rest, ...(Object.keys(said).length > 0 ? { fields: said } : {}) });
}

/** A name for a set out of its label's name: lower case and hyphens. */
export function setNameFrom(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

function replaced(objects: ObjectRights, object: string, rights: Record<string, unknown>): ObjectRights {
  // Nothing on an object is the same as no word on it, but where every other object has rights.
  const empty = Object.keys(rights).length === 0;
  if (empty && (object === others || objects[others] === undefined)) return without(objects, object);
  return { ...objects, [object]: rights as ObjectPermissionDefinition };
}

function without(objects: ObjectRights, object: string): ObjectRights {
  const { [object]: _gone, ...rest } = objects;
  return rest as ObjectRights;
}
