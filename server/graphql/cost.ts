// The budget of a request: what it will cost is known before anything is read, and told in every answer.
import { TangramError } from '../errors';

/** Most a request may cost: about rows times fields along the nesting, in fifths of a row. */
const costLimit = 500_000;

/** Each root field is a question of its own. */
const perField = 20;

/** A root field with what it will cost. */
export interface Costed { readonly key: string; readonly cost: number }

/** Refuses what is over the budget, naming the root field that costs most. */
export function mustAfford(fields: readonly Costed[]): number {
  const requested = Math.ceil(fields.reduce((sum, field) => sum + perField + field.cost, 0));
  if (requested <= costLimit) return requested;
  const dearest = [...fields].sort((left, right) => right.cost - left.cost)[0]!;
  const cause = `${dearest.key} (${Math.ceil(dearest.cost)})`;
  throw new TangramError('QUERY_TOO_COSTLY', 'tooCostly', { requested, limit: costLimit, cause }, [], { cost: { requested, limit: costLimit, cause: dearest.key } });
}

/** `extensions.cost` of an answer. */
export function costExtension(requested: number, statements: number): { readonly cost: { readonly requested: number; readonly limit: number; readonly statements: number } } {
  return { cost: { requested, limit: costLimit, statements } };
}
