// What an admin decides about a spreadsheet before an object is made of it: types, names, labels, what is left out; and the definitions that come of it.
import { isApiName } from '../../../../metadata/language/api-name';
import type { FieldDefinition, FieldTypeName } from '../../../../metadata/language/types';
import type { NewField, NewObject, ObjectHead } from '../new-object';
import type { Filling } from './sheet-requests';
import type { Sheet, SheetColumn } from './sheet-requests';

export interface ColumnDraft {
  readonly column: string; readonly use: boolean; readonly type: FieldTypeName; readonly to: string | null;
  readonly label: string; readonly other: string; readonly name: string; readonly required: boolean; readonly unique: boolean;
}
export interface SheetDraft {
  readonly head: ObjectHead; readonly columns: readonly ColumnDraft[];
  /** The column that names records; null: they are numbered. */
  readonly nameColumn: string | null;
  /** The column by which a row finds its record again; null: a mark made of the row. */
  readonly keyColumn: string | null;
}

/** Types a column of text can become. */
export const columnTypes: readonly FieldTypeName[] = ['text', 'longText', 'integer', 'decimal', 'currency', 'percent', 'boolean', 'date', 'dateTime', 'picklist', 'lookup', 'email', 'phone', 'url', 'user', 'department', 'multiPicklist', 'tags', 'barcode', 'rating'];
/** Types whose values can be unique. */
const uniqueTypes: ReadonlySet<string> = new Set(['text', 'integer', 'email', 'phone', 'barcode']);
export const mayBeUnique = (type: FieldTypeName): boolean => uniqueTypes.has(type);
export const markField = 'sourceId';
const numberField = 'name';

/** The guesses, as a draft. Columns without any value are left out. */
export function draftOf(sheet: Sheet, head: ObjectHead, second: string | undefined): SheetDraft {
  const latin = (text: string): boolean => /^[\x20-\x7e]+$/.test(text);
  return {
    head, nameColumn: sheet.nameColumn, keyColumn: sheet.keyColumn,
    columns: sheet.columns.map((column) => {
      const key = column.column === sheet.keyColumn;
      return {
        column: column.column, use: column.filled > 0, type: column.type === 'lookup' && column.to === 'user' ? 'user' : column.type === 'lookup' && column.to === 'department' ? 'department' : column.type, to: column.to,
        label: cleanHeader(column.column), other: (second && column.labels[second]) ?? (latin(column.column) ? cleanHeader(column.column) : ''), name: column.name,
        required: column.column === sheet.nameColumn || key, unique: key,
      };
    }),
  };
}

/** `*金额（元）` is called 金额（元） on screen: the star of what is required is the form's own. */
function cleanHeader(header: string): string {
  return header.replace(/^[*＊\s]+|[*＊:：\s]+$/g, '').slice(0, 200) || header;
}

/** What is wrong, by place: `label`, `name`, `plural`, `columns`, or the header of a column. */
export type DraftProblem = 'required' | 'apiName' | 'twice' | 'noColumn' | 'noObject';
/** Nothing where the draft can be published. */
export function problemsOf({ head, columns }: SheetDraft): Readonly<Record<string, DraftProblem>> {
  const wrong: Record<string, DraftProblem> = {};
  if (!head.label.trim()) wrong['label'] = 'required';
  if (!isApiName(head.name)) wrong['name'] = 'apiName';
  if (!isApiName(head.plural)) wrong['plural'] = 'apiName';
  const used = columns.filter(({ use }) => use);
  if (used.length === 0) wrong['columns'] = 'noColumn';
  const names = new Set<string>();
  for (const { column, label, name, type, to } of used) {
    if (!label.trim()) wrong[`column.${column}`] = 'required';
    else if (!isApiName(name)) wrong[`column.${column}`] = 'apiName';
    else if (names.has(name)) wrong[`column.${column}`] = 'twice';
    else if (type === 'lookup' && to === null) wrong[`column.${column}`] = 'noObject';
    names.add(name);
  }
  return wrong;
}

/** Cells a column's type refuses: nothing for types that take every text. */
export function badCells(column: SheetColumn, type: FieldTypeName): SheetColumn['fits'][number] | undefined {
  const fit = column.fits.find((each) => each.type === type);
  return fit && fit.bad > 0 ? fit : undefined;
}

export interface SheetWords { readonly mark: string; readonly number: string }

/** The object, and how the rows fill it. */
export function objectOf(draft: SheetDraft, sheet: Sheet, words: { readonly first: SheetWords; readonly second: SheetWords }): { readonly object: NewObject; readonly filling: Filling } {
  const used = draft.columns.filter(({ use }) => use);
  const inverses = new Set<string>();
  const fields = used.map((column): NewField => fieldOf(column, { read: sheet.columns.find((each) => each.column === column.column)!, draft, inverses }));
  const named = used.find(({ column }) => column === draft.nameColumn);
  const key = used.find(({ column }) => column === draft.keyColumn);
  const numbered: NewField = { name: numberField, definition: { type: 'autoNumber', label: words.first.number, pattern: '{YYYY}-{0000}' }, labels: { label: words.second.number } };
  const marked: NewField = { name: markField, definition: { type: 'text', label: words.first.mark, externalId: true, unique: true, maxLength: 60 }, labels: { label: words.second.mark } };
  return {
    object: { head: draft.head, fields: [...(named ? [] : [numbered]), ...fields, ...(key ? [] : [marked])], nameField: named?.name ?? numberField },
    filling: {
      object: draft.head.name, mark: key ? undefined : words.first.mark,
      columns: [...used.map(({ column, name }) => ({ column, field: name })), ...(key ? [] : [{ column: words.first.mark, field: markField }])], match: [key?.name ?? markField],
    },
  };
}

function fieldOf(column: ColumnDraft, { read, draft, inverses }: { readonly read: SheetColumn; readonly draft: SheetDraft; readonly inverses: Set<string> }): NewField {
  const { type, to, name, other } = column;
  const key = column.column === draft.keyColumn;
  const isName = column.column === draft.nameColumn;
  const common = { label: column.label.trim(), ...(column.required || isName ? { required: true } : {}), ...((column.unique || key) && mayBeUnique(type) ? { unique: true } : {}), ...(key && mayBeUnique(type) ? { externalId: true } : {}) };
  const labels: Record<string, string> = { label: other };
  const made = ((): FieldDefinition => {
    switch (type) {
      case 'text': return { type, ...common, maxLength: Math.min(4000, Math.max(isName ? 200 : 100, Math.ceil((read.longest * 1.5) / 50) * 50)), ...(isName ? { indexed: true } : {}) };
      case 'decimal': case 'percent': return { type, ...common, ...(read.scale > 2 || type === 'percent' ? { scale: Math.min(10, Math.max(read.scale + (type === 'percent' ? 2 : 0), 4)) } : {}) };
      case 'currency': return { type, ...common, ...(read.scale > 2 ? { scale: Math.min(10, read.scale) } : {}) };
      case 'picklist': case 'multiPicklist': return { type, ...common, values: read.choices.length > 0 ? read.choices.map(({ value, label }) => ({ value, label })) : [{ value: 'value', label: common.label }] };
      case 'lookup': {
        // The first one gives the other object a list of these records; two lists would need two names.
        const inverse = draft.head.plural;
        const first = !inverses.has(to ?? '') && to !== null;
        if (first) inverses.add(to);
        if (first && draft.head.other) labels['inverse'] = draft.head.otherPlural || draft.head.other;
        return { type, ...common, to: to ?? '', ...(first ? { inverse, inverseLabel: draft.head.label.trim() } : {}) };
      }
      default: return { type, ...common } as FieldDefinition;
    }
  })();
  return { name, definition: made, labels };
}
