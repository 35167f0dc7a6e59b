// What every reference to a record shares: one column with the record's id. Whether the record exists is asked where there is a database.
import { looksLikeId } from '../base/ids';
import type { FieldTypeName } from '../../metadata/language/types';
import { idLength } from '../model/names';
import { empty, refused, values, wrongType } from './accepted';
import type { FieldType } from './field-type';

/** A type whose value is the id of another record. */
export function referenceType(type: FieldTypeName): FieldType {
  return {
    type,
    columns: () => [{ suffix: '', storage: { kind: 'ascii', length: idLength } }],
    accept(value) {
      if (value === null || value === '') return empty();
      if (typeof value !== 'string') return wrongType('id');
      return looksLikeId(value) ? values(value) : refused('noSuchRecord');
    },
    outputs: () => [],
    input: () => undefined,
    filter: () => ({ kind: 'id', column: 0 }),
    sortable: true,
    plain: (stored) => stored[0] ?? null,
  };
}
