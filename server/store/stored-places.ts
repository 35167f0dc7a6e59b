// Where the values of fields and objects lie that no Model knows any more, found by their names in the database, and how they are dropped.
import type { Definition, FieldDefinition, ObjectDefinition } from '../../metadata/language/types';
import { applyDdl, introspect, type ActualTables, type Statement } from '../database/ddl';
import type { Connection, Database } from '../database/source';
import { columnName, junctionTable, partitionTable, tableName } from '../model/names';
import { forgetField, forgetObject } from './forget-purged';
import type { Overlay } from './overlay';
import { renamedLayers } from './renamed-layers';

export interface NamedField { readonly name: string; readonly definition: FieldDefinition }

/** The first column in use of a field, or its table of links; undefined where it keeps nothing. */
export function valuesPlace(actual: ActualTables, object: ObjectDefinition, { name, definition }: NamedField): { readonly table: string; readonly column?: string } | undefined {
  const first = definition.formerNames?.[0] ?? name;
  const links = junctionTable(firstName(object), first);
  if (definition.type === 'manyToMany') return actual.has(links) ? { table: links } : undefined;
  const wanted = columnName(first, definition.stored?.as ? `as_${definition.stored.as}` : '');
  for (const table of ownTables(actual, object)) {
    const columns = actual.get(table)!.columns;
    if (columns.has(wanted)) return { table, column: wanted };
  }
  return undefined;
}

/** The table of an object and its extension tables, as far as they are there. */
export function ownTables(actual: ActualTables, object: ObjectDefinition): readonly string[] {
  const table = tableName(firstName(object));
  const tables: string[] = [];
  for (let partition = 0; actual.has(partitionTable(table, partition)); partition++) tables.push(partitionTable(table, partition));
  return tables;
}

/**
 * Drops what was purged with everything the engine keeps beside it, as far as it is still there and nothing in force uses it: after a publication that purges, and at every start,
 * so that it does not matter where a process was killed.
 */
export async function dropPurged(database: Database, { files, overlay, definitions }: { readonly files: readonly Definition[]; readonly overlay: Overlay; readonly definitions: readonly Definition[] }): Promise<void> {
  const purged = [...renamedLayers({ files, overlay }).overlay.values()].filter(({ state }) => state === 'purged');
  if (purged.length === 0) return;
  const actual = await introspect(database);
  for (const entry of purged) {
    const folder = entry.path.split('/').slice(0, 2).join('/');
    const object = definitions.find((each) => each.path === `${folder}/object`);
    if (object?.kind !== 'object') continue;
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const field = entry.kind === 'field' ? (entry.definition?.body as FieldDefinition | undefined) ?? object.body.fields[name] : undefined;
    const statements = entry.kind === 'object' ? objectStatements(actual, object.body, database) : field ? fieldStatements(actual, object.body, { name, definition: field, database }) : [];
    if (statements.length === 0) continue;
    // What lies beside goes first: as long as the columns are there, a second run goes through it again.
    if (field) await forgetField(database, object.body, [...new Set([name, ...(field.formerNames ?? [])])]);
    else await forgetObject(database, object.body);
    await applyDdl(database, statements);
  }
}

function objectStatements(actual: ActualTables, object: ObjectDefinition, { dialect: { quote } }: Connection): Statement[] {
  const links = [...actual.keys()].filter((table) => table.startsWith(junctionTable(firstName(object), 'x').slice(0, -1)));
  // The extension tables first: while the first table is there, a second run finds the others.
  return [...links, ...[...ownTables(actual, object)].reverse()].map((table) => ({ table, kind: 'instant', texts: [`DROP TABLE IF EXISTS ${quote(table)}`] }));
}

function fieldStatements(actual: ActualTables, object: ObjectDefinition, { name, definition, database }: NamedField & { readonly database: Database }): Statement[] {
  const { quote, name: dialect } = database.dialect;
  const first = definition.formerNames?.[0] ?? name;
  if (definition.type === 'manyToMany') {
    const table = junctionTable(firstName(object), first);
    return actual.has(table) ? [{ table, kind: 'instant', texts: [`DROP TABLE IF EXISTS ${quote(table)}`] }] : [];
  }
  const own = columnName(first);
  return ownTables(actual, object).flatMap((table): Statement[] => {
    const there = actual.get(table)!;
    const columns = [...there.columns.keys()].filter((column) => column === own || column.startsWith(`${own}__`));
    if (columns.length === 0) return [];
    // An index goes first: what is left of a unique one would refuse records, and SQLite drops no column that has one.
    const indexes = [...there.indexes.values()].filter((index) => index.columns.some((column) => columns.includes(column))).map((index) => index.name);
    if (dialect === 'sqlite') return [{ table, kind: 'copy', texts: [...indexes.map((index) => `DROP INDEX IF EXISTS ${quote(index)}`), ...columns.map((column) => `ALTER TABLE ${quote(table)} DROP COLUMN ${quote(column)}`)] }];
    const clauses = [...indexes.map((index) => `DROP KEY ${quote(index)}`), ...columns.map((column) => `DROP COLUMN ${quote(column)}`)];
    return [{ table, kind: 'copy', clauses, texts: [`ALTER TABLE ${quote(table)} ${clauses.join(', ')}`] }];
  });
}

function firstName(object: ObjectDefinition): string {
  return object.formerNames?.[0] ?? object.name;
}
