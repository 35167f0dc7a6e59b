// Who signed in, with what, and by which rules: second factors, the log of sign-ins, settings of the engine.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const word: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const tables: readonly EngineTable[] = [
  { name: 'engine_setting', key: ['name'], columns: { name: word, value: { kind: 'longText' }, changed_at: number, by_id: maybe(id) } },
  {
    name: 'engine_second_factor', key: ['user_id'],
    columns: { user_id: id, secret: { kind: 'text', length: 500 }, confirmed_at: maybe(number), last_step: number, recovery: { kind: 'longText' }, created_at: number },
  },
  {
    name: 'engine_sign_in', key: 'auto',
    columns: { at: number, user_id: maybe(id), login: { kind: 'text', length: 200 }, result: word, address: { kind: 'ascii', length: 64 }, agent: { kind: 'text', length: 255 } },
    indexes: [{ name: 'i_engine_sign_in_at', columns: ['at'] }, { name: 'i_engine_sign_in_user', columns: ['user_id', 'at'] }],
  },
  // A session that may do nothing yet but set up its second factor.
  { name: 'engine_limited_session', key: ['token_hash'], columns: { token_hash: { kind: 'ascii', length: 64 }, created_at: number } },
];

export class Identity0013 implements MigrationInterface {
  readonly name = 'Identity1760000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
