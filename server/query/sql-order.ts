// The SQL of an order and of the place of a cursor in it: nulls last, ties broken by id.
import type { ObjectModel, Storage } from '../model/model';
import { storageOf } from './field-facts';
import { orderColumn } from './order';
import type { Order } from './plan';
import { columnSql, follow, placeholder, type Point, type Scope } from './sql-scope';

/** One term, ready to be written. */
export interface Term {
  readonly ascending: boolean;
  readonly nullable: boolean;
  readonly storage: Storage;
  /** Writes the term's SQL; a formula has values each time. */
  readonly sql: (values: unknown[]) => string;
}

/** The terms of an order with the id that breaks ties. */
export function termsOf(scope: Scope, object: ObjectModel, order: readonly Order[]): readonly Term[] {
  const terms = order.map((each): Term => {
    const { path, field, column, nullable } = orderColumn(scope.for.model, object, each);
    const point: Point = follow(scope.root, path);
    return { ascending: each.direction === 'ASC', nullable, storage: storageOf(field, column), sql: (values) => columnSql(point, field, column, values) };
  });
  const last = order[order.length - 1];
  if (last && last.path.length === 1 && last.path[0] === 'id') return terms;
  const tie: Term = { ascending: true, nullable: false, storage: { kind: 'ascii', length: 40 }, sql: () => `${scope.root.alias}.id` };
  return [...terms, tie];
}

/** What stands after ORDER BY; `backwards`: the same order from its end. */
export function orderSql(terms: readonly Term[], backwards: boolean, values: unknown[]): string {
  return terms.flatMap((term) => {
    const ascending = term.ascending !== backwards;
    // Both databases take NULL for the smallest: only these two cases need a word.
    const aside = term.nullable && term.ascending ? [`${term.sql(values)} IS NULL${backwards ? ' DESC' : ''}`] : [];
    return [...aside, `${term.sql(values)}${ascending ? '' : ' DESC'}`];
  }).join(', ');
}

/** The condition of coming after (`backwards`: before) the place that `cursor` names. */
export function placeSql(terms: readonly Term[], place: { readonly scope: Scope; readonly cursor: readonly unknown[]; readonly backwards: boolean }, values: unknown[]): string {
  const { cursor, backwards, scope } = place;
  const { dialect } = scope.for;
  const bind = (term: Term, value: unknown): string => placeholder(dialect, term.storage, value, values);
  const same = (term: Term, value: unknown): string => (value === null ? `${term.sql(values)} IS NULL` : `${term.sql(values)} = ${bind(term, value)}`);
  const beyond = (term: Term, value: unknown): string => {
    if (value === null) return backwards ? `${term.sql(values)} IS NOT NULL` : '1 = 0';
    const sign = term.ascending !== backwards ? '>' : '<';
    const text = `${term.sql(values)} ${sign} ${bind(term, value)}`;
    return term.nullable && !backwards ? `(${text} OR ${term.sql(values)} IS NULL)` : text;
  };
  const first = terms[0]!;
  const parts: string[] = [];
  // Says again what the rest says, in the form that lets an index begin at the right place.
  const bounded = terms.length > 1 && !first.nullable && cursor[0] !== null;
  const bound = bounded ? `${first.sql(values)} ${first.ascending !== backwards ? '>=' : '<='} ${bind(first, cursor[0])} AND ` : '';
  terms.forEach((term, index) => {
    const equal = terms.slice(0, index).map((earlier, at) => same(earlier, cursor[at]));
    parts.push(`(${[...equal, beyond(term, cursor[index])].join(' AND ')})`);
  });
  return `${bound}(${parts.join(' OR ')})`;
}
