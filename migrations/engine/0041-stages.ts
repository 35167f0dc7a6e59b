// Where records stand in their processes: one row for each stage a record has been in or that somebody has planned, and every tick of a checklist.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const word: EngineColumn = { kind: 'ascii', length: 40 };
const value: EngineColumn = { kind: 'text', length: 100 };
const number: EngineColumn = { kind: 'integer' };
const day: EngineColumn = { kind: 'ascii', length: 10 };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const tables: readonly EngineTable[] = [
  {
    // `since`: begin of the visit that lasts; empty once it is left. `spent`: milliseconds of the visits before.
    name: 'engine_stage', key: ['record_id', 'field', 'stage'],
    columns: {
      record_id: id, field: word, stage: value, object: word, entered_at: maybe(number), since: maybe(number), left_at: maybe(number), spent: number, visits: number,
      start_on: maybe(day), end_on: maybe(day), completion: maybe(number), note: maybe({ kind: 'longText' }),
    },
    indexes: [{ name: 'i_engine_stage_object', columns: ['object', 'field', 'stage'] }],
  },
  {
    // Never changed: the last tick of an action says whether it is done, the others who did what before.
    name: 'engine_stage_tick', key: 'auto',
    columns: { record_id: id, field: word, stage: value, action: word, done: number, at: number, by_id: maybe(id) },
    indexes: [{ name: 'i_engine_stage_tick_record', columns: ['record_id', 'field', 'stage', 'action'] }],
  },
];

export class Stages0041 implements MigrationInterface {
  readonly name = 'Stages1760000000041';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
