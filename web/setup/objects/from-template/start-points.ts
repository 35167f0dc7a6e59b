// What a new object may begin with: templates of the application and objects that are there, in one shape, with fields to tick.
import type { FieldDefinition, TemplateDefinition } from '../../../../metadata/language/types';
import type { NewField } from '../new-object';
import type { ObjectSetup } from '../../setup-data';

export interface StartPoint {
  readonly label: string; readonly other: string; readonly otherPlural: string; readonly name: string; readonly plural: string; readonly help: string; readonly icon: string;
  readonly nameField: string; readonly owned: boolean; readonly fields: readonly NewField[];
}
/** Objects and shared picklists that fields may refer to. */
export interface Present { readonly objects: ReadonlySet<string>; readonly second: string | undefined }

/** A template; lookups to what is not there are left out. */
export function fromTemplate(template: TemplateDefinition, { objects, second }: Present): StartPoint {
  const labels = (second && template.labels?.[second]) || {};
  return {
    label: template.label, other: labels['label'] ?? '', otherPlural: labels['plural'] ?? '', name: template.name, plural: template.plural, help: template.help ?? '', icon: template.icon ?? 'appstore',
    nameField: template.nameField, owned: true, fields: fieldsOf(Object.entries(template.fields), labels, objects),
  };
}

/** A copy of an object. Names the other side of a relation has are its own; what is computed of details stays behind. */
export function fromObject(setup: ObjectSetup, { objects, second }: Present): StartPoint {
  const labels = (second && setup.translations[second]) || {};
  const { object } = setup;
  const fields = setup.fields.filter(({ body }) => !body.off && !stayBehind.has(body.type)).map(({ name, body }) => [name, plain(body)] as const);
  return {
    label: object.label, other: labels['label'] ?? '', otherPlural: labels['plural'] ?? '', name: '', plural: '', help: object.help ?? '', icon: object.icon ?? 'appstore',
    nameField: object.nameField, owned: object.owned !== false, fields: fieldsOf(fields, labels, objects),
  };
}

/** Fields without those that are not ticked, and without what refers to them: a dependency of choices, values that are copied. */
export function ticked({ fields, nameField }: StartPoint, chosen: ReadonlySet<string>): readonly NewField[] {
  const kept = fields.filter(({ name }) => name === nameField || chosen.has(name));
  const names = new Set(kept.map(({ name }) => name));
  return kept.map((field) => {
    const { dependsOn, copies, ...rest } = field.definition as FieldDefinition & { dependsOn?: { field: string }; copies?: Record<string, string> };
    const copied = Object.fromEntries(Object.entries(copies ?? {}).filter(([name]) => names.has(name)));
    return { ...field, definition: { ...rest, ...(dependsOn && names.has(dependsOn.field) ? { dependsOn } : {}), ...(Object.keys(copied).length > 0 ? { copies: copied } : {}) } as FieldDefinition };
  });
}

const stayBehind: ReadonlySet<string> = new Set(['rollUp', 'formula']);

function plain(body: FieldDefinition): FieldDefinition {
  const { inverse: _inverse, inverseLabel: _label, formerNames: _names, stored: _stored, default: written, ...rest } = body as FieldDefinition & Record<string, unknown>;
  // A computed default may need a field that stays behind.
  const kept = written !== undefined && !(typeof written === 'object' && written !== null && 'expression' in written) ? { default: written } : {};
  return { ...rest, ...kept, ...(body.type === 'masterDetail' ? { type: 'lookup', required: true } : {}) } as FieldDefinition;
}

function fieldsOf(fields: readonly (readonly [string, FieldDefinition])[], labels: Readonly<Record<string, string>>, objects: ReadonlySet<string>): readonly NewField[] {
  return fields.filter(([, definition]) => !('to' in definition) || [definition.to].flat().every((to) => objects.has(to))).map(([name, definition]) => ({
    name, definition,
    labels: Object.fromEntries(Object.entries(labels).flatMap(([key, label]) => {
      if (key === `fields.${name}`) return [['label', label]];
      if (key.startsWith(`fields.${name}.`)) return 'inverse' in definition || !key.endsWith('.inverse') ? [[key.slice(`fields.${name}.`.length), label]] : [];
      return key.startsWith(`values.${name}.`) ? [[`value.${key.slice(`values.${name}.`.length)}`, label]] : [];
    })),
  }));
}
