// The two types that only the engine's own fields have: the record's id and its version.
import { idLength } from '../model/names';
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { bareJson, plainJson } from './json-text';

/** Of the field `id`. */
export const id: FieldType = {
  type: 'id',
  columns: () => [{ suffix: '', storage: { kind: 'ascii', length: idLength } }],
  accept: () => refused('readOnlyField'),
  outputs: (field) => [{ name: field.name, type: 'ID!', json: plainJson(0) }],
  input: () => undefined,
  filter: () => ({ kind: 'id', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};

/** Of the field `version`. */
export const version: FieldType = {
  type: 'version',
  columns: () => [{ suffix: '', storage: { kind: 'integer' } }],
  accept: () => refused('readOnlyField'),
  outputs: (field) => [{ name: field.name, type: 'Int!', json: bareJson(0) }],
  input: () => undefined,
  filter: () => ({ kind: 'integer', column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};
