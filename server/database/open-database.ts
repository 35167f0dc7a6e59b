// Opens the database that a URL names: sqlite:<path>, sqlite::memory: or mysql://user:password@host:3306/database.
import 'reflect-metadata';
import type { Database } from './source';
import { openMysql } from './dialects/open-mysql';
import { openSqlite } from './dialects/open-sqlite';
import { engineEntities } from './entities/engine-entities';
import { engineMigrations } from '../../migrations/engine/engine-migrations';

export interface OpenOptions {
  /** Connections to a server; SQLite has two, always. */
  readonly poolSize?: number;
}

/** What TypeORM is told, whatever the database. */
export interface OrmParts {
  readonly entities: readonly Function[];
  readonly migrations: readonly Function[];
  readonly poolSize: number;
}

/** Connects, and says in plain words what to do where it cannot. Tables are made by `migrate`. */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  const parts: OrmParts = { entities: engineEntities, migrations: engineMigrations, poolSize: options.poolSize ?? 10 };
  if (url === ':memory:') return openSqlite(url, parts);
  if (url.startsWith('sqlite:')) return openSqlite(sqlitePath(url), parts);
  if (/^(mysql|mariadb):\/\//.test(url)) return openMysql(new URL(url), parts);
  throw new Error(`DATABASE_URL must begin with sqlite: or mysql://, for example sqlite:./data/tangram.db or mysql://user:password@localhost:3306/tangram; it begins with "${url.slice(0, url.indexOf(':') + 1)}"`);
}

/** The file of a `sqlite:` URL; undefined for a server. */
export function sqliteFileOf(url: string): string | undefined {
  return url.startsWith('sqlite:') ? sqlitePath(url) : undefined;
}

/** sqlite:./data/x.db, sqlite:/var/x.db, sqlite:///var/x.db, sqlite::memory: */
function sqlitePath(url: string): string {
  const path = url.slice('sqlite:'.length).replace(/^\/\/(?=\/|\.)/, '');
  if (path === '') throw new Error('DATABASE_URL names no file: it should look like sqlite:./data/tangram.db');
  return path;
}
