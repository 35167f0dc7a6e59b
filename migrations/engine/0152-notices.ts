// Notices: what people are told, each once; and how far the reminders of an object have been looked through. See server/records/notices.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const word: EngineColumn = { kind: 'ascii', length: 40 };
const kind: EngineColumn = { kind: 'ascii', length: 96 };
const told: EngineColumn = { kind: 'ascii', length: 200 };
const number: EngineColumn = { kind: 'integer' };
const words: EngineColumn = { kind: 'longText' };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const tables: readonly EngineTable[] = [
  {
    // `told`: of what; nobody is told the same twice. `shown_at`: from when on it shows, later than `at` where it was put off.
    name: 'engine_notice', key: ['id'],
    columns: { id, user_id: id, told, kind, object: maybe(word), record_id: maybe(id), by_id: maybe(id), params: maybe(words), at: number, shown_at: number, read_at: maybe(number) },
    indexes: [
      { name: 'i_engine_notice_told', columns: ['told', 'user_id'], unique: true },
      { name: 'i_engine_notice_shown', columns: ['user_id', 'shown_at'] },
      { name: 'i_engine_notice_unread', columns: ['user_id', 'read_at', 'shown_at'] },
      { name: 'i_engine_notice_record', columns: ['record_id'] },
      { name: 'i_engine_notice_at', columns: ['at'] },
    ],
  },
  { name: 'engine_reminder', key: ['object', 'name'], columns: { object: word, name: word, until: number } },
];

export class Notices0152 implements MigrationInterface {
  readonly name = 'Notices1760000000152';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
