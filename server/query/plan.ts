// A question as frozen data: what is read, of which records, in which order, level by level. Pure; to-sql.ts gives its SQL.
import type { CheckedExpression } from '../../metadata/language/expression/expression';

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
  | { readonly kind: 'expression'; readonly expression: CheckedExpression };

export type Operator =
  | 'eq' | 'ne' | 'in' | 'notIn' | 'lt' | 'lte' | 'gt' | 'gte' | 'between'
  | 'contains' | 'startsWith' | 'endsWith' | 'isEmpty' | 'isNotEmpty' | 'hasAny' | 'hasAll';

export interface Order { readonly path: readonly string[]; readonly direction: 'ASC' | 'DESC' }

export const everything: Predicate = Object.freeze({ kind: 'true' });
export const nothing: Predicate = Object.freeze({ kind: 'false' });

/** Both, without needless nesting. */
export function both(left: Predicate, right: Predicate): Predicate {
  if (left.kind === 'true' || right.kind === 'false') return right;
  if (right.kind === 'true' || left.kind === 'false') return left;
  return Object.freeze({ kind: 'and', of: Object.freeze([left, right]) });
}
