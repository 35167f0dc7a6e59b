// A filter of the API as conditions that a person can read and change, and back; what does not fit stays as it is.
import type { Filter } from './view-address';

/** One line of the filter builder. `operand` is what stands behind the operator. */
export interface Condition { readonly path: readonly string[]; readonly operator: string; readonly operand: unknown }
export interface ConditionGroup {
  readonly match: 'all' | 'any';
  readonly items: readonly (Condition | ConditionGroup | Opaque)[];
}
/** A part that the builder cannot show line by line (a filter through a related list); it is kept untouched. */
export interface Opaque { readonly opaque: Filter }

/** What kind of item this is. */
export function isGroup(item: Condition | ConditionGroup | Opaque): item is ConditionGroup {
  return 'match' in item;
}
/** true for a part the builder keeps untouched. */
export function isOpaque(item: Condition | ConditionGroup | Opaque): item is Opaque {
  return 'opaque' in item;
}

/** How the builder knows the fields of a filter: operators of a field, or that it leads to another object. */
export interface FilterShape { readonly kindOf: (path: readonly string[]) => 'value' | 'lookup' | 'other' | undefined }

const emptyGroup: ConditionGroup = { match: 'all', items: [] };

/** The filter as conditions. */
export function conditionsOf(filter: Filter | null, shape: FilterShape): ConditionGroup {
  if (!filter) return emptyGroup;
  const keys = Object.keys(filter);
  if (keys.length === 1 && Array.isArray(filter['or'])) return { match: 'any', items: groupItems(filter['or'], shape) };
  return { match: 'all', items: itemsOf(filter, [], shape) };
}

/** The conditions as a filter; null where there are none. */
export function filterOf(group: ConditionGroup): Filter | null {
  const parts = group.items.flatMap((item): Filter[] => {
    if (isOpaque(item)) return [item.opaque];
    if (isGroup(item)) return filterOf(item) === null ? [] : [filterOf(item) as Filter];
    return isComplete(item) ? [conditionFilter(item)] : [];
  });
  if (parts.length === 0) return null;
  if (group.match === 'any') return parts.length === 1 ? parts[0] ?? null : { or: parts };
  return joined(parts);
}

/** Number of conditions, nested ones included. */
export function countConditions(group: ConditionGroup): number {
  return group.items.reduce((sum, item) => sum + (isGroup(item) ? countConditions(item) : 1), 0);
}

/** true where a line does not say what it asks for yet: its filter would be without it. */
export function isUnfinished(group: ConditionGroup): boolean {
  return group.items.some((item) => !isOpaque(item) && (isGroup(item) ? isUnfinished(item) : !isComplete(item)));
}

/** true once the condition says something. */
function isComplete({ path, operator, operand }: Condition): boolean {
  if (path.length === 0 || operator === '') return false;
  if (operator === 'during') return typeof operand === 'object' && operand !== null && 'period' in operand;
  if (Array.isArray(operand)) return operand.length > 0 && (operator !== 'between' || (operand.length === 2 && operand.every((one) => one !== null && one !== '')));
  return operand !== undefined && operand !== null && operand !== '';
}

/** Several filters that must all be met. */
export function allOf(filters: readonly (Filter | null | undefined)[]): Filter | undefined {
  const parts = filters.filter((filter): filter is Filter => Boolean(filter && Object.keys(filter).length > 0));
  if (parts.length === 0) return undefined;
  return parts.length === 1 ? parts[0] : { and: parts };
}

/** `$me` and `$myDepartment` of saved views as this viewer's. */
export function forViewer(filter: unknown, viewer: { readonly id: string; readonly departmentId: string | null }): unknown {
  if (filter === '$me') return viewer.id;
  if (filter === '$myDepartment') return viewer.departmentId;
  if (Array.isArray(filter)) return filter.map((one) => forViewer(one, viewer));
  if (filter !== null && typeof filter === 'object') return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, forViewer(value, viewer)]));
  return filter;
}

function groupItems(parts: readonly unknown[], shape: FilterShape): ConditionGroup['items'] {
  return parts.flatMap((part): ConditionGroup['items'] => {
    const filter = part as Filter;
    const items = conditionsOf(filter, shape);
    return items.match === 'all' && items.items.length === 1 ? items.items : [items];
  });
}

function itemsOf(filter: Filter, path: readonly string[], shape: FilterShape): ConditionGroup['items'] {
  return Object.entries(filter).flatMap(([key, value]): ConditionGroup['items'] => {
    if (path.length === 0 && key === 'and' && Array.isArray(value)) return value.flatMap((part) => {
      const group = conditionsOf(part as Filter, shape);
      return group.match === 'all' ? group.items : [group];
    });
    if (path.length === 0 && key === 'or' && Array.isArray(value)) return [{ match: 'any', items: groupItems(value, shape) }];
    const kind = shape.kindOf([...path, key]);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return [{ opaque: wrapped(path, { [key]: value }) }];
    if (kind === 'value') return operatorsOf([...path, key], value as Filter);
    if (kind === 'lookup') return lookupItems([...path, key], value as Filter, shape);
    return [{ opaque: wrapped(path, { [key]: value }) }];
  });
}

function operatorsOf(path: readonly string[], operators: Filter): readonly Condition[] {
  const { during, n, ...others } = operators;
  const conditions = Object.entries(others).map(([operator, operand]): Condition => ({ path, operator, operand }));
  return during === undefined ? conditions : [...conditions, { path, operator: 'during', operand: { period: during, ...(n === undefined ? {} : { n }) } }];
}

const onReference: ReadonlySet<string> = new Set(['eq', 'ne', 'in', 'notIn', 'isEmpty']);

function lookupItems(path: readonly string[], filter: Filter, shape: FilterShape): ConditionGroup['items'] {
  return Object.entries(filter).flatMap(([key, value]): ConditionGroup['items'] => (onReference.has(key) ? [{ path, operator: key, operand: value }] : isOfId(key, value) ? operatorsOf(path, value as Filter) : itemsOf({ [key]: value }, path, shape)));
}

/** `{ owner: { id: { eq } } }` says what `{ owner: { eq } }` says. */
function isOfId(key: string, value: unknown): boolean {
  return key === 'id' && value !== null && typeof value === 'object' && Object.keys(value).every((operator) => onReference.has(operator));
}

function conditionFilter({ path, operator, operand }: Condition): Filter {
  const { period, n } = (operator === 'during' ? operand : {}) as { period?: string; n?: number };
  return wrapped(path, operator === 'during' ? { during: period, ...(n === undefined ? {} : { n }) } : { [operator]: operand });
}

function wrapped(path: readonly string[], inner: Filter): Filter {
  return path.reduceRight<Filter>((filter, name) => ({ [name]: filter }), inner);
}

// Conditions on different fields stand side by side; two on one field need an `and`.
function joined(parts: readonly Filter[]): Filter {
  const keys = parts.flatMap((part) => Object.keys(part));
  const plain = new Set(keys).size === keys.length && !keys.includes('or');
  if (parts.length === 1) return parts[0] ?? {};
  return plain ? Object.assign({}, ...parts) as Filter : { and: parts };
}
