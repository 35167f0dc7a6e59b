// What a replacement of a value changed: one row for each record, written with it, so that exactly that can be taken back.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const document: EngineColumn = { kind: 'longText' };

const replaced: EngineTable = {
  name: 'engine_replaced', key: ['job_id', 'place', 'record_id'],
  columns: { job_id: id, place: { kind: 'integer' }, record_id: id, was: { ...document, null: true }, became: { ...document, null: true } },
  indexes: [{ name: 'i_engine_replaced_record', columns: ['record_id'] }],
};

export class ReplacedValues0131 implements MigrationInterface {
  readonly name = 'ReplacedValues1760000000131';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, replaced);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    await queryRunner.query(`DROP TABLE IF EXISTS ${quote(replaced.name)}`);
  }
}
