// Computes a checked expression for one record, exactly (decimal.js), in the browser and on the server.
import type { ExpressionNode, ExpressionValue, FieldPath } from './ast';

/** What an expression may know besides the record. `today` is the date in `timeZone`; `viewer` the id of the signed-in user. */
export interface ExpressionEnvironment {
  readonly now: Date;
  readonly today: string;
  readonly timeZone: string;
  readonly viewer?: string | null;
}

/** Gives a field's value as the API writes it; numbers may be text or numbers, dateTimes any ISO text with an offset or Z. */
export type FieldReader = (path: FieldPath) => unknown;

/** The value of a checked expression for the record behind `read`. Never throws on data: what cannot be computed is null. */
export function evaluate(ast: ExpressionNode, read: FieldReader, env: ExpressionEnvironment): ExpressionValue {
  void ast; void read; void env;
  throw new Error('being written');
}
