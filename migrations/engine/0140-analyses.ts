// Reports and dashboards that people make for themselves, or share.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };

// `object`: whose records a report counts; empty for a dashboard. `roles`: JSON text, codes of the roles it is shared with, empty for everybody.
const table: EngineTable = {
  name: 'engine_analysis', key: ['id'],
  columns: { id, kind: id, object: id, owner_id: id, label: { kind: 'text', length: 100 }, body: { kind: 'longText' }, roles: { kind: 'longText' }, shared: number, created_at: number, updated_at: number, deleted_at: { ...number, null: true } },
  indexes: [{ name: 'i_engine_analysis_owner', columns: ['owner_id'] }, { name: 'i_engine_analysis_shared', columns: ['shared'] }],
};

export class Analyses0140 implements MigrationInterface {
  readonly name = 'Analyses1760000000140';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
