// What lists of an object are made of for one viewer: columns, orders and filters without what the viewer may not read.
import type { ColumnDescription } from '../../../metadata/language/description';
import type { Json, ListColumnDefinition, SortDefinition } from '../../../metadata/language/types';
import { fieldsAlong, may, mayReadField } from '../../access/may';
import { fieldCalled } from '../../model/called';
import type { ObjectModel } from '../../model/model';
import { sharedFilter } from '../../model/names';
import { wordsFilter } from '../../query/filter';
import { orderable } from '../schema/filter-types';
import { placeOf } from '../schema/naming';
import { fieldLabelOf, type Asker } from './labels';

/** Who reads which object; `has` are the fields that may be read. */
export interface Reader { readonly asker: Asker; readonly object: ObjectModel; readonly has: ReadonlySet<string> }

/** Columns whose way the viewer may read. */
export function columns({ asker, object }: Reader, written: readonly ListColumnDefinition[]): ColumnDescription[] {
  return written.flatMap((column) => {
    const way = fieldsAlong(asker, object, column.field.split('.'));
    const last = way?.at(-1);
    if (!way || !last) return [];
    return [{
      path: way.map((field) => field.name).join('.'), label: way.map((field) => fieldLabelOf(asker, field)).join(' · '), width: column.width ?? null, fixed: column.fixed ?? false,
      type: last.type, sortable: placeOf(last) === 'reference' || (placeOf(last) === 'value' && orderable(last)),
    }];
  });
}

/** Steps of an order whose way the viewer may read. */
export function sorts({ asker, object }: Reader, written: readonly SortDefinition[] | undefined): SortDefinition[] {
  return (written ?? []).flatMap((sort) => {
    const way = fieldsAlong(asker, object, sort.field.split('.'));
    return way ? [{ ...sort, field: way.map((field) => field.name).join('.') }] : [];
  });
}

/** false: the filter asks about something the viewer may not read, so the API would refuse it. */
export function isReadable(asker: Asker, object: ObjectModel, filter: Json | undefined): boolean {
  if (typeof filter !== 'object' || filter === null) return true;
  if (Array.isArray(filter)) return filter.every((part) => isReadable(asker, object, part));
  return Object.entries(filter).every(([name, part]) => {
    if (name === 'and' || name === 'or' || name === 'not') return isReadable(asker, object, part);
    const field = fieldCalled(object, name);
    const relation = object.relations.get(name);
    if ((name === wordsFilter || name === sharedFilter) && !field && !relation) return true;
    const targets = field?.targets ?? (relation ? [relation.object] : []);
    if (field ? !mayReadField(asker, object, field) : !relation) return false;
    const [target] = targets.map((each) => asker.model.objects.get(each)).filter((each) => each !== undefined);
    if (!target) return field !== undefined;
    // Operators on the reference itself (eq, isEmpty …) are no fields of the record it leads to.
    return may(asker, 'read', target) && Object.entries(part as Record<string, Json>).every(([key, inner]) => (
      quantifiers.has(key) ? isReadable(asker, target, inner) : !fieldCalled(target, key) || isReadable(asker, target, { [key]: inner })));
  });
}

/** A filter that somebody kept, with the names of today. */
export function filterOfToday(asker: Asker, object: ObjectModel, filter: Json): Json {
  if (typeof filter !== 'object' || filter === null) return filter;
  if (Array.isArray(filter)) return filter.map((part) => filterOfToday(asker, object, part));
  return Object.fromEntries(Object.entries(filter).map(([name, part]): [string, Json] => {
    if (quantifiers.has(name)) return [name, filterOfToday(asker, object, part)];
    const field = fieldCalled(object, name);
    const target = asker.model.objects.get(field?.targets[0] ?? object.relations.get(name)?.object ?? '');
    return [field?.name ?? name, target ? filterOfToday(asker, target, part) : part];
  }));
}

const quantifiers: ReadonlySet<string> = new Set(['some', 'every', 'none', 'and', 'or', 'not']);
