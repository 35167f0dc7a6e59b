// Things of a Model by a name of today or before.
import type { FieldModel, Model, ObjectModel } from './model';

/** A field by its name of today, or by one it had; undefined where there is none. */
export function fieldCalled(object: Pick<ObjectModel, 'fields' | 'formerFields'>, name: string): FieldModel | undefined {
  return object.fields.get(name) ?? object.formerFields.get(name);
}

/** An object by its name of today, or by one it had; undefined where there is none. */
export function objectCalled(model: Model, name: string): ObjectModel | undefined {
  return model.objects.get(name) ?? [...model.objects.values()].find(({ definition }) => definition.formerNames?.includes(name));
}
