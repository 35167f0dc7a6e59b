// Finds references of definitions that lead nowhere and labels that have no translation: for tests of shipped applications.
import type { Definition, FieldDefinition, LayoutDefinition, ObjectDefinition, TranslationDefinition } from '../../metadata/language/types';
import { definitionPlace } from '../../metadata/language/paths';
import { translatables } from '../../metadata/language/translatable';

/** One line for each name that no definition has, or that two have. */
export function crossReferences(definitions: readonly Definition[]): string[] {
  const world = worldOf(definitions);
  const found: string[] = [];
  for (const definition of definitions) {
    const { object, module } = definitionPlace(definition.path)!;
    const say = (what: string): void => { found.push(`${definition.path}: ${what}`); };
    const path = (of: string, names: readonly string[]): void => names.forEach((name) => { if (!world.reaches(of, name)) say(`no field ${name} of ${of}`); });
    switch (definition.kind) {
      case 'app': definition.body.modules.forEach((name) => { if (!world.paths.has(`${name}/module`)) say(`no module ${name}`); }); break;
      case 'module': definition.body.navigation.forEach((name) => { if (!world.paths.has(`${module}/${name}/object`)) say(`no object ${name}`); }); break;
      case 'object': objectReferences(definition.body, world, say, path); break;
      case 'layout':
        layoutReferences(object!, definition.body, world, say, path);
        if ('recordType' in definition.body && !world.recordTypes.has(`${object}.${definition.body.recordType}`)) say(`no record type ${definition.body.recordType}`);
        break;
      case 'relatedList': {
        const child = world.inverses.get(`${object}.${definition.body.name}`);
        if (!child) say('no such related list');
        else path(child.object, [...definition.body.columns, ...(definition.body.sort ?? [])].map((item) => item.field));
        break;
      }
      case 'listView':
        path(object!, [...(definition.body.columns ?? []), ...(definition.body.sort ?? [])].map((item) => item.field));
        path(object!, filterPaths(definition.body.filter ?? {}));
        break;
      case 'rules': path(object!, definition.body.rules.flatMap((rule) => rule.field ?? [])); break;
      case 'recordTypes': path(object!, definition.body.recordTypes.flatMap((type) => Object.keys(type.picklists ?? {}))); break;
      case 'permissionSet':
        for (const [name, rights] of Object.entries(definition.body.objects)) {
          if (name === '*') continue;
          if (!world.objects.has(name)) say(`no object ${name}`);
          else path(name, Object.keys(rights.fields ?? {}).filter((field) => field !== '*'));
        }
        break;
      case 'translation': {
        const wanted = new Set(wantedKeys(definitions, definition.path));
        Object.keys(definition.body.labels).filter((key) => !wanted.has(key)).forEach((key) => say(`${key} translates nothing`));
        break;
      }
      default:
    }
  }
  return found;
}

/** `<translation file>: <key>` for each label that has no translation. */
export function missingTranslations(definitions: readonly Definition[], language: string): string[] {
  const files = new Map(definitions.filter((one): one is Definition & { body: TranslationDefinition } => one.kind === 'translation').map((one) => [one.path, one.body.labels]));
  const folders = definitions.filter((one) => one.kind === 'app' || one.kind === 'module' || one.kind === 'object').map((one) => one.path.replace(/(^|\/)(app|module|object)$/, ''));
  return folders.flatMap((folder) => {
    const path = `${folder === '' ? '' : `${folder}/`}translations/${language}`;
    return wantedKeys(definitions, path).filter((key) => !files.get(path)?.[key]).map((key) => `${path}: ${key}`);
  });
}

interface World {
  readonly objects: ReadonlyMap<string, ObjectDefinition>;
  readonly inverses: ReadonlyMap<string, { readonly object: string; readonly field: string }>;
  readonly picklists: ReadonlySet<string>;
  /** `<object>.<record type>` */
  readonly recordTypes: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  reaches(object: string, path: string): boolean;
}

const systemFields: Readonly<Record<string, string | undefined>> = { id: '', createdAt: '', createdBy: 'user', updatedAt: '', updatedBy: 'user', version: '' };

function worldOf(definitions: readonly Definition[]): World {
  const objects = new Map(definitions.flatMap((one) => (one.kind === 'object' ? [[one.body.name, one.body] as const] : [])));
  const inverses = new Map<string, { object: string; field: string }>();
  for (const object of objects.values()) {
    for (const [field, definition] of Object.entries(object.fields)) {
      if ('inverse' in definition && definition.inverse !== undefined) targets(definition).forEach((to) => inverses.set(`${to}.${definition.inverse}`, { object: object.name, field }));
    }
  }
  const step = (object: string, name: string): string | undefined => {
    const definition = objects.get(object);
    if (!definition) return undefined;
    if (name in systemFields) return systemFields[name];
    if (name === 'owner' && definition.owned !== false) return 'user';
    const field = definition.fields[name];
    return field ? (targets(field)[0] ?? '') : inverses.get(`${object}.${name}`)?.object;
  };
  const reaches = (object: string, path: string): boolean => {
    let at: string | undefined = object;
    for (const name of path.split('.')) { at = at === undefined ? undefined : step(at, name); if (at === undefined) return false; }
    return true;
  };
  const recordTypes = new Set(definitions.flatMap((one) => (one.kind === 'recordTypes' ? one.body.recordTypes.map((type) => `${definitionPlace(one.path)!.object}.${type.name}`) : [])));
  return { objects, inverses, reaches, recordTypes, paths: new Set(definitions.map((one) => one.path)), picklists: new Set(definitions.flatMap((one) => (one.kind === 'picklist' ? [one.body.name] : []))) };
}

function targets(field: FieldDefinition): readonly string[] {
  if (field.type === 'user' || field.type === 'department') return [field.type];
  return 'to' in field ? ([] as string[]).concat(field.to) : [];
}

type Say = (what: string) => void;
type Paths = (of: string, names: readonly string[]) => void;

function objectReferences(object: ObjectDefinition, world: World, say: Say, path: Paths): void {
  path(object.name, [object.nameField, ...(object.searchFields ?? [])]);
  for (const [name, field] of Object.entries(object.fields)) {
    targets(field).filter((to) => !world.objects.has(to)).forEach((to) => say(`${name}: no object ${to}`));
    if ('picklist' in field && field.picklist !== undefined && !world.picklists.has(field.picklist)) say(`${name}: no picklist ${field.picklist}`);
    if (field.type === 'picklist' && field.dependsOn) path(object.name, [field.dependsOn.field]);
    if ('inverse' in field && field.inverse !== undefined) {
      for (const to of targets(field)) {
        const made = world.inverses.get(`${to}.${field.inverse}`);
        if (made?.object !== object.name || made.field !== name) say(`${name}: ${to}.${field.inverse} is also made by ${made?.object}.${made?.field}`);
        if (world.objects.get(to)?.fields[field.inverse]) say(`${name}: ${to} has a field ${field.inverse}`);
      }
    }
    if (field.type === 'rollUp') {
      const child = world.inverses.get(`${object.name}.${field.of}`);
      if (!child) say(`${name}: no related list ${field.of}`);
      else if (field.field !== undefined) path(child.object, [field.field]);
    }
  }
}

function layoutReferences(object: string, layout: LayoutDefinition, world: World, say: Say, path: Paths): void {
  if (layout.kind === 'list') return path(object, [...layout.columns.map((column) => column.field), ...(layout.sort ?? []).map((item) => item.field), ...(layout.quickFilters ?? []), ...(layout.board ? [layout.board.field, ...(layout.board.sum === undefined ? [] : [layout.board.sum]), ...(layout.board.cards ?? [])] : []), ...Object.values(layout.calendar ?? {}), ...(layout.colors ?? []).flatMap((rule) => rule.field ?? [])]);
  path(object, layout.header ?? []);
  for (const cell of layout.sections.flatMap((section) => section.rows.flat())) {
    if (cell === null) continue;
    if (typeof cell === 'string') { path(object, [cell]); continue; }
    if (cell.field !== undefined) path(object, [cell.field]);
    if (cell.lines) {
      const child = world.inverses.get(`${object}.${cell.lines.relatedList}`);
      if (child && world.objects.get(child.object)!.fields[child.field]!.type === 'masterDetail') path(child.object, cell.lines.columns);
      else say(`${cell.lines.relatedList} is no list of details`);
    }
  }
}

function filterPaths(filter: object, above = ''): string[] {
  const operators = new Set(['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'contains', 'startsWith', 'endsWith', 'isEmpty', 'hasAny', 'hasAll', 'during', 'n']);
  return Object.entries(filter).flatMap(([key, value]) => {
    if (operators.has(key)) return [];
    // No field: what is shared with whoever asks.
    if (key === 'sharedWithMe') return [];
    if (key === 'and' || key === 'or') return (value as object[]).flatMap((part) => filterPaths(part, above));
    if (key === 'not' || key === 'some' || key === 'every' || key === 'none') return filterPaths(value as object, above);
    return [above + key, ...filterPaths(value as object, `${above}${key}.`)];
  });
}

function wantedKeys(definitions: readonly Definition[], translationPath: string): string[] {
  const folder = translationPath.replace(/(^|\/)translations\/[^/]+$/, '');
  return translatables(definitions).filter((one) => one.folder === folder).map(({ key }) => key);
}
