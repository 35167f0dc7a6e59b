// Looks into one workload: the product's own executor in this process, without HTTP. Its statements, their times and plans, and the processor time of each request.
import 'reflect-metadata';
import { parse } from 'graphql';
import { loadViewer } from '../../server/access/viewer';
import { makeContext } from '../../server/access/make-context';
import { applyDdl, planDdl } from '../../server/database/ddl';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Connection, Database, Sql } from '../../server/database/source';
import { executeOperation } from '../../server/graphql/execute';
import type { RequestScope } from '../../server/graphql/request-scope';
import { ModelSchema } from '../../server/graphql/schema/model-schema';
import type { Model } from '../../server/model/model';
import type { Definition } from '../../metadata/language/types';
import { databaseKinds } from '../kit/databases';
import { compileRoots, crmRoots } from '../kit/models';
import { fill, fullSize, type Amounts, type Company } from './data';
import { workloads, type Facts, type Workload } from './workloads';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const has = (name: string): boolean => process.argv.includes(`--${name}`);
const small: Amounts = { accounts: 5000, contacts: 10_000, opportunities: 5000, followUps: 25_000 };

void main();

async function main(): Promise<void> {
  const [kindName = 'mysql', ...named] = words;
  const kind = databaseKinds.find((each) => each.name === kindName);
  if (!kind) throw new Error(`No database of the kind ${kindName} answers`);
  const place = await kind.create();
  const database = await openDatabase(place.url);
  try {
    const model = await compileRoots(crmRoots, [benchSet]);
    const { company, facts } = await prepare(database, model);
    const { viewer } = (await loadViewer(database, model, company.users[0]!))!;
    const schema = new ModelSchema(model, undefined);
    const wanted = workloads.filter((workload) => workload.name.includes(named.join(' ')));
    for (const workload of wanted) {
      const document = parse(workload.query);
      const ask = async (n: number, through: Database = database): Promise<void> => {
        const context = makeContext({ viewer, model, database: through, requestId: '', source: 'api' });
        const scope = { viewer, contextFor: () => context } as unknown as RequestScope;
        const answer = await executeOperation({ schema, document, operationName: null, variables: workload.variables(n, facts), scope });
        if (answer.errors) throw answer.errors[0]!;
      };
      await ask(1);
      await show(database, (through) => ask(2, through));
      await measure(workload, ask);
    }
  } finally {
    await database.close();
    await place.drop();
  }
}

const right = { create: true, read: 'departmentAndBelow', update: 'departmentAndBelow' } as const;
/** The measured viewer's rights: the same as those of main.ts. */
const benchSet: Definition = {
  kind: 'permissionSet', path: 'sales/permission-sets/bench', body: {
    name: 'bench', label: 'bench', objects: {
      user: { read: 'all', fields: { homePhone: 'none' } }, department: { read: 'all' }, role: { read: 'all' }, product: { read: 'all' },
      account: { ...right, fields: { bankAccount: 'none', creditLimit: 'read' } }, contact: right, opportunity: right, followUp: right, salesOrder: right, orderLine: right,
    },
  },
};

async function prepare(database: Database, model: Model): Promise<{ company: Company; facts: Facts }> {
  await migrate(database);
  const objects = [...model.objects.values()];
  const junctions = objects.flatMap((object) => [...object.fields.values()]).flatMap((field) => field.junction ?? []);
  await applyDdl(database, planDdl(new Map(), { tables: objects.map((object) => object.storage), junctions }, database.dialect));
  const [viewerRole, moment] = ['role_bench0000000000000', '2026-01-01 00:00:00.000'];
  await database.run({ text: 'INSERT INTO role (id, live, version, created_at, updated_at, name, code, permission_sets) VALUES (?, 1, 1, ?, ?, ?, ?, ?)', values: [viewerRole, moment, moment, 'bench', 'bench', '["bench"]'] });
  return fill(database, model, { amounts: has('full') ? fullSize : small, viewerRole });
}

/** Prints what is sent, message by message; `--plans`: with the time and the plan of each question. */
async function show(database: Database, ask: (through: Database) => Promise<void>): Promise<void> {
  const messages: (readonly Sql[])[] = [];
  const note = (all: readonly Sql[]): void => void messages.push(all);
  const over = (connection: Connection): Connection => ({
    dialect: connection.dialect,
    rows: (sql) => { note([sql]); return connection.rows(sql); },
    run: (sql) => { note([sql]); return connection.run(sql); },
    runAll: (all) => { note(all); return connection.runAll(all); },
    rowsAll: (all) => { note(all); return connection.rowsAll(all); },
    runLast: (all, question) => { note(question ? [...all, question] : all); return connection.runLast(all, question); },
  });
  await ask({ ...database, ...over(database), transaction: (work) => database.transaction((connection) => work(over(connection))) });
  console.log(`\n${messages.length} messages, ${messages.flat().length} statements`);
  if (!has('show') && !has('plans')) return;
  for (const [index, all] of messages.entries()) {
    for (const sql of all) {
      console.log(`${index + 1}  ${sql.text.slice(0, 2000)}\n     ${JSON.stringify(sql.values).slice(0, 1000)}`);
      if (has('plans') && sql.text.startsWith('SELECT ')) await explain(database, sql);
    }
  }
}

async function explain(database: Database, sql: Sql): Promise<void> {
  const from = performance.now();
  for (let n = 0; n < 50; n += 1) await database.rows(sql);
  console.log(`     ${((performance.now() - from) / 50).toFixed(3)} ms`);
  const plan = await database.rows({ text: `${database.dialect.name === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${sql.text}`, values: sql.values });
  for (const row of plan) console.log(`     ${row.join(' | ')}`);
}

/** Until V8 has compiled what is used: the first seconds cost several times as much. */
const warmUp = 8;
const seconds = 4;
const together = 16;

async function measure(workload: Workload, ask: (n: number) => Promise<void>): Promise<void> {
  let n = 10;
  const run = async (milliseconds: number): Promise<number> => {
    const from = n;
    const until = performance.now() + milliseconds;
    await Promise.all(Array.from({ length: together }, async () => { while (performance.now() < until) await ask(n++); }));
    return n - from;
  };
  await run(warmUp * 1000);
  const [from, before] = [performance.now(), process.cpuUsage()];
  const done = await run(seconds * 1000);
  const { user, system } = process.cpuUsage(before);
  console.log(`${workload.name}: ${(done / (performance.now() - from) * 1000).toFixed(0)} a second, ${((user + system) / 1000 / done).toFixed(3)} ms of this process each`);
}
