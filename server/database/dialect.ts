// The differences between SQLite and MySQL-compatible servers, as data and small pure functions. Everything else is the same SQL.
import type { Storage } from '../model/model';

export interface Dialect {
  readonly name: 'sqlite' | 'mysql';
  quote(identifier: string): string;
  /** What stands after the brackets of CREATE TABLE. */
  readonly tableOptions: string;
  /** The column type for a storage. */
  columnType(storage: Storage): string;
  /**
   * Stored value → driver value. Stored values are the same on every dialect: text string, integer number, decimal string with exactly `scale`
   * digits, boolean, date 'YYYY-MM-DD', dateTime 'YYYY-MM-DDTHH:MM:SS.mmmZ', time 'HH:MM:SS', json JSON text, null.
   * SQLite keeps decimals as integers times 10^scale and binds BigInt for them.
   */
  encode(storage: Storage, value: unknown): unknown;
  /** Driver cell → stored value (see encode); null stays null. */
  decode(storage: Storage): (cell: unknown) => unknown;
  /** The select-list form of a column expression (e.g. a cast that keeps digits). */
  select(storage: Storage, expression: string): string;
  /** What stands in the place of INSERT where rows that are there already stay as they are. */
  readonly insertIgnore: string;
  /** What comes before the assignments to a row that has the new one's `key` already: the columns of that key. */
  onClash(...key: readonly string[]): string;
  /** In such an assignment: the value the new row would have had. */
  incoming(column: string): string;
  /** ` FOR UPDATE` where it exists. */
  readonly forUpdate: string;
  /** What locks the rows of a question against being changed, where that exists. */
  readonly forShare: string;
  /** true when the error says a unique index was hit; gives the index name where the driver tells. */
  uniqueViolation(error: unknown): { index: string } | undefined;
}
