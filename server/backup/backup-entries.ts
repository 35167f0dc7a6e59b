// What stands in a backup, one line of JSON each: first what it is of, then tables and files, at the end the sums that a restored place is compared with.
import type { Cell, ServerTable, TableSum } from './server-tables';

export type BackupEntry =
  | { readonly kind: 'head'; readonly at: string; readonly database: 'sqlite' | 'mysql'; readonly version: string }
  | { readonly kind: 'table'; readonly table: ServerTable }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Cell[])[] }
  /** A piece of a file, in order; the database of SQLite is one of them. */
  | { readonly kind: 'file'; readonly path: string; readonly bytes: string }
  | { readonly kind: 'end'; readonly tables: Readonly<Record<string, TableSum>>; readonly files: Readonly<Record<string, string>> };

export type BackupHead = Extract<BackupEntry, { readonly kind: 'head' }>;
export type BackupEnd = Extract<BackupEntry, { readonly kind: 'end' }>;

/** Where the database of SQLite stands in a backup. */
export const databaseFile = 'tangram.db';
