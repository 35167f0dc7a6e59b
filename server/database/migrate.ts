// Brings the engine's own tables up to date; processes that start together take turns.
import { MigrationExecutor } from 'typeorm';
import type { Database } from './source';

/** Runs what has not run yet and gives its names. */
export async function migrate(database: Database): Promise<readonly string[]> {
  return database.dialect.name === 'sqlite' ? migrateInTransaction(database) : migrateUnderLock(database);
}

/** SQLite: DDL is part of a transaction, and BEGIN IMMEDIATE keeps every other process out. */
async function migrateInTransaction(database: Database): Promise<readonly string[]> {
  const queryRunner = database.orm.createQueryRunner();
  try {
    await queryRunner.startTransaction();
    const executor = new MigrationExecutor(database.orm, queryRunner);
    executor.transaction = 'none';
    const done = await executor.executePendingMigrations();
    await queryRunner.commitTransaction();
    return done.map((migration) => migration.name);
  } catch (error) {
    if (queryRunner.isTransactionActive) await queryRunner.rollbackTransaction();
    throw error;
  } finally {
    await queryRunner.release();
  }
}

const lockSeconds = 120;

/** Servers commit DDL at once, so migrations are written to run again from the start, under a lock that ends with its connection. */
async function migrateUnderLock(database: Database): Promise<readonly string[]> {
  const queryRunner = database.orm.createQueryRunner();
  try {
    const name = `CONCAT(LEFT(DATABASE(), 40), '.engine_migration')`;
    const [row] = (await queryRunner.query(`SELECT GET_LOCK(${name}, ${lockSeconds}) AS got`)) as { got: unknown }[];
    if (Number(row?.got) !== 1) throw new Error(`Another process has been changing the engine's tables for ${lockSeconds} seconds: wait for it or end it, then start again`);
    try {
      const executor = new MigrationExecutor(database.orm, queryRunner);
      executor.transaction = 'none';
      return (await executor.executePendingMigrations()).map((migration) => migration.name);
    } finally {
      await queryRunner.query(`SELECT RELEASE_LOCK(${name})`);
    }
  } finally {
    await queryRunner.release();
  }
}
