// The description of one object for one viewer: fields, layouts, lists and related lists, without what the viewer may not read.
import type {
  ColumnDescription, FormDescription, ListDescription, ListViewDescription, ObjectDescription, RelatedListDescription, SectionDescription,
} from '../../../metadata/language/description';
import type { CellDefinition, FormLayoutDefinition, Json, ListColumnDefinition, ListLayoutDefinition, SortDefinition } from '../../../metadata/language/types';
import { may, mayReadField, mustMay } from '../../access/may';
import { TangramError } from '../../errors';
import type { FieldModel, ObjectModel } from '../../model/model';
import { orderable } from '../schema/filter-types';
import { placeOf } from '../schema/naming';
import { summaryOf } from './describe-app';
import { describeField } from './describe-field';
import { fieldLabelOf, labelOf, partLabel, type Asker } from './labels';

/** Answer of `describe(object:)`. */
export function describeObject(asker: Asker, name: string): ObjectDescription {
  const object = asker.model.objects.get(name);
  if (!object) throw new TangramError('NOT_FOUND', 'unknownObject', { object: name });
  mustMay(asker, 'read', object);
  const readable = [...object.fields.values()].filter((field) => mayReadField(asker, object, field));
  const reader: Reader = { asker, object, has: new Set(readable.map((field) => field.name)) };
  const list = object.layouts.get('list') as ListLayoutDefinition;
  return {
    ...summaryOf(asker, object),
    version: asker.model.version,
    owned: object.owned,
    fields: readable.map((field) => describeField(asker, object, field)),
    recordTypes: object.recordTypes.filter((type) => !type.inactive).map((type) => ({
      name: type.name, label: partLabel(asker, object, { key: `recordTypes.${type.name}`, label: type.label }), default: type.default ?? false, picklists: type.picklists ?? {},
    })),
    layouts: Object.fromEntries([...object.layouts].flatMap(([key, layout]) => (layout.kind === 'list' ? [] : [[key, describeForm(reader, layout)]]))),
    list: describeList(reader, list),
    listViews: object.listViews.filter((view) => isReadable(asker, object, view.filter)).map((view): ListViewDescription => ({
      name: view.name, label: partLabel(asker, object, { key: `listViews.${view.name}`, label: view.label }), default: view.default ?? false,
      columns: columns(reader, view.columns ?? list.columns), filter: view.filter ?? null, sort: sorts(reader, view.sort ?? list.sort),
    })),
    relatedLists: [...object.relatedLists].sort((left, right) => left.order - right.order)
      .flatMap((related) => describeRelatedList(asker, object, related.name)),
    rules: object.rules.map((rule) => ({
      name: rule.name, label: partLabel(asker, object, { key: `rules.${rule.name}`, label: rule.label }),
      message: partLabel(asker, object, { key: `rules.${rule.name}.message`, label: rule.message }), field: rule.field ?? null, when: rule.text,
    })),
  };
}

interface Reader { readonly asker: Asker; readonly object: ObjectModel; readonly has: ReadonlySet<string> }

function describeForm(reader: Reader, layout: FormLayoutDefinition): FormDescription {
  return {
    kind: layout.kind, recordType: layout.recordType ?? null,
    header: (layout.header ?? []).filter((name) => reader.has.has(name)),
    sections: layout.sections.map((section): SectionDescription => ({
      name: section.name, label: partLabel(reader.asker, reader.object, { key: `sections.${section.name}`, label: section.label }),
      columns: section.columns ?? 2, collapsed: section.collapsed ?? false, visibleIf: section.visibleIf ?? null,
      rows: section.rows.map((row) => row.map((cell) => visibleCell(reader, cell))).filter((row) => row.some((cell) => cell !== null)),
    })).filter((section) => section.rows.length > 0),
  };
}

function visibleCell({ asker, object, has }: Reader, cell: CellDefinition | string | null): CellDefinition | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return has.has(cell) ? { field: cell } : null;
  if (cell.field !== undefined) return has.has(cell.field) ? cell : null;
  if (!cell.lines) return cell;
  const target = asker.model.objects.get(object.relations.get(cell.lines.relatedList)?.object ?? '');
  if (!target || !may(asker, 'read', target)) return null;
  const visible = cell.lines.columns.filter((name) => {
    const field = target.fields.get(name);
    return field && mayReadField(asker, target, field);
  });
  return { ...cell, lines: { ...cell.lines, columns: visible } };
}

function describeList(reader: Reader, layout: ListLayoutDefinition): ListDescription {
  return {
    columns: columns(reader, layout.columns), sort: sorts(reader, layout.sort),
    quickFilters: (layout.quickFilters ?? []).filter((name) => reader.has.has(name)),
  };
}

function columns({ asker, object }: Reader, written: readonly ListColumnDefinition[]): ColumnDescription[] {
  return written.flatMap((column) => {
    const way = fieldsAlong(asker, object, column.field);
    const last = way?.at(-1);
    if (!way || !last) return [];
    return [{
      path: column.field, label: way.map((field) => fieldLabelOf(asker, field)).join(' · '), width: column.width ?? null, fixed: column.fixed ?? false,
      type: last.type, sortable: placeOf(last) === 'reference' || (placeOf(last) === 'value' && orderable(last)),
    }];
  });
}

function sorts({ asker, object }: Reader, written: readonly SortDefinition[] | undefined): SortDefinition[] {
  return (written ?? []).filter((sort) => fieldsAlong(asker, object, sort.field) !== undefined);
}

/** false: the filter asks about something the viewer may not read, so the API would refuse it. */
function isReadable(asker: Asker, object: ObjectModel, filter: Json | undefined): boolean {
  if (typeof filter !== 'object' || filter === null) return true;
  if (Array.isArray(filter)) return filter.every((part) => isReadable(asker, object, part));
  return Object.entries(filter).every(([name, part]) => {
    if (name === 'and' || name === 'or' || name === 'not') return isReadable(asker, object, part);
    const field = object.fields.get(name);
    const relation = object.relations.get(name);
    const targets = field?.targets ?? (relation ? [relation.object] : []);
    if (field ? !mayReadField(asker, object, field) : !relation) return false;
    const [target] = targets.map((each) => asker.model.objects.get(each)).filter((each) => each !== undefined);
    if (!target) return field !== undefined;
    // Operators on the reference itself (eq, isEmpty …) are no fields of the record it leads to.
    return may(asker, 'read', target) && Object.entries(part as Record<string, Json>).every(([key, inner]) => (
      quantifiers.has(key) ? isReadable(asker, target, inner) : !target.fields.has(key) || isReadable(asker, target, { [key]: inner })));
  });
}

const quantifiers: ReadonlySet<string> = new Set(['some', 'every', 'none', 'and', 'or', 'not']);

/** The fields a path leads through; undefined where one is missing or may not be read. */
function fieldsAlong(asker: Asker, object: ObjectModel, path: string): FieldModel[] | undefined {
  const way: FieldModel[] = [];
  let at: ObjectModel | undefined = object;
  for (const name of path.split('.')) {
    const field: FieldModel | undefined = at?.fields.get(name);
    if (!at || !field || !mayReadField(asker, at, field)) return undefined;
    way.push(field);
    at = asker.model.objects.get(field.targets[0] ?? '');
  }
  return way;
}

function describeRelatedList(asker: Asker, object: ObjectModel, name: string): RelatedListDescription[] {
  const written = object.relatedLists.find((each) => each.name === name)!;
  const relation = object.relations.get(name);
  const target = relation && asker.model.objects.get(relation.object);
  if (!relation || !target || !may(asker, 'read', target)) return [];
  const back = target.fields.get(relation.field);
  if (!back || !mayReadField(asker, target, back)) return [];
  const reader: Reader = { asker, object: target, has: new Set() };
  const inverse = labelOf(asker, `${target.name}.fields.${relation.field}.inverse`, relation.label);
  const label = written.label === undefined ? inverse : partLabel(asker, object, { key: `relatedLists.${name}`, label: written.label });
  return [{
    name, label, object: summaryOf(asker, target), shown: !written.off, field: relation.field, kind: relation.kind,
    columns: columns(reader, written.columns), sort: sorts(reader, written.sort), rows: written.rows ?? 5,
    buttons: (written.buttons ?? ['new']).filter((button) => (button === 'new' ? may(asker, 'create', target) : may(asker, 'update', target))),
  }];
}
