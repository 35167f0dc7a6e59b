// Which fields a page shows, and the selection that reads exactly these.
import type { ColumnDescription, FieldDescription, FormDescription, ObjectDescription } from '../../metadata/language/description';
import type { CellDefinition } from '../../metadata/language/types';
import { nestSelections } from '../data/document';
import { findField } from '../describe/use-description';
import { pageOf } from '../field-types/field-types';
import { nameAlias } from '../field-types/reference';

export type Lines = NonNullable<CellDefinition['lines']>;
export type Descriptions = ReadonlyMap<string, ObjectDescription>;

/** Every cell of a form, row by row. */
function cellsOf(form: FormDescription): readonly CellDefinition[] {
  return form.sections.flatMap((section) => section.rows.flatMap((row) => row.filter((cell): cell is CellDefinition => cell !== null)));
}

/** The fields of a form, each once, that the object has for this viewer. */
export function fieldsOf(object: ObjectDescription, form: FormDescription): readonly FieldDescription[] {
  const names = new Set([...form.header, ...cellsOf(form).flatMap((cell) => cell.field ?? [])]);
  return [...names].flatMap((name) => findField(object, name) ?? []);
}

/** The line-item tables of a form. */
export function linesOf(form: FormDescription): readonly Lines[] {
  return cellsOf(form).flatMap((cell) => cell.lines ?? []);
}

/** Objects of the lines a form enters or shows. */
export function lineObjectNames(object: ObjectDescription, form: FormDescription): readonly string[] {
  return linesOf(form).flatMap((lines) => object.relatedLists.find((list) => list.name === lines.relatedList)?.object.name ?? []);
}

/** What a form reads of a record: its fields, its lines, and what every page of a record needs. */
export function formSelection(object: ObjectDescription, form: FormDescription, lineObjects: Descriptions): string {
  const fields = new Map(fieldsOf(object, form).map((field) => [field.name, field]));
  const recordType = object.recordTypes.length > 0 ? findField(object, 'recordType') : undefined;
  if (recordType) fields.set(recordType.name, recordType);
  const lines = linesOf(form).flatMap((one) => lineSelection(object, one, lineObjects));
  return [...basics(object), ...[...fields.values()].filter((field) => field.type !== 'id' && field.type !== 'version').map((field) => pageOf(field).selection(field)), ...lines].join(' ');
}

/** Id, name, version and what the viewer may do. */
function basics(object: ObjectDescription): readonly string[] {
  return ['id', 'version', nameAlias(object), 'access { update delete share shared locked fields { name update } }'];
}

/** The fields of a line that are entered or shown in its table. */
export function lineFields(lines: Lines, line: ObjectDescription): readonly FieldDescription[] {
  return lines.columns.flatMap((name) => findField(line, name) ?? []);
}

function lineSelection(object: ObjectDescription, lines: Lines, lineObjects: Descriptions): string[] {
  const list = object.relatedLists.find((one) => one.name === lines.relatedList);
  const line = list && lineObjects.get(list.object.name);
  if (!line) return [];
  const fields = lineFields(lines, line).map((field) => pageOf(field).selection(field));
  return [`${lines.relatedList}(first: 500, orderBy: [{ id: ASC }]) { totalCount nodes { id version ${fields.join(' ')} } }`];
}

/** One column of a list with the field at the end of its path. */
export interface ShownColumn { readonly column: ColumnDescription; readonly field: FieldDescription; readonly path: readonly string[] }

/** Columns whose fields are known; objects on the way must be among `objects`. */
export function shownColumns(object: ObjectDescription, columns: readonly ColumnDescription[], objects: Descriptions): readonly ShownColumn[] {
  return columns.flatMap((column) => {
    const path = column.path.split('.');
    const field = fieldAt(object, path, objects);
    return field ? [{ column, field, path }] : [];
  });
}

/** Objects that columns lead through. */
export function objectsOnTheWay(object: ObjectDescription, columns: readonly ColumnDescription[], objects: Descriptions): readonly string[] {
  const names = new Set<string>();
  for (const column of columns) {
    let at: ObjectDescription | undefined = object;
    for (const name of column.path.split('.').slice(0, -1)) {
      const target: string | undefined = at && findField(at, name)?.targets[0]?.name;
      if (!target) break;
      names.add(target);
      at = objects.get(target);
    }
  }
  return [...names];
}

/** The field at the end of a path through lookups. */
export function fieldAt(object: ObjectDescription, path: readonly string[], objects: Descriptions): FieldDescription | undefined {
  let at: ObjectDescription | undefined = object;
  for (const name of path.slice(0, -1)) {
    const target: string | undefined = at && findField(at, name)?.targets[0]?.name;
    at = target === undefined ? undefined : objects.get(target);
  }
  return at && findField(at, path.at(-1) ?? '');
}

/** What a list reads of each row: id, name, exactly its columns, and what its colours hang on. */
export function listSelection(object: Pick<ObjectDescription, 'nameField'>, columns: readonly ShownColumn[], more: readonly FieldDescription[] = []): string {
  const paths = columns.filter(({ field }) => field.type !== 'id').map(({ field, path }) => [...path.slice(0, -1), pageOf(field).selection(field)]);
  return nestSelections([['id'], [nameAlias(object)], ...paths, ...more.filter(({ type }) => type !== 'id').map((field) => [pageOf(field).selection(field)])]);
}

/** The value of a column in a row of the API. */
export function columnValue(row: unknown, { path, field }: ShownColumn): unknown {
  const raw = path.reduce<unknown>((at, name) => (at && typeof at === 'object' ? (at as Record<string, unknown>)[name] : undefined), row);
  return pageOf(field).read ? pageOf(field).read?.(raw, field) : raw;
}
