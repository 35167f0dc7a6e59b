// The fields every record has, made by the engine, and the words for what it makes up, in both languages of the product.
import type { FieldDefinition, RecordTypeDefinition } from '../../metadata/language/types';
import { idLength } from './names';
import type { Storage } from './model';

export interface SystemField {
  readonly name: string;
  readonly type: FieldDefinition['type'] | 'id' | 'version';
  readonly definition: FieldDefinition;
  readonly system: boolean;
  /** Where no field type says how it is stored. */
  readonly storage?: Storage;
}

type Language = 'zh' | 'en';
export type MadeUpWord = keyof typeof madeUpWords;

/** Words for what no file names. */
export const madeUpWords = {
  id: { zh: '编号', en: 'Id' },
  createdAt: { zh: '创建时间', en: 'Created' },
  createdBy: { zh: '创建人', en: 'Created by' },
  updatedAt: { zh: '修改时间', en: 'Last changed' },
  updatedBy: { zh: '修改人', en: 'Last changed by' },
  version: { zh: '版本', en: 'Version' },
  owner: { zh: '所有者', en: 'Owner' },
  recordType: { zh: '记录类型', en: 'Record type' },
  basic: { zh: '基本信息', en: 'Details' },
  lines: { zh: '明细', en: 'Lines' },
  system: { zh: '系统信息', en: 'System' },
} as const;

/** A made-up word in a language of the product: Chinese for Chinese, English for all others. */
export function madeUpWord(word: MadeUpWord, language: string): string {
  return madeUpWords[word][kindOf(language)];
}

/** The system fields that come before an object's own: `owner` and `recordType` are ordinary fields it need not define. */
export function systemFields(language: string, owned: boolean, recordTypes: readonly RecordTypeDefinition[]): readonly SystemField[] {
  const key = kindOf(language);
  return [...always[key], ...(owned ? [owner[key]] : []), ...(recordTypes.length > 0 ? [recordTypeField(language, recordTypes)] : [])];
}

function kindOf(language: string): Language {
  return language.startsWith('zh') ? 'zh' : 'en';
}

function fieldsOf(language: Language): readonly SystemField[] {
  const label = (word: MadeUpWord): string => madeUpWords[word][language];
  const make = (name: MadeUpWord, definition: FieldDefinition, type: SystemField['type'] = definition.type, storage?: Storage): SystemField =>
    Object.freeze({ name, type, definition: Object.freeze({ readOnly: true, ...definition }), system: true, storage });
  return Object.freeze([
    make('id', { type: 'text', label: label('id'), unique: true, maxLength: idLength }, 'id', { kind: 'ascii', length: idLength }),
    make('createdAt', { type: 'dateTime', label: label('createdAt') }),
    make('createdBy', { type: 'user', label: label('createdBy') }),
    make('updatedAt', { type: 'dateTime', label: label('updatedAt') }),
    make('updatedBy', { type: 'user', label: label('updatedBy') }),
    make('version', { type: 'integer', label: label('version') }, 'version', { kind: 'integer' }),
  ]);
}

function ownerField(language: Language): SystemField {
  return Object.freeze({ name: 'owner', type: 'user', definition: Object.freeze({ type: 'user', label: madeUpWords.owner[language] }), system: false });
}

const recordTypeFields = new WeakMap<readonly RecordTypeDefinition[], SystemField>();
function recordTypeField(language: string, recordTypes: readonly RecordTypeDefinition[]): SystemField {
  const known = recordTypeFields.get(recordTypes);
  if (known) return known;
  const first = recordTypes.find((type) => type.default && !type.inactive);
  const definition: FieldDefinition = Object.freeze({
    type: 'picklist', label: madeUpWord('recordType', language), ...(first ? { default: first.name } : {}),
    values: recordTypes.map((type) => ({ value: type.name, label: type.label, ...(type.inactive ? { inactive: true } : {}) })),
  });
  const made: SystemField = Object.freeze({ name: 'recordType', type: 'picklist', definition, system: false });
  recordTypeFields.set(recordTypes, made);
  return made;
}

const always: Readonly<Record<Language, readonly SystemField[]>> = { zh: fieldsOf('zh'), en: fieldsOf('en') };
const owner: Readonly<Record<Language, SystemField>> = { zh: ownerField('zh'), en: ownerField('en') };
