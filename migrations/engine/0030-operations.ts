// The operations other programs sent lately, with what they use: so that a change can say whom it would break.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineTable } from '../../server/database/engine-table';

const table: EngineTable = {
  name: 'engine_operation', key: ['signature'],
  columns: {
    signature: { kind: 'ascii', length: 64 }, name: { kind: 'text', length: 200 }, source: { kind: 'ascii', length: 40 }, by_id: { kind: 'ascii', length: 40, null: true },
    text: { kind: 'longText' }, uses: { kind: 'longText' }, times: { kind: 'integer' }, first_at: { kind: 'integer' }, last_at: { kind: 'integer' },
  },
  indexes: [{ name: 'i_engine_operation_last', columns: ['last_at'] }],
};

export class Operations0030 implements MigrationInterface {
  readonly name = 'Operations1760000000030';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
