// The description of one field: what a form or list must know to show it, check it and filter by it.
import type { FieldDescription } from '../../../metadata/language/description';
import type { Json } from '../../../metadata/language/types';
import { may, mayEditField } from '../../access/may';
import type { FieldModel, ObjectModel } from '../../model/model';
import { filterInputs, listQuantifiers, lookupOperators } from '../../query/filter-kinds';
import { filterShape, orderable } from '../schema/filter-types';
import { placeOf } from '../schema/naming';
import { summaryOf } from './describe-app';
import { fieldLabelOf, labelOf, valueLabel, type Asker } from './labels';

/** One field of an object the viewer may read. */
export function describeField(asker: Asker, object: ObjectModel, field: FieldModel): FieldDescription {
  const { definition } = field;
  return {
    name: field.name, formerNames: (definition.formerNames ?? []).filter((name) => name !== field.name),
    label: fieldLabelOf(asker, field),
    help: definition.help === undefined ? null : labelOf(asker, `${object.name}.fields.${field.name}.help`, definition.help),
    type: field.type,
    required: field.required, unique: field.unique, system: field.system,
    readOnly: field.readOnly || field.system || !mayEditField(asker, object, field),
    sortable: placeOf(field) === 'reference' || (placeOf(field) === 'value' && orderable(field)),
    operators: operatorsOf(field),
    default: field.defaultValue ?? writtenDefault(field),
    values: field.values.map((value) => ({ value: value.value, label: valueLabel(asker, field, value), color: value.color ?? null, inactive: value.inactive ?? false })),
    dependsOn: 'dependsOn' in definition ? definition.dependsOn ?? null : null,
    targets: field.targets.flatMap((name) => {
      const target = asker.model.objects.get(name);
      return target && may(asker, 'read', target) ? [summaryOf(asker, target)] : [];
    }),
    inverse: 'inverse' in definition ? definition.inverse ?? null : null,
    settings: settingsOf(field),
    returns: 'returns' in definition ? definition.returns ?? null : null,
  };
}

function writtenDefault(field: FieldModel): { expression: string } | null {
  const written = field.definition.default;
  return typeof written === 'object' && written !== null && !Array.isArray(written) && typeof written['expression'] === 'string' ? { expression: written['expression'] } : null;
}

function operatorsOf(field: FieldModel): string[] {
  switch (placeOf(field)) {
    case 'reference': case 'polymorphic': return Object.keys(lookupOperators);
    case 'links': return [...listQuantifiers];
    case 'value': {
      const shape = filterShape(field);
      if (!shape) return [];
      return 'parts' in shape ? ['parts'] : Object.keys(filterInputs[shape.kind].fields).filter((operator) => operator !== 'n');
    }
  }
}

/** Parts of a definition that have a place of their own in the description. */
const elsewhere: ReadonlySet<string> = new Set([
  'type', 'label', 'help', 'required', 'unique', 'default', 'readOnly', 'off', 'formerNames', 'values', 'picklist', 'dependsOn', 'inverse', 'inverseLabel', 'returns', 'indexed',
]);

function settingsOf(field: FieldModel): Record<string, Json> {
  return Object.fromEntries(Object.entries(field.definition).filter(([name, value]) => !elsewhere.has(name) && value !== undefined)) as Record<string, Json>;
}
