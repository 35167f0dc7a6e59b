// A mapping made ready for a file: where each field's value comes from, checked against the object and the file's header.
import type { Context } from '../../access/context';
import { looksLikeId } from '../../base/ids';
import { TangramError } from '../../errors';
import { fieldCalled } from '../../model/called';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import { cellValue } from './cell-value';
import type { ImportColumn, ImportDefinition } from './import-definition';
import { proposeColumns, proposeMatch } from './propose-mapping';
import { namedRecord } from './resolve-names';

export interface CompiledMapping {
  /** The one unique field by which a row finds its record; it must be filled. */
  readonly key?: FieldModel;
  /** The fields by which a row finds its record; none: every row makes a new one. */
  readonly match: readonly FieldModel[];
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
    ...(key ? { key } : {}), match: key ? [key] : (mapping.match ?? []).map((name) => fieldNamed(object, name)), later: new Set(mapping.later ?? []), joinsSpaced: mapping.surplus === 'joinSpaced', leftOut: header.filter((name) => !used.has(name)),
    input(cells, row) {
      const input: Record<string, unknown> = { ...mapping.constants };
      for (const { field, part, value } of readers) {
        const made = value(cells, row);
        if (part === undefined) input[field.name] = made;
        else if (made !== null) input[field.name] = { ...(input[field.name] as object | null | undefined), [part]: made };
        else input[field.name] ??= null;
      }
      return mapping.blank === 'keep' ? Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) : input;
    },
  };
}

/** A mapping for a file nobody has described; `owner.login` looks up by a key. */
export function guessMapping(context: Context, object: ObjectModel, header: readonly string[]): ImportDefinition {
  const bare = header.map((column) => ({ column, ...partsOf(column) }));
  const proposed = proposeColumns(context, object, { header: bare.map(({ name }) => name) });
  const columns = bare.flatMap(({ column, name, by }): ImportColumn[] => {
    const found = proposed.find((each) => each.column === name);
    return found ? [{ ...found, column, ...(by === undefined ? {} : { by }) }] : [];
  });
  if (columns.length === 0) throw bad(`no column is named like a field of "${object.name}": the file has ${header.join(', ')}; the object has ${[...object.fields.values()].filter((field) => !field.system).map((field) => `${field.name} (${field.label})`).join(', ')}`);
  const key = proposeMatch(object, columns).find((name) => object.fields.get(name)?.unique);
  return { object: object.name, columns, empty: ['NULL'], ...(key === undefined ? {} : { key }) };
}

function partsOf(column: string): { readonly name: string; readonly by?: string } {
  const match = /^\s*([A-Za-z]\w*)\.([A-Za-z]\w*)\s*$/.exec(column);
  return match ? { name: match[1]!, by: match[2]! } : { name: column };
}

function finish(context: Context, { column, field, target }: { readonly column: ImportColumn; readonly field: FieldModel; readonly target: FieldModel | undefined }, raw: string | null): unknown {
  if (column.values) {
    const mapped = column.values[raw ?? ''] ?? (raw !== null && !Object.hasOwn(column.values, raw) ? column.values['*'] : undefined);
    if (mapped !== undefined || Object.hasOwn(column.values, raw ?? '')) return mapped ?? null;
  }
  if (raw === null) return null;
  const text = (column.prefix ?? '') + raw;
  if (field.targets.length === 1 && column.part === undefined) {
    if (looksLikeId(text) && context.model.objectByIdPrefix.has(text.slice(0, text.indexOf('_')))) return text;
    return target ? { [target.name]: text } : namedRecord(text);
  }
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
  const field = fieldCalled(object, name);
  if (!field) throw bad(`"${object.name}" has no field "${name}"`);
  return field;
}

function bad(detail: string): TangramError {
  return new TangramError('BAD_USER_INPUT', 'badRequest', { detail });
}
