// `npm run bench`: the product against the hand-written endpoint, workload by workload, in the same run, on SQLite and on MariaDB/MySQL.
import 'reflect-metadata';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/database/open-database';
import { databaseKinds } from '../kit/databases';
import { compileRoots, crmRoots } from '../kit/models';
import { freePort, startServer, tangram } from '../kit/server';
import { fill, fullSize, type Amounts, type Company } from './data';
import { askOnce, post, runLoad, type LoadResult } from './load';
import { foreignBench, thousandBench } from './limits-bench';
import { nodesBench } from './nodes-bench';
import { publishBench } from './publish-bench';
import { workloads, type Facts, type Workload } from './workloads';

const options = readOptions(process.argv.slice(2));

/** Measurements that stand for themselves, by the word they are called with; without one, everything that is compared by hand. */
const alone: Readonly<Record<string, (words: readonly string[]) => Promise<void>>> = {
  nodes: (words) => nodesBench({ nodes: numberIn(words, 'nodes', 4), objects: numberIn(words, 'objects', 500), fields: numberIn(words, 'fields', 20), publishes: numberIn(words, 'publishes', 200) }),
  foreign: (words) => foreignBench({ objects: numberIn(words, 'objects', 90), fields: numberIn(words, 'fields', 250) }),
  thousand: (words) => thousandBench(numberIn(words, 'objects', 1000), numberIn(words, 'fields', 12)),
};

void main();

async function main(): Promise<void> {
  const [word, ...words] = process.argv.slice(2);
  if (word !== undefined && Object.hasOwn(alone, word)) return alone[word]!(words);
  if (!options.workload) await publishBench();
  for (const kind of databaseKinds) {
    if (options.only && options.only !== kind.name) continue;
    const database = await kind.create();
    const dataDir = mkdtempSync(join(tmpdir(), 'tangram-bench-'));
    try {
      await benchmark(kind.name, database.url, dataDir);
    } finally {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

async function benchmark(name: string, databaseUrl: string, dataDir: string): Promise<void> {
  console.log(`\n${name}: ${Object.entries(options.amounts).map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ')}; ${options.connections} connections, ${options.seconds} s each`);
  await (await startServer({ databaseUrl, dataDir })).stop();
  const { company, facts } = await prepare(databaseUrl, dataDir);
  const key = /tgk_\S+/.exec(await tangram(['key', 'create', '--login', company.viewer], { databaseUrl, dataDir }))![0];
  const product = await startServer({ databaseUrl, dataDir });
  const yardstick = await startYardstick(databaseUrl, company);
  try {
    const headers = { authorization: `Bearer ${key}` };
    console.log('workload'.padEnd(62), 'req/s'.padStart(8), 'p99 ms'.padStart(8), '| by hand'.padStart(10), 'p99 ms'.padStart(8), '|  ratio');
    for (const [index, workload] of workloads.entries()) {
      if (options.workload && !workload.name.includes(options.workload)) continue;
      const asProduct = (n: number): Buffer => post('/graphql', JSON.stringify({ query: workload.query, variables: workload.variables(n, facts) }), headers);
      const byHand = (n: number): Buffer => post(`/${index}`, JSON.stringify(workload.variables(n, facts)));
      if (workload.kind === 'read') await sameAnswers(workload, [product.port, asProduct], [yardstick.port, byHand]);
      const [ours, theirs] = await alternate(
        (seconds, from) => runLoad({ port: product.port, connections: options.connections, seconds, request: (n) => asProduct(n + from) }),
        (seconds, from) => runLoad({ port: yardstick.port, connections: options.connections, seconds, request: (n) => byHand(n + from) }),
      );
      print(workload, ours, theirs);
    }
  } finally {
    yardstick.child.kill('SIGKILL');
    await product.stop();
  }
}

/** Records of the benchmark, and a role whose rows and fields are restricted. */
async function prepare(databaseUrl: string, dataDir: string): Promise<{ company: Company; facts: Facts }> {
  const folder = join(dataDir, 'bench-metadata');
  mkdirSync(join(folder, 'sales/permission-sets'), { recursive: true });
  const right = { create: true, read: 'departmentAndBelow', update: 'departmentAndBelow' };
  writeFileSync(join(folder, 'sales/permission-sets/bench.json'), JSON.stringify({
    name: 'bench', label: '测速', objects: {
      user: { read: 'all', fields: { homePhone: 'none' } }, department: { read: 'all' }, role: { read: 'all' }, product: { read: 'all' },
      account: { ...right, fields: { bankAccount: 'none', creditLimit: 'read' } }, contact: right, opportunity: right, followUp: right, salesOrder: right, orderLine: right,
    },
  }));
  await tangram(['metadata', 'apply', folder], { databaseUrl, dataDir });
  const model = await compileRoots(crmRoots);
  const database = await openDatabase(databaseUrl);
  try {
    const role = model.objects.get('role')!;
    const viewerRole = 'role_bench0000000000000';
    const values = new Map<string, unknown>([['id', viewerRole], ['live', 1], ['version', 1], ['created_at', '2026-01-01 00:00:00.000'], ['updated_at', '2026-01-01 00:00:00.000'],
      ['name', '测速'], ['code', 'bench'], [role.fields.get('permissionSets')!.columns[0]!.name, '["bench"]']]);
    await database.run({ text: `INSERT INTO role (${[...values.keys()].join(', ')}) VALUES (${[...values].map(() => '?').join(', ')})`, values: [...values.values()] });
    const started = Date.now();
    const filled = await fill(database, model, { amounts: options.amounts, viewerRole });
    console.log(`filled in ${Math.round((Date.now() - started) / 1000)} s`);
    return filled;
  } finally {
    await database.close();
  }
}

async function startYardstick(databaseUrl: string, company: Company): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['-r', join(__dirname, '../../server/register.cjs'), join(__dirname, 'hand-written.ts'), databaseUrl, String(port), company.viewerDepartments.join(',')], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => { child.stdout!.once('data', () => resolve()); child.once('exit', () => reject(new Error('the hand-written endpoint ended'))); });
  return { port, child };
}

/** A benchmark of two different answers says nothing: both must be the same JSON (decimals compared by value). */
async function sameAnswers(workload: Workload, product: readonly [number, (n: number) => Buffer], yardstick: readonly [number, (n: number) => Buffer]): Promise<void> {
  for (const n of [0, 1, 2]) {
    const [ours, theirs] = (await Promise.all([product, yardstick].map(([port, request]) => askOnce(port, request(n))))).map((text) => {
      const { data, errors } = JSON.parse(text, (_, value: unknown) => (typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? String(Number(value)) : value)) as { data?: unknown; errors?: unknown };
      return JSON.stringify(data ?? errors);
    });
    if (ours !== theirs) throw new Error(`${workload.name}: the answers differ\nproduct: ${ours!.slice(0, 1500)}\nby hand: ${theirs!.slice(0, 1500)}`);
  }
}

type Run = (seconds: number, from: number) => Promise<LoadResult>;

/**
 * Both warm up until V8 has compiled what the workload uses (a server runs for days; the first seconds cost it four times as much), then take turns,
 * so that a busy moment of the machine hits both; the best turn of each counts.
 */
async function alternate(left: Run, right: Run): Promise<[LoadResult, LoadResult]> {
  const best: [LoadResult | undefined, LoadResult | undefined] = [undefined, undefined];
  await left(options.warmUp, 0);
  await right(options.warmUp / 2, 500_000);
  for (let turn = 0; turn < options.turns; turn++) {
    for (const [side, run] of [left, right].entries()) {
      const result = await run(options.seconds, (turn * 2 + side + 1) * 1_000_000);
      const before = best[side];
      if (!before || result.perSecond > before.perSecond) best[side] = result;
    }
  }
  return best as [LoadResult, LoadResult];
}

function print(workload: Workload, ours: LoadResult, theirs: LoadResult): void {
  const number = (value: number, digits = 0): string => value.toFixed(digits).padStart(8);
  const failed = ours.failed + theirs.failed > 0 ? `  FAILED: ${ours.failed} of ours, ${theirs.failed} by hand: ${ours.complaint || theirs.complaint}` : '';
  console.log(workload.name.padEnd(62), number(ours.perSecond), number(ours.p99, 1), ' |', number(theirs.perSecond), number(theirs.p99, 1), '| ', (ours.perSecond / theirs.perSecond).toFixed(2).padStart(5), failed);
}

function numberIn(words: readonly string[], name: string, otherwise: number): number {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(words[at + 1]);
}

function readOptions(words: readonly string[]): { only: string; workload: string; seconds: number; turns: number; warmUp: number; connections: number; amounts: Amounts } {
  const value = (name: string): string => words[words.indexOf(`--${name}`) + 1] ?? '';
  const has = (name: string): boolean => words.includes(`--${name}`);
  const small: Amounts = { accounts: 5000, contacts: 10_000, opportunities: 5000, followUps: 25_000 };
  return {
    only: has('database') ? value('database') : '', workload: has('workload') ? value('workload') : '',
    seconds: has('seconds') ? Number(value('seconds')) : 5, turns: has('turns') ? Number(value('turns')) : 2,
    warmUp: has('warm-up') ? Number(value('warm-up')) : 10, connections: 16,
    amounts: has('small') ? small : fullSize,
  };
}
