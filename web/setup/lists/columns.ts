// Columns of a list as immutable data: add, move, remove, describe.
import type { ColorRuleDefinition, ListColumnDefinition, ListLayoutDefinition, SortDefinition } from '../../../metadata/language/types';

export type Columns = readonly ListColumnDefinition[];

/** A column more, at `index` or the end; one that is there already stays where it is. */
export function addColumn(columns: Columns, field: string, index = columns.length): Columns {
  return columns.some((column) => column.field === field) ? columns : [...columns.slice(0, index), { field }, ...columns.slice(index)];
}

/** Without a column; the last one stays. */
export function removeColumn(columns: Columns, field: string): Columns {
  return columns.length < 2 ? columns : columns.filter((column) => column.field !== field);
}

/** Any list with one part moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

/** Settings of a column; null and false take one away. */
export function changeColumn(columns: Columns, field: string, change: { readonly width?: number | null; readonly fixed?: boolean }): Columns {
  return columns.map((column) => {
    if (column.field !== field) return column;
    const { width, fixed } = { width: column.width ?? null, fixed: column.fixed ?? false, ...change };
    const { width: oldWidth, fixed: oldFixed, ...rest } = column;
    void oldWidth;
    void oldFixed;
    return { ...rest, ...(width === null ? {} : { width }), ...(fixed ? { fixed } : {}) };
  });
}

/** A list page with other parts; parts that are empty and were not written before stay unwritten. */
export function changeList(list: ListLayoutDefinition, change: { readonly columns?: Columns; readonly sort?: readonly SortDefinition[]; readonly quickFilters?: readonly string[]; readonly colors?: readonly ColorRuleDefinition[]; readonly actions?: ListLayoutDefinition['actions'] }): ListLayoutDefinition {
  const { columns, sort, quickFilters, colors, actions } = change;
  return {
    ...list,
    ...(columns ? { columns: [...columns] } : {}),
    ...(sort && (sort.length > 0 || list.sort) ? { sort: [...sort] } : {}),
    ...(quickFilters && (quickFilters.length > 0 || list.quickFilters) ? { quickFilters: [...quickFilters] } : {}),
    ...(colors && (colors.length > 0 || list.colors) ? { colors: [...colors] } : {}),
    ...(actions ? { actions: [...actions] } : {}),
  };
}

/** The list with everything that another shows; it stays whose it is. */
export function copyListOnto(list: ListLayoutDefinition, from: ListLayoutDefinition): ListLayoutDefinition {
  const { name: _name, label: _label, assigned: _assigned, ...content } = from;
  const { name, label, assigned } = list;
  return { ...content, ...(name === undefined ? {} : { name }), ...(label === undefined ? {} : { label }), ...(assigned ? { assigned } : {}) };
}
