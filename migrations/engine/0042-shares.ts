// The table of shares: which record is shared with whom, to read or to change, until when; those that ended stay, as the history of sharing.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const shares: EngineTable = {
  name: 'engine_share', key: ['id'],
  // `live` is 1 or empty, so that a record is shared with somebody only once at a time.
  columns: {
    id, object: id, record_id: id, grantee: id, edit: number, until: maybe(number), note: maybe({ kind: 'text', length: 200 }),
    by_id: maybe(id), at: number, live: maybe(number), ended_by: maybe(id), ended_at: maybe(number),
  },
  indexes: [
    { name: 'i_engine_share_record', columns: ['record_id', 'grantee', 'live'], unique: true },
    { name: 'i_engine_share_grantee', columns: ['grantee', 'object', 'live', 'record_id'] },
  ],
};

export class Shares0042 implements MigrationInterface {
  readonly name = 'Shares1760000000042';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, shares);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    await queryRunner.query(`DROP TABLE IF EXISTS ${quote(shares.name)}`);
  }
}
