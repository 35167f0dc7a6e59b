// What lies over a file remembers the file as it was then, so that a later release and an admin may both change it.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf } from '../../server/database/engine-table';

const [table, column] = ['engine_definition', 'base'];

export class DefinitionBases0090 implements MigrationInterface {
  readonly name = 'DefinitionBases1760000000090';

  /** A server commits it at once: killed before it is written down as done, it runs again. */
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn(table, column)) return;
    const { quote, columnType } = await dialectOf(queryRunner);
    await queryRunner.query(`ALTER TABLE ${quote(table)} ADD COLUMN ${quote(column)} ${columnType({ kind: 'longText' })}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    if (await queryRunner.hasColumn(table, column)) await queryRunner.query(`ALTER TABLE ${quote(table)} DROP COLUMN ${quote(column)}`);
  }
}
