// MySQL: where the search words of new and changed records wait until they are folded into the full text. See server/decisions/0006.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf } from '../../server/database/engine-table';

export class NewWords0040 implements MigrationInterface {
  readonly name = 'NewWords1760000000040';

  async up(queryRunner: QueryRunner): Promise<void> {
    const dialect = await dialectOf(queryRunner);
    if (dialect.name === 'sqlite') return;
    const word = dialect.columnType({ kind: 'ascii', length: 40 });
    await queryRunner.query(`CREATE TABLE IF NOT EXISTS engine_search_new (record_id ${word} NOT NULL PRIMARY KEY, object ${word} NOT NULL, tokens TEXT NOT NULL) ${dialect.tableOptions}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { name } = await dialectOf(queryRunner);
    if (name === 'mysql') await queryRunner.query('DROP TABLE IF EXISTS engine_search_new');
  }
}
