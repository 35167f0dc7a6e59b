// Which indexes a record table has: links, unique values, names, what changed last, and what an admin asks for.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { FieldModel, IndexModel, Storage } from './model';
import { indexName, liveColumn } from './names';
import { problemAt, type Place } from './problem';

interface IndexContext {
  readonly table: string;
  readonly fields: ReadonlyMap<string, FieldModel>;
  readonly nameField: FieldModel;
  /** Names of fields that are looked up by themselves. */
  readonly reminded: ReadonlySet<string>;
  readonly place: ReadonlyMap<string, Place>;
  readonly report: (problem: DefinitionProblem) => void;
}

/** MySQL allows 64 indexes on a table, and 3,072 bytes in one: 700 characters and the rest. */
const limits = { perTable: 60, characters: 700 } as const;

/** Indexes of one object's tables, the most needed first. */
export function indexesOf(context: IndexContext): readonly IndexModel[] {
  const { table, nameField, report } = context;
  const fields = [...context.fields.values()].filter((field) => field.columns.length > 0 && field.name !== 'id');
  const indexes = new Map<string, IndexModel>();
  const perPartition: number[] = [];
  const add = (field: FieldModel, unique: boolean, at = 0): boolean => {
    const column = field.columns[at]!;
    if (tooLong(column.storage)) return false;
    const count = perPartition[column.partition] ?? 0;
    if (count >= limits.perTable) return false;
    const columns = column.partition > 0 ? [column.name] : unique ? [column.name, liveColumn] : [liveColumn, column.name];
    const name = indexName(table, columns, unique);
    if (!indexes.has(name)) perPartition[column.partition] = count + 1;
    indexes.set(name, Object.freeze({ name, partition: column.partition, columns: Object.freeze(columns), unique }));
    return true;
  };

  for (const field of fields.filter((one) => one.unique)) {
    if (field.columns[0]!.partition > 0 || !add(field, true)) {
      report(problemAt(context.place.get(field.name) ?? { path: '', pointer: '' }, 'unique', {
        zh: `“${field.name}”不能设为唯一：${tooLong(field.columns[0]!.storage) ? `最多 ${limits.characters} 个字的文本才可以` : `对象的唯一字段和索引已用完（每个对象最多 ${limits.perTable} 个，且要在主表中），请取消其他字段的“唯一”`}`,
        en: `"${field.name}" cannot be unique: ${tooLong(field.columns[0]!.storage) ? `only text of at most ${limits.characters} characters can` : `the budget of unique fields and indexes is used up (${limits.perTable} an object, all in its first table): make another field not unique`}`,
      }));
    }
  }
  for (const field of fields.filter((one) => one.type === 'masterDetail')) add(field, false);
  if (nameField.columns.length > 0) add(nameField, false, nameField.columns.length > 1 ? 1 : 0);
  const changed = context.fields.get('updatedAt');
  if (changed) add(changed, false);
  for (const field of fields.filter((one) => context.reminded.has(one.name) && !one.unique)) add(field, false);
  for (const field of fields.filter((one) => one.targets.length > 0 && !one.system && !one.unique)) add(field, false);
  for (const field of fields.filter((one) => one.definition.indexed && !one.unique)) {
    if (!add(field, false) && tooLong(field.columns[0]!.storage)) {
      report(problemAt(context.place.get(field.name) ?? { path: '', pointer: '' }, 'indexed', {
        zh: `“${field.name}”不能建索引：最多 ${limits.characters} 个字的文本才可以`, en: `"${field.name}" cannot be indexed: only text of at most ${limits.characters} characters can`,
      }));
    }
  }
  return Object.freeze([...indexes.values()]);
}

function tooLong(storage: Storage): boolean {
  return storage.kind === 'longText' || storage.kind === 'json' || ((storage.kind === 'text' || storage.kind === 'ascii') && storage.length > limits.characters);
}
