// Work that is done later and elsewhere: jobs with their leases, and what is due again and again.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEngineTable, dialectOf, type EngineColumn, type EngineTable } from '../../server/database/engine-table';

const id: EngineColumn = { kind: 'ascii', length: 40 };
const word: EngineColumn = { kind: 'ascii', length: 40 };
const number: EngineColumn = { kind: 'integer' };
const document: EngineColumn = { kind: 'longText' };
const maybe = (column: EngineColumn): EngineColumn => ({ ...column, null: true });

const tables: readonly EngineTable[] = [
  {
    name: 'engine_job', key: ['id'],
    columns: {
      id, kind: word, key_text: maybe({ kind: 'text', length: 200 }), about: { kind: 'text', length: 200 }, owner_id: maybe(id), state: word, place: number, run_at: number,
      attempts: number, most_attempts: number, input: document, checkpoint: maybe(document), result: maybe(document), problem: maybe(document), detail: maybe(document),
      done: maybe(number), total: maybe(number), lease_holder: maybe({ kind: 'ascii', length: 64 }), lease_until: maybe(number), cancel_asked: number,
      created_at: number, started_at: maybe(number), ended_at: maybe(number),
    },
    indexes: [
      { name: 'u_engine_job_key', columns: ['kind', 'key_text'], unique: true },
      { name: 'i_engine_job_due', columns: ['state', 'place', 'run_at', 'id'] },
      { name: 'i_engine_job_lease', columns: ['state', 'lease_until'] },
      { name: 'i_engine_job_owner', columns: ['owner_id', 'created_at'] },
    ],
  },
  {
    name: 'engine_schedule', key: ['name'],
    columns: {
      name: { kind: 'ascii', length: 80 }, kind: word, cron: { kind: 'ascii', length: 100 }, time_zone: { kind: 'ascii', length: 64 }, input: document,
      about: { kind: 'text', length: 200 }, owner_id: maybe(id), active: number, next_at: maybe(number), last_at: maybe(number),
    },
    indexes: [{ name: 'i_engine_schedule_next', columns: ['active', 'next_at'] }],
  },
];

export class Jobs0010 implements MigrationInterface {
  readonly name = 'Jobs1760000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await createEngineTable(queryRunner, table);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { quote } = await dialectOf(queryRunner);
    for (const table of tables) await queryRunner.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  }
}
