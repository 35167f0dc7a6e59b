// Measures many nodes on one database: how soon all of them serve what one of them published, while people work, and what the memory does meanwhile.
import { rmSync } from 'node:fs';
import { clientWith, type ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { startServer, tangram, type RunningServer } from '../kit/server';
import { fieldOnWide, wideDefinitions, writeDefinitions } from '../kit/wide-model';

export interface NodesWish { readonly nodes: number; readonly objects: number; readonly fields: number; readonly publishes: number }
interface Node { readonly server: RunningServer; readonly api: ApiClient }

/** On MySQL only: several processes do not share a SQLite file. Prints everything. */
export async function nodesBench({ nodes: count, objects, fields, publishes }: NodesWish): Promise<void> {
  const kind = databaseKinds.find(({ name }) => name === 'mysql');
  if (!kind) return console.log('nodes: no database server answers (TEST_DATABASE_URL)');
  const root = writeDefinitions(await wideDefinitions(objects, fields));
  const database = await kind.create();
  const nodes: Node[] = [];
  try {
    for (let index = 0; index < count; index++) nodes.push(await startNode(database.url, root, nodes[0]?.api.token));
    await measure(nodes, { objects, fields, publishes }).catch((error: unknown) => {
      nodes.forEach(({ server }, index) => console.log(`nodes: node ${index + 1} said:\n${server.output()}`));
      throw error;
    });
  } finally {
    await Promise.all(nodes.map(({ server }) => server.stop()));
    await database.drop();
    rmSync(root, { recursive: true, force: true });
  }
}

async function startNode(databaseUrl: string, root: string, known: string | undefined): Promise<Node> {
  const env = { METADATA: root, JOBS: '0', DATABASE_POOL: '4' };
  const from = performance.now();
  const server = await startServer({ databaseUrl, env });
  console.log(`nodes: a node is ready after ${(performance.now() - from).toFixed(0)} ms`);
  const place = { databaseUrl, dataDir: server.dataDir, env };
  if (known === undefined) await tangram(['user', 'create', '--login', 'bench', '--role', 'admin'], place);
  return { server, api: clientWith(server.url, known ?? (await tangram(['key', 'create', '--login', 'bench'], place)).trim()) };
}

async function measure(nodes: readonly Node[], { objects, fields, publishes }: Omit<NodesWish, 'nodes'>): Promise<void> {
  const { createThing0: { id } } = await nodes[0]!.api.ask<{ createThing0: { id: string } }>('mutation { createThing0(input: { name: "甲", f0: "文", f1: "1.5", f2: 3 }) { id } }');
  const load = startLoad(nodes, id);
  const [published, spread, answered]: [number[], number[], number[]] = [[], [], []];
  const memory: Memory[][] = [];
  for (let round = 0; round < publishes; round++) {
    const { api } = nodes[round % nodes.length]!;
    const [object, name] = [`thing${(round * 7) % objects}`, `extra${round}`];
    const from = performance.now();
    const { saveField: { version } } = await api.ask<{ saveField: { version: number } }>('mutation($object: String!, $name: String!, $definition: JSON!) { saveField(object: $object, name: $name, definition: $definition) { version } }',
      { object, name, definition: fieldOnWide(0, name).body });
    const done = performance.now();
    published.push(done - from);
    await Promise.all(nodes.map((node) => untilServes(node, version)));
    spread.push(performance.now() - done);
    await Promise.all(nodes.map((node) => node.api.ask(`{ ${object}s(first: 1) { nodes { ${name} } } }`)));
    answered.push(performance.now() - done);
    memory.push(await Promise.all(nodes.map(({ server }) => memoryOf(server))));
  }
  const { sent, failures } = await load.stop();
  console.log(`nodes: ${nodes.length} processes, ${objects} objects, ${(objects * fields).toLocaleString('en')} fields, ${publishes} publishes of a field`);
  console.log(`nodes: publishing ${summary(published)}`);
  console.log(`nodes: from its answer until every node serves the version ${summary(spread)}`);
  console.log(`nodes: from its answer until every node answered with the new field ${summary(answered)}`);
  console.log(`nodes: ${sent.toLocaleString('en')} requests meanwhile, ${failures.length} failed${failures.length > 0 ? `: ${failures[0]}` : ''}`);
  const part = Math.max(1, Math.floor(publishes / 10));
  for (const index of nodes.keys()) {
    const [first, last] = [memory.slice(0, part), memory.slice(-part)].map((some) => lowest(some.map((all) => all[index]!)));
    console.log(`nodes: node ${index + 1}: heap ${first!.heap.toFixed(0)} → ${last!.heap.toFixed(0)} MB, resident ${first!.resident.toFixed(0)} → ${last!.resident.toFixed(0)} MB (lowest of the first and the last ${part} publishes)`);
  }
}

/** Resolves with the first answer of a node that is of this version or a later one. */
async function untilServes({ server: { url }, api: { token } }: Node, version: number): Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` };
  for (;;) {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
    if (Number(answer.headers.get('x-tangram-version')) >= version) return;
    await pause(5);
  }
}

interface Memory { readonly heap: number; readonly resident: number }

async function memoryOf({ url }: RunningServer): Promise<Memory> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const of = (name: string): number => Number(new RegExp(`^tangram_${name} (\\S+)`, 'm').exec(text)?.[1] ?? NaN) / 1024 / 1024;
  return { heap: of('nodejs_heap_size_used_bytes'), resident: of('process_resident_memory_bytes') };
}

function lowest(some: readonly Memory[]): Memory {
  return { heap: Math.min(...some.map(({ heap }) => heap)), resident: Math.min(...some.map(({ resident }) => resident)) };
}

/** A reader, a reader of lists and a writer on every node, each with its next request a moment after the last was answered. */
function startLoad(nodes: readonly Node[], id: string): { stop(): Promise<{ readonly sent: number; readonly failures: readonly string[] }> } {
  let ended = false;
  let sent = 0;
  const failures: string[] = [];
  const run = async ({ send }: ApiClient, operation: string, variables: () => Record<string, unknown>): Promise<void> => {
    while (!ended) {
      sent += 1;
      const failed = await send(operation, variables()).then(({ errors }) => (errors ? JSON.stringify(errors) : undefined), (error: unknown) => String(error));
      if (failed) failures.push(failed);
      await pause(25);
    }
  };
  const all = Promise.all(nodes.flatMap(({ api }) => [
    run(api, '{ thing0s(first: 20, orderBy: [{ name: ASC }]) { totalCount nodes { id name f0 f1 total keeper { name } } } }', () => ({})),
    run(api, 'query($id: ID!) { thing0(id: $id) { name f0 f2 next1 { totalCount } access { update } } }', () => ({ id })),
    run(api, 'mutation($id: ID!, $text: String!) { updateThing0(id: $id, input: { f0: $text }) { id version } }', () => ({ id, text: `${sent}` })),
  ]));
  return {
    async stop() {
      ended = true;
      await all;
      return { sent, failures };
    },
  };
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${sorted.at(-1)!.toFixed(0)} ms`;
}

/** The interval between two looks or two requests. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => { setTimeout(done, milliseconds); });
}
