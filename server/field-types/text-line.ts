// What the types of one-line text share: their columns, the key that names are ordered by, filter, search and output.
import { orderKey, orderKeyLength } from '../base/fold-text';
import type { FieldModel, Storage } from '../model/model';
import { empty, refused, values, wrongType } from './accepted';
import { cleanLine, lengthOf } from './clean-text';
import type { Accepted, FieldRole, FieldType } from './field-type';
import { textJson } from './json-text';

/** Clean text → the text to keep, or why it is refused. */
export type CheckLine = (text: string, field: FieldModel) => string | Accepted;

/** Name fields keep a second column with the key to order by. */
export function lineColumns(storage: Storage, role: FieldRole): readonly { readonly suffix: string; readonly storage: Storage }[] {
  const own = { suffix: '', storage };
  return role.isName ? [own, { suffix: 'key', storage: { kind: 'text', length: orderKeyLength } }] : [own];
}

/** Everything but the columns of a type whose value is one line of text. */
export function lineType(check: CheckLine): Pick<FieldType, 'accept' | 'outputs' | 'input' | 'filter' | 'sortable' | 'orderColumn' | 'searchText' | 'plain'> {
  return {
    accept(value, field) {
      if (value === null) return empty(field.columns.length);
      if (typeof value !== 'string') return wrongType('text');
      const clean = cleanLine(value);
      if (clean === null) return empty(field.columns.length);
      const checked = check(clean, field);
      if (typeof checked !== 'string') return checked;
      return field.columns.length > 1 ? values(checked, orderKey(checked)) : values(checked);
    },
    outputs: (field) => [{ name: field.name, type: 'String', json: textJson(0) }],
    input: () => 'String',
    filter: () => ({ kind: 'text', column: 0 }),
    sortable: true,
    orderColumn: (field) => (field.columns.length > 1 ? 1 : 0),
    searchText: (stored) => textOf(stored[0]),
    plain: (stored) => stored[0] ?? null,
  };
}

/** Refuses more than `max` characters. */
export function atMost(text: string, max: number): string | Accepted {
  const length = lengthOf(text, max);
  return length <= max ? text : refused('tooLong', { max, length });
}

/** A stored text for search; empty where there is none. */
export function textOf(stored: unknown): string {
  return typeof stored === 'string' ? stored : '';
}
