// A definition as it reads with the names of today: wherever a former name of an object, a field or a shared picklist stands, the new one.
import type {
  ApprovalDefinition, ApproverDefinition, CalendarDefinition, CellDefinition, ConversionDefinition, ConversionStepReference, Definition, FieldDefinition, Json, LayoutDefinition, ListColumnDefinition, ObjectDefinition, PermissionSetDefinition, PrintTemplateDefinition, ProcessDefinition, SortDefinition,
  StageRequirementDefinition,
} from '../../metadata/language/types';
import { renamePaths } from '../../metadata/language/expression/expression';
import { mapMergeFields } from '../../metadata/language/merge-text';
import { definitionPlace } from '../../metadata/language/paths';
import type { Renames } from './renames';

/** The very same definition where it names nothing that was renamed; the same answer for the same question. */
export function rewritten(definition: Definition, renames: Renames): Definition {
  const known = made.get(definition);
  if (known?.signature === renames.signature) return known.result;
  const result = renames.mayConcern(`${definition.path} ${JSON.stringify(definition.body)}`) ? rewrite(definition, renames) : definition;
  made.set(definition, { signature: renames.signature, result });
  return result;
}

/** The path of a definition with the names of today. */
export function rewrittenPath(path: string, renames: Renames): string {
  const place = definitionPlace(path);
  const parts = path.split('/');
  if (place?.object !== undefined) {
    parts[1] = renames.object(place.object);
    if (place.kind === 'field') parts[3] = renames.field(place.object, parts[3]!);
  } else if (place?.kind === 'picklist') parts[2] = renames.picklist(parts[2]!);
  return parts.join('/');
}

const made = new WeakMap<Definition, { readonly signature: string; readonly result: Definition }>();

function rewrite(definition: Definition, renames: Renames): Definition {
  const path = rewrittenPath(definition.path, renames);
  const object = definitionPlace(path)?.object;
  const body = bodyOf(definition, { renames, object: object ?? '', name: path.slice(path.lastIndexOf('/') + 1), isMoved: path !== definition.path });
  return path === definition.path && JSON.stringify(body) === JSON.stringify(definition.body) ? definition : (deepFrozen({ ...definition, path, body }) as Definition);
}

interface Place { readonly renames: Renames; readonly object: string; readonly name: string; readonly isMoved: boolean }

function bodyOf(definition: Definition, place: Place): Definition['body'] {
  const { renames, object, name, isMoved } = place;
  const on = along(renames, object);
  switch (definition.kind) {
    case 'object': return objectBody(definition.body, { renames, object, on, isMoved });
    case 'field': return fieldBody(definition.body, { renames, object, name, isMoved });
    case 'picklist': return { ...definition.body, name, ...(isMoved ? { formerNames: [...renames.formerOfPicklist(name)] } : {}) };
    case 'layout': return layoutBody(definition.body, on);
    case 'listView': return { ...definition.body, ...listParts(definition.body, on), ...(definition.body.filter ? { filter: on.filter(definition.body.filter) } : {}) };
    case 'relatedList': return { ...definition.body, ...listParts(definition.body, on.child(name)), ...(definition.body.addBy === undefined ? {} : { addBy: on.child(name).field(definition.body.addBy) }) };
    case 'recordTypes': return { recordTypes: definition.body.recordTypes.map((type) => ({ ...type, ...(type.picklists ? { picklists: keyed(type.picklists, on.field) } : {}) })) };
    case 'rules': return { rules: definition.body.rules.map((rule) => ({ ...rule, when: on.text(rule.when), ...(rule.field === undefined ? {} : { field: on.field(rule.field) }) })) };
    case 'sharingRules': return { sharingRules: definition.body.sharingRules.map((rule) => ({ ...rule, when: on.text(rule.when) })) };
    case 'duplicateRules': return { duplicateRules: definition.body.duplicateRules.map((rule) => ({ ...rule, fields: rule.fields.map(on.field) })) };
    case 'reminders': return { reminders: definition.body.reminders.map((one) => ({ ...one, at: on.field(one.at), ...(one.to ? { to: one.to.map(on.field) } : {}), ...(one.when === undefined ? {} : { when: on.text(one.when) }) })) };
    case 'approvals': return { approvals: definition.body.approvals.map((each) => approvalBody(each, on)) };
    case 'process': return processBody(definition.body, on);
    case 'printTemplate': return printTemplateBody(definition.body, on);
    case 'conversions': return { conversions: definition.body.conversions.map((each) => conversionBody(each, renames, on)) };
    case 'report': {
      const of = along(renames, definition.body.object);
      return {
        ...definition.body, object: of.object,
        ...(definition.body.filter ? { filter: of.filter(definition.body.filter) } : {}),
        groupBy: definition.body.groupBy.map((group) => ({ ...group, field: of.path(group.field) })),
        measures: definition.body.measures.map((measure) => ({ ...measure, ...(measure.field === undefined ? {} : { field: of.path(measure.field) }) })),
        ...(definition.body.dateField === undefined ? {} : { dateField: of.field(definition.body.dateField) }),
      };
    }
    case 'permissionSet': return { ...definition.body, objects: permissions(definition.body.objects, renames) };
    case 'module': return { ...definition.body, navigation: definition.body.navigation.map(renames.object) };
    case 'translation': return { ...definition.body, labels: Object.fromEntries(Object.entries(definition.body.labels).map(([key, label]) => [labelKey(key, { renames, on: object === '' ? undefined : on }), key.startsWith('printTemplates.') ? mapMergeFields(label, on.text) : label])) };
    case 'app': case 'dashboard': return definition.body;
  }
}

/** Names seen from one object. */
interface Along {
  readonly object: string;
  field(name: string): string;
  /** `account.owner` */
  path(dotted: string): string;
  /** An expression on a record of the object. */
  text(expression: string): string;
  filter(filter: Readonly<Record<string, Json>>): Record<string, Json>;
  /** Seen from the records of a related list. */
  child(relation: string): Along;
  target(field: string): Along;
}

function along(renames: Renames, named: string): Along {
  const object = renames.object(named);
  const steps = (path: readonly string[]): string[] => {
    let at: string | undefined = object;
    return path.map((step) => {
      const name: string = at === undefined ? step : renames.field(at, step);
      at = at === undefined ? undefined : renames.target(at, name);
      return name;
    });
  };
  const self: Along = {
    object,
    field: (name) => renames.field(object, name),
    path: (dotted) => steps(dotted.split('.')).join('.'),
    text: (expression) => renamePaths(expression, (path) => {
      const names = steps(path);
      return names.every((name, index) => name === path[index]) ? undefined : names;
    }),
    filter: (filter) => Object.fromEntries(Object.entries(filter).map(([key, value]): [string, Json] => {
      const within = (of: Along, inner: Json): Json => (Array.isArray(inner) ? inner.map((each) => within(of, each)) : inner !== null && typeof inner === 'object' ? of.filter(inner) : inner);
      if (key === 'and' || key === 'or' || key === 'not') return [key, within(self, value)];
      const child = renames.child(object, key);
      if (child !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value)) return [key, keyedValues(value, (inner) => within(along(renames, child), inner))];
      const name = renames.field(object, key);
      return [name, renames.target(object, name) === undefined ? value : within(self.target(name), value)];
    })),
    child: (relation) => along(renames, renames.child(object, relation) ?? ''),
    target: (field) => along(renames, renames.target(object, field) ?? ''),
  };
  return self;
}

function objectBody(body: ObjectDefinition, { renames, object, on, isMoved }: { readonly renames: Renames; readonly object: string; readonly on: Along; readonly isMoved: boolean }): ObjectDefinition {
  const fields = Object.entries(body.fields).flatMap(([written, field]): [string, FieldDefinition][] => {
    const name = on.field(written);
    // Both names stand here: the compiler says which one is too many.
    if (name !== written && Object.hasOwn(body.fields, name)) return [];
    return [[name, fieldBody(field, { renames, object, name, isMoved: name !== written })]];
  });
  return {
    ...body, name: object, nameField: on.field(body.nameField), ...(body.searchFields ? { searchFields: body.searchFields.map(on.field) } : {}), ...(body.optOut === undefined ? {} : { optOut: on.field(body.optOut) }),
    ...(isMoved ? { formerNames: [...renames.formerOfObject(object)] } : {}), fields: Object.fromEntries(fields),
  };
}

function fieldBody(body: FieldDefinition, { renames, object, name, isMoved }: Place): FieldDefinition {
  const on = along(renames, object);
  const field: Record<string, unknown> = { ...body };
  if (isMoved) field['formerNames'] = [...renames.formerOf(object, name)];
  if ('to' in body) field['to'] = Array.isArray(body.to) ? body.to.map(renames.object) : renames.object(body.to);
  if ('picklist' in body && body.picklist !== undefined) field['picklist'] = renames.picklist(body.picklist);
  if ('dependsOn' in body && body.dependsOn) field['dependsOn'] = { ...body.dependsOn, field: on.field(body.dependsOn.field) };
  if ('copies' in body && body.copies) field['copies'] = keyedValues(keyed(body.copies, on.field), (path) => on.target(name).path(path));
  if (body.type === 'formula') field['expression'] = on.text(body.expression);
  if (body.type === 'rollUp') {
    const child = on.child(body.of);
    if (body.field !== undefined) field['field'] = child.field(body.field);
    if (body.filter !== undefined) field['filter'] = child.text(body.filter);
  }
  const given = body.default;
  if (typeof given === 'object' && given !== null && !Array.isArray(given) && typeof given['expression'] === 'string') field['default'] = { ...given, expression: on.text(given['expression']) };
  return field as unknown as FieldDefinition;
}

function layoutBody(body: LayoutDefinition, on: Along): LayoutDefinition {
  if (body.kind === 'list') {
    return {
      ...body, ...listParts(body, on), columns: columns(body.columns, on), ...(body.quickFilters ? { quickFilters: body.quickFilters.map(on.field) } : {}),
      ...(body.colors ? { colors: body.colors.map((each) => ({ ...each, when: on.text(each.when), ...(each.field === undefined ? {} : { field: on.path(each.field) }) })) } : {}),
      ...(body.calendar ? { calendar: Object.fromEntries(Object.entries(body.calendar).map(([part, field]) => [part, on.field(field)])) as unknown as CalendarDefinition } : {}),
      ...(body.board ? { board: { field: on.field(body.board.field), ...(body.board.sum === undefined ? {} : { sum: on.field(body.board.sum) }), ...(body.board.cards ? { cards: body.board.cards.map(on.field) } : {}) } } : {}),
    };
  }
  const cell = (each: CellDefinition | string | null): CellDefinition | string | null => {
    if (each === null) return each;
    if (typeof each === 'string') return on.field(each);
    return {
      ...each, ...conditions(each, on), ...(each.field === undefined ? {} : { field: on.field(each.field) }),
      ...(each.lines ? { lines: { ...each.lines, columns: each.lines.columns.map(on.child(each.lines.relatedList).field) } } : {}),
    };
  };
  return {
    ...body, ...(body.header ? { header: body.header.map(on.field) } : {}),
    sections: body.sections.map((section) => ({ ...section, ...conditions(section, on), rows: section.rows.map((row) => row.map(cell)) })),
  };
}

type Conditions = Partial<Record<'visibleIf' | 'readOnlyIf' | 'requiredIf', string>>;
function conditions(of: Conditions, on: Along): Conditions {
  const { visibleIf, readOnlyIf, requiredIf } = of;
  return Object.fromEntries(Object.entries({ visibleIf, readOnlyIf, requiredIf }).flatMap(([key, text]) => (text === undefined ? [] : [[key, on.text(text)]])));
}

function conversionBody(body: ConversionDefinition, renames: Renames, on: Along): ConversionDefinition {
  const values = (given: Readonly<Record<string, ConversionStepReference | string>>, into: Along, from: Along): Record<string, ConversionStepReference | string> =>
    keyedValues(keyed(given, into.field), (value) => (typeof value === 'string' ? from.text(value) : value));
  return {
    ...body, ...(body.when === undefined ? {} : { when: on.text(body.when) }),
    steps: body.steps.map((step) => {
      const into = along(renames, step.object);
      return {
        ...step, object: into.object, ...(step.match ? { match: step.match.map(into.field) } : {}), values: values(step.values, into, on),
        ...(step.lines ? { lines: step.lines.map((lines) => ({ ...lines, values: values(lines.values, into.child(lines.to), on.child(lines.from)) })) } : {}),
      };
    }),
    ...(body.set ? { set: values(body.set, on, on) } : {}),
    ...(body.carry ? { carry: body.carry.map((each) => ({ ...each, set: values(each.set, on.child(each.relatedList), on) })) } : {}),
  };
}

function approvalBody(body: ApprovalDefinition, on: Along): ApprovalDefinition {
  const text = (when: string | undefined): { when?: string } => (when === undefined ? {} : { when: on.text(when) });
  const people = (list: readonly ApproverDefinition[]): ApproverDefinition[] => list.map((one) => (one.field === undefined ? one : { ...one, field: on.field(one.field) }));
  const fields = (list: readonly string[]): string[] => list.map((path) => {
    const [first, second] = path.split('.') as [string, string?];
    return second === undefined ? on.field(first) : `${first}.${on.child(first).field(second)}`;
  });
  const sets = Object.fromEntries((['onSubmit', 'onApproval', 'onReturn'] as const).flatMap((key) => (body[key] ? [[key, keyedValues(keyed(body[key], on.field), on.text)]] : [])));
  return {
    ...body, ...text(body.when), ...sets, ...(body.guard ? { guard: { ...body.guard, field: on.field(body.guard.field) } } : {}), ...(body.submitters ? { submitters: people(body.submitters) } : {}),
    steps: body.steps.map((step) => ({ ...step, ...text(step.when), approvers: people(step.approvers), ...(step.edit ? { edit: fields(step.edit) } : {}) })),
    ...(body.lock ? { lock: { ...body.lock, ...(body.lock.open ? { open: fields(body.lock.open) } : {}), ...(body.lock.fineTune ? { fineTune: fields(body.lock.fineTune) } : {}) } } : {}),
  };
}

function processBody(body: ProcessDefinition, on: Along): ProcessDefinition {
  const requirements = (list: readonly StageRequirementDefinition[]): StageRequirementDefinition[] => list.map((each) => ({ ...each, field: on.field(each.field), ...(each.when === undefined ? {} : { when: on.text(each.when) }) }));
  return {
    ...body, field: on.field(body.field), ...(body.for ? { for: { ...body.for, field: on.field(body.for.field) } } : {}), ...(body.probability === undefined ? {} : { probability: on.field(body.probability) }),
    ...(body.stageOf ? { stageOf: Object.fromEntries(Object.entries(body.stageOf).map(([list, field]) => [list, on.child(list).field(field)])) } : {}),
    stages: body.stages.map((stage) => ({ ...stage, ...(stage.enter ? { enter: requirements(stage.enter) } : {}), ...(stage.leave ? { leave: requirements(stage.leave) } : {}) })),
  };
}

function printTemplateBody(body: PrintTemplateDefinition, on: Along): PrintTemplateDefinition {
  const merged = (text: string): string => mapMergeFields(text, on.text);
  return {
    ...body, ...(body.header === undefined ? {} : { header: merged(body.header) }), ...(body.footer === undefined ? {} : { footer: merged(body.footer) }),
    blocks: body.blocks.map((block) => {
      const child = on.child(block.relatedList ?? '');
      return {
        ...block, ...(block.visibleIf === undefined ? {} : { visibleIf: on.text(block.visibleIf) }), ...(block.text === undefined ? {} : { text: merged(block.text) }),
        ...(block.fields ? { fields: columns(block.fields, on) } : {}), ...(block.columns ? { columns: columns(block.columns, child) } : {}), ...(block.sort ? { sort: columns(block.sort, child) } : {}),
      };
    }),
  };
}

function permissions(objects: PermissionSetDefinition['objects'], renames: Renames): PermissionSetDefinition['objects'] {
  return Object.fromEntries(Object.entries(objects).map(([name, rights]) => {
    const on = along(renames, name);
    return [name === '*' ? name : on.object, rights.fields && name !== '*' ? { ...rights, fields: keyed(rights.fields, (field) => (field === '*' ? field : on.field(field))) } : rights];
  }));
}

function labelKey(key: string, { renames, on }: { readonly renames: Renames; readonly on: Along | undefined }): string {
  const [kind, name, ...rest] = key.split('.');
  if (name === undefined) return key;
  if (on && (kind === 'fields' || kind === 'values')) return [kind, on.field(name), ...rest].join('.');
  return !on && kind === 'picklists' ? [kind, renames.picklist(name), ...rest].join('.') : key;
}

function listParts(body: { readonly columns?: readonly ListColumnDefinition[]; readonly sort?: readonly SortDefinition[] }, on: Along): { columns?: ListColumnDefinition[]; sort?: SortDefinition[] } {
  return { ...(body.columns ? { columns: columns(body.columns, on) } : {}), ...(body.sort ? { sort: columns(body.sort, on) } : {}) };
}

function columns<T extends { readonly field: string }>(list: readonly T[], on: Along): T[] {
  return list.map((each) => ({ ...each, field: on.path(each.field) }));
}

function keyed<T>(record: Readonly<Record<string, T>>, name: (key: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [name(key), value]));
}

function keyedValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function deepFrozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}
