// A new object as definitions of one change set: itself, its pages, a view of all its records, its labels in the second language, its place in the menu.
import { parse } from 'graphql';
import type { FieldDefinition, FormLayoutDefinition, ListLayoutDefinition, ListViewDefinition, ModuleDefinition, ObjectDefinition } from '../../../metadata/language/types';
import type { ChangedDefinition } from '../publish/changed-definition';

export const freeNameDocument = parse('query FreeName($label: String!) { setup { freeName(label: $label) } }');

/** What it is called and where it stands. */
export interface ObjectHead {
  readonly label: string; readonly other: string; readonly otherPlural: string; readonly name: string; readonly plural: string; readonly module: string; readonly icon: string; readonly menu: boolean;
}
export interface NewField {
  readonly name: string;
  readonly definition: FieldDefinition;
  /** In the second language of the application, by the key of its translation: `label` is the field's own. */
  readonly labels: Readonly<Record<string, string>>;
}
export interface NewObject {
  readonly head: ObjectHead;
  readonly help?: string;
  readonly fields: readonly NewField[];
  readonly nameField: string;
  readonly owned?: boolean;
}
export interface Surroundings {
  readonly module: ModuleDefinition | undefined;
  /** The second language of the application. */
  readonly second: string | undefined;
  /** Titles, in the first language. */
  readonly words: { readonly basic: string; readonly system: string; readonly all: string };
  readonly secondWords: Surroundings['words'];
}

/** Everything there is to publish. */
export function newObjectChanges({ head, help, fields, nameField, owned = true }: NewObject, { module, second, words, secondWords }: Surroundings): readonly ChangedDefinition[] {
  const folder = `${head.module}/${head.name}`;
  const body: ObjectDefinition = {
    name: head.name, plural: head.plural, label: head.label.trim(), ...(help ? { help } : {}), icon: head.icon, nameField, ...(owned ? {} : { owned: false }),
    fields: Object.fromEntries(fields.map(({ name, definition }) => [name, definition])),
  };
  const made = (path: string, definition: object): ChangedDefinition => ({ path: `${folder}/${path}`, body: definition, before: null });
  const labels: Record<string, string> = {
    ...(head.other.trim() ? { label: head.other.trim(), plural: head.otherPlural.trim() || `${head.other.trim()}s` } : {}),
    ...Object.fromEntries(fields.flatMap(({ name, labels: own }) => Object.entries(own).filter(([, label]) => label.trim() !== '').map(([key, label]) => [keyOf(name, key), label.trim()]))),
    'sections.basic': secondWords.basic, 'sections.system': secondWords.system, 'listViews.all': secondWords.all,
  };
  const view: ListViewDefinition = { name: 'all', label: words.all, default: true };
  return [
    made('object', body),
    made('layouts/edit', editLayout(fields, owned, words)), made('layouts/view', viewLayout(fields, { nameField, owned, words })), made('layouts/list', listLayout(fields, nameField, owned)),
    made('list-views/all', view),
    ...(second ? [made(`translations/${second}`, { language: second, labels })] : []),
    ...menuChange(module, head),
  ];
}

/** The change of a module's menu, where there is one. */
export function menuChange(module: ModuleDefinition | undefined, { name, menu }: { readonly name: string; readonly menu: boolean }): readonly ChangedDefinition[] {
  if (!module || module.navigation.includes(name) === menu) return [];
  const navigation = menu ? [...module.navigation, name] : module.navigation.filter((one) => one !== name);
  return [{ path: `${module.name}/module`, body: { ...module, navigation }, before: module }];
}

/** The English plural of an API name, as good as a rule can be. */
export function pluralOf(name: string): string {
  if (/(s|x|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function keyOf(field: string, key: string): string {
  return key === 'label' ? `fields.${field}` : key.startsWith('value.') ? `values.${field}.${key.slice('value.'.length)}` : `fields.${field}.${key}`;
}

const wide: ReadonlySet<string> = new Set(['longText', 'richText', 'address', 'json', 'tags', 'multiPicklist', 'manyToMany', 'file', 'image']);
const computed: ReadonlySet<string> = new Set(['autoNumber', 'formula', 'rollUp']);
type Rows = FormLayoutDefinition['sections'][number]['rows'];

function editLayout(fields: readonly NewField[], owned: boolean, words: Surroundings['words']): FormLayoutDefinition {
  const entered = fields.filter(({ definition }) => !computed.has(definition.type) && definition.readOnly !== true && !isSource(definition));
  return { kind: 'edit', sections: [{ name: 'basic', label: words.basic, columns: 2, rows: rowsOf(entered, owned ? ['owner'] : []) }] };
}

function viewLayout(fields: readonly NewField[], { nameField, owned, words }: { readonly nameField: string; readonly owned: boolean; readonly words: Surroundings['words'] }): FormLayoutDefinition {
  const header = fields.filter(({ name, definition }) => name !== nameField && !wide.has(definition.type) && !isSource(definition)).slice(0, 3).map(({ name }) => name);
  return {
    kind: 'view', ...(header.length > 0 ? { header } : {}),
    sections: [
      { name: 'basic', label: words.basic, columns: 2, rows: rowsOf(fields.filter(({ definition }) => !isSource(definition)), []) },
      { name: 'system', label: words.system, columns: 2, collapsed: true, rows: [...rowsOf(fields.filter(({ definition }) => isSource(definition)), owned ? ['owner'] : []).filter((row) => row.some((cell) => cell !== null)), ['createdBy', 'createdAt'], ['updatedBy', 'updatedAt']] },
    ],
  };
}

function listLayout(fields: readonly NewField[], nameField: string, owned: boolean): ListLayoutDefinition {
  const shown = fields.filter(({ name, definition }) => name !== nameField && !wide.has(definition.type) && !isSource(definition)).slice(0, 8);
  const quick = fields.filter(({ definition }) => ['picklist', 'boolean', 'user', 'department', 'lookup'].includes(definition.type)).slice(0, 4).map(({ name }) => name);
  return { kind: 'list', columns: [{ field: nameField, fixed: true }, ...shown.map(({ name }) => ({ field: name })), ...(owned ? [{ field: 'owner' }] : [])], sort: [{ field: 'updatedAt', direction: 'DESC' }], quickFilters: owned ? [...quick, 'owner'] : quick };
}

/** A key from elsewhere that nobody types. */
function isSource(definition: FieldDefinition): boolean {
  return 'externalId' in definition && definition.externalId === true && definition.readOnly !== true && definition.required !== true;
}

function rowsOf(fields: readonly NewField[], more: readonly string[]): Rows {
  const rows: Rows = [];
  let half: (string | null)[] | undefined;
  const put = (name: string): void => {
    if (half) {
      half[1] = name;
      half = undefined;
    } else rows.push(half = [name, null]);
  };
  for (const { name, definition } of fields) {
    if (wide.has(definition.type)) rows.push([{ field: name, span: 2 }]);
    else put(name);
  }
  for (const name of more) put(name);
  return rows.length > 0 ? rows : [[null]];
}
