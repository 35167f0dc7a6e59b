// Every place where a definition names a field, an object or a value of a picklist: gathered once, asked by where-used.ts.
import { fieldCalled } from './called';
import type { BoardDefinition, Definition, FieldDefinition, Json } from '../../metadata/language/types';
import type { CheckedExpression } from '../../metadata/language/expression/expression';
import { parseExpression } from '../../metadata/language/expression/parse';
import { definitionPlace } from '../../metadata/language/paths';
import type { FieldModel, Model, ObjectModel } from './model';
import { expressionsIn, namedFields } from './print-templates';

export type UseKind =
  | 'layout' | 'list' | 'listView' | 'relatedList' | 'rule' | 'sharingRule' | 'duplicateRule' | 'reminder' | 'formula' | 'rollUp' | 'default' | 'lookup' | 'recordType' | 'process' | 'approval' | 'printTemplate' | 'permissionSet'
  | 'nameField' | 'searchField' | 'optOut' | 'picklistField' | 'dependency' | 'navigation' | 'report' | 'conversion' | 'translation' | 'other';

/** One place that mentions something; `label` is what admins call it, `labelKey` finds it in other languages. */
export interface Use {
  readonly kind: UseKind;
  /** The object it belongs to; absent for what belongs to the whole application. */
  readonly object?: string;
  readonly name: string;
  readonly label: string;
  readonly labelKey?: string;
  /** Path of the definition that says it. */
  readonly path: string;
}
/** What is mentioned: an object, one of its fields, values of that field, or a shared picklist. */
export interface Mention { readonly use: Use; readonly object?: string; readonly field?: string; readonly values?: readonly string[]; readonly picklist?: string }

/** Of everything that is in force. */
export function mentionsIn(model: Model, definitions: readonly Definition[]): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const definition of definitions) {
    const { object: of, name = '' } = definitionPlace(definition.path) ?? {};
    const object = of === undefined ? undefined : model.objects.get(of);
    if (of !== undefined && !object) continue;
    const found = mentionsOf(definition, { model, object, name });
    mentions.push(...found);
  }
  for (const object of model.objects.values()) mentions.push(...objectMentions(model, object, definitions));
  return mentions;
}

/** The fields a board names. */
function boardFields(board: BoardDefinition | undefined): string[] {
  return board ? [board.field, ...(board.sum === undefined ? [] : [board.sum]), ...(board.cards ?? [])] : [];
}

interface Place { readonly model: Model; readonly object: ObjectModel | undefined; readonly name: string }

function mentionsOf(definition: Definition, { model, object, name }: Place): Mention[] {
  const { path } = definition;
  const use = (kind: UseKind, label: string, more: Partial<Use> = {}): Use => ({ kind, name, label, path, ...(object ? { object: object.name } : {}), ...more });
  const along = (of: ObjectModel, paths: readonly (readonly string[])[], by: Use): Mention[] => paths.flatMap((one) => steps(model, of, one).map((step) => ({ ...step, use: by })));
  switch (definition.kind) {
    case 'layout': {
      const { body } = definition;
      if (body.kind === 'list') return along(object!, [...body.columns, ...(body.sort ?? [])].map((each) => each.field.split('.')).concat([...(body.quickFilters ?? []), ...boardFields(body.board), ...Object.values(body.calendar ?? {})].map((field) => [field]), (body.colors ?? []).flatMap(({ when, field }) => [...pathsIn(when), ...(field === undefined ? [] : [field.split('.')])])), use('list', ''));
      return body.sections.flatMap((section) => {
        const by = use('layout', section.label, { labelKey: `${object!.name}.sections.${section.name}` });
        const lines = section.rows.flat().flatMap((cell) => (cell !== null && typeof cell === 'object' && cell.lines ? [cell.lines] : []));
        const cells = section.rows.flat().flatMap((cell) => (typeof cell === 'string' ? [cell] : cell?.field ?? []));
        const conditions = [section.visibleIf, ...section.rows.flat().flatMap((cell) => (cell !== null && typeof cell === 'object' ? [cell.visibleIf, cell.readOnlyIf, cell.requiredIf] : []))];
        return [
          ...along(object!, [...cells.map((field) => [field]), ...conditions.flatMap((text) => (text === undefined ? [] : pathsIn(text)))], by),
          ...lines.flatMap((line) => { const child = childOf(model, object!, line.relatedList); return child ? along(child, line.columns.map((field) => [field]), by) : []; }),
        ];
      }).concat(along(object!, (body.header ?? []).map((field) => [field]), use('layout', '')));
    }
    case 'listView': {
      const by = use('listView', definition.body.label, { labelKey: `${object!.name}.listViews.${name}` });
      return [...along(object!, [...(definition.body.columns ?? []), ...(definition.body.sort ?? [])].map((each) => each.field.split('.')), by), ...filterMentions(model, object!, definition.body.filter ?? {}).map((each) => ({ ...each, use: by }))];
    }
    case 'relatedList': {
      const child = childOf(model, object!, name);
      const by = use('relatedList', definition.body.label ?? object!.relations.get(name)?.label ?? name, { labelKey: `${object!.name}.relatedLists.${name}` });
      return child ? along(child, [...[...definition.body.columns, ...(definition.body.sort ?? [])].map((each) => each.field.split('.')), ...(definition.body.addBy === undefined ? [] : [[definition.body.addBy]])], by) : [];
    }
    case 'recordTypes':
      return definition.body.recordTypes.flatMap((type) => Object.entries(type.picklists ?? {}).map(([field, values]): Mention => ({
        object: object!.name, field, values, use: use('recordType', type.label, { name: type.name, labelKey: `${object!.name}.recordTypes.${type.name}` }),
      })));
    case 'process': {
      const { body } = definition;
      const by = use('process', body.label, { labelKey: `${object!.name}.processes.${name}` });
      const asked = body.stages.flatMap(({ enter = [], leave = [] }) => [...enter, ...leave]);
      const at = (field: string | undefined, values?: readonly string[]): Mention[] => (field === undefined ? [] : [{ object: object!.name, field, use: by, ...(values ? { values } : {}) }]);
      return [
        ...at(body.field, body.stages.map(({ value }) => value)), ...at(body.for?.field, body.for?.values), ...at(body.probability),
        ...along(object!, asked.flatMap(({ field, when }) => [[field], ...(when === undefined ? [] : pathsIn(when))]), by),
        ...[...body.stages.flatMap(({ relatedLists = [] }) => relatedLists), ...Object.keys(body.stageOf ?? {})].flatMap((list): Mention[] => {
          const relation = object!.relations.get(list);
          return relation ? [{ object: relation.object, field: relation.field, use: by }] : [];
        }),
        ...Object.entries(body.stageOf ?? {}).flatMap(([list, field]): Mention[] => { const child = childOf(model, object!, list); return child ? [{ object: child.name, field, use: by }] : []; }),
      ];
    }
    case 'printTemplate': {
      const { body } = definition;
      const by = use('printTemplate', body.label, { labelKey: `${object!.name}.printTemplates.${name}` });
      const lists = [...new Set(body.blocks.flatMap(({ relatedList }) => relatedList ?? []))].flatMap((list) => object!.relations.get(list) ?? []);
      return [
        ...along(object!, expressionsIn(body).flatMap(pathsIn), by), ...lists.map(({ object: of, field }): Mention => ({ object: of, field, use: by })),
        ...namedFields(body).flatMap(({ table, path: named }) => { const of = table === undefined ? object! : childOf(model, object!, table); return of ? along(of, [named.split('.')], by) : []; }),
      ];
    }
    case 'permissionSet': {
      const by = use('permissionSet', definition.body.label, { labelKey: `permissionSets.${name}` });
      return Object.entries(definition.body.objects).flatMap(([of, rights]): Mention[] => (of === '*' ? [] : [{ object: of, use: by }, ...Object.keys(rights.fields ?? {}).filter((field) => field !== '*').map((field) => ({ object: of, field, use: by }))]));
    }
    case 'module': return definition.body.navigation.map((of) => ({ object: of, use: use('navigation', definition.body.label, { labelKey: `modules.${name}` }) }));
    case 'report': {
      const { body } = definition;
      const by = use('report', body.label, { labelKey: `reports.${name}` });
      const of = model.objects.get(body.object);
      return [{ object: body.object, use: by }, ...(of ? [
        ...along(of, [...body.groupBy, ...body.measures, { field: body.dateField }].flatMap(({ field }) => (field === undefined ? [] : [field.split('.')])), by), ...filterMentions(model, of, body.filter ?? {}).map((each) => ({ ...each, use: by })),
      ] : [])];
    }
    case 'conversions': return looseMentions(definition, object!, use('conversion', ''));
    case 'approvals': return definition.body.approvals.flatMap((one): Mention[] => {
      const by = use('approval', one.label, { name: one.name, labelKey: `${object!.name}.approvals.${one.name}` });
      const sets = [one.onSubmit, one.onApproval, one.onReturn].flatMap((set) => Object.entries(set ?? {}));
      const named = [...one.submitters ?? [], ...one.steps.flatMap(({ approvers }) => approvers)].flatMap(({ field }) => field ?? []);
      const paths = [one.when, ...one.steps.map(({ when }) => when), ...sets.map(([, text]) => text)].flatMap((text) => (text === undefined ? [] : pathsIn(text)));
      const held = [...one.lock?.open ?? [], ...one.lock?.fineTune ?? [], ...one.steps.flatMap(({ edit }) => edit ?? [])].map((path) => path.split('.'));
      return [
        ...(one.guard ? [{ object: object!.name, field: one.guard.field, values: one.guard.values, use: by }] : []),
        ...along(object!, [...paths, ...named.map((field) => [field]), ...sets.map(([field]) => [field]), ...held.filter(({ length }) => length === 1)], by),
        ...held.filter(({ length }) => length > 1).flatMap(([list, field]) => { const child = childOf(model, object!, list!); return child ? [{ object: child.name, field: field!, use: by }] : []; }),
      ];
    });
    case 'app': case 'object': case 'field': case 'picklist': case 'rules': case 'sharingRules': case 'duplicateRules': case 'reminders': case 'translation': return [];
    case 'dashboard': return [];
  }
}

/** What the compiled object says by itself: rules, formulas, roll-ups, defaults, lookups, names. */
function objectMentions(model: Model, object: ObjectModel, definitions: readonly Definition[]): Mention[] {
  const folder = `${object.module}/${object.name}`;
  const alone = new Set(definitions.flatMap(({ kind, path }) => (kind === 'field' && path.startsWith(`${folder}/`) ? [path] : [])));
  const mentions: Mention[] = [];
  const expression = (checked: CheckedExpression, of: ObjectModel, use: Use): void => {
    const values = textsIn(checked.ast);
    for (const path of checked.references) for (const step of steps(model, of, path)) mentions.push({ ...step, use, ...(values.length > 0 ? { values } : {}) });
  };
  for (const rule of object.rules) {
    const use: Use = { kind: 'rule', object: object.name, name: rule.name, label: rule.label, labelKey: `${object.name}.rules.${rule.name}`, path: `${folder}/rules` };
    expression(rule.when, object, use);
    if (rule.field !== undefined) mentions.push({ object: object.name, field: rule.field, use });
  }
  for (const { name, label, when } of object.sharingRules) expression(when, object, { kind: 'sharingRule', object: object.name, name, label, labelKey: `${object.name}.sharingRules.${name}`, path: `${folder}/sharing-rules` });
  for (const { name, label, fields } of object.duplicateRules) {
    const use: Use = { kind: 'duplicateRule', object: object.name, name, label, labelKey: `${object.name}.duplicateRules.${name}`, path: `${folder}/duplicate-rules` };
    for (const field of fields) mentions.push({ object: object.name, field, use });
  }
  for (const { name, label, at, to, when } of object.reminders) {
    const use: Use = { kind: 'reminder', object: object.name, name, label, labelKey: `${object.name}.reminders.${name}`, path: `${folder}/reminders` };
    for (const field of [at, ...to]) mentions.push({ object: object.name, field, use });
    if (when) expression(when, object, use);
  }
  for (const field of object.fields.values()) {
    if (field.system) continue;
    const use = (kind: UseKind): Use => ({ kind, object: object.name, name: field.name, label: field.label, labelKey: `${object.name}.fields.${field.name}`, path: alone.has(`${folder}/fields/${field.name}`) ? `${folder}/fields/${field.name}` : `${folder}/object` });
    if (field.formula) expression(field.formula, object, use('formula'));
    if (field.defaultExpression) expression(field.defaultExpression, object, use('default'));
    for (const { value } of field.copies ?? []) expression(value, object, use('lookup'));
    if (field.rollUp) {
      const relation = object.relations.get(field.rollUp.relation);
      const child = relation && model.objects.get(relation.object);
      if (relation && child) {
        mentions.push({ object: child.name, field: relation.field, use: use('rollUp') });
        if (field.rollUp.field !== undefined) mentions.push({ object: child.name, field: field.rollUp.field, use: use('rollUp') });
        if (field.rollUp.filter) expression(field.rollUp.filter, child, use('rollUp'));
      }
    }
    for (const target of field.targets) mentions.push({ object: target, use: use('lookup') });
    const { definition } = field;
    if ('picklist' in definition && definition.picklist !== undefined) mentions.push({ picklist: definition.picklist, object: object.name, field: field.name, use: use('picklistField') });
    if ('dependsOn' in definition && definition.dependsOn) mentions.push({ object: object.name, field: definition.dependsOn.field, values: Object.keys(definition.dependsOn.values), use: use('dependency') });
    if (field.values.length > 0 && field.defaultValue !== undefined && field.defaultValue !== null) mentions.push({ object: object.name, field: field.name, values: [field.defaultValue].flat().map(String), use: use('default') });
  }
  const own = (kind: UseKind): Use => ({ kind, object: object.name, name: object.name, label: object.label, labelKey: object.name, path: `${folder}/object` });
  mentions.push({ object: object.name, field: object.nameField.name, use: own('nameField') });
  if (object.definition.optOut !== undefined) mentions.push({ object: object.name, field: object.definition.optOut, use: own('optOut') });
  for (const name of object.definition.searchFields ?? []) mentions.push({ object: object.name, field: name, use: own('searchField') });
  return mentions;
}

/** The fields a path leads through, each with its object. */
function steps(model: Model, from: ObjectModel, path: readonly string[]): { readonly object: string; readonly field: string }[] {
  const found: { object: string; field: string }[] = [];
  let at: ObjectModel | undefined = from;
  for (const name of path) {
    const field: FieldModel | undefined = at && fieldCalled(at, name);
    if (!field) break;
    found.push({ object: field.object, field: field.name });
    at = model.objects.get(field.targets[0] ?? '');
  }
  return found;
}

function childOf(model: Model, object: ObjectModel, relation: string): ObjectModel | undefined {
  return model.objects.get(object.relations.get(relation)?.object ?? '');
}

function filterMentions(model: Model, object: ObjectModel, filter: { readonly [key: string]: Json }): Omit<Mention, 'use'>[] {
  return Object.entries(filter).flatMap(([key, value]): Omit<Mention, 'use'>[] => {
    const parts = [value].flat().filter((each): each is { [key: string]: Json } => each !== null && typeof each === 'object');
    if (key === 'and' || key === 'or' || key === 'not') return parts.flatMap((each) => filterMentions(model, object, each));
    const field = fieldCalled(object, key);
    if (field) {
      const target = model.objects.get(field.targets[0] ?? '');
      return [{ object: object.name, field: field.name, values: leaves(value) }, ...(target ? parts.flatMap((each) => filterMentions(model, target, each)) : [])];
    }
    const relation = object.relations.get(key);
    const child = relation && model.objects.get(relation.object);
    return child ? [{ object: child.name, field: relation.field }, ...parts.flatMap((each) => Object.values(each).flatMap((inner) => (inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? filterMentions(model, child, inner) : [])))] : [];
  });
}

function leaves(value: Json): string[] {
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? [value] : [];
  return Object.values(value).flatMap(leaves);
}

/** Paths an expression names, read without checking. */
function pathsIn(text: string): string[][] {
  const parsed = parseExpression(text);
  const paths: string[][] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { kind, path } = node as { kind?: unknown; path?: unknown };
    if (kind === 'path' && Array.isArray(path)) paths.push(path.map(String));
    Object.values(node).forEach(visit);
  };
  if ('syntax' in parsed) visit(parsed.syntax);
  return paths;
}

function textsIn(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  const { kind, value } = node as { kind?: unknown; value?: unknown };
  return kind === 'literal' ? (typeof value === 'string' ? [value] : []) : Object.values(node).flatMap(textsIn);
}

/** What is spelled like a field of the object is taken for it. */
function looseMentions(definition: Definition, object: ObjectModel, use: Use): Mention[] {
  const words = new Set(JSON.stringify(definition.body).match(/[A-Za-z][A-Za-z0-9]*/g) ?? []);
  return [...object.fields.values()].filter((field: FieldModel & { definition: FieldDefinition }) => !field.system && words.has(field.name)).map((field) => ({ object: object.name, field: field.name, use }));
}
