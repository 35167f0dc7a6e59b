// What SQL of this request is written for: its Model, its database, and what its expressions may know.
import type { ExpressionEnvironment } from '../../../metadata/language/expression/expression';
import type { Context } from '../../access/context';
import type { SqlFor } from '../../query/to-sql';

/** For statements. */
export function sqlFor(context: Context): SqlFor {
  return { model: context.model, dialect: context.connection.dialect, env: environmentOf(context) };
}

/** For rules, defaults and formulas. */
export function environmentOf({ now, today, viewer }: Context): ExpressionEnvironment {
  return { now, today, timeZone: viewer.timeZone, viewer: viewer.id };
}
