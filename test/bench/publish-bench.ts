// Measures publishing one field on a large application: compiling alone, and the whole publication on each database.
import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { columnsOf } from '../../server/field-types/field-types';
import { compile } from '../../server/model/compile';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import { openStore } from '../../server/store/open-store';
import { databaseKinds } from '../kit/databases';
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
    await at.drop();
  }
  rmSync(root, { recursive: true });
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${sorted[Math.floor(sorted.length / 2)]!.toFixed(1)} ms, worst ${sorted[sorted.length - 1]!.toFixed(1)} ms`;
}

if (require.main === module) void publishBench();
