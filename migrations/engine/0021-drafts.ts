// What admins are designing and have not published: kept on the server, so that it is found on every device.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const number: EngineColumn = { kind: 'integer' };

const table: EngineTable = {
  name: 'engine_draft', key: ['user_id', 'place'],
  columns: {
    user_id: { kind: 'ascii', length: 40 }, place: { kind: 'ascii', length: 200 }, title: { kind: 'text', length: 200 }, link: { kind: 'text', length: 300 },
    base: { kind: 'longText' }, state: { kind: 'longText' }, changed_at: number, discarded_at: { ...number, null: true },
  },
  indexes: [{ name: 'i_engine_draft_changed_at', columns: ['changed_at'] }],
};

export class Drafts0021 implements MigrationInterface {
  readonly name = 'Drafts1760000000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
