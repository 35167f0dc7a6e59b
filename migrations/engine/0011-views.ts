// Tables of what people keep for themselves: list views of their own, and settings such as which view opens first.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };

const tables: readonly EngineTable[] = [
  {
    name: 'engine_list_view', key: ['id'],
    columns: { id, object: id, owner_id: id, label: { kind: 'text', length: 100 }, body: { kind: 'longText' }, shared: number, created_at: number, updated_at: number, deleted_at: { ...number, null: true } },
    indexes: [{ name: 'i_engine_list_view_owner', columns: ['owner_id'] }, { name: 'i_engine_list_view_shared', columns: ['shared'] }],
  },
  { name: 'engine_user_setting', key: ['user_id', 'name'], columns: { user_id: id, name: { kind: 'ascii', length: 100 }, value: { kind: 'longText' }, updated_at: number } },
];

export class Views0011 implements MigrationInterface {
  readonly name = 'Views1760000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
