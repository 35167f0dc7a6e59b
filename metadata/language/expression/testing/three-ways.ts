// For tests: runs one expression on records through the evaluator, SQLite and MySQL/MariaDB and gives all three answers.
import { randomBytes } from 'node:crypto';
import Database from 'libsql';
import { createConnection, type Connection } from 'mysql2/promise';
import { Exact } from '../numbers';
import { evaluate, toSql, type CheckedExpression, type ExpressionEnvironment, type ExpressionType, type ExpressionValue } from '../expression';

type Fields = Readonly<Record<string, ExpressionType>>;
type Row = Readonly<Record<string, ExpressionValue>>;

export interface ThreeWays {
  /** Values by record, in order, one list for each way. `mysql` is absent where no server answers. */
  run(expression: CheckedExpression): Promise<{ readonly evaluator: readonly ExpressionValue[]; readonly sqlite: readonly ExpressionValue[]; readonly mysql?: readonly ExpressionValue[] }>;
  close(): Promise<void>;
}

/** Puts the records into both databases. */
export async function threeWays(name: string, fields: Fields, { rows, env }: { readonly rows: readonly Row[]; readonly env: ExpressionEnvironment }): Promise<ThreeWays> {
  const columns = Object.entries(fields);
  const sqlite = new Database(':memory:');
  sqlite.exec(`CREATE TABLE t (id INTEGER PRIMARY KEY, ${columns.map(([column, type]) => `"${column}" ${type.kind === 'number' || type.kind === 'boolean' ? 'INTEGER' : 'TEXT'}`).join(', ')})`);
  const insert = sqlite.prepare(`INSERT INTO t VALUES (${['?', ...columns.map(() => '?')].join(', ')})`);
  rows.forEach((row, index) => insert.run([BigInt(index), ...columns.map(([column, type]) => stored(row[column] ?? null, type, 'sqlite'))]));
  const database = `expr_${name}_${randomBytes(4).toString('hex')}`;
  const mysql = await mysqlTable(database, columns, rows);
  return {
    async run(expression) {
      const column = (path: readonly string[]) => path.join('_');
      const evaluator = rows.map((row) => evaluate(expression.ast, (path) => row[path.join('.')] ?? null, env));
      const lite: (string | bigint)[] = [];
      const liteSql = toSql(expression.ast, { dialect: 'sqlite', env, column: (path) => `t."${column(path)}"`, param: (value) => { lite.push(value); return '?'; } });
      const text = `SELECT CAST(${liteSql.sql} AS TEXT) FROM t ORDER BY id`;
      const answers = sqlite.prepare(text).raw().all([...lite]) as unknown[][];
      const result = { evaluator, sqlite: answers.map(([value]) => given(value, liteSql.type, 'sqlite')) };
      if (!mysql) return result;
      const big: (string | bigint)[] = [];
      const bigSql = toSql(expression.ast, { dialect: 'mysql', env, column: (path) => `t.\`${column(path)}\``, param: (value) => { big.push(value); return '?'; } });
      const [found] = await mysql.execute({ sql: `SELECT ${bigSql.sql} FROM records t ORDER BY id`, rowsAsArray: true }, big.map(String));
      return { ...result, mysql: (found as unknown[][]).map(([value]) => given(value, bigSql.type, 'mysql')) };
    },
    async close() {
      sqlite.close();
      if (mysql) {
        await mysql.query(`DROP DATABASE IF EXISTS ${database}`);
        await mysql.end();
      }
    },
  };
}

async function mysqlTable(database: string, columns: readonly (readonly [string, ExpressionType])[], rows: readonly Row[]): Promise<Connection | undefined> {
  const connection = await connect();
  if (!connection) return undefined;
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${database}`);
  await connection.query(`CREATE TABLE records (id INT PRIMARY KEY, ${columns.map(([column, type]) => `\`${column}\` ${mysqlType(type)}`).join(', ')})`);
  for (const [index, row] of rows.entries()) {
    const values = columns.map(([column, type]) => stored(row[column] ?? null, type, 'mysql'));
    await connection.query(`INSERT INTO records VALUES (?)`, [[index, ...values]]);
  }
  return connection;
}

/** Asked for by TEST_DATABASE_URL it must answer; an empty one leaves it out; without one it is used where it answers. */
async function connect(): Promise<Connection | undefined> {
  const asked = process.env['TEST_DATABASE_URL'];
  if (asked === '') return undefined;
  const url = new URL(asked ?? 'mysql://root@127.0.0.1:3306');
  url.pathname = '';
  const opened = createConnection({ uri: url.toString(), dateStrings: true, supportBigNumbers: true, bigNumberStrings: true });
  return asked ? opened : opened.catch(() => undefined);
}

function mysqlType(type: ExpressionType): string {
  switch (type.kind) {
    case 'number': return type.scale === 0 ? 'BIGINT' : `DECIMAL(18, ${type.scale})`;
    case 'boolean': return 'TINYINT';
    case 'date': return 'DATE';
    case 'dateTime': return 'DATETIME(3)';
    case 'time': return 'TIME';
    case 'reference': return 'VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin';
    case 'textList': return 'JSON';
    default: return 'VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
  }
}

function stored(value: ExpressionValue, type: ExpressionType, dialect: 'sqlite' | 'mysql'): string | bigint | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (type.kind === 'number' && dialect === 'sqlite') return BigInt(new Exact(value).times(new Exact(10).pow(type.scale)).toFixed(0));
  return type.kind === 'dateTime' ? value.replace('T', ' ').replace('Z', '') : value;
}

function given(cell: unknown, type: ExpressionType, dialect: 'sqlite' | 'mysql'): ExpressionValue {
  if (cell === null) return null;
  const text = String(cell);
  if (type.kind === 'boolean') return text === '1' ? true : text === '0' ? false : text;
  if (type.kind === 'dateTime') return `${text.replace(' ', 'T')}${text.includes('.') ? '' : '.000'}Z`;
  if (type.kind !== 'number') return text;
  const number = new Exact(text).dividedBy(dialect === 'sqlite' ? new Exact(10).pow(type.scale) : 1);
  return number.isZero() ? '0' : number.toFixed();
}
