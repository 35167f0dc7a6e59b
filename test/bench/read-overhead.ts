// How much processor time the product itself takes for a read: the database is replaced by its own recorded answers.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HeaderMap } from '@apollo/server';
import { buildSchema, parse } from 'graphql';
import { loadViewer } from '../../server/access/viewer';
import { makeContext } from '../../server/access/make-context';
import { openDatabase } from '../../server/database/open-database';
import type { Connection } from '../../server/database/source';
import { startApollo } from '../../server/graphql/apollo';
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
  const { company, facts } = JSON.parse(readFileSync(join(process.env['PROBE_DIR'] ?? '/tmp', `read_probe_${kind}.json`), 'utf8')) as { company: Company; facts: Facts };
  const viewer = (await loadViewer(database, model, company.users[0]!))!.viewer;
  const { apollo, stop } = await startApollo({ model, fixed: buildSchema('type Query { probe: Boolean }'), execute: executeOperation, report: (error: unknown) => console.error(error) } as Parameters<typeof startApollo>[0]);
  const answers = new Map<string, unknown[][]>();
  const replayed: Connection = {
    dialect: database.dialect, run: () => Promise.resolve(0), runAll: () => Promise.resolve(),
    async rows(sql) {
      if (process.env['PROBE_REAL']) return database.rows(sql);
      const known = answers.get(sql.text);
      if (known) return known;
      const rows = await database.rows(sql);
      answers.set(sql.text, rows);
      return rows;
    },
  };
  for (const workload of workloads) {
    if (workload.kind !== 'read' || (only && !workload.name.includes(only))) continue;
    const document = parse(workload.query);
    const once = async (n: number): Promise<void> => {
      const context = makeContext({ viewer, model, database, requestId: '', source: 'api' }).withConnection(replayed);
      await executeOperation({ schema, document, operationName: null, variables: workload.variables(n % 500, facts), scope: { viewer, contextFor: () => context } as unknown as RequestScope });
    };
    const throughApollo = async (n: number): Promise<void> => {
      const context = makeContext({ viewer, model, database, requestId: '', source: 'api' }).withConnection(replayed);
      const variables = process.env['PROBE_NOTHING'] ? { id: 'acc_nothing' } : workload.variables(n % 500, facts);
      const body = JSON.parse(JSON.stringify({ query: workload.query, variables })) as object;
      await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers: new HeaderMap([['content-type', 'application/json'], ['accept', 'application/json']]), search: '', body },
        context: async () => ({ viewer, requestId: '', language: 'en', contextFor: () => context }) as unknown as RequestScope,
      });
    };
    const each = [await measure(once), await measure(throughApollo)];
    console.log(`${kind} ${workload.name.padEnd(62)} executor ${each[0]!.toFixed(0)} µs, through Apollo ${each[1]!.toFixed(0)} µs`);
  }
  await stop();
  await database.close();
}

/** Processor time of one call in microseconds, once everything is warm. */
async function measure(work: (n: number) => Promise<void>): Promise<number> {
  for (let n = 0; n < 3000; n += 1) await work(n);
  const before = process.cpuUsage();
  const count = 5000;
  for (let n = 0; n < count; n += 1) await work(n);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / count;
}
