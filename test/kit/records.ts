// A fresh database with the tables of a Model, and contexts of viewers: for tests of everything that reads and writes records.
import type { Definition } from '../../metadata/language/types';
import { makeContext, systemViewer } from '../../server/access/make-context';
import type { Context, Viewer } from '../../server/access/context';
import { applyDdl, planDdl } from '../../server/database/ddl';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import type { Model, ObjectModel } from '../../server/model/model';
import type { DatabaseKind } from './databases';
import { compileRoots } from './models';

export interface TestRecords {
  readonly database: Database;
  readonly model: Model;
  object(name: string): ObjectModel;
  /** Every right. */
  system(parts?: ContextParts): Context;
  /** A user with these permission sets. */
  as(viewer: Partial<Viewer> & { readonly id: string }, parts?: ContextParts): Context;
  /** Cells of a plain SQL statement. */
  rows(text: string, ...values: unknown[]): Promise<unknown[][]>;
  close(): Promise<void>;
}
export interface ContextParts { readonly now?: Date; readonly source?: string; readonly model?: Model }

/** Makes everything; `close` takes it all away. */
export async function openRecords(kind: DatabaseKind, roots: readonly string[], more: readonly Definition[] = []): Promise<TestRecords> {
  const model = await compileRoots(roots, more);
  const place = await kind.create();
  const database = await openDatabase(place.url);
  await migrate(database);
  const objects = [...model.objects.values()];
  const junctions = objects.flatMap((object) => [...object.fields.values()]).flatMap((field) => field.junction ?? []);
  await applyDdl(database, planDdl(new Map(), { tables: objects.map((object) => object.storage), junctions }, database.dialect));
  const context = (viewer: Viewer, parts: ContextParts): Context =>
    makeContext({ viewer, model: parts.model ?? model, database, requestId: 'test', source: parts.source ?? 'api', ...(parts.now ? { now: parts.now } : {}) });
  return {
    database, model,
    object(name) {
      const object = model.objects.get(name);
      if (!object) throw new Error(`There is no object ${name}`);
      return object;
    },
    system: (parts = {}) => context(systemViewer(model), parts),
    as: (viewer, parts = {}) => context({ ...systemViewer(model), name: viewer.id, login: viewer.id, setup: false, system: false, departmentIds: [], ...viewer }, parts),
    rows: (text, ...values) => database.rows({ text, values }),
    async close() {
      await database.close();
      await place.drop();
    },
  };
}
