// A mapping made ready for a file: where each field's value comes from, checked against the object and the file's header.
import type { Context } from '../../access/context';
import { looksLikeId } from '../../base/ids';
import { TangramError } from '../../errors';
import { labelOf as labelIn } from '../../model/labels';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import { cellValue } from './cell-value';
import type { ImportColumn, ImportDefinition } from './import-definition';

export interface CompiledMapping {
  /** The field by which a row finds its record; undefined: every row makes a new one. */
  readonly key?: FieldModel;
  /** Only what the row says; a field with parts is one value. */
  input(cells: readonly string[], row: number): Record<string, unknown>;
  /** Fields that wait until every row is there. */
  readonly later: ReadonlySet<string>;
  readonly joinsSpaced: boolean;
  /** Columns of the file nobody reads. */
  readonly leftOut: readonly string[];
}

/** Throws where the mapping names a field or a column that is not there. */
export function compileMapping(context: Context, object: ObjectModel, { mapping, header }: { readonly mapping: ImportDefinition; readonly header: readonly string[] }): CompiledMapping {
  const empty = new Set(['', ...(mapping.empty ?? [])]);
  const columns = new Map(header.map((name, index) => [name, index]));
  const used = new Set<string>();
  const readers = mapping.columns.map((column) => {
    const field = fieldNamed(object, column.field);
    const names = column.column !== undefined ? [column.column] : namesIn(column.text ?? '');
    for (const name of names) {
      if (!columns.has(name)) throw bad(`the file has no column "${name}"; it has: ${header.join(', ')}`);
      used.add(name);
    }
    const raw = rawReader(column, columns, empty);
    const target = column.by === undefined ? undefined : keyOf(context.model, field, column.by);
    return { field, part: column.part, value: (cells: readonly string[], row: number) => finish(context, { column, field, target }, raw(cells, row)) };
  });
  const key = mapping.key === undefined ? undefined : fieldNamed(object, mapping.key);
  if (key && !key.unique) throw bad(`"${key.name}" cannot be the key: two records may share a value`);
  for (const name of Object.keys(mapping.constants ?? {})) fieldNamed(object, name);
  return {
    ...(key ? { key } : {}), later: new Set(mapping.later ?? []), joinsSpaced: mapping.surplus === 'joinSpaced', leftOut: header.filter((name) => !used.has(name)),
    input(cells, row) {
      const input: Record<string, unknown> = { ...mapping.constants };
      for (const { field, part, value } of readers) {
        const made = value(cells, row);
        if (part === undefined) input[field.name] = made;
        else if (made !== null) input[field.name] = { ...(input[field.name] as object | null | undefined), [part]: made };
        else input[field.name] ??= null;
      }
      return input;
    },
  };
}

/** A mapping for a file nobody has described: columns named like a field, by API name, former name or label in any language; `owner.login` looks up by a key. */
export function guessMapping(context: Context, object: ObjectModel, header: readonly string[]): ImportDefinition {
  const names = namesOf(context.model, object);
  const columns = header.flatMap((column): ImportColumn[] => {
    const [name = '', by] = column.split('.').map((each) => each.trim());
    const field = names.get(fold(column)) ?? names.get(fold(name));
    if (!field || field.system || field.type === 'formula' || field.type === 'rollUp' || field.type === 'manyToMany') return [];
    if (field.targets.length !== 1) return field.targets.length > 1 ? [] : [{ field: field.name, column }];
    const target = context.model.objects.get(field.targets[0]!);
    const key = (by && target ? namesOf(context.model, target).get(fold(by)) : undefined) ?? [...(target?.fields.values() ?? [])].find((each) => each.unique && each.type !== 'id');
    return [{ field: field.name, column, ...(key ? { by: key.name } : {}) }];
  });
  if (columns.length === 0) throw bad(`no column is named like a field of "${object.name}": the file has ${header.join(', ')}; the object has ${[...object.fields.values()].filter((field) => !field.system).map((field) => `${field.name} (${field.label})`).join(', ')}`);
  const mapped = columns.flatMap((column) => object.fields.get(column.field) ?? []);
  const key = mapped.find((field) => 'externalId' in field.definition && field.definition.externalId) ?? mapped.find((field) => field.unique);
  return { object: object.name, columns, empty: ['NULL'], ...(key ? { key: key.name } : {}) };
}

function finish(context: Context, { column, field, target }: { readonly column: ImportColumn; readonly field: FieldModel; readonly target: FieldModel | undefined }, raw: string | null): unknown {
  if (column.values) {
    const mapped = column.values[raw ?? ''] ?? (raw !== null && !Object.hasOwn(column.values, raw) ? column.values['*'] : undefined);
    if (mapped !== undefined || Object.hasOwn(column.values, raw ?? '')) return mapped ?? null;
  }
  if (raw === null) return null;
  const text = (column.prefix ?? '') + raw;
  if (target) return looksLikeId(text) && context.model.objectByIdPrefix.has(text.slice(0, text.indexOf('_'))) ? text : { [target.name]: text };
  return column.part === undefined ? cellValue(context, { field, text, format: column.format }) : text;
}

function rawReader(column: ImportColumn, columns: ReadonlyMap<string, number>, empty: ReadonlySet<string>): (cells: readonly string[], row: number) => string | null {
  const cell = (cells: readonly string[], name: string): string | null => {
    const text = (cells[columns.get(name)!] ?? '').trim();
    return empty.has(text) ? null : text;
  };
  const { spread, text } = column;
  if (spread) return (_cells, row) => spread[row % spread.length]!;
  if (column.column !== undefined) return (cells) => cell(cells, column.column!);
  const names = namesIn(text ?? '');
  if (names.length === 0) return () => text ?? null;
  return (cells) => {
    const values = new Map(names.map((name) => [name, cell(cells, name)]));
    if ([...values.values()].every((value) => value === null)) return null;
    return (text ?? '').replace(/\{([^{}]+)\}/g, (_whole, name: string) => values.get(name) ?? '').replace(/\s+/g, ' ').trim();
  };
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]!);
}

function keyOf(model: Model, field: FieldModel, by: string): FieldModel {
  const target = field.targets.length === 1 ? model.objects.get(field.targets[0]!) : undefined;
  const key = target?.fields.get(by);
  if (!key?.unique) throw bad(`"${by}" is not a unique field of what "${field.name}" refers to`);
  return key;
}

/** A field by its name, or the name it had before. */
export function fieldNamed(object: ObjectModel, name: string): FieldModel {
  const field = object.fields.get(name) ?? object.formerFields.get(name);
  if (!field) throw bad(`"${object.name}" has no field "${name}"`);
  return field;
}

function namesOf(model: Model, object: ObjectModel): ReadonlyMap<string, FieldModel> {
  const names = new Map<string, FieldModel>();
  for (const field of object.fields.values()) {
    for (const language of model.app.languages) names.set(fold(labelIn(model, `${object.name}.fields.${field.name}`, field.label, language)), field);
  }
  for (const [name, field] of object.formerFields) names.set(fold(name), field);
  for (const field of object.fields.values()) names.set(fold(field.name), field);
  return names;
}

const fold = (text: string): string => text.normalize('NFKC').replace(/[\s_*]+/g, '').toLowerCase();

function bad(detail: string): TangramError {
  return new TangramError('BAD_USER_INPUT', 'badRequest', { detail });
}
