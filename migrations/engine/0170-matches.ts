// What records are compared by: one row for each key that a duplicate rule makes of a record. See server/records/duplicates.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const word: EngineColumn = { kind: 'ascii', length: 90 };

const matches: EngineTable = {
  name: 'engine_match', key: ['match_group', 'match_key', 'record_id'],
  columns: { match_group: word, match_key: id, record_id: id },
  indexes: [{ name: 'i_engine_match_record', columns: ['record_id'] }],
};

export class Matches0170 implements MigrationInterface {
  readonly name = 'Matches1760000000170';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, matches);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    await queryRunner.query(`DROP TABLE IF EXISTS ${quote(matches.name)}`);
  }
}
