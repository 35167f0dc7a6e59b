// Prints the statements of a workload with their times and query plans.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { loadViewer } from '../../server/access/viewer';
import { makeContext } from '../../server/access/make-context';
import { openDatabase } from '../../server/database/open-database';
import type { Connection, Sql } from '../../server/database/source';
import { executeOperation } from '../../server/graphql/execute';
import type { RequestScope } from '../../server/graphql/request-scope';
import { ModelSchema } from '../../server/graphql/schema/model-schema';
import { compileRoots, crmRoots } from '../kit/models';
import { probeDefinitions, probeUrls } from './read-probe';
import { workloads, type Facts } from './workloads';
import type { Company } from './data';

void main();

async function main(): Promise<void> {
  const [, , kind = 'mysql', only = ''] = process.argv;
  const database = await openDatabase(probeUrls[kind]!);
  const model = await compileRoots(crmRoots, probeDefinitions);
  const schema = new ModelSchema(model, undefined);
  const { company, facts } = JSON.parse(readFileSync(`/tmp/read_probe_${kind}.json`, 'utf8')) as { company: Company; facts: Facts };
  const viewer = (await loadViewer(database, model, company.users[0]!))!.viewer;
  const seen: Sql[] = [];
  const spy = { ...database, rows: (sql: Sql) => { seen.push(sql); return database.rows(sql); } } as Connection;
  for (const workload of workloads.filter((each) => each.kind === 'read' && each.name.includes(only))) {
    const context = makeContext({ viewer, model, database, requestId: '', source: 'api' }).withConnection(spy);
    seen.length = 0;
    await executeOperation({ schema, document: parse(workload.query), operationName: null, variables: workload.variables(3, facts), scope: { viewer, contextFor: () => context } as unknown as RequestScope });
    for (const sql of [...seen]) {
      const started = process.hrtime.bigint();
      for (let n = 0; n < 50; n += 1) await database.rows(sql);
      console.log(`${(Number(process.hrtime.bigint() - started) / 5e7).toFixed(3)} ms`, sql.text, JSON.stringify(sql.values));
      const plan = await database.rows({ text: `${kind === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${sql.text}`, values: sql.values });
      for (const row of plan) console.log('    ', row.join(' | '));
    }
  }
  await database.close();
}
