// The values of a form: read from a record, compared with what they were, and written as one input with all lines.
import type { FieldDescription } from '../../metadata/language/description';
import { isEmpty } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';

export type Values = Readonly<Record<string, unknown>>;

/** One row of a line-item table. `id` is set on lines that are saved already. */
export interface Line { readonly key: string; readonly id: string | null; readonly before: Values; readonly now: Values }
/** The lines of one related list; `removed` are saved lines that go with the next save. */
export interface LineSet { readonly lines: readonly Line[]; readonly removed: readonly string[] }
export type LineSets = Readonly<Record<string, LineSet>>;
/** Everything entered on a form. */
export interface FormContent { readonly before: Values; readonly now: Values; readonly lines: LineSets }

/** A record of the API as form values. */
export function readValues(fields: readonly FieldDescription[], record: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(fields.map((field) => [field.name, readValue(field, record[field.name])]));
}

/** One value of the API as forms keep it. */
export function readValue(field: FieldDescription, raw: unknown): unknown {
  const { read } = pageOf(field);
  return read ? read(raw, field) : raw ?? null;
}

/** Literal defaults of a new record; computed ones are the server's unless the rule language gives them here. */
export function defaultValues(fields: readonly FieldDescription[], compute: (expression: string, field: FieldDescription) => unknown): Values {
  return Object.fromEntries(fields.map((field) => {
    const given = field.default;
    if (given === null || given === undefined) return [field.name, field.type === 'boolean' ? false : null];
    if (typeof given === 'object' && !Array.isArray(given) && 'expression' in given) return [field.name, compute(String(given.expression), field) ?? null];
    return [field.name, readValue(field, given)];
  }));
}

/** true when two values would be saved as the same. */
export function sameValue(field: FieldDescription, left: unknown, right: unknown): boolean {
  if (isEmpty(left) && isEmpty(right)) return true;
  return JSON.stringify(inputOf(field, left, left)) === JSON.stringify(inputOf(field, right, left));
}

/** The fields whose values differ from what they were. */
export function changedFields(fields: readonly FieldDescription[], before: Values, now: Values): readonly FieldDescription[] {
  return fields.filter((field) => pageOf(field).Input && !field.readOnly && !sameOrListed(field, before[field.name], now[field.name]));
}

/** true where anything entered would be lost by leaving. */
export function isDirty(content: FormContent, fields: readonly FieldDescription[], lineFields: Readonly<Record<string, readonly FieldDescription[]>>): boolean {
  if (changedFields(fields, content.before, content.now).length > 0) return true;
  return Object.entries(content.lines).some(([name, set]) => set.removed.length > 0
    || set.lines.some((line) => changedFields(lineFields[name] ?? [], line.before, line.now).length > 0));
}

/** What of a form is sent. `awaited`: places that are left to the server. */
export interface InputParts { readonly fields: readonly FieldDescription[]; readonly lineFields: Readonly<Record<string, readonly FieldDescription[]>>; readonly isNew: boolean; readonly awaited?: ReadonlySet<string> }

/** The input of one mutation: changed fields, and created, changed and removed lines. A new record sends what is filled. */
export function formInput(content: FormContent, parts: InputParts): Record<string, unknown> {
  const sent = (fields: readonly FieldDescription[], place = ''): readonly FieldDescription[] => fields.filter((field) => !parts.awaited?.has(place + field.name));
  const input = valuesInput(sent(parts.fields), parts.isNew ? {} : content.before, content.now);
  for (const [name, set] of Object.entries(content.lines)) {
    const fields = parts.lineFields[name] ?? [];
    const filled = createdLines(set, fields);
    const changed = changedLines(set, fields);
    const list = {
      ...(filled.length > 0 ? { create: filled.map((line) => valuesInput(sent(fields, `${name}.${line.key}.`), {}, line.now)) } : {}),
      ...(changed.length > 0 ? { update: changed.map((line) => ({ id: line.id, input: valuesInput(sent(fields, `${name}.${line.key}.`), line.before, line.now) })) } : {}),
      ...(set.removed.length > 0 ? { delete: [...set.removed] } : {}),
    };
    if (Object.keys(list).length > 0) input[name] = list;
  }
  return input;
}

/** New lines with something in them: empty rows offered by the form are not sent. */
export function createdLines(set: LineSet, fields: readonly FieldDescription[]): readonly Line[] {
  return set.lines.filter((line) => line.id === null && !isBlank(line, fields));
}

/** Saved lines that were changed. */
function changedLines(set: LineSet, fields: readonly FieldDescription[]): readonly Line[] {
  return set.lines.filter((line) => line.id !== null && changedFields(fields, line.before, line.now).length > 0);
}

/** A new line in which nothing but defaults stands. */
export function isBlank(line: Line, fields: readonly FieldDescription[]): boolean {
  return line.id === null && changedFields(fields, line.before, line.now).length === 0;
}

/** Where a problem of the server belongs: a field's name, or `list.key.field` for a line. */
export function placeOfProblem(path: string, content: FormContent, lineFields: Readonly<Record<string, readonly FieldDescription[]>>): string {
  const steps = path.split('.').filter((step) => step !== 'input');
  const [name = '', ...rest] = steps;
  const set = content.lines[name];
  if (!set) return name;
  const fields = lineFields[name] ?? [];
  const group = rest[0] === 'update' ? changedLines(set, fields) : createdLines(set, fields);
  const [index, field] = rest[0] === 'create' || rest[0] === 'update' ? rest.slice(1) : rest;
  const line = group[Number(index)];
  return line && field ? `${name}.${line.key}.${field}` : name;
}

/** The fields whose values differ, as an input of the API. */
export function valuesInput(fields: readonly FieldDescription[], before: Values, now: Values): Record<string, unknown> {
  return Object.fromEntries(changedFields(fields, before, now).map((field) => [field.name, inputOf(field, now[field.name], before[field.name])]));
}

function inputOf(field: FieldDescription, value: unknown, before: unknown): unknown {
  const empty = isEmpty(value) ? null : value;
  const { toInput } = pageOf(field);
  return toInput ? toInput(empty, field, before ?? null) : empty;
}

// What is sent for links says only the difference, so they are compared by what they hold.
function sameOrListed(field: FieldDescription, left: unknown, right: unknown): boolean {
  if (field.type !== 'manyToMany') return sameValue(field, left, right);
  const ids = (value: unknown): string => ((value as readonly { id: string }[] | null) ?? []).map((one) => one.id).sort().join();
  return ids(left) === ids(right);
}
