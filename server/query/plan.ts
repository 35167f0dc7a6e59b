// A question as frozen data: what is read, of which records, in which order, level by level. Pure; to-sql.ts gives its SQL.
import type { CheckedExpression } from '../../metadata/language/expression/expression';
import type { SearchTerm } from './search-tokens';

/** A condition on records of one object. Field names are API names of that object; values are stored values (see Dialect.encode). */
export type Predicate =
  | { readonly kind: 'true' } | { readonly kind: 'false' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Predicate[] }
  | { readonly kind: 'not'; readonly of: Predicate }
  | { readonly kind: 'compare'; readonly field: string; readonly column: number; readonly operator: Operator; readonly values: readonly unknown[] }
  /** The record looked up to by `field` exists and meets `of`. */
  | { readonly kind: 'through'; readonly field: string; readonly target: string; readonly of: Predicate }
  /** Some record of the related list `relation` meets `of`. every = not some not; none = not some. */
  | { readonly kind: 'some'; readonly relation: string; readonly of: Predicate }
  | { readonly kind: 'expression'; readonly expression: CheckedExpression }
  /** The record's own words meet all terms of one of the lists: what the search of the product finds. */
  | { readonly kind: 'words'; readonly any: readonly (readonly SearchTerm[])[] }
  /** Shared with one of the grantees (absent: with anybody), now, and to be changed where `edit`. */
  | { readonly kind: 'shared'; readonly grantees?: readonly string[]; readonly edit: boolean; /** It can only be one of these. */ readonly among?: readonly string[] }
  /** An approval of this name holds it in this state; `decider`: and it lies with this user to be decided. */
  | { readonly kind: 'approval'; readonly approval: string; readonly state: 'pending' | 'approved'; readonly decider?: string }
  /** Meets an expression that may need other tables: looked up apart, so that it can stand in a join, too. */
  | { readonly kind: 'apart'; readonly expression: CheckedExpression }
  /** Made by the engine, not asked by the viewer: inside it nothing is hidden from the viewer. */
  | { readonly kind: 'trusted'; readonly of: Predicate };

export type Operator =
  | 'eq' | 'ne' | 'in' | 'notIn' | 'lt' | 'lte' | 'gt' | 'gte' | 'between'
  | 'contains' | 'startsWith' | 'endsWith' | 'isEmpty' | 'isNotEmpty' | 'hasAny' | 'hasAll';

/** `path` ends with a field and begins with the lookups that lead to it. */
export interface Order { readonly path: readonly string[]; readonly direction: 'ASC' | 'DESC' }

/** A way through lookups: field names; of a polymorphic lookup `<field>:<target object>`. */
export type Path = readonly string[];

/** What a row holds at one place. */
export type Cell =
  /** A stored column, or the result of a formula, of the record at the end of `path`. */
  | { readonly kind: 'value'; readonly path: Path; readonly field: string; readonly column: number }
  /** 1 or 0: whether the record at the end of `path` meets `of`. */
  | { readonly kind: 'test'; readonly path: Path; readonly of: Predicate };

/** What a viewer may see of each object, by API name. */
export type Visibility = (object: string) => Predicate;

/** Where a page of a list begins and ends. Cursor values are the order's values, then the id. */
export interface Page { readonly limit: number; readonly after?: readonly unknown[]; readonly before?: readonly unknown[]; /** The last ones instead of the first. */ readonly fromEnd: boolean; /** Records left out before the page, counted from its cursor. */ readonly skip?: number }

/** One level of a question: one SQL statement. */
export interface Level {
  readonly object: string;
  /** Records in the recycle bin instead of live ones. */
  readonly deleted?: boolean;
  readonly cells: readonly Cell[];
  readonly where: Predicate;
  readonly order: readonly Order[];
  readonly page?: Page;
  /** The number of all records that meet `where`, in the row's last cell. */
  readonly total: boolean;
  /** `where` is more than what the viewer may see: an index of the order alone will not find the page quickly. */
  readonly filtered?: boolean;
  /** Records related to these parents, a page for each; rows then have the parent's id after the cells (before the total). */
  readonly parents?: { readonly link: ParentLink; readonly ids: readonly string[] };
  /** What to leave out of joined records and conditions; the level's own records are restricted in `where`. */
  readonly visible: Visibility;
}

/** How records of a level are tied to their parents: by a field of theirs, or through a junction table. */
export type ParentLink =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'junction'; readonly table: string; /** column with the parent's id */ readonly parent: string; readonly child: string };

export const everything: Predicate = Object.freeze({ kind: 'true' });
export const nothing: Predicate = Object.freeze({ kind: 'false' });

/** Both, without needless nesting. */
export function both(left: Predicate, right: Predicate): Predicate {
  if (left.kind === 'true' || right.kind === 'false') return right;
  if (right.kind === 'true' || left.kind === 'false') return left;
  return Object.freeze({ kind: 'and', of: Object.freeze([left, right]) });
}

/** Either, without needless nesting. */
export function anyOf(predicates: readonly Predicate[]): Predicate {
  if (predicates.some((each) => each.kind === 'true')) return everything;
  const possible = predicates.filter((each) => each.kind !== 'false');
  if (possible.length === 0) return nothing;
  return possible.length === 1 ? possible[0]! : Object.freeze({ kind: 'or', of: Object.freeze(possible) });
}

/** All of them, without needless nesting. */
export function allOf(predicates: readonly Predicate[]): Predicate {
  return predicates.reduce(both, everything);
}

/** The opposite. */
export function opposite(predicate: Predicate): Predicate {
  if (predicate.kind === 'true') return nothing;
  if (predicate.kind === 'false') return everything;
  if (predicate.kind === 'not') return predicate.of;
  return Object.freeze({ kind: 'not', of: predicate });
}

/** A comparison of a field's stored value. */
export function compare(field: string, operator: Operator, values: readonly unknown[], column = 0): Predicate {
  return Object.freeze({ kind: 'compare', field, column, operator, values: Object.freeze(values) });
}

/** Nothing is hidden. */
export const everythingVisible: Visibility = () => everything;
