// Automatic numbers: counted inside the transaction that uses them, so that none is missing and none is given twice.
import type { Context } from '../access/context';
import type { AutoNumberField } from '../../metadata/language/types';

/** The next `count` numbers of one field, in order. The counter stays locked until the transaction ends. */
export async function nextNumbers(context: Context, counter: { readonly name: string; readonly definition: AutoNumberField }, count: number): Promise<readonly string[]> {
  const { connection, today } = context;
  const { definition } = counter;
  const start = definition.start ?? 1;
  const key = counterKey(counter.name, definition, today);
  const { quote, onClash } = connection.dialect;
  const [table, name, value] = [quote('engine_counter'), quote('name'), quote('value')];
  const [, rows] = await connection.rowsAll([
    { text: `INSERT INTO ${table} (${name}, ${value}) VALUES (?, ?) ${onClash('name')} ${value} = ${table}.${value} + ?`, values: [key, start + count - 1, count] },
    { text: `SELECT ${value} FROM ${table} WHERE ${name} = ?`, values: [key] },
  ]);
  const last = Number(rows?.[0]?.[0]);
  return Array.from({ length: count }, (_, index) => formatNumber(definition.pattern, last - count + 1 + index, today));
}

/** `SO-{YYYY}{MM}-{0000}`, 7, 2026-03-09 → `SO-202603-0007`. A counter that has outgrown its zeros is written in full. */
export function formatNumber(pattern: string, number: number, today: string): string {
  return pattern.replace(/\{(0+|YYYY|YY|MM|DD)\}/g, (_whole, token: string) => {
    switch (token) {
      case 'YYYY': return today.slice(0, 4);
      case 'YY': return today.slice(2, 4);
      case 'MM': return today.slice(5, 7);
      case 'DD': return today.slice(8, 10);
      default: return String(number).padStart(token.length, '0');
    }
  });
}

/** The name of the counter: a new one for each period where it restarts. */
export function counterKey(name: string, definition: AutoNumberField, today: string): string {
  switch (definition.restart) {
    case 'year': return `${name}:${today.slice(0, 4)}`;
    case 'month': return `${name}:${today.slice(0, 7)}`;
    case 'day': return `${name}:${today}`;
    default: return name;
  }
}
