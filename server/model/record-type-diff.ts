// What changes about the record types of an object, in words: a type that offers fewer values says of which fields.
import type { RecordTypeDefinition } from '../../metadata/language/types';
import type { Change } from './diff';
import type { ObjectModel } from './model';

/** The changes of one object, without those that only the order makes. */
export function recordTypeChanges(before: ObjectModel, after: ObjectModel): Change[] {
  if (before.recordTypes === after.recordTypes) return [];
  const made = (action: Change['action'], { name }: RecordTypeDefinition, rest: Pick<Change, 'words'> & Partial<Change>): Change => ({ subject: 'recordType', action, name, contracting: action === 'removed', ...rest });
  return [
    ...after.recordTypes.flatMap((type): Change[] => {
      const old = before.recordTypes.find(({ name }) => name === type.name);
      if (!old) return [made('added', type, { words: { zh: `新增“${after.label}”的记录类型“${type.label}”（${type.name}）`, en: `Adds the record type ${type.name} (${type.label}) of ${after.name}` } })];
      if (JSON.stringify(old) === JSON.stringify(type)) return [];
      const fewer = narrowedFields(old, type, after).map((name) => after.fields.get(name)!);
      if (fewer.length > 0) return [made('changed', type, { aspect: 'dependency', contracting: true, words: { zh: `“${after.label}”的记录类型“${type.label}”提供更少的选项：${fewer.map(({ label }) => label).join('、')}`, en: `The record type ${type.name} (${type.label}) of ${after.name} offers fewer values: ${fewer.map(({ name }) => name).join(', ')}` } })];
      const words = JSON.stringify({ ...old, label: '' }) === JSON.stringify({ ...type, label: '' });
      return [made('changed', type, { ...(words ? { aspect: 'words' as const } : {}), words: { zh: `修改“${after.label}”的记录类型“${type.label}”（${type.name}）`, en: `Changes the record type ${type.name} (${type.label}) of ${after.name}` } })];
    }),
    ...before.recordTypes.filter(({ name }) => !after.recordTypes.some((type) => type.name === name)).map((type) => made('removed', type, { words: { zh: `“${after.label}”的记录类型“${type.label}”（${type.name}）不再提供`, en: `No longer offers the record type ${type.name} (${type.label}) of ${after.name}` } })),
  ];
}

/** Fields of which the type leaves fewer values than before. */
export function narrowedFields(before: RecordTypeDefinition, after: RecordTypeDefinition, { fields }: Pick<ObjectModel, 'fields'>): readonly string[] {
  return Object.entries(after.picklists ?? {}).flatMap(([name, offered]) => {
    const was = before.picklists?.[name] ?? fields.get(name)?.values.map(({ value }) => value) ?? [];
    return fields.has(name) && was.some((value) => !offered.includes(value)) ? [name] : [];
  });
}
