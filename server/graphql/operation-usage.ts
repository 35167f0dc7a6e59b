// Remembers which operations other programs send and what they use: counted in memory, written every half minute by each node, kept for thirty days.
import type { DocumentNode } from 'graphql';
import type { Connection, Database } from '../database/source';
import type { Operation } from './apollo';
import { readOperation, readVariables, type ReadOperation } from './operation-reading';

/** An operation seen lately. */
export interface SeenOperation {
  readonly signature: string;
  readonly name: string;
  /** api or cli. */
  readonly source: string;
  /** Record id of the user who sent it last. */
  readonly by: string | null;
  readonly text: string;
  /** `object` and `object.field`. */
  readonly uses: readonly string[];
  readonly times: number;
  readonly lastAt: Date;
}
export interface OperationUsage {
  /** Called with every operation. What the product's own pages send is made anew from the definitions, so it does not count. */
  saw(operation: Operation): void;
  /** What uses one of these (`object` or `object.field`) and was seen within thirty days, the latest first. */
  using(uses: ReadonlySet<string>): Promise<readonly SeenOperation[]>;
  /** Writes what was counted, and once an hour forgets what is older than thirty days. */
  flush(): Promise<void>;
}

/** So long is an operation remembered, in milliseconds. */
const rememberedFor = 30 * 24 * 60 * 60 * 1000;
const mostPending = 2000;

interface Pending { readonly read: ReadOperation; readonly source: string; by: string | null; times: number; lastAt: number }
interface Known { readonly read: ReadOperation | undefined; calls: number }

/** Kept in `database`, by every node for all. */
export function operationUsage(database: Database): OperationUsage {
  let pending = new Map<string, Pending>();
  const known = new WeakMap<DocumentNode, Known>();

  let forgotAt = 0;
  const flush = async (): Promise<void> => {
    if (Date.now() - forgotAt > 60 * 60 * 1000) {
      forgotAt = Date.now();
      await database.run({ text: 'DELETE FROM engine_operation WHERE last_at < ?', values: [forgotAt - rememberedFor] });
    }
    if (pending.size === 0) return;
    const written = pending;
    pending = new Map();
    await database.transaction(async (connection) => {
      for (const each of written.values()) await write(connection, each);
    });
  };

  return {
    flush,
    saw({ schema, document, operationName, variables, scope }) {
      if (scope.source === 'web' || !scope.viewer) return;
      let found = known.get(document);
      if (!found) known.set(document, (found = { read: readOperation(schema, document, operationName), calls: 0 }));
      const { read } = found;
      if (!read) return;
      found.calls += 1;
      // What variables name is looked at often at first, then now and then.
      if (read.given.length > 0 && (found.calls <= 50 || found.calls % 20 === 0)) readVariables(schema.model, read, variables);
      const entry = pending.get(read.signature);
      if (entry) {
        entry.times += 1;
        entry.lastAt = Date.now();
        entry.by = scope.viewer.id;
        for (const use of read.uses) entry.read.uses.add(use);
      } else if (pending.size < mostPending) pending.set(read.signature, { read, source: scope.source, by: scope.viewer.id, times: 1, lastAt: Date.now() });
    },
    async using(uses) {
      await flush();
      const rows = await database.rows({ text: 'SELECT signature, name, source, by_id, text, uses, times, last_at FROM engine_operation WHERE last_at > ? ORDER BY last_at DESC', values: [Date.now() - rememberedFor] });
      return rows.map(([signature, name, source, by, text, list, times, lastAt]): SeenOperation => ({
        signature: String(signature), name: String(name), source: String(source), by: by === null ? null : String(by), text: String(text),
        uses: JSON.parse(String(list)) as string[], times: Number(times), lastAt: new Date(Number(lastAt)),
      })).filter((each) => each.uses.some((use) => uses.has(use)));
    },
  };
}

async function write(connection: Connection, { read, source, by, times, lastAt }: Pending): Promise<void> {
  const [row] = await connection.rows({ text: `SELECT uses FROM engine_operation WHERE signature = ?${connection.dialect.forUpdate}`, values: [read.signature] });
  const uses = JSON.stringify([...new Set([...(row ? (JSON.parse(String(row[0])) as string[]) : []), ...read.uses])].sort());
  if (row) {
    await connection.run({ text: 'UPDATE engine_operation SET uses = ?, times = times + ?, last_at = ?, by_id = ?, source = ? WHERE signature = ?', values: [uses, times, lastAt, by, source, read.signature] });
    return;
  }
  // Another node may insert the same in this moment: then it counts there.
  await connection.run({
    text: `${connection.dialect.insertIgnore} INTO engine_operation (signature, name, source, by_id, text, uses, times, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    values: [read.signature, read.name, source, by, read.text, uses, times, lastAt, lastAt],
  });
}
