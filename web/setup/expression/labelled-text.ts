// An expression as an admin reads it, with labels in brackets, and as it is kept, with API names.
import type { ObjectDescription } from '../../../metadata/language/description';
import { fromLabels, toLabels, type ExpressionScope, type FieldPath } from '../../../metadata/language/expression/expression';
import { findField } from '../../describe/use-description';
import { typeAt } from '../../layout/form-rules';
import type { Descriptions } from '../../layout/shown-fields';

/** The object an expression is about, and those known along its lookups. */
export interface Reach { readonly object: ObjectDescription; readonly objects: Descriptions }

/** `account.name` → `[客户.名称]`. A label that two fields have says nothing: there the API name stays. */
export function labelled(text: string, reach: Reach): string {
  return toLabels(text, (path) => {
    const object = objectAt(path.slice(0, -1), reach);
    const field = object && findField(object, path.at(-1)!);
    return field && object && named(object, field.label) === field.name ? field.label : undefined;
  });
}

/** `[客户.名称]` → `account.name`. */
export function plainText(text: string, reach: Reach): string {
  return fromLabels(text, (parent, label) => {
    const object = objectAt(parent, reach);
    return object && named(object, label);
  });
}

/** Names as the editor shows them: labels and API names both mean their field, so that problems have their places in what is on screen. */
export function labelledScope(reach: Reach): ExpressionScope {
  return { fieldType: (path) => typeAt(namesOf(path, reach), reach.object, reach.objects) };
}

/** The object at the end of lookups; undefined where it is not known. */
export function objectAt(path: FieldPath, { object, objects }: Reach): ObjectDescription | undefined {
  let at: ObjectDescription | undefined = object;
  for (const name of namesOf(path, { object, objects })) {
    const field: ReturnType<typeof findField> = at && findField(at, name);
    const target: string | undefined = field?.targets.length === 1 ? field.targets[0]!.name : undefined;
    at = target === undefined ? undefined : target === object.name ? object : objects.get(target);
  }
  return at;
}

/** Labels of a path as API names; a step that is neither stays as it is. */
export function namesOf(path: FieldPath, { object, objects }: Reach): FieldPath {
  let at: ObjectDescription | undefined = object;
  return path.map((step) => {
    const name: string = (at && named(at, step)) ?? step;
    const target: string | undefined = at && findField(at, name)?.targets[0]?.name;
    at = target === undefined ? undefined : target === object.name ? object : objects.get(target);
    return name;
  });
}

/** The one field with this label. */
function named(object: ObjectDescription, label: string): string | undefined {
  const found = object.fields.filter((field) => field.label === label);
  return found.length === 1 ? found[0]!.name : undefined;
}
