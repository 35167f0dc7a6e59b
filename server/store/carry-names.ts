// What the engine's own tables say by API name goes by the new name from the version on that renames, forth and back: an object is known by its table, a field by its column.
import type { Connection } from '../database/source';
import type { Model, ObjectModel } from '../model/model';

/** In the transaction that writes the version, and once more after it for what was written meanwhile: it may run again at any time. */
export async function carryNames(connection: Connection, { before, after }: { readonly before: Model; readonly after: Model }): Promise<void> {
  const byTable = new Map([...before.objects.values()].map((object) => [object.storage.table, object]));
  for (const object of after.objects.values()) {
    const old = byTable.get(object.storage.table);
    if (!old || old === object) continue;
    if (old.name !== object.name && !after.objects.has(old.name)) await carryObject(connection, { from: old.name, to: object.name });
    for (const [from, to] of renamedFields(old, object)) await carryField(connection, object, { from, to });
  }
}

/** A row that was written under the new name meanwhile is the newer one. */
async function carryField(connection: Connection, object: ObjectModel, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  const update = connection.dialect.name === 'sqlite' ? 'UPDATE OR IGNORE' : 'UPDATE IGNORE';
  for (const table of ['engine_file_use', 'engine_stage']) await connection.run({ text: `${update} ${table} SET field = ? WHERE object = ? AND field = ?`, values: [to, object.name, from] });
  await connection.run({ text: 'UPDATE engine_stage_tick SET field = ? WHERE field = ? AND record_id >= ? AND record_id < ?', values: [to, from, `${object.idPrefix}_`, `${object.idPrefix}${afterUnderscore}`] });
}

/** The character that sorts right behind the underscore of an id. */
const afterUnderscore = '`';

async function carryObject(connection: Connection, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  for (const table of [...tables, ...(connection.dialect.name === 'mysql' ? ['engine_search_new'] : [])]) await connection.run({ text: `UPDATE ${table} SET object = ? WHERE object = ?`, values: [to, from] });
  await connection.run({ text: 'UPDATE engine_user_setting SET name = ? WHERE name = ?', values: [`list.default.${to}`, `list.default.${from}`] });
}

const tables: readonly string[] = ['engine_history', 'engine_outbox', 'engine_search', 'engine_list_view', 'engine_analysis', 'engine_import', 'engine_file_use', 'engine_stage', 'engine_share', 'engine_approval'];

/** Types of fields whose names the engine's own tables keep: files, and the stages of a process. */
const kept: ReadonlySet<string> = new Set(['file', 'image', 'picklist']);

function renamedFields(before: ObjectModel, after: ObjectModel): readonly (readonly [string, string])[] {
  const byColumn = new Map([...before.fields.values()].flatMap((field) => (field.columns[0] ? [[field.columns[0].name, field.name] as const] : [])));
  return [...after.fields.values()].flatMap((field) => {
    const from = field.columns[0] && byColumn.get(field.columns[0].name);
    return from !== undefined && from !== field.name && kept.has(field.type) ? [[from, field.name] as const] : [];
  });
}
