// The form of one step of a conversion: what goes over, what the small form asks for, and what must be filled.
import type { FieldDescription, FormDescription, ObjectDescription } from '../../../metadata/language/description';
import { findField } from '../../describe/use-description';
import { readValue, type Values } from '../../layout/form-values';
import { fieldsOf } from '../../layout/shown-fields';
import { chooseLayout } from '../choose-layout';
import type { ConversionStep } from './conversion-requests';

/** Two columns of fields, without those that the records of other steps fill. */
export function stepForm(object: ObjectDescription, step: ConversionStep): FormDescription {
  const filled = new Set(step.filled.map((fill) => fill.field));
  const small = fieldsOf(object, chooseLayout(object, 'quick-create')).map((field) => field.name);
  const given = Object.keys(step.values);
  const needed = object.fields.filter((field) => field.required && field.default === null && !computedTypes.has(field.type)).map((field) => field.name);
  const names = [...new Set([...small, ...given, ...needed])].filter((name) => enterable(findField(object, name), filled));
  const rows = Array.from({ length: Math.ceil(names.length / 2) }, (_, row) => [0, 1].map((column) => {
    const field = names[row * 2 + column];
    return field === undefined ? null : { field };
  }));
  return { kind: 'quick-create', recordType: null, header: [], sections: [{ name: step.name, label: object.label, columns: 2, collapsed: false, visibleIf: null, rows }] };
}

/** What the form begins with; fields filled by other steps hold a stand-in, so that rules do not take them for empty. */
export function stepValues(object: ObjectDescription, step: ConversionStep, labelOf: (step: string) => string): Values {
  const given = Object.entries(step.values).flatMap(([name, value]) => {
    const field = findField(object, name);
    return field ? [[name, isReference(value) ? value : readValue(field, value)] as const] : [];
  });
  return Object.fromEntries([...given, ...step.filled.map((fill) => [fill.field, { id: '', name: labelOf(fill.step) }] as const)]);
}

const computedTypes: ReadonlySet<string> = new Set(['formula', 'rollUp', 'autoNumber']);

function enterable(field: FieldDescription | undefined, filled: ReadonlySet<string>): boolean {
  return field !== undefined && !field.readOnly && !field.system && !filled.has(field.name);
}

function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && 'object' in value;
}
