// The SQLite driver in the form TypeORM expects of better-sqlite3: libsql with its sharp edges covered.
import Libsql from 'libsql';

/** What libsql's native statements offer; its own type definitions describe better-sqlite3 instead. */
interface NativeStatement {
  readonly reader: boolean;
  raw(on: boolean): NativeStatement;
  all(values: unknown[]): unknown[];
  run(values: unknown[]): { changes: number; lastInsertRowid: number };
}
interface NativeDatabase {
  prepare(text: string): NativeStatement;
  exec(text: string): void;
  close(): void;
  readonly inTransaction: boolean;
}

/** A prepared statement of better-sqlite3's shape, for TypeORM. */
export interface LibsqlStatement {
  readonly reader: boolean;
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): { changes: number; lastInsertRowid: number };
}

/** One connection to a SQLite file. */
export class LibsqlDatabase {
  private readonly native: NativeDatabase;
  private readonly statements = new Map<string, NativeStatement>();
  open = true;

  constructor(path: string, options: { timeout?: number } = {}) {
    this.native = new Libsql(path, { timeout: options.timeout ?? 5000 } as ConstructorParameters<typeof Libsql>[1]) as unknown as NativeDatabase;
  }

  get inTransaction(): boolean {
    return this.native.inTransaction;
  }

  exec(text: string): void {
    this.native.exec(text);
  }

  pragma(text: string): unknown[] {
    return this.native.prepare(`PRAGMA ${text}`).all([]);
  }

  /** For TypeORM: rows are objects. */
  prepare(text: string): LibsqlStatement {
    const statement = this.native.prepare(text);
    return {
      reader: statement.reader,
      all: (...values) => statement.all(bindable(values)),
      run: (...values) => statement.run(bindable(values)),
    };
  }

  /** The fast path: rows are arrays, statements are kept. */
  rows(text: string, values: readonly unknown[]): unknown[][] {
    return this.statement(text).all(bindable(values)) as unknown[][];
  }

  /** Number of rows changed. */
  run(text: string, values: readonly unknown[]): number {
    return this.statement(text).run(bindable(values)).changes;
  }

  close(): void {
    this.statements.clear();
    this.open = false;
    this.native.close();
  }

  /** WARNING: a Map keeps insertion order, so taking a key out and putting it back makes it the youngest: the oldest is the least used. */
  private statement(text: string): NativeStatement {
    const known = this.statements.get(text);
    if (known !== undefined) {
      if (this.statements.size > freshEnough) {
        this.statements.delete(text);
        this.statements.set(text, known);
      }
      return known;
    }
    const statement = this.native.prepare(text);
    if (statement.reader) statement.raw(true);
    this.statements.set(text, statement);
    if (this.statements.size > keptStatements) {
      const oldest = this.statements.keys().next().value;
      if (oldest !== undefined) this.statements.delete(oldest);
    }
    return statement;
  }
}

const keptStatements = 1000;
const freshEnough = 500;

/**
 * WARNING: a lone null, undefined, boolean, Date or object handed to libsql aborts the whole process, and JavaScript numbers arrive as REAL
 * (`'' || 7` would be '7.0'). So values go in as one array, whole numbers as BigInt, and anything else is refused here.
 */
function bindable(values: readonly unknown[]): unknown[] {
  const bound = new Array<unknown>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    switch (typeof value) {
      case 'string':
      case 'bigint':
        bound[i] = value;
        break;
      case 'number':
        if (Number.isSafeInteger(value)) bound[i] = BigInt(value);
        else if (Number.isFinite(value)) bound[i] = value;
        else throw new TypeError(`Value ${i} is ${value}: not a number a database can keep`);
        break;
      case 'undefined':
        bound[i] = null;
        break;
      case 'boolean':
        bound[i] = value ? 1n : 0n;
        break;
      default:
        if (value === null || Buffer.isBuffer(value)) bound[i] = value;
        else throw new TypeError(`Value ${i} of a statement must be text, a number, a boolean, a Buffer or null`);
    }
  }
  return bound;
}
