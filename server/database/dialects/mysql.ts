// MySQL-compatible servers: DECIMAL, DATE, DATETIME(3), text compared by code point without padding wherever the server can.
import type { Storage } from '../../model/model';
import type { Dialect } from '../dialect';
import { asIs } from './as-is';

/** What differs between MariaDB, MySQL and TiDB. */
export interface MysqlServer {
  /** Of text. SQLite minds trailing spaces, so NO PAD where there is such a collation. */
  readonly collation: string;
  readonly asciiCollation: string;
}

/** Text up to this length is VARCHAR and may be indexed as a whole (3,072 bytes of an index, less the column `live` and an id). */
export const longestVarchar = 700;
/** WARNING: InnoDB keeps a VARCHAR of at most 255 bytes inside the row, always; a longer one moves out when the row gets full. 63 characters would be the worst length. */
const shortestVarchar = 64;

/** The dialect of one server. */
export function mysqlDialect(server: MysqlServer): Dialect {
  return {
    name: 'mysql',
    quote,
    tableOptions: `ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=${server.collation}`,
    columnType: (storage) => columnType(storage, server),
    encode,
    decode,
    select: (_storage, expression) => expression,
    insertIgnore: 'INSERT IGNORE',
    onClash: () => 'ON DUPLICATE KEY UPDATE',
    incoming: (column) => `VALUES(${quote(column)})`,
    forUpdate: ' FOR UPDATE',
    forShare: ' LOCK IN SHARE MODE',
    uniqueViolation(error) {
      const { errno, sqlMessage } = (error ?? {}) as { errno?: unknown; sqlMessage?: unknown };
      if (errno !== 1062 && errno !== 1586) return undefined;
      // MariaDB: … for key 'u_account_email'; MySQL: … for key 'account.u_account_email'
      const name = /for key '(?:[^']*\.)?([^'.]+)'$/.exec(String(sqlMessage))?.[1];
      return { index: name ?? '' };
    },
  };
}

function quote(identifier: string): string {
  return `\`${identifier.replaceAll('`', '``')}\``;
}

/** Finds out which collations the server has. `run` gives the names in the column Collation. */
export async function findServer(run: (text: string) => Promise<readonly string[]>): Promise<MysqlServer> {
  const known = await run(`SHOW COLLATION WHERE Collation IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'ascii_nopad_bin')`);
  return {
    collation: ['utf8mb4_nopad_bin', 'utf8mb4_0900_bin'].find((name) => known.includes(name)) ?? 'utf8mb4_bin',
    asciiCollation: known.includes('ascii_nopad_bin') ? 'ascii_nopad_bin' : 'ascii_bin',
  };
}

function columnType(storage: Storage, server: MysqlServer): string {
  switch (storage.kind) {
    case 'text':
      if (storage.length > longestVarchar) return `${storage.length > 16_000 ? 'MEDIUMTEXT' : 'TEXT'} COLLATE ${server.collation}`;
      return `VARCHAR(${Math.max(storage.length, shortestVarchar)}) COLLATE ${server.collation}`;
    case 'ascii': return `VARCHAR(${storage.length}) CHARACTER SET ascii COLLATE ${server.asciiCollation}`;
    case 'longText':
    case 'json': return `LONGTEXT COLLATE ${server.collation}`;
    case 'integer': return 'BIGINT';
    case 'decimal': return `DECIMAL(${storage.precision},${storage.scale})`;
    case 'double': return 'DOUBLE';
    case 'boolean': return 'TINYINT';
    case 'date': return 'DATE';
    case 'dateTime': return 'DATETIME(3)';
    case 'time': return 'TIME';
  }
}

function encode(storage: Storage, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (storage.kind) {
    case 'boolean': return value === true ? 1 : 0;
    // A server refuses to compare an ASCII column with other characters; this one is in no such column.
    case 'ascii': return beyondAscii.test(String(value)) ? '\u007f' : value;
    case 'dateTime': {
      const text = String(value);
      return `${text.slice(0, 10)} ${text.slice(11, 23)}`;
    }
    default: return value;
  }
}

const beyondAscii = /[^\u0000-\u007f]/;

function decode(storage: Storage): (cell: unknown) => unknown {
  switch (storage.kind) {
    case 'boolean': return (cell) => (cell === null ? null : Number(cell) !== 0);
    // Sums of integers come as decimal text.
    case 'integer': return (cell) => (typeof cell === 'string' ? Number(cell) : cell);
    case 'decimal': return decimalDecoder(storage.scale);
    case 'dateTime': return (cell) => (typeof cell === 'string' ? `${cell.slice(0, 10)}T${cell.slice(11, 23)}Z` : null);
    default: return asIs;
  }
}

/** The server gives exactly the column's digits; only a computed value may have others. */
function decimalDecoder(scale: number): (cell: unknown) => unknown {
  return (cell) => {
    if (typeof cell === 'string' && (scale === 0 ? !cell.includes('.') : cell.charCodeAt(cell.length - scale - 1) === 46)) return cell;
    if (cell === null) return null;
    return withScale(String(cell), scale);
  };
}

/** Cuts or fills the digits after the point; rounding is done where values are computed. */
function withScale(text: string, scale: number): string {
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  if (scale === 0) return whole;
  return `${whole}.${(point < 0 ? '' : text.slice(point + 1)).slice(0, scale).padEnd(scale, '0')}`;
}
