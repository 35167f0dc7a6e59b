// A record has a row in an extension table only once it has a value there.
import type { Connection } from './source';

/** Gives each of the records a row in `table`, empty where it had none. */
export async function addExtensionRows(connection: Connection, table: string, ids: readonly string[]): Promise<void> {
  const { dialect } = connection;
  if (ids.length > 0) await connection.run({ text: `${dialect.insertIgnore} INTO ${dialect.quote(table)} (id) VALUES ${ids.map(() => '(?)').join(', ')}`, values: ids });
}
