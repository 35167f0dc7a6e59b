// Functions on dates and moments. Dates outside the years 1000–9999 are empty.
import { addDays, addMonths, dateFromMilliseconds, dateOf, daysBetween, weekdayOf } from '../calendar';
import { Exact, toCount } from '../numbers';
import { whole as mysqlWhole } from '../mysql';
import { joinPieces, parameter, plain, sql, type SqlPiece } from '../sql-piece';
import { whole as sqliteWhole } from '../sqlite';
import { offsetAt, zoneOffsets } from '../time-zone';
import { first } from './math';
import { dateType, numberType, type CalledFunction, type ExpressionFunction, type SqlArgument, type Value } from './function';

const date = { name: { zh: '日期', en: 'date' }, kind: 'date' } as const;
const number = (zh: string, en: string) => ({ name: { zh, en }, kind: 'number' }) as const;

const today: CalledFunction = {
  name: 'TODAY', chinese: '今天', category: 'date',
  help: { zh: '今天的日期（应用的时区）。', en: "Today's date in the application's time zone." },
  example: 'dueDate < TODAY()',
  parameters: [], deterministic: false,
  result: () => dateType,
  evaluate: (_, { env }) => env.today,
  sqlite: ({ env }) => parameter(env.today),
  mysql: ({ env }) => ({ ...sql`CAST(${parameter(env.today)} AS DATE)`, simple: true }),
};

const now: CalledFunction = {
  name: 'NOW', chinese: '现在', category: 'date',
  help: { zh: '现在的日期和时间。', en: 'The present moment.' },
  example: 'startsAt < NOW()',
  parameters: [], deterministic: false,
  result: () => ({ kind: 'dateTime' }),
  evaluate: (_, { env }) => env.now.toISOString(),
  sqlite: ({ env }) => parameter(storedMoment(env.now)),
  mysql: ({ env }) => ({ ...sql`CAST(${parameter(storedMoment(env.now))} AS DATETIME(3))`, simple: true }),
};

const makeDate: CalledFunction = {
  name: 'DATE', chinese: '日期', category: 'date',
  help: { zh: '由年、月、日得到日期；13 月是下一年 1 月，0 日是上月最后一天。', en: 'A date of year, month and day; month 13 is next January, day 0 the last day of the month before.' },
  example: 'DATE(YEAR(TODAY()), 1, 1)',
  parameters: [number('年', 'year'), number('月', 'month'), number('日', 'day')],
  result: () => dateType,
  evaluate: (args) => withNumbers(args, (year, month, day) => dateOf(year, month, day)),
  sqlite: ({ args: [year, month, day] }) => {
    const months = sql`((${sqliteWhole(given(year))} - 1000) * 12 + ${sqliteWhole(given(month))} - 1)`;
    return inRangeSqlite(sql`date(${inRangeSqlite(sql`date('1000-01-01', ${months} || ' months')`)}, (${sqliteWhole(given(day))} - 1) || ' days')`);
  },
  mysql: ({ args: [year, month, day] }) => {
    const months = sql`(${mysqlWhole(given(year))} - 1000) * 12 + ${mysqlWhole(given(month))} - 1`;
    return inRangeMysql(sql`DATE_ADD(${inRangeMysql(sql`DATE_ADD(DATE'1000-01-01', INTERVAL ${months} MONTH)`)}, INTERVAL (${mysqlWhole(given(day))} - 1) DAY)`);
  },
};

const year = datePart('YEAR', '年', { help: { zh: '日期的年份。', en: 'The year of a date.' }, evaluate: (text) => Number(text.slice(0, 4)) });
const month = datePart('MONTH', '月', { help: { zh: '日期的月份，1–12。', en: 'The month of a date, 1–12.' }, evaluate: (text) => Number(text.slice(5, 7)) });
const day = datePart('DAY', '日', { help: { zh: '一个月里的第几天。', en: 'The day of the month.' }, evaluate: (text) => Number(text.slice(8, 10)) });

function datePart(name: 'YEAR' | 'MONTH' | 'DAY', chinese: string, { help, evaluate }: { help: { zh: string; en: string }; evaluate: (text: string) => number }): CalledFunction {
  const [start, length] = { YEAR: [1, 4] as const, MONTH: [6, 2] as const, DAY: [9, 2] as const }[name];
  return {
    name, chinese, help, category: 'date', example: `${name}(closeDate)`,
    parameters: [date],
    result: () => numberType(0),
    evaluate: ([x]) => (typeof x === 'string' ? new Exact(evaluate(x)) : null),
    sqlite: ({ args }) => sql`CAST(substr(${first(args).sql}, ${start}, ${length}) AS INTEGER)`,
    mysql: ({ args }) => sql`${plain(name)}(${first(args).sql})`,
  };
}

const weekday: CalledFunction = {
  name: 'WEEKDAY', chinese: '星期几', category: 'date',
  help: { zh: '星期一是 1，星期日是 7。', en: 'Monday is 1, Sunday is 7.' },
  example: 'WEEKDAY(dueDate) > 5',
  parameters: [date],
  result: () => numberType(0),
  evaluate: ([x]) => (typeof x === 'string' ? new Exact(weekdayOf(x)) : null),
  sqlite: ({ args }) => sql`((CAST(strftime('%w', ${first(args).sql}) AS INTEGER) + 6) % 7 + 1)`,
  mysql: ({ args }) => sql`(WEEKDAY(${first(args).sql}) + 1)`,
};

const plusDays: CalledFunction = {
  name: 'ADDDAYS', chinese: '加天数', alsoNamed: ['DATEADD'], category: 'date',
  help: { zh: '若干天以后（负数：以前）。也可以写 日期 + 天数。', en: 'So many days later (negative: earlier). Also written date + days.' },
  example: 'ADDDAYS(orderDate, 30)',
  parameters: [date, number('天数', 'days')],
  result: () => dateType,
  evaluate: ([x, n]) => (typeof x === 'string' && n instanceof Exact ? addDays(x, toCount(n)) : null),
  sqlite: ({ args: [x, n] }) => inRangeSqlite(sql`date(${at(x)}, ${sqliteWhole(given(n))} || ' days')`),
  mysql: ({ args: [x, n] }) => inRangeMysql(sql`DATE_ADD(${at(x)}, INTERVAL ${mysqlWhole(given(n))} DAY)`),
};

const plusMonths: CalledFunction = {
  name: 'ADDMONTHS', chinese: '加月数', alsoNamed: ['EDATE'], category: 'date',
  help: { zh: '若干个月以后的同一天；那个月没有这一天就取月末。', en: 'The same day so many months later, or the last day of that month.' },
  example: 'ADDMONTHS(startDate, 12)',
  parameters: [date, number('月数', 'months')],
  result: () => dateType,
  evaluate: ([x, n]) => (typeof x === 'string' && n instanceof Exact ? addMonths(x, toCount(n)) : null),
  sqlite: ({ args: [x, n] }, bind) => {
    const from = bind(at(x));
    const start = bind(sql`date(${from}, 'start of month', ${sqliteWhole(given(n))} || ' months')`);
    // No date follows December 9999, so its length is not asked from SQLite.
    const length = sql`COALESCE(CAST(strftime('%d', ${start}, '1 month', '-1 day') AS INTEGER), 31)`;
    return inRangeSqlite(sql`date(${start}, (min(CAST(substr(${from}, 9, 2) AS INTEGER), ${length}) - 1) || ' days')`);
  },
  mysql: ({ args: [x, n] }) => inRangeMysql(sql`DATE_ADD(${at(x)}, INTERVAL ${mysqlWhole(given(n))} MONTH)`),
};

const dateDiff: CalledFunction = {
  name: 'DATEDIFF', chinese: '相差天数', alsoNamed: ['DAYS'], category: 'date',
  help: { zh: '第二个日期到第一个日期有多少天。也可以写 日期 - 日期。', en: 'Days from the second date to the first. Also written date - date.' },
  example: 'DATEDIFF(TODAY(), orderDate)',
  parameters: [{ ...date, name: { zh: '较晚日期', en: 'later' } }, { ...date, name: { zh: '较早日期', en: 'earlier' } }],
  result: () => numberType(0),
  evaluate: ([later, earlier]) => (typeof later === 'string' && typeof earlier === 'string' ? new Exact(daysBetween(later, earlier)) : null),
  sqlite: ({ args: [later, earlier] }) => sql`CAST(julianday(${at(later)}) - julianday(${at(earlier)}) AS INTEGER)`,
  mysql: ({ args: [later, earlier] }) => sql`DATEDIFF(${at(later)}, ${at(earlier)})`,
};

const dateValue: CalledFunction = {
  name: 'DATEVALUE', chinese: '取日期', category: 'date',
  help: { zh: '一个时刻在应用时区里的日期。', en: "The date of a moment in the application's time zone." },
  example: 'DATEVALUE(createdAt) = TODAY()',
  parameters: [{ name: { zh: '日期时间', en: 'date with time' }, kind: 'any' }],
  result: () => dateType,
  evaluate([x], { env }) {
    if (typeof x !== 'string') return null;
    const moment = Date.parse(x);
    return dateFromMilliseconds(moment + offsetAt(env.timeZone, Math.floor(moment / 1000)) * 1000);
  },
  sqlite: ({ args, env }, bind) => {
    const offsets = zoneOffsets(env.timeZone);
    const x = offsets.length > 1 ? bind(first(args).sql) : first(args).sql;
    const branches = offsets.slice(1).map(({ from }, index) => sql`WHEN ${x} < ${moment(from)} THEN '${offsets[index]?.offset ?? 0} seconds'`);
    const last = offsets[offsets.length - 1]?.offset ?? 0;
    const shift = branches.length > 0 ? sql`CASE ${joinPieces(branches, ' ')} ELSE '${last} seconds' END` : sql`'${last} seconds'`;
    return inRangeSqlite(sql`date(${x}, ${shift})`);
  },
  mysql: ({ args, env }) => {
    const offsets = zoneOffsets(env.timeZone);
    const x = first(args).sql;
    const seconds = joinPieces(offsets.map(({ offset }) => plain(String(offset))), ', ');
    const changes = joinPieces(offsets.slice(1).map(({ from }) => plain(String(from))), ', ');
    const shift = offsets.length > 1 ? sql`ELT(INTERVAL(TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', ${x}), ${changes}) + 1, ${seconds})` : seconds;
    return inRangeMysql(sql`CAST(DATE_ADD(${x}, INTERVAL ${shift} SECOND) AS DATE)`);
  },
};

export const dateFunctions: readonly ExpressionFunction[] = [today, now, makeDate, year, month, day, weekday, plusDays, plusMonths, dateDiff, dateValue];

/** A moment as both databases keep it, UTC. */
const storedMoment = (value: Date): string => value.toISOString().replace('T', ' ').replace('Z', '');
const moment = (second: number): SqlPiece => plain(`'${storedMoment(new Date(second * 1000))}'`);

/** WARNING: SQLite counts on below the year 1000 and into negative years. */
const inRangeSqlite = (piece: SqlPiece): SqlPiece => sql`NULLIF(max(${piece}, '0999-12-31'), '0999-12-31')`;
/** Days are taken off so that January 1000 becomes MySQL's first date, then put back: earlier dates are lost on the way, and nothing is computed twice. */
const inRangeMysql = (piece: SqlPiece): SqlPiece => sql`DATE_ADD(DATE_ADD(${piece}, INTERVAL -364877 DAY), INTERVAL 364877 DAY)`;

function withNumbers(args: readonly Value[], make: (first: number, second: number, third: number) => string | null): string | null {
  const [a, b, c] = args;
  return a instanceof Exact && b instanceof Exact && c instanceof Exact ? make(toCount(a), toCount(b), toCount(c)) : null;
}

const given = (arg: SqlArgument | undefined): SqlArgument => first(arg ? [arg] : []);
const at = (arg: SqlArgument | undefined): SqlPiece => given(arg).sql;
