// Tables of imports: each one with its file's form and mapping, and what became of its rows.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const word: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };
const document: EngineColumn = { kind: 'longText' };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const tables: readonly EngineTable[] = [
  {
    name: 'engine_import', key: ['id'],
    columns: {
      id, object: maybe(word), state: word, file_name: { kind: 'text', length: 255 }, by_id: maybe(id), created_at: number, changed_at: number,
      form: document, mapping: document, counts: document, total: number, done: number, problem: maybe(document), job: maybe(id),
    },
    indexes: [{ name: 'i_engine_import_object', columns: ['object', 'created_at'] }, { name: 'i_engine_import_state', columns: ['state', 'changed_at'] }],
  },
  {
    name: 'engine_import_row', key: ['import_id', 'line'],
    columns: { import_id: id, line: number, outcome: word, edited: number, cells: maybe(document), problems: maybe(document), record_id: maybe(id), version: maybe(number) },
    indexes: [{ name: 'i_engine_import_row_outcome', columns: ['import_id', 'outcome', 'line'] }],
  },
];

export class Imports0031 implements MigrationInterface {
  readonly name = 'Imports1760000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
