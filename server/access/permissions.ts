// What a viewer may do with an object: the rights of all its permission sets added together.
import type { ObjectPermissionDefinition, Scope } from '../../metadata/language/types';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import type { Context, ObjectPermission, Viewer } from './context';
import { withinScopes } from './scopes';

/** Rights on an object, made once per Model and permission shape. */
export function permissionOn(context: Pick<Context, 'viewer' | 'model'>, object: Pick<ObjectModel, 'name'>): ObjectPermission {
  if (context.viewer.system) return everyRight;
  const byObject = shapeOf(context);
  const known = byObject.get(object.name);
  if (known) return known;
  const made = withinScopes(context.viewer, object.name, permissionFrom(grantsOn(context, object.name).map(({ rights }) => rights)));
  byObject.set(object.name, made);
  return made;
}

/** What one permission set gives on an object; `others`: by its words on every object it does not name. */
export interface Grant { readonly set: string; readonly others: boolean; readonly rights: ObjectPermissionDefinition }

/** What each of the viewer's permission sets gives on an object. */
export function grantsOn({ viewer, model }: Pick<Context, 'viewer' | 'model'>, object: string): Grant[] {
  return viewer.permissionSets.flatMap((set) => {
    const rights = model.permissionSets.get(set)?.objects;
    const grant = rights && (rights[object] ?? rights['*']);
    return grant ? [{ set, others: rights[object] === undefined, rights: grant }] : [];
  });
}

/** Everyone who may read records of an object may read these: a record is not one without them. */
export function alwaysReadable(field: Pick<FieldModel, 'name' | 'type'>): boolean {
  return field.type === 'id' || field.type === 'version' || field.name === 'createdAt' || field.name === 'updatedAt';
}

/** Plans may be shared by viewers with the same shape. */
export function permissionShape(viewer: Viewer): string {
  return viewer.system ? '*' : viewer.scopes ? `${viewer.permissionSets.join()}#${viewer.scopes.join()}` : viewer.permissionSets.join();
}

const byModel = new WeakMap<Model, Map<string, Map<string, ObjectPermission>>>();
const mostShapes = 1000;
const everyRight: ObjectPermission = Object.freeze({ create: true, read: 'all', update: 'all', delete: 'all', share: 'all', import: true, editLocked: true, readable: () => true, editable: () => true });
const width: Readonly<Record<Scope, number>> = { own: 1, department: 2, departmentAndBelow: 3, all: 4 };

function shapeOf({ viewer, model }: Pick<Context, 'viewer' | 'model'>): Map<string, ObjectPermission> {
  let shapes = byModel.get(model);
  if (!shapes) byModel.set(model, (shapes = new Map()));
  const shape = permissionShape(viewer);
  let byObject = shapes.get(shape);
  if (!byObject) {
    if (shapes.size >= mostShapes) shapes.clear();
    shapes.set(shape, (byObject = new Map()));
  }
  return byObject;
}

function permissionFrom(grants: readonly ObjectPermissionDefinition[]): ObjectPermission {
  const levels = new Map<string, 0 | 1 | 2>();
  const level = (field: string): 0 | 1 | 2 => {
    const known = levels.get(field);
    if (known !== undefined) return known;
    const made = grants.reduce<0 | 1 | 2>((best, grant) => {
      const own = fieldLevel(grant, field);
      return own > best ? own : best;
    }, 0);
    levels.set(field, made);
    return made;
  };
  return Object.freeze({
    create: grants.some((grant) => grant.create === true),
    ...widest('read', grants), ...widest('update', grants), ...widest('delete', grants), ...widest('share', grants),
    import: grants.some((grant) => grant.import === true), editLocked: grants.some((grant) => grant.editLocked === true),
    readable: (field: string) => level(field) > 0,
    editable: (field: string) => level(field) > 1,
  });
}

function widest(action: 'read' | 'update' | 'delete' | 'share', grants: readonly ObjectPermissionDefinition[]): Partial<Record<'read' | 'update' | 'delete' | 'share', Scope>> {
  const scopes = grants.flatMap((grant) => grant[action] ?? []);
  if (scopes.length === 0) return {};
  return { [action]: scopes.reduce((best, scope) => (width[scope] > width[best] ? scope : best)) };
}

/** 0 hidden, 1 read, 2 edit. Without a word on the field, it follows the rights on the object. */
export function fieldLevel(grant: ObjectPermissionDefinition, field: string): 0 | 1 | 2 {
  const said = grant.fields?.[field] ?? grant.fields?.['*'];
  if (!grant.read) return 0;
  const most = grant.update || grant.create ? 2 : 1;
  if (said === 'none') return 0;
  if (said === 'read') return 1;
  return most;
}
