// What a publication has still to compute for records that are there: kept until it is done, so that a kill in the middle is made good.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineTable } from '../../server/database/engine-table';

const table: EngineTable = {
  name: 'engine_unfinished', key: ['object', 'field'],
  columns: { object: { kind: 'ascii', length: 100 }, field: { kind: 'ascii', length: 100 }, version: { kind: 'integer' } },
};

export class Unfinished0020 implements MigrationInterface {
  readonly name = 'Unfinished1760000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
