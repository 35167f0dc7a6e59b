// The shape of an object: its fields with targets, values and columns, and its table, before expressions and layouts are looked at.
import type { FieldDefinition, RecordTypeDefinition } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { fieldTypeCan } from '../../metadata/language/field-types';
import { fieldShape, type ColumnsOf, type FieldSeed } from './field-shape';
import { indexesOf } from './indexes';
import type { ColumnModel, FieldModel, TableModel } from './model';
import { reservedFieldNames, tableName } from './names';
import { targetsOf } from './presence';
import { remindedFields } from './reminders';
import { below, problemAt, unknownName, words, type Place } from './problem';
import { placeColumns, type Placements, type Wanted } from './row-budget';
import type { ObjectSource } from './sources';
import { systemFields } from './system-fields';
import { asking, type Fact, type World } from './world';

export interface ObjectShape {
  readonly source: ObjectSource;
  readonly fields: ReadonlyMap<string, FieldModel>;
  readonly formerFields: ReadonlyMap<string, string>;
  readonly nameField: FieldModel;
  readonly owned: boolean;
  readonly master: FieldModel | undefined;
  readonly searchFields: readonly FieldModel[];
  readonly recordTypes: readonly RecordTypeDefinition[];
  readonly storage: TableModel;
  readonly summary: readonly string[];
  readonly lineColumns: readonly string[];
  readonly facts: readonly Fact[];
}
export interface ShapeOptions {
  readonly columnsOf: ColumnsOf;
  readonly placements: Placements;
  /** The shape of the same object in the Model before. */
  readonly previous: ObjectShape | undefined;
  readonly report: (problem: DefinitionProblem) => void;
}

const noRecordTypes: readonly RecordTypeDefinition[] = Object.freeze([]);

/** The shape of an object that is on. undefined: so much is wrong that nothing else can be said. */
export function shapeOf(source: ObjectSource, world: World, options: ShapeOptions): ObjectShape | undefined {
  const { definition } = source;
  const facts: Fact[] = [];
  const ask = asking(world, facts);
  const recordTypes = source.recordTypes?.body ?? noRecordTypes;
  const onFields = Object.entries(definition.fields).filter(([name, field]) => !field.off && (world.presence.allOn || !hangsOnOthers(field) || ask.fieldPresence(source.name, name) === 'on'));
  const owned = definition.owned ?? !onFields.some(([, field]) => field.type === 'masterDetail');
  checkFieldNames(source, owned, options.report);

  const seeds: FieldSeed[] = [
    ...systemFields(world.language, owned && !Object.hasOwn(definition.fields, 'owner'), recordTypes).map((field): FieldSeed => ({ ...field, place: { path: source.path, pointer: '' } })),
    ...onFields.map(([name, field]): FieldSeed => ({ name, type: field.type, definition: field, system: false, place: source.fieldPlaces.get(name)! })),
  ];
  const context = { source, ask, columnsOf: options.columnsOf, report: options.report };
  const loose = seeds.flatMap((seed) => fieldShape(seed, context) ?? []);
  const reminded = remindedFields(source.reminders?.body);
  const table = tableName(definition.formerNames?.[0] ?? source.name);
  const placed = place(loose.map(({ field, columns }) => ({ field, columns, indexed: reminded.has(field.name) || wantsIndex(field, definition.nameField) })), table, options);
  const fields = new Map<string, FieldModel>();
  for (const { field, columns } of placed) fields.set(field.name, keep(Object.freeze({ ...field, columns: Object.freeze(columns) }), options.previous?.fields.get(field.name)));

  const nameField = nameFieldOf(source, fields, options.report);
  if (!nameField) return undefined;
  const masters = [...fields.values()].filter((field) => field.type === 'masterDetail');
  for (const extra of masters.slice(1)) {
    options.report(problemAt(source.fieldPlaces.get(extra.name)!, 'masterDetail', {
      zh: `“${source.name}”已有主从字段“${masters[0]!.name}”，一个对象只能有一个：请改用必填的关联字段`, en: `"${source.name}" already has the master-detail field "${masters[0]!.name}" and may have only one: use a required lookup`,
    }));
  }
  const columns = Object.freeze(placed.flatMap((one) => one.columns));
  const indexes = indexesOf({ table, fields, nameField, reminded, place: source.fieldPlaces, report: options.report });
  const shown = [...fields.values()].filter((field) => !field.system && !bulky.has(field.type));
  return Object.freeze({
    source, fields, nameField, owned, recordTypes, facts,
    formerFields: formerFields(source, fields),
    master: masters[0],
    searchFields: searchFieldsOf(source, fields, { nameField, report: options.report }),
    storage: Object.freeze({ table, partitions: columns.reduce((most, column) => Math.max(most, column.partition), 0), columns, indexes }),
    summary: Object.freeze([nameField.name, ...shown.filter((field) => field !== nameField && field.name !== 'owner').slice(0, 4).map((field) => field.name), ...(owned ? ['owner'] : [])]),
    lineColumns: Object.freeze(shown.filter((field) => field.type !== 'masterDetail' && field.name !== 'owner').slice(0, 8).map((field) => field.name)),
  });
}

/** Types too large or too rare for a made-up list. */
const bulky: ReadonlySet<string> = new Set(['longText', 'richText', 'json', 'file', 'image', 'address', 'geolocation', 'encryptedText', 'manyToMany', 'tags', 'multiPicklist']);

/** true: the field goes when something else is switched off. */
function hangsOnOthers(field: FieldDefinition): boolean {
  return field.type === 'formula' || field.type === 'rollUp' || targetsOf(field).length > 0;
}

/** The same number as in the schema of an object, which does not see fields in files of their own. */
const mostFields = 1000;

function checkFieldNames(source: ObjectSource, owned: boolean, report: ShapeOptions['report']): void {
  const { fields } = source.definition;
  const beyond = Object.keys(fields)[mostFields];
  if (beyond !== undefined) {
    report(problemAt(source.fieldPlaces.get(beyond)!, 'tooLarge', {
      zh: `对象“${source.name}”的字段已用完（每个对象最多 ${mostFields} 个）：请清空回收站中的字段，或把一部分放到另一个对象`,
      en: `The budget of fields of "${source.name}" is used up (${mostFields} fields an object): empty the trash of fields, or move some to another object`,
    }));
  }
  const former = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    const place = source.fieldPlaces.get(name)!;
    if (reservedFieldNames.has(name)) {
      report(problemAt(place, 'reserved', { zh: `“${name}”是保留名称，请换一个`, en: `"${name}" is a reserved name: choose another` }));
    }
    if (name === 'owner' && (field.type !== 'user' || !owned)) {
      report(problemAt(below(place, 'type'), 'reserved', { zh: '“owner”只能是有所有者的对象的用户字段', en: '"owner" can only be the user field of an object that is owned' }));
    }
    const companion = companionOf(name, fields);
    if (companion !== undefined) {
      report(problemAt(place, 'reserved', { zh: `“${name}”是字段“${companion}”在 API 中的附属名称，请换一个`, en: `"${name}" is a name the API makes for the field "${companion}": choose another` }));
    }
    field.formerNames?.forEach((old, index) => {
      const holder = Object.hasOwn(fields, old) ? old : former.get(old);
      if (holder !== undefined && holder !== name) {
        report(problemAt(below(place, 'formerNames', index), 'repeated', { zh: `“${old}”已是字段“${holder}”的名称`, en: `"${old}" already is a name of the field "${holder}"` }));
      }
      former.set(old, name);
    });
  }
}

/** The field for which the API has another field called `name`: `stageOption` of the picklist `stage`, `ownerKeys` of the lookup `owner`. */
function companionOf(name: string, fields: ObjectSource['definition']['fields']): string | undefined {
  for (const [ending, belongs] of companions) {
    const base = name.endsWith(ending) ? name.slice(0, -ending.length) : '';
    if (Object.hasOwn(fields, base) && belongs(fields[base]!)) return base;
  }
  return undefined;
}
const companions: readonly (readonly [string, (field: FieldDefinition) => boolean])[] = [
  ['Option', (field) => field.type === 'picklist'], ['Options', (field) => field.type === 'multiPicklist'], ['Keys', (field) => targetsOf(field).length > 0],
];

interface Placed { readonly field: Omit<FieldModel, 'columns'>; readonly columns: readonly ColumnModel[] }
function place(fields: readonly { field: Omit<FieldModel, 'columns'>; columns: readonly Omit<ColumnModel, 'partition'>[]; indexed: boolean }[], table: string, options: ShapeOptions): Placed[] {
  const known = options.placements[table] ?? {};
  const before = new Map(options.previous?.storage.table === table ? options.previous.storage.columns.map((column) => [column.name, column.partition]) : []);
  const wanted = fields.flatMap(({ columns, indexed }) => columns.map((column): Wanted => ({ ...column, indexed, kept: column.name === 'id' ? 0 : known[column.name] ?? before.get(column.name) })));
  const done = placeColumns(wanted, known);
  let next = 0;
  return fields.map(({ field, columns }) => ({ field, columns: done.slice(next, next += columns.length) }));
}

/** The same field as before stays the same thing, so that what was made from it can be kept. */
function keep(field: FieldModel, before: FieldModel | undefined): FieldModel {
  if (!before || before.definition !== field.definition || before.object !== field.object || before.values !== field.values) return field;
  if (before.targets.length !== field.targets.length || before.targets.some((target, index) => target !== field.targets[index])) return field;
  return JSON.stringify(before.columns) === JSON.stringify(field.columns) ? before : field;
}

function wantsIndex(field: Omit<FieldModel, 'columns'>, nameField: string): boolean {
  return field.system || field.unique || field.targets.length > 0 || field.definition.indexed === true || field.name === nameField;
}

const nameTypes: ReadonlySet<string> = new Set(['text', 'email', 'phone', 'url', 'autoNumber', 'barcode', 'formula']);
function nameFieldOf(source: ObjectSource, fields: ReadonlyMap<string, FieldModel>, report: ShapeOptions['report']): FieldModel | undefined {
  const place: Place = { path: source.path, pointer: '/nameField' };
  const name = source.definition.nameField;
  const field = fields.get(name);
  const candidates = [...fields.values()].filter((one) => nameTypes.has(one.type)).map((one) => one.name);
  if (!field) {
    report(source.definition.fields[name]?.off
      ? problemAt(place, 'off', { zh: `名称字段“${name}”已停用：请先换一个名称字段`, en: `The name field "${name}" is off: choose another name field first` })
      : unknownName(place, words.field, name, candidates));
    return undefined;
  }
  if (nameTypes.has(field.type) && !(field.definition.type === 'formula' && field.definition.returns !== 'text')) return field;
  report(problemAt(place, 'type', { zh: `名称字段应是文本，“${name}”不是。可用的有：${candidates.join('、')}`, en: `The name field must be text, "${name}" is not. Possible: ${candidates.join(', ')}` }));
  return field;
}

function formerFields(source: ObjectSource, fields: ReadonlyMap<string, FieldModel>): ReadonlyMap<string, string> {
  return new Map(Object.entries(source.definition.fields).flatMap(([name, field]) => (fields.has(name) ? field.formerNames ?? [] : []).map((old): [string, string] => [old, name])));
}

const searchedWithoutSaying: ReadonlySet<FieldDefinition['type'] | string> = new Set(['email', 'phone', 'autoNumber']);
function searchFieldsOf(source: ObjectSource, fields: ReadonlyMap<string, FieldModel>, { nameField, report }: { nameField: FieldModel; report: ShapeOptions['report'] }): readonly FieldModel[] {
  const named = source.definition.searchFields;
  if (!named) return Object.freeze([...fields.values()].filter((field) => !field.system && (field === nameField || searchedWithoutSaying.has(field.type))));
  return Object.freeze(named.flatMap((name, index) => {
    const field = fields.get(name);
    const place = below({ path: source.path, pointer: '/searchFields' }, index);
    if (!field && !Object.hasOwn(source.definition.fields, name)) report(unknownName(place, words.field, name, fields.keys()));
    else if (field && (field.system || !fieldTypeCan(field.definition.type, 'searchable'))) {
      report(problemAt(place, 'type', { zh: `字段“${name}”不能被搜索：请选择文本字段`, en: `The field "${name}" cannot be searched: choose a text field` }));
    } else if (field) return [field];
    return [];
  }));
}
