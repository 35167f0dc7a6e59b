// Labels in the viewer's language: the translation where there is one, else the word written in the definition.
import type { PicklistValue } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { labelOf as translated, valueKey } from '../../model/labels';
import type { FieldModel, ObjectModel } from '../../model/model';

export type Asker = Pick<Context, 'viewer' | 'model'>;

/** A label by its key (`<object>.fields.<field>`, `modules.<module>` …). */
export function labelOf({ viewer, model }: Asker, key: string, written: string): string {
  return translated(model, key, written, viewer.language);
}

/** The label of a part of an object. */
export function partLabel(asker: Asker, object: Pick<ObjectModel, 'name'>, part: { readonly key: string; readonly label: string }): string {
  return labelOf(asker, `${object.name}.${part.key}`, part.label);
}

/** The label of a field. */
export function fieldLabelOf(asker: Asker, field: FieldModel): string {
  return labelOf(asker, `${field.object}.fields.${field.name}`, field.label);
}

/** A picklist value's label. */
export function valueLabel(asker: Asker, field: FieldModel, value: PicklistValue): string {
  return labelOf(asker, valueKey(field, value.value), value.label);
}
