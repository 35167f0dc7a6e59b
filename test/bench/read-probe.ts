// Measures reads while they are being worked on: `prepare`, then `run`; CPU per request of the server process tells more than its speed on a busy machine.
import 'reflect-metadata';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Viewer } from '../../server/access/context';
import { loadViewer } from '../../server/access/viewer';
import { applyDdl, planDdl } from '../../server/database/ddl';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import { startApollo } from '../../server/graphql/apollo';
import { executeOperation } from '../../server/graphql/execute';
import { answerGraphql, type GraphqlEndpoint } from '../../server/http/graphql-endpoint';
import { buildSchema } from 'graphql';
import type { Model } from '../../server/model/model';
import type { Definition } from '../../metadata/language/types';
import { compileRoots, crmRoots } from '../kit/models';
import { fill, fullSize, type Company } from './data';
import { askOnce, post, runLoad } from './load';
import { workloads, type Facts } from './workloads';

const folder = process.env['PROBE_DIR'] ?? '/tmp';
/** Where the probe's databases lie. */
export const probeUrls: Readonly<Record<string, string>> = { sqlite: `sqlite:${join(folder, 'read_probe.db')}`, mysql: 'mysql://root@127.0.0.1:3306/read_probe' };

if (require.main === module) void main();

async function main(): Promise<void> {
  const [, , mode = '', kind = '', third = ''] = process.argv;
  if (mode === 'prepare') await prepare(kind);
  else if (mode === 'serve') await serve(kind, Number(third));
  else await run(kind, third);
}

const right = { create: true, read: 'departmentAndBelow', update: 'departmentAndBelow' } as const;
const benchSet: Definition = {
  kind: 'permissionSet', path: 'sales/permission-sets/bench', body: {
    name: 'bench', label: 'bench', objects: {
      user: { read: 'all', fields: { homePhone: 'none' } }, department: { read: 'all' }, role: { read: 'all' }, product: { read: 'all' },
      account: { ...right, fields: { bankAccount: 'none', creditLimit: 'read' } }, contact: right, opportunity: right, followUp: right, salesOrder: right, orderLine: right,
    },
  },
};

function model(): Promise<Model> {
  return compileRoots(crmRoots, [benchSet]);
}

/** The application's definitions and the measured viewer's rights. */
export const probeDefinitions = [benchSet];

async function prepare(kind: string): Promise<void> {
  if (kind === 'mysql') {
    const connection = await createConnection({ host: '127.0.0.1', user: 'root' });
    await connection.query('DROP DATABASE IF EXISTS read_probe');
    await connection.end();
  }
  const database = await openDatabase(probeUrls[kind]!);
  await migrate(database);
  const made = await model();
  const objects = [...made.objects.values()];
  const junctions = objects.flatMap((object) => [...object.fields.values()]).flatMap((field) => field.junction ?? []);
  await applyDdl(database, planDdl(new Map(), { tables: objects.map((object) => object.storage), junctions }, database.dialect));
  await database.run({ text: `INSERT INTO role (id, live, version, created_at, updated_at, name, code, permission_sets) VALUES (?, 1, 1, ?, ?, ?, ?, ?)`, values: ['role_bench0000000000000', '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000', 'bench', 'bench', '["bench"]'] });
  writeFileSync(join(folder, `read_probe_${kind}.json`), JSON.stringify(await fill(database, made, { amounts: fullSize, viewerRole: 'role_bench0000000000000' })));
  await database.close();
}

function filled(kind: string): { company: Company; facts: Facts } {
  return JSON.parse(readFileSync(join(folder, `read_probe_${kind}.json`), 'utf8')) as { company: Company; facts: Facts };
}

/** The product's own HTTP side without sign-in. */
async function serve(kind: string, port: number): Promise<void> {
  const database = await openDatabase(probeUrls[kind]!);
  const made = await model();
  const { company } = filled(kind);
  const graphql = await startApollo({ model: made, fixed: buildSchema('type Query { probe: Boolean }'), execute: executeOperation, report: (error: unknown) => console.error(error) } as Parameters<typeof startApollo>[0]);
  const identify = async (): Promise<unknown> => ({ by: 'token', signedIn: { viewer: (await viewerOf()), bearer: { kind: 'key', hash: '' } } });
  const viewerOf = async (): Promise<Viewer> => (await loadViewer(database, made, company.users[0]!))!.viewer;
  const endpoint = { graphql, database, authenticator: { identify, forget: () => undefined }, setup: undefined } as unknown as GraphqlEndpoint;
  const server = createServer((request, response) => {
    answerGraphql(endpoint, { request, response, url: new URL(request.url ?? '/', 'http://localhost'), requestId: 'probe' } as Parameters<typeof answerGraphql>[1]).catch((error: unknown) => { console.error(error); response.writeHead(500).end(); });
  });
  server.listen(port, '127.0.0.1', () => console.log('ready'));
  process.on('SIGTERM', () => process.exit(0));
}

async function run(kind: string, only: string): Promise<void> {
  const { company, facts } = filled(kind);
  if (!existsSync(join(folder, `read_probe_${kind}.json`))) throw new Error('prepare first');
  const profile = process.env['PROBE_PROFILE'] ? ['--cpu-prof', '--cpu-prof-dir', join(folder, 'read_probe_profile')] : [];
  const ours = await start([...profile, '-r', './server/register.cjs', 'test/bench/read-probe.ts', 'serve', kind, '4631']);
  const theirs = await start(['-r', './server/register.cjs', 'test/bench/hand-written.ts', probeUrls[kind]!, '4632', company.viewerDepartments.join(',')]);
  try {
    for (const [index, workload] of workloads.entries()) {
      if (workload.kind !== 'read' || (only && !workload.name.includes(only))) continue;
      const asProduct = (n: number): Buffer => post('/graphql', JSON.stringify({ query: workload.query, variables: workload.variables(n, facts) }));
      const byHand = (n: number): Buffer => post(`/${index}`, JSON.stringify(workload.variables(n, facts)));
      const [a, b] = [JSON.parse(await askOnce(4631, asProduct(3))) as { data: unknown; errors?: unknown }, JSON.parse(await askOnce(4632, byHand(3))) as { data: unknown }];
      const same = JSON.stringify(a.data) === JSON.stringify(b.data);
      if (!same) console.log('DIFFERENT', JSON.stringify(a).slice(0, 600), '\n', JSON.stringify(b).slice(0, 600));
      const results = { ours: { requests: 0, seconds: 0, cpu: 0, p99: 0 }, theirs: { requests: 0, seconds: 0, cpu: 0, p99: 0 } };
      const seconds = Number(process.env['PROBE_SECONDS'] ?? 2);
      for (let turn = 0; turn < 3; turn += 1) {
        for (const [name, child, port, request] of [['ours', ours, 4631, asProduct], ['theirs', theirs, 4632, byHand]] as const) {
          const before = cpuOf(child);
          const load = await runLoad({ port, connections: 16, seconds, request: (n) => request(n + turn * 100_000) });
          const into = results[name];
          into.requests += load.requests; into.seconds += seconds; into.cpu += cpuOf(child) - before; into.p99 = Math.max(into.p99, load.p99);
          if (load.failed) console.log('FAILED', name, load.failed);
        }
      }
      const each = (result: typeof results.ours): string => `${(result.requests / result.seconds).toFixed(0).padStart(6)}/s cpu ${(result.cpu / result.requests).toFixed(3)} ms p99 ${result.p99.toFixed(0)}`;
      console.log(`${kind} ${workload.name.padEnd(60)} ours ${each(results.ours)} | by hand ${each(results.theirs)} | ratio ${((results.ours.requests / results.theirs.requests)).toFixed(2)} cpu ${((results.theirs.cpu / results.theirs.requests) / (results.ours.cpu / results.ours.requests)).toFixed(2)}`);
    }
  } finally {
    ours.kill('SIGTERM');
    theirs.kill('SIGKILL');
  }
}

async function start(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => { if (chunk.toString().includes('ready')) resolve(); });
    child.once('exit', () => reject(new Error('did not start')));
  });
  return child;
}

/** Milliseconds of processor time a process has used. */
function cpuOf(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid!}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

