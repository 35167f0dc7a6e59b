// Measures the largest applications: one of another product applied in one go, and a thousand objects.
import { rmSync } from 'node:fs';
import type { ForeignSize } from '../fixtures/foreign/definitions';
import { databaseKinds } from '../kit/databases';
import { walkForeign } from '../kit/foreign';
import { administratorOf } from '../kit/people';
import { startServer, tangram, type RunningServer } from '../kit/server';
import { wideDefinitions, writeDefinitions } from '../kit/wide-model';

/** Every object of an application nobody knows, on both databases. */
export async function foreignBench(size: ForeignSize): Promise<void> {
  for (const kind of databaseKinds) {
    const database = await kind.create();
    const server = await startServer({ databaseUrl: database.url });
    try {
      const { objects, fields, applied, walked } = await walkForeign(server, await administratorOf(server), { size, databaseUrl: database.url });
      console.log(`foreign, ${kind.name}: ${objects} objects with ${fields.toLocaleString('en')} fields applied in ${seconds(applied)}; created, read, listed, changed and described each in ${seconds(walked)}; ${await residentOf(server)} MB`);
    } finally {
      await server.stop();
      await database.drop();
    }
  }
}

/** So many objects over the shipped users, applied in one go: time, memory, the next start, the first answers. */
export async function thousandBench(objects: number, fields: number): Promise<void> {
  const root = writeDefinitions((await wideDefinitions(objects, fields)).filter(({ path }) => path.startsWith('wide/')));
  for (const kind of databaseKinds) {
    const database = await kind.create();
    let server = await startServer({ databaseUrl: database.url });
    const { dataDir } = server;
    try {
      const api = await administratorOf(server);
      const applied = await timed(() => tangram(['metadata', 'apply', root], { databaseUrl: database.url, dataDir }));
      const asked = await timed(() => api.ask('{ thing0s { totalCount } thing1s { totalCount } }'));
      const described = await timed(() => api.ask('{ describeApp { version } }'));
      const memory = await residentOf(server);
      await server.kill();
      const started = await timed(async () => { server = await startServer({ databaseUrl: database.url, dataDir }); });
      console.log(`thousand, ${kind.name}: ${objects} objects × ${fields} fields applied in ${seconds(applied)}; first list ${asked.toFixed(0)} ms, first description of the application ${described.toFixed(0)} ms; ${memory} MB; next start ${seconds(started)}`);
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    }
  }
  rmSync(root, { recursive: true });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function residentOf({ url }: RunningServer): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Math.round(Number(/^tangram_process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1024 / 1024);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
