// Approvals: what was submitted with the steps it began with, whom it lies with, and everything that was done about it.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const word: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };
const words: EngineColumn = { kind: 'longText' };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const tables: readonly EngineTable[] = [
  {
    // `current` is 1 while it waits or what it approved holds, else empty, so that a record has one at a time. `wanted`: the move that waits for it.
    name: 'engine_approval', key: ['id'],
    columns: {
      id, object: word, record_id: id, approval: word, definition: words, state: word, step: number, by_id: maybe(id), at: number, version: number, ended_at: maybe(number),
      wanted: maybe(words), current: maybe(number),
    },
    indexes: [
      { name: 'i_engine_approval_current', columns: ['record_id', 'current'], unique: true },
      { name: 'i_engine_approval_record', columns: ['record_id', 'at'] },
      { name: 'i_engine_approval_by', columns: ['by_id', 'at'] },
      { name: 'i_engine_approval_object', columns: ['object', 'state'] },
    ],
  },
  {
    // `before_turn`: the turn that goes on once this one, which was asked for in between, has agreed.
    name: 'engine_approval_turn', key: ['id'],
    columns: {
      id, approval_id: id, step: number, place: number, user_id: id, state: word, origin: word, before_turn: maybe(id),
      opened_at: maybe(number), remind_at: maybe(number), due_at: maybe(number), reminded: maybe(number), decided_at: maybe(number),
    },
    indexes: [
      { name: 'i_engine_approval_turn_user', columns: ['user_id', 'state', 'opened_at'] },
      { name: 'i_engine_approval_turn_approval', columns: ['approval_id', 'step', 'place'] },
      { name: 'i_engine_approval_turn_remind', columns: ['state', 'remind_at'] },
    ],
  },
  {
    // Never changed.
    name: 'engine_approval_event', key: 'auto',
    columns: { approval_id: id, at: number, by_id: maybe(id), action: word, step: maybe(word), to_id: maybe(id), opinion: maybe(words), files: maybe(words) },
    indexes: [{ name: 'i_engine_approval_event_approval', columns: ['approval_id'] }],
  },
];

export class Approvals0100 implements MigrationInterface {
  readonly name = 'Approvals1760000000100';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
