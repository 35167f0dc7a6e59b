// What the engine keeps beside the records of an object or a field that is purged: history, events, search words, files, stages, shares, views. It goes with them.
import { rm } from 'node:fs/promises';
import type { ObjectDefinition } from '../../metadata/language/types';
import { storedFilePath } from '../base/data-folder';
import type { Connection, Database } from '../database/source';
import { idPrefixOf } from '../model/compile-object';

/** Of a whole object. May run again at any time. */
export async function forgetObject(database: Database, object: ObjectDefinition): Promise<void> {
  const prefix = idPrefixOf(object);
  // The character that sorts right behind the underscore of an id.
  const records = { text: 'record_id >= ? AND record_id < ?', values: [`${prefix}_`, `${prefix}\``] };
  const files = await filesUsed(database, records);
  const names = [object.name, ...(object.formerNames ?? [])];
  await database.transaction(async (connection) => {
    if (connection.dialect.name === 'sqlite') await connection.run({ text: `DELETE FROM engine_search_tokens WHERE rowid IN (SELECT id FROM engine_search WHERE ${records.text})`, values: records.values });
    const tables = ['engine_history', 'engine_outbox', 'engine_search', 'engine_file_use', 'engine_stage', 'engine_stage_tick', 'engine_share', 'engine_match', 'engine_replaced', 'engine_notice', ...(connection.dialect.name === 'mysql' ? ['engine_search_new'] : [])];
    for (const table of tables) await connection.run({ text: `DELETE FROM ${table} WHERE ${records.text}`, values: records.values });
    for (const name of names) {
      await connection.run({ text: 'DELETE FROM engine_import_row WHERE import_id IN (SELECT id FROM engine_import WHERE object = ?)', values: [name] });
      for (const table of ['engine_import', 'engine_list_view', 'engine_analysis', 'engine_reminder']) await connection.run({ text: `DELETE FROM ${table} WHERE object = ?`, values: [name] });
      await connection.run({ text: 'DELETE FROM engine_user_setting WHERE name = ?', values: [`list.default.${name}`] });
    }
  });
  await dropFiles(database, files);
}

/** Of one field under all the `names` it had: another one may be called so later, and must not show what was not its own. */
export async function forgetField(database: Database, object: ObjectDefinition, names: readonly string[]): Promise<void> {
  const prefix = idPrefixOf(object);
  const records = [`${prefix}_`, `${prefix}\``];
  const own = { text: `record_id >= ? AND record_id < ? AND field IN (${names.map(() => '?').join(', ')})`, values: [...records, ...names] };
  const files = await filesUsed(database, own);
  await database.transaction(async (connection) => {
    for (const table of ['engine_file_use', 'engine_stage', 'engine_stage_tick']) await connection.run({ text: `DELETE FROM ${table} WHERE ${own.text}`, values: own.values });
    const said = names.map(() => 'input LIKE ?').join(' OR ');
    await connection.run({ text: `DELETE FROM engine_replaced WHERE record_id >= ? AND record_id < ? AND job_id IN (SELECT id FROM engine_job WHERE kind = 'replaceValue' AND (${said}))`, values: [...records, ...names.map((name) => `%"${name}"%`)] });
  });
  for (let last = 0, more = true; more;) {
    more = await database.transaction(async (connection) => {
      const said = names.map(() => 'changes LIKE ?').join(' OR ');
      const rows = await connection.rows({
        text: `SELECT id, changes FROM engine_history WHERE record_id >= ? AND record_id < ? AND id > ? AND (${said}) ORDER BY id LIMIT ${atOnce}${connection.dialect.forUpdate}`,
        values: [...records, last, ...names.map((name) => `%"${name}"%`)],
      });
      await connection.runAll(rows.map(([id, changes]) => ({ text: 'UPDATE engine_history SET changes = ? WHERE id = ?', values: [without(String(changes), names), id] })));
      last = Number(rows.at(-1)?.[0] ?? last);
      return rows.length === atOnce;
    });
  }
  await dropFiles(database, files);
}

const atOnce = 500;

function without(changes: string, names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(changes) as Record<string, unknown>).filter(([name]) => !names.includes(name))));
}

async function filesUsed(connection: Connection, { text, values }: { readonly text: string; readonly values: readonly unknown[] }): Promise<readonly string[]> {
  return (await connection.rows({ text: `SELECT DISTINCT file_id FROM engine_file_use WHERE ${text}`, values })).map(([id]) => String(id));
}

/** Those of the files that nothing else uses; the bytes once no file has the same. */
async function dropFiles(database: Database, files: readonly string[]): Promise<void> {
  for (const id of files) {
    const unused = 'id = ? AND NOT EXISTS (SELECT 1 FROM engine_file_use u WHERE u.file_id = engine_file.id)';
    const [row] = await database.rows({ text: `SELECT sha256 FROM engine_file WHERE ${unused}`, values: [id] });
    if (!row || (await database.run({ text: `DELETE FROM engine_file WHERE ${unused}`, values: [id] })) === 0) continue;
    const others = await database.rows({ text: 'SELECT 1 FROM engine_file WHERE sha256 = ? LIMIT 1', values: [row[0]] });
    if (others.length === 0) await rm(storedFilePath(String(row[0])), { force: true });
  }
}
