// What each statement of a publish costs: its kind, the rows of its table, and about how long the database will be at it.
import { introspect, type Statement } from '../database/ddl';
import type { Connection } from '../database/source';

export interface StatementCost {
  readonly table: string;
  /** instant: only a description changes; inPlace: a pass over the table while people go on writing; copy: every row is written anew. */
  readonly kind: Statement['kind'];
  readonly texts: readonly string[];
  /** Rows in the table now; 0 where it is new. */
  readonly rows: number;
  /** About how long, in seconds. */
  readonly seconds: number;
}

/** Rows a second that an estimate counts on: guesses on the slow side, not measurements. */
const rowsASecond = { inPlace: 400_000, copy: 60_000 } as const;

/** In the order they will be run. */
export async function statementCosts(database: Connection, statements: readonly Statement[]): Promise<readonly StatementCost[]> {
  const known = new Map<string, number>();
  const there = statements.length === 0 ? new Map() : await introspect(database, [...new Set(statements.map(({ table }) => table))]);
  const costs: StatementCost[] = [];
  for (const { table, kind, texts } of statements) {
    if (!known.has(table)) known.set(table, there.has(table) ? await rowsIn(database, table) : 0);
    const rows = known.get(table)!;
    costs.push({ table, kind, texts, rows, seconds: kind === 'instant' ? 0 : Math.ceil((rows / rowsASecond[kind]) * 10) / 10 });
  }
  return costs;
}

async function rowsIn(database: Connection, table: string): Promise<number> {
  const [row] = await database.rows({ text: `SELECT COUNT(*) FROM ${database.dialect.quote(table)}`, values: [] });
  return Number(row?.[0] ?? 0);
}
