// Sums the columns of a line-item table that are amounts or quantities, exactly.
import { Decimal } from 'decimal.js';
import type { FieldDescription } from '../../metadata/language/description';
import { isEmpty, setting } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { liveValue, type RuleContext } from './form-rules';
import type { Line } from './form-values';

const summed: ReadonlySet<string> = new Set(['integer', 'decimal', 'currency']);

/** Total by field; a column whose values only the server knows has none. Prices of one piece are not summed: only computed amounts and quantities are. */
export function columnTotals(fields: readonly FieldDescription[], lines: readonly Line[], contextOf: (line: Line) => RuleContext): ReadonlyMap<string, string> {
  const totals = new Map<string, string>();
  for (const field of fields) {
    const isAmount = field.type === 'formula' && summed.has(field.returns ?? '');
    const isQuantity = (field.type === 'integer' || field.type === 'decimal') && !field.readOnly;
    if (!isAmount && !isQuantity) continue;
    let total: Decimal | null = new Decimal(0);
    for (const line of lines) {
      const value = valueOf(field, line, contextOf);
      if (value === undefined) total = null;
      if (total && !isEmpty(value)) total = total.plus(String(value));
    }
    if (total) totals.set(field.name, total.toFixed(setting<number>(field, 'scale') !== undefined ? Math.max(0, setting<number>(field, 'scale') ?? 0) : undefined));
  }
  return totals;
}

function valueOf(field: FieldDescription, line: Line, contextOf: (line: Line) => RuleContext): unknown {
  if (field.type === 'formula') return liveValue(field, contextOf(line)) ?? line.now[field.name];
  const value = line.now[field.name];
  return isEmpty(value) ? null : pageOf(field).toRule?.(value, field) ?? value;
}
