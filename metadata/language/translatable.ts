// Which words of definitions can be said in another language, and under which key of which translation file (see translation.schema.json).
import type { Definition, FieldDefinition, FormLayoutDefinition, PicklistValue, PrintBlockDefinition } from './types';

export const textKinds = [
  'object', 'field', 'help', 'value', 'section', 'listView', 'relatedList', 'recordType', 'rule', 'process', 'approval', 'conversion', 'sharingRule', 'duplicateRule', 'reminder', 'printTemplate', 'permissionSet', 'report', 'dashboard', 'module', 'app',
] as const;
export type TextKind = (typeof textKinds)[number];

/** One text as it is written in the first language. */
export interface Translatable {
  /** Beside whose folder its translation stands: `<module>/<object>`, `<module>`, or nothing for the application. */
  readonly folder: string;
  /** Its key in translations of that folder. */
  readonly key: string;
  readonly kind: TextKind;
  readonly written: string;
}

/** Every text of these definitions, each key of a folder once; a field that was changed alone goes before what its object says of it. */
export function translatables(definitions: readonly Pick<Definition, 'kind' | 'path' | 'body'>[]): readonly Translatable[] {
  const found = new Map<string, Translatable>();
  const alone = definitions.filter(({ kind }) => kind === 'field');
  const changed = new Set(alone.map(({ path }) => path));
  // What stands alone is newer, whatever order definitions come in; its place stays beside the other fields.
  const ordered = [...definitions.filter(({ kind }) => kind === 'object'), ...alone, ...definitions.filter(({ kind }) => kind !== 'object' && kind !== 'field')];
  for (const definition of ordered as readonly Definition[]) {
    const folder = folderOf(definition);
    for (const [key, kind, written] of textsOf(definition, changed)) {
      const place = `${folder}:${key}`;
      if (written !== undefined && written.trim() !== '' && !found.has(place)) found.set(place, { folder, key, kind, written });
    }
  }
  return [...found.values()];
}

type Text = readonly [key: string, kind: TextKind, written: string | undefined];

function folderOf({ kind, path }: Definition): string {
  if (kind === 'app') return '';
  const parts = path.split('/');
  return (inModule.has(kind) ? parts.slice(0, 1) : parts.slice(0, 2)).join('/');
}

const inModule: ReadonlySet<Definition['kind']> = new Set(['module', 'picklist', 'permissionSet', 'report', 'dashboard']);

function textsOf(definition: Definition, changed: ReadonlySet<string>): readonly Text[] {
  switch (definition.kind) {
    case 'app': return [['label', 'app', definition.body.label]];
    case 'module': return [['label', 'module', definition.body.label]];
    case 'object': {
      const { label, help, fields } = definition.body;
      const folder = definition.path.slice(0, -'/object'.length);
      return [['label', 'object', label], ['plural', 'object', label], ['help', 'help', help], ...Object.entries(fields).flatMap(([name, field]) => (changed.has(`${folder}/fields/${name}`) ? [] : fieldTexts(name, field)))];
    }
    case 'field': return fieldTexts(definition.path.split('/').at(-1)!, definition.body);
    case 'picklist': return [[`picklists.${definition.body.name}`, 'value', definition.body.label], ...definition.body.values.map((value): Text => [`picklists.${definition.body.name}.${value.value}`, 'value', value.label])];
    case 'recordTypes': return definition.body.recordTypes.map(({ name, label }) => [`recordTypes.${name}`, 'recordType', label]);
    case 'layout': return ((definition.body as FormLayoutDefinition).sections ?? []).map(({ name, label }) => [`sections.${name}`, 'section', label]);
    case 'relatedList': return [[`relatedLists.${definition.body.name}`, 'relatedList', definition.body.label]];
    case 'listView': return [[`listViews.${definition.body.name}`, 'listView', definition.body.label]];
    case 'rules': return definition.body.rules.flatMap(({ name, label, message }): Text[] => [[`rules.${name}`, 'rule', label], [`rules.${name}.message`, 'rule', message]]);
    case 'sharingRules': return definition.body.sharingRules.map(({ name, label }) => [`sharingRules.${name}`, 'sharingRule', label]);
    case 'duplicateRules': return definition.body.duplicateRules.map(({ name, label }) => [`duplicateRules.${name}`, 'duplicateRule', label]);
    case 'reminders': return definition.body.reminders.map(({ name, label }) => [`reminders.${name}`, 'reminder', label]);
    case 'conversions': return definition.body.conversions.flatMap(({ name, label, help }): Text[] => [[`conversions.${name}`, 'conversion', label], [`conversions.${name}.help`, 'help', help]]);
    case 'approvals': return definition.body.approvals.flatMap(({ name, label, help, steps }): Text[] => [
      [`approvals.${name}`, 'approval', label], [`approvals.${name}.help`, 'help', help], ...steps.map((step): Text => [`approvals.${name}.steps.${step.name}`, 'approval', step.label]),
    ]);
    case 'process': {
      const { name, label, help, stages } = definition.body;
      return [[`processes.${name}`, 'process', label], [`processes.${name}.help`, 'help', help], ...stages.flatMap((stage): Text[] => [
        [`processes.${name}.${stage.value}.help`, 'help', stage.help], ...(stage.checklist ?? []).map((action): Text => [`processes.${name}.${stage.value}.checklist.${action.name}`, 'process', action.label]),
      ])];
    }
    case 'printTemplate': {
      const { name, label, help, header, footer, blocks } = definition.body;
      const key = `printTemplates.${name}`;
      return [[key, 'printTemplate', label], [`${key}.help`, 'help', help], [`${key}.header`, 'printTemplate', withWords(header)], [`${key}.footer`, 'printTemplate', withWords(footer)], ...blocks.flatMap((block) => blockTexts(`${key}.${block.name}`, block))];
    }
    case 'report': return [[`reports.${definition.body.name}`, 'report', definition.body.label], [`reports.${definition.body.name}.help`, 'help', definition.body.help]];
    case 'dashboard': return [[`dashboards.${definition.body.name}`, 'dashboard', definition.body.label]];
    case 'permissionSet': return [[`permissionSets.${definition.body.name}`, 'permissionSet', definition.body.label]];
    case 'translation': return [];
  }
}

function fieldTexts(name: string, field: FieldDefinition): readonly Text[] {
  const { inverseLabel, patternMessage, values } = field as { readonly inverseLabel?: string; readonly patternMessage?: string; readonly values?: readonly PicklistValue[] };
  return [
    [`fields.${name}`, 'field', field.label], [`fields.${name}.help`, 'help', field.help], [`fields.${name}.inverse`, 'relatedList', inverseLabel], [`fields.${name}.patternMessage`, 'rule', patternMessage],
    ...(values ?? []).map((value): Text => [`values.${name}.${value.value}`, 'value', value.label]),
  ];
}

function blockTexts(key: string, { kind, text, fields, columns, lines }: PrintBlockDefinition): readonly Text[] {
  return [
    // What a code says is for machines.
    [`${key}.text`, 'printTemplate', kind === 'text' ? withWords(text) : undefined],
    ...(fields ?? []).map((one): Text => [`${key}.fields.${one.field}`, 'printTemplate', one.label]),
    ...(columns ?? []).map((one): Text => [`${key}.columns.${one.field}`, 'printTemplate', one.label]),
    ...(lines ?? []).map((one): Text => [`${key}.lines.${one.name}`, 'printTemplate', one.label]),
  ];
}

/** A text that says something beside its merge fields. */
function withWords(text: string | undefined): string | undefined {
  return /\p{L}/u.test((text ?? '').replace(/\{\{[^{}"']*\}\}/g, '')) ? text : undefined;
}
