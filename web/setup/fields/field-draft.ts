// A field while it is being defined: from its definition and back, and as the description its own input and display are drawn from.
import type { FieldDescription, ObjectSummary } from '../../../metadata/language/description';
import { fieldTypeCan, fieldTypes } from '../../../metadata/language/field-types';
import type { FieldDefinition, FieldTypeName, Json, PicklistValue } from '../../../metadata/language/types';

/** The definition as typed so far: nothing is required of it yet. */
export type FieldBody = Readonly<Record<string, Json | undefined>> & { readonly type: FieldTypeName };

/** A new field of a type, with the settings it cannot do without. */
export function newFieldBody(type: FieldTypeName): FieldBody {
  const start: Readonly<Record<string, Json>> = type === 'autoNumber' ? { pattern: '{YYYY}-{0000}' } : type === 'formula' ? { returns: 'decimal' } : type === 'rollUp' ? { function: 'count' } : {};
  return { type, ...start };
}

/** What is written: empty settings are left out. */
export function definitionOf(body: FieldBody): FieldDefinition {
  const filled = Object.entries(body).filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0));
  // `false` says something only where a default or a setting is true by itself.
  const no = Object.entries(body).filter(([name, value]) => value === false && (name === 'default' || settingDefault(body.type, name) === true));
  return Object.fromEntries([...filled, ...no]) as unknown as FieldDefinition;
}

/** What the engine takes where the setting is absent. */
function settingDefault(type: FieldTypeName, name: string): unknown {
  return fieldTypes[type].settings[name]?.['default'];
}

/** true where a literal can be entered as the initial value. */
export function hasLiteralDefault(type: FieldTypeName): boolean {
  return fieldTypeCan(type, 'default') && fieldTypes[type].group !== 'reference';
}

/** The field as the renderer knows it, for the preview and for the input of its initial value. */
export function describeDraft(body: FieldBody, parts: { readonly name: string; readonly label: string; readonly values: readonly PicklistValue[]; readonly objects: readonly ObjectSummary[] }): FieldDescription {
  const { type, label: _label, help, required, unique, default: given, values: _values, picklist: _picklist, ...settings } = body;
  const targets = [body['to'] ?? (type === 'user' || type === 'department' ? type : [])].flat();
  return {
    name: parts.name || 'field', label: parts.label, help: typeof help === 'string' && help ? help : null, type,
    required: required === true, unique: unique === true, system: false, readOnly: false, sortable: false, operators: [],
    default: given ?? null,
    values: parts.values.map((value) => ({ value: value.value, label: value.label, color: value.color ?? null, inactive: value.inactive ?? false })),
    dependsOn: null,
    targets: parts.objects.filter((object) => targets.includes(object.name)),
    inverse: null,
    settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== null)) as Record<string, Json>,
    returns: typeof body['returns'] === 'string' ? body['returns'] : null,
  };
}

/** true where only words change: label and help. */
export function isWordsOnly(before: FieldDefinition, after: FieldDefinition): boolean {
  const rest = (field: FieldDefinition): string => JSON.stringify(Object.entries({ ...field, label: 0, help: 0, values: wordless(field) }).sort(([a], [b]) => (a < b ? -1 : 1)));
  return rest(before) === rest(after);
}

/** Values without what may change freely: their labels, colours and order. */
function wordless(field: FieldDefinition): unknown {
  if (!('values' in field) || !field.values) return null;
  return field.values.map(({ value, inactive }) => [value, inactive ?? false]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** true where only labels, colours and the order of values change. */
export function sameChoices(before: readonly PicklistValue[], after: readonly PicklistValue[]): boolean {
  const codes = (values: readonly PicklistValue[]): string => JSON.stringify(values.map(({ value, inactive }) => [value, inactive ?? false]).sort());
  return codes(before) === codes(after);
}
