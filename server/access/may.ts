// May this viewer: the questions about objects and fields that need no database.
import { TangramError } from '../errors';
import { fieldCalled, objectCalled } from '../model/called';
import { labelOf } from '../model/labels';
import type { FieldModel, ObjectModel } from '../model/model';
import type { Context } from './context';
import { alwaysReadable, permissionOn } from './permissions';

export type Action = 'create' | 'read' | 'update' | 'delete' | 'share';
type Asker = Pick<Context, 'viewer' | 'model'>;

/** Whether the viewer may do this with some records of the object at all; which ones, `rowPredicate` says. */
export function may(context: Asker, action: Action, object: ObjectModel): boolean {
  const permission = permissionOn(context, object);
  if (action === 'create') return permission.create;
  return permission[action] !== undefined && (action === 'read' || permission.read !== undefined);
}

/** The object of that name, of today or before; throws NOT_FOUND where the Model has none. */
export function objectNamed({ model }: Pick<Context, 'model'>, name: string): ObjectModel {
  const object = objectCalled(model, name);
  if (!object) throw new TangramError('NOT_FOUND', 'unknownObject', { object: name });
  return object;
}

/** Whether single records of the object can be shared: those that have owners of their own. */
export function isShareable(object: ObjectModel): boolean {
  return object.owned && !object.master;
}

/** Throws FORBIDDEN where the viewer may not. */
export function mustMay(context: Asker, action: Action, object: ObjectModel): void {
  if (!may(context, action, object)) throw mayNot(context, action, object);
}

/** FORBIDDEN: what a viewer is told who may not do this. */
export function mayNot(context: Asker, action: Action, object: ObjectModel): TangramError {
  return new TangramError('FORBIDDEN', 'forbiddenAction', { action: actionWord(action, context.viewer.language), object: objectLabel(context, object) });
}

/** Whether the viewer may read the field of records it may read. */
export function mayReadField(context: Asker, object: ObjectModel, field: FieldModel): boolean {
  const permission = permissionOn(context, object);
  return permission.read !== undefined && (alwaysReadable(field) || permission.readable(field.name));
}

/** The fields a path leads through, each of the record the one before refers to; undefined where one is missing or the viewer may not read it. */
export function fieldsAlong(context: Asker, object: ObjectModel, path: readonly string[]): readonly FieldModel[] | undefined {
  const way: FieldModel[] = [];
  let at: ObjectModel | undefined = object;
  for (const name of path) {
    const field: FieldModel | undefined = at && fieldCalled(at, name);
    if (!at || !field || !mayReadField(context, at, field)) return undefined;
    way.push(field);
    at = context.model.objects.get(field.targets[0] ?? '');
  }
  return way;
}

/** Whether the viewer may write the field of records it may create or change. */
export function mayEditField(context: Asker, object: ObjectModel, field: FieldModel): boolean {
  return context.viewer.system || (!field.readOnly && permissionOn(context, object).editable(field.name));
}

/** Throws FORBIDDEN, naming the field, where the viewer may not read it. */
export function mustReadField(context: Asker, object: ObjectModel, field: FieldModel): void {
  mustMay(context, 'read', object);
  if (!mayReadField(context, object, field)) throw new TangramError('FORBIDDEN', 'forbiddenField', { label: fieldLabel(context, object, field) }, [], { field: field.name });
}

/** The object's label in the viewer's language. */
export function objectLabel({ viewer, model }: Asker, object: ObjectModel): string {
  return labelOf(model, object.name, object.label, viewer.language);
}

/** The field's label in the viewer's language. */
export function fieldLabel({ viewer, model }: Asker, object: ObjectModel, field: FieldModel): string {
  return labelOf(model, `${object.name}.fields.${field.name}`, field.label, viewer.language);
}

const words: Readonly<Record<Action, readonly [string, string]>> = { create: ['新建', 'create'], read: ['查看', 'read'], update: ['修改', 'change'], delete: ['删除', 'delete'], share: ['共享', 'share'] };

function actionWord(action: Action, language: string): string {
  return words[action][language.startsWith('zh') ? 0 : 1];
}
