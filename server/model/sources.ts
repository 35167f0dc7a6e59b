// Definitions sorted by what they are about: one source per object, with the place of every field. Unchanged sources stay the same object.
import type {
  AppDefinition, ApprovalDefinition, ConversionDefinition, DashboardDefinition, Definition, FieldDefinition, LayoutDefinition, ListViewDefinition, ModuleDefinition, ObjectDefinition, PermissionSetDefinition,
  PicklistDefinition, PrintTemplateDefinition, ProcessDefinition, RecordTypeDefinition, ReminderDefinition, RelatedListDefinition, ReportDefinition, TranslationDefinition, DuplicateRuleDefinition, SharingRuleDefinition, ValidationRuleDefinition,
} from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { definitionPlace, type DefinitionPlace } from '../../metadata/language/paths';
import { problemAt, type Place } from './problem';

export interface Sources {
  readonly app: AppDefinition;
  readonly modules: ReadonlyMap<string, { readonly path: string; readonly body: ModuleDefinition }>;
  /** Every object of a definition, also those that are off. */
  readonly objects: ReadonlyMap<string, ObjectSource>;
  readonly picklists: ReadonlyMap<string, PicklistDefinition>;
  readonly permissionSets: ReadonlyMap<string, { readonly path: string; readonly body: PermissionSetDefinition }>;
  readonly reports: ReadonlyMap<string, Part<ReportDefinition>>;
  readonly dashboards: ReadonlyMap<string, Part<DashboardDefinition>>;
  readonly translations: readonly Translation[];
}
export interface Translation { readonly module?: string; readonly object?: string; readonly body: TranslationDefinition }

/** Everything said about one object. `parts` are the definitions it was made of: the same parts give the same source. */
export interface ObjectSource {
  readonly name: string;
  readonly module: string;
  readonly off: boolean;
  readonly path: string;
  /** With the fields that stand in definitions of their own. */
  readonly definition: ObjectDefinition;
  readonly fieldPlaces: ReadonlyMap<string, Place>;
  readonly recordTypes: Part<readonly RecordTypeDefinition[]> | undefined;
  readonly rules: Part<readonly ValidationRuleDefinition[]> | undefined;
  readonly sharingRules: Part<readonly SharingRuleDefinition[]> | undefined;
  readonly duplicateRules: Part<readonly DuplicateRuleDefinition[]> | undefined;
  readonly reminders: Part<readonly ReminderDefinition[]> | undefined;
  readonly conversions: Part<readonly ConversionDefinition[]> | undefined;
  readonly approvals: Part<readonly ApprovalDefinition[]> | undefined;
  readonly processes: readonly Part<ProcessDefinition>[];
  readonly printTemplates: readonly Part<PrintTemplateDefinition>[];
  readonly layouts: readonly Part<LayoutDefinition>[];
  readonly relatedLists: readonly Part<RelatedListDefinition>[];
  readonly listViews: readonly Part<ListViewDefinition>[];
  readonly parts: readonly Definition[];
}
export interface Part<T> { readonly path: string; readonly body: T }

/** Sorts the definitions; problems are those of whole definitions: twice there, or about something that is not there. */
export function sourcesOf(definitions: readonly Definition[]): { sources?: Sources; problems: DefinitionProblem[] } {
  const problems: DefinitionProblem[] = [];
  const modules = new Map<string, Part<ModuleDefinition>>();
  const picklists = new Map<string, PicklistDefinition>();
  const permissionSets = new Map<string, Part<PermissionSetDefinition>>();
  const reports = new Map<string, Part<ReportDefinition>>();
  const dashboards = new Map<string, Part<DashboardDefinition>>();
  const translations: Translation[] = [];
  const groups = new Map<string, Definition[]>();
  let app: AppDefinition | undefined;
  const once = <T>(map: Map<string, T>, name: string, value: T, path: string): void => {
    if (map.has(name)) problems.push(taken(path, name));
    map.set(name, value);
  };

  for (const definition of definitions) {
    const place = placeOf(definition);
    if (place?.object !== undefined) {
      const key = `${place.module}/${place.object}`;
      const group = groups.get(key);
      if (group) group.push(definition);
      else groups.set(key, [definition]);
      continue;
    }
    if (definition.kind === 'app') app = definition.body;
    else if (definition.kind === 'module') once(modules, definition.body.name, definition, definition.path);
    else if (definition.kind === 'picklist') once(picklists, definition.body.name, definition.body, definition.path);
    else if (definition.kind === 'permissionSet') once(permissionSets, definition.body.name, definition, definition.path);
    else if (definition.kind === 'report') once(reports, definition.body.name, definition, definition.path);
    else if (definition.kind === 'dashboard') once(dashboards, definition.body.name, definition, definition.path);
    else if (definition.kind === 'translation') translations.push({ module: place?.module, body: definition.body });
  }
  if (!app) return { problems: [problemAt({ path: 'app', pointer: '' }, 'missing', { zh: '缺少 app.json：应用的名称、模块、语言、币种和时区', en: 'app.json is missing: it names the application, its modules, languages, currency and time zone' })] };

  const listed = new Set(app.modules);
  app.modules.forEach((name, index) => {
    if (modules.has(name)) return;
    problems.push(problemAt({ path: 'app', pointer: `/modules/${index}` }, 'unknown', { zh: `没有模块“${name}”：缺少 ${name}/module.json`, en: `There is no module "${name}": ${name}/module.json is missing` }));
  });
  const objects = new Map<string, ObjectSource>();
  for (const [key, parts] of groups) {
    const module = key.slice(0, key.indexOf('/'));
    if (!modules.has(module) && !listed.has(module)) {
      problems.push(problemAt({ path: parts[0]!.path, pointer: '' }, 'unknown', { zh: `没有模块“${module}”：缺少 ${module}/module.json`, en: `There is no module "${module}": ${module}/module.json is missing` }));
    }
    const off = !listed.has(module) || modules.get(module)?.body.off === true;
    const source = objectSource(module, parts, off);
    if (!source) {
      problems.push(problemAt({ path: parts[0]!.path, pointer: '' }, 'missing', { zh: `缺少 ${key}/object.json：没有这个对象`, en: `${key}/object.json is missing: there is no such object` }));
      continue;
    }
    const other = objects.get(source.name);
    if (other && !other.off && !source.off) problems.push(taken(source.path, source.name, other.path));
    if (!other || other.off) objects.set(source.name, source);
    for (const part of parts) if (part.kind === 'translation') translations.push({ module, object: source.name, body: part.body });
  }
  return { sources: { app, modules, objects: inModuleOrder(objects, app.modules), picklists, permissionSets, reports, dashboards, translations }, problems };
}

const places = new WeakMap<Definition, DefinitionPlace | false>();
function placeOf(definition: Definition): DefinitionPlace | undefined {
  let place = places.get(definition);
  if (place === undefined) places.set(definition, place = definitionPlace(definition.path) ?? false);
  return place || undefined;
}

const made = new WeakMap<Definition, ObjectSource>();
function objectSource(module: string, parts: readonly Definition[], moduleOff: boolean): ObjectSource | undefined {
  const main = parts.find((part) => part.kind === 'object');
  if (main?.kind !== 'object') return undefined;
  const known = made.get(main);
  const off = moduleOff || main.body.off === true;
  if (known && known.off === off && known.parts.length === parts.length && known.parts.every((part, index) => part === parts[index])) return known;

  const fields: Record<string, FieldDefinition> = { ...main.body.fields };
  const fieldPlaces = new Map<string, Place>(Object.keys(fields).map((name) => [name, { path: main.path, pointer: `/fields/${name}` }]));
  const own = parts.filter((part) => part.kind === 'field');
  for (const part of own) {
    const name = part.path.slice(part.path.lastIndexOf('/') + 1);
    fields[name] = part.body;
    fieldPlaces.set(name, { path: part.path, pointer: '' });
  }
  const recordTypes = parts.find((part) => part.kind === 'recordTypes');
  const rules = parts.find((part) => part.kind === 'rules');
  const sharingRules = parts.find((part) => part.kind === 'sharingRules');
  const duplicateRules = parts.find((part) => part.kind === 'duplicateRules');
  const reminders = parts.find((part) => part.kind === 'reminders');
  const conversions = parts.find((part) => part.kind === 'conversions');
  const approvals = parts.find((part) => part.kind === 'approvals');
  const source: ObjectSource = Object.freeze({
    name: main.body.name, module, off, path: main.path, parts, fieldPlaces,
    definition: own.length === 0 ? main.body : Object.freeze({ ...main.body, fields: Object.freeze(fields) }),
    recordTypes: recordTypes && { path: recordTypes.path, body: recordTypes.body.recordTypes },
    rules: rules && { path: rules.path, body: rules.body.rules },
    sharingRules: sharingRules && { path: sharingRules.path, body: sharingRules.body.sharingRules },
    duplicateRules: duplicateRules && { path: duplicateRules.path, body: duplicateRules.body.duplicateRules },
    reminders: reminders && { path: reminders.path, body: reminders.body.reminders },
    conversions: conversions && { path: conversions.path, body: conversions.body.conversions },
    approvals: approvals && { path: approvals.path, body: approvals.body.approvals },
    processes: parts.filter((part) => part.kind === 'process'),
    printTemplates: parts.filter((part) => part.kind === 'printTemplate'),
    layouts: parts.filter((part) => part.kind === 'layout'),
    relatedLists: parts.filter((part) => part.kind === 'relatedList'),
    listViews: parts.filter((part) => part.kind === 'listView'),
  });
  made.set(main, source);
  return source;
}

function inModuleOrder(objects: ReadonlyMap<string, ObjectSource>, modules: readonly string[]): ReadonlyMap<string, ObjectSource> {
  const rank = new Map(modules.map((name, index) => [name, index]));
  const order = (source: ObjectSource): number => rank.get(source.module) ?? modules.length;
  return new Map([...objects].sort(([, a], [, b]) => order(a) - order(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)));
}

function taken(path: string, name: string, other?: string): DefinitionProblem {
  return problemAt({ path, pointer: '/name' }, 'repeated', {
    zh: `名称“${name}”已被${other ? ` ${other}.json ` : '别处'}使用，请换一个`, en: `The name "${name}" is already used${other ? ` by ${other}.json` : ' elsewhere'}: choose another`,
  });
}
