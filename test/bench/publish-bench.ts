// Measures publishing one field on a large application: compiling alone, the publication itself, and over HTTP up to the first answer with the field.
import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { columnsOf } from '../../server/field-types/field-types';
import { compile } from '../../server/model/compile';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import { openStore } from '../../server/store/open-store';
import { clientWith } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { startServer, tangram } from '../kit/server';
import { fieldOnWide, wideDefinitions } from '../kit/wide-model';

/** Prints medians and worst times in milliseconds. */
export async function publishBench(objects = 200, fields = 60, rounds = 15): Promise<void> {
  const definitions = await wideDefinitions(objects, fields);
  let from = performance.now();
  let { model } = compile(definitions, { version: 1, columnsOf, placements: {} });
  console.log(`compile ${objects} × ${fields} from nothing: ${(performance.now() - from).toFixed(0)} ms`);
  let now = definitions;
  const compiled: number[] = [];
  for (let round = 0; round < rounds; round++) {
    now = [...now, fieldOnWide(round * 3, `extra${round}`)];
    from = performance.now();
    const next = compile(now, { version: round + 2, columnsOf, placements: {}, previous: model! });
    compiled.push(performance.now() - from);
    if (!next.model) throw new Error(JSON.stringify(next.problems));
    model = next.model;
  }
  console.log(`compile one more field: ${summary(compiled)}`);

  const root = mkdtempSync(join(tmpdir(), 'tangram-wide-'));
  for (const { path, body } of definitions) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, `${path}.json`), JSON.stringify(body));
  }
  for (const kind of databaseKinds) {
    const at = await kind.create();
    const database = await openDatabase(at.url);
    await migrate(database);
    from = performance.now();
    const store = await openStore({ database, roots: [root], log: { info: () => undefined, error: console.error } });
    console.log(`${kind.name}: first start ${(performance.now() - from).toFixed(0)} ms`);
    const published: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const { path, body } = fieldOnWide(round * 3, `extra${round}`);
      from = performance.now();
      await store.publish({ definitions: [{ path, body }], by: null, why: 'bench' });
      published.push(performance.now() - from);
    }
    console.log(`${kind.name}: publish one field ${summary(published)}`);
    await store.close();
    from = performance.now();
    const again = await openStore({ database, roots: [root], log: { info: () => undefined, error: console.error } });
    console.log(`${kind.name}: later start ${(performance.now() - from).toFixed(0)} ms, version ${again.current().version}`);
    await again.close();
    await database.close();
    console.log(`${kind.name}: over HTTP, from the call to the first answer with the field ${summary(await publishOverHttp(at.url, root, rounds))}`);
    await at.drop();
  }
  rmSync(root, { recursive: true });
}

/** Milliseconds from sending saveField to having read an answer that holds the new field, once a round. */
async function publishOverHttp(databaseUrl: string, root: string, rounds: number): Promise<readonly number[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tangram-wide-data-'));
  const env = { METADATA: root };
  const server = await startServer({ databaseUrl, dataDir, env });
  try {
    const place = { databaseUrl, dataDir, env };
    await tangram(['user', 'create', '--login', 'publisher', '--role', 'admin'], place);
    const api = clientWith(server.url, (await tangram(['key', 'create', '--login', 'publisher'], place)).trim());
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const [object, name] = [`thing${round * 3 + 1}`, `wire${round}`];
      const from = performance.now();
      await api.ask('mutation($object: String!, $name: String!, $definition: JSON!) { saveField(object: $object, name: $name, definition: $definition) { version } }',
        { object, name, definition: { type: 'text', label: name, maxLength: 100 } });
      await api.ask(`{ ${object}s(first: 1) { nodes { ${name} } } }`);
      times.push(performance.now() - from);
    }
    return times;
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(1)} ms, worst ${sorted[sorted.length - 1]!.toFixed(1)} ms`;
}
