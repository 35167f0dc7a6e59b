// TypeORM's way to the writing connection of SQLite: one caller at a time, transactions whole.
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import type { Mutex } from '../../base/mutex';
import { unlessBusy } from './unless-busy';

/** TypeORM's runner, waiting for its turn to write like everybody else. */
export class WaitingQueryRunner extends BetterSqlite3QueryRunner {
  private turn: (() => void) | undefined;

  constructor(driver: BetterSqlite3Driver, private readonly lock: Mutex) {
    super(driver);
  }

  override async query(text: string, parameters?: unknown[], structured?: boolean): Promise<any> { // any: as the method it overrides
    const sql = text === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : text;
    if (this.turn !== undefined) return unlessBusy(() => super.query(sql, parameters, structured));
    const release = await this.lock.acquire();
    try {
      return await unlessBusy(() => super.query(sql, parameters, structured));
    } finally {
      release();
    }
  }

  override async startTransaction(...isolation: Parameters<BetterSqlite3QueryRunner['startTransaction']>): Promise<void> {
    this.turn ??= await this.lock.acquire();
    try {
      await super.startTransaction(...isolation);
    } catch (error) {
      this.endTurn();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    this.endTurn();
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      this.endTurn();
    }
  }

  override async release(): Promise<void> {
    if (this.isTransactionActive) await this.rollbackTransaction();
    await super.release();
  }

  private endTurn(): void {
    if (this.isTransactionActive) return;
    this.turn?.();
    this.turn = undefined;
  }
}
