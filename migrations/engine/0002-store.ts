// Tables of the store: what admins changed, which versions there were, which one is in force, and what is being worked on.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const path: EngineColumn = { kind: 'ascii', length: 200 };
const word: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };
const document: EngineColumn = { kind: 'longText' };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const tables: readonly EngineTable[] = [
  {
    name: 'engine_definition', key: ['path'],
    columns: { path, kind: word, state: word, body: maybe(document), version: number },
    indexes: [{ name: 'i_engine_definition_version', columns: ['version'] }],
  },
  {
    name: 'engine_version', key: ['number'],
    columns: { number, at: number, by_id: maybe(id), why: { kind: 'text', length: 500 }, source: word, changes: document, reversal: document },
  },
  {
    name: 'engine_change_set', key: ['id'],
    columns: {
      id, name: { kind: 'text', length: 200 }, by_id: maybe(id), created_at: number, changed_at: number, state: word, base_version: number,
      definitions: document, removed: document, published_version: maybe(number),
    },
    indexes: [{ name: 'i_engine_change_set_state', columns: ['state', 'changed_at'] }],
  },
  { name: 'engine_pointer', key: ['name'], columns: { name: word, version: number, files_hash: { kind: 'ascii', length: 64 } } },
];

export class Store0002 implements MigrationInterface {
  readonly name = 'Store1760000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
