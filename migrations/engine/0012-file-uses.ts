// Where files stand: a file that a record has taken in follows the record's rights.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, type EngineColumn } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };

export class FileUses0012 implements MigrationInterface {
  readonly name = 'FileUses1760000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, {
      name: 'engine_file_use', key: ['file_id', 'record_id', 'field'],
      columns: { file_id: id, record_id: id, field: { kind: 'ascii', length: 64 }, object: { kind: 'ascii', length: 64 } },
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS engine_file_use');
  }
}
