// The first day of the period a date or a moment falls in, as SQL for both databases; moments fall on days of the viewer's zone.
import type { Storage } from '../model/model';
import { offsetsOf } from './period';
import type { SqlFor } from './sql-scope';

export type DateBucket = 'YEAR' | 'QUARTER' | 'MONTH' | 'WEEK' | 'DAY';

/** SQL that gives YYYY-MM-DD, or NULL. `column` writes a column or a formula, with its values, as often as it is needed. */
export function bucketSql(target: SqlFor, storage: Storage, bucket: DateBucket, written: { readonly column: () => string; readonly values: unknown[] }): string {
  const sqlite = target.dialect.name === 'sqlite';
  const day = (): string => (storage.kind === 'dateTime' ? localDay(target, written) : written.column());
  return sqlite ? sqliteBuckets[bucket](day) : mysqlBuckets[bucket](day);
}

const sqliteBuckets: Readonly<Record<DateBucket, (day: () => string) => string>> = {
  DAY: (day) => day(),
  WEEK: (day) => `date(${day()}, '-6 days', 'weekday 1')`,
  MONTH: (day) => `date(${day()}, 'start of month')`,
  QUARTER: (day) => `(SELECT date(q.d, 'start of month', '-' || ((CAST(strftime('%m', q.d) AS INTEGER) - 1) % 3) || ' months') FROM (SELECT ${day()} AS d) q)`,
  YEAR: (day) => `date(${day()}, 'start of year')`,
};

const mysqlBuckets: Readonly<Record<DateBucket, (day: () => string) => string>> = {
  DAY: (day) => `DATE_FORMAT(${day()}, '%Y-%m-%d')`,
  WEEK: (day) => `DATE_FORMAT(${day()} - INTERVAL WEEKDAY(${day()}) DAY, '%Y-%m-%d')`,
  MONTH: (day) => `DATE_FORMAT(${day()}, '%Y-%m-01')`,
  QUARTER: (day) => `DATE_FORMAT(MAKEDATE(YEAR(${day()}), 1) + INTERVAL (QUARTER(${day()}) - 1) * 3 MONTH, '%Y-%m-%d')`,
  YEAR: (day) => `DATE_FORMAT(${day()}, '%Y-01-01')`,
};

/** Databases without zone tables are told the zone's offsets, newest first, because most records are new. */
function localDay(target: SqlFor, { column, values }: { readonly column: () => string; readonly values: unknown[] }): string {
  const { dialect, env } = target;
  const [first, ...changes] = offsetsOf(env.timeZone);
  const sqlite = dialect.name === 'sqlite';
  const seconds = (count: number): string => (sqlite ? `'${count < 0 ? '' : '+'}${count} seconds'` : String(count));
  const oldest = seconds(first!.seconds);
  const start = column();
  const cases = [...changes].reverse().map((change) => {
    const moment = column();
    values.push(dialect.encode({ kind: 'dateTime' }, change.from));
    return `WHEN ${moment} >= ? THEN ${seconds(change.seconds)}`;
  });
  const offset = cases.length === 0 ? oldest : `CASE ${cases.join(' ')} ELSE ${oldest} END`;
  return sqlite ? `date(${start}, ${offset})` : `DATE(${start} + INTERVAL ${offset} SECOND)`;
}
