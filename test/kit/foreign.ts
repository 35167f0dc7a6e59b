// Applies an application nobody knows to a running server in one go, and walks through every object of it as programs and pages do.
import { rmSync } from 'node:fs';
import type { FieldDefinition } from '../../metadata/language/types';
import { foreignDefinitions, foreignInput, type ForeignSize } from '../fixtures/foreign/definitions';
import type { ApiClient } from './client';
import { tangram, type RunningServer } from './server';
import { writeDefinitions } from './wide-model';

export interface Walked { readonly objects: number; readonly fields: number; readonly applied: number; readonly walked: number }

/** Throws at the first thing that does not work; times in milliseconds. */
export async function walkForeign(server: RunningServer, api: ApiClient, { size, databaseUrl }: { readonly size: ForeignSize; readonly databaseUrl: string }): Promise<Walked> {
  const definitions = foreignDefinitions(size);
  const folder = writeDefinitions(definitions);
  let from = performance.now();
  await tangram(['metadata', 'apply', folder], { databaseUrl, dataDir: server.dataDir });
  const applied = performance.now() - from;
  rmSync(folder, { recursive: true });
  from = performance.now();
  const objects = definitions.flatMap((each) => (each.kind === 'object' ? [each.body] : []));
  const ids = new Map([['user', (await api.ask<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id]]);
  // Masters before their details.
  for (const { name, fields } of inOrder(objects)) ids.set(name, await walkObject(api, { name, fields, ids }));
  return { objects: objects.length, fields: objects.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0), applied, walked: performance.now() - from };
}

interface Place { readonly name: string; readonly fields: Readonly<Record<string, FieldDefinition>>; readonly ids: ReadonlyMap<string, string> }

/** Create, read, list, filter, order, sum up, change; the form and the list page; every field. Gives the record. */
async function walkObject(api: ApiClient, { name, fields, ids }: Place): Promise<string> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const plural = `${name.slice(0, 36)}List`;
  const input = foreignInput(fields, (object) => ids.get(object));
  const { made: { id, ...made } } = await api.ask<{ made: { id: string } & Record<string, unknown> }>(`mutation($input: ${type}Input!) { made: create${type}(input: $input) { id ${selection(fields)} } }`, { input });
  for (const [field, { type: kind }] of Object.entries(fields)) if (plain.has(kind) && input[field] !== undefined) same(`${name}.${field}`, made[field], input[field]);
  const { one } = await api.ask<{ one: unknown }>(`query($id: ID!) { one: ${name}(id: $id) { id ${selection(fields)} } }`, { id });
  same(`${name} read again`, one, { id, ...made });
  const list = await api.ask<{ list: { totalCount: number; nodes: { id: string }[] } }>(`query($filter: ${type}Filter) { list: ${plural}(filter: $filter, orderBy: [{ title: ASC }]) { totalCount nodes { id ${selection(fields)} } } sum: ${name}Summary { count } groups: ${name}Groups(by: [{ field: title }]) { count } }`, { filter: { title: { startsWith: '标' } } });
  same(`${name} in its list`, [list.list.totalCount, list.list.nodes[0]?.id], [1, id]);
  const { changed } = await api.ask<{ changed: { title: string; computed: string } }>(`mutation($id: ID!, $input: ${type}Patch!) { changed: update${type}(id: $id, input: $input) { title computed } }`, { id, input: { title: '改' } });
  same(`${name} changed`, [changed.title, changed.computed.startsWith('改-')], ['改', true]);
  // The next list counts one again.
  await api.ask(`mutation($id: ID!) { update${type}(id: $id, input: { title: "标题" }) { id } }`, { id });
  const { describe: described } = await api.ask<{ describe: { layouts: Record<string, { sections: { rows: unknown[][] }[] }>; list: { columns: unknown[] }; fields: { name: string }[]; listViews: unknown[] } }>('query($name: String!) { describe(object: $name) { fields { name } layouts list { columns { path } } listViews { name columns { path } } } }', { name });
  const form = ['edit', 'view', 'edit.special', 'quick-create'].map((kind) => described.layouts[kind]?.sections.flatMap(({ rows }) => rows.flat()).length ?? 0);
  const missing = Object.keys(fields).filter((field) => !described.fields.some((each) => each.name === field));
  same(`${name} described`, [missing, form.every((cells) => cells > 1), described.list.columns.length, described.listViews.length >= 3], [[], true, 12, true]);
  return id;
}

const plain: ReadonlySet<string> = new Set(['text', 'longText', 'email', 'phone', 'url', 'barcode', 'integer', 'boolean', 'rating', 'duration', 'date', 'dateTime', 'time', 'picklist', 'multiPicklist', 'tags', 'color', 'json']);

function selection(fields: Place['fields']): string {
  return Object.entries(fields).map(([name, field]) => {
    switch (field.type) {
      case 'lookup': case 'masterDetail': case 'user': case 'department': return `${name} { id }`;
      case 'polymorphicLookup': return `${name} { __typename ... on Node { id } }`;
      case 'manyToMany': return `${name} { totalCount }`;
      case 'address': return `${name} { city }`;
      case 'geolocation': return `${name} { latitude }`;
      case 'file': case 'image': return `${name} { id }`;
      case 'currency': return field.ownCurrency ? `${name} { amount currency }` : name;
      default: return name;
    }
  }).join(' ');
}

function inOrder<T extends { readonly name: string; readonly fields: Place['fields'] }>(objects: readonly T[]): readonly T[] {
  const masterOf = ({ fields }: T): string | undefined => Object.values(fields).flatMap((field) => (field.type === 'masterDetail' ? [field.to] : []))[0];
  const depth = (object: T): number => { const master = objects.find(({ name }) => name === masterOf(object)); return master ? 1 + depth(master) : 0; };
  return [...objects].sort((a, b) => depth(a) - depth(b));
}

function same(what: string, found: unknown, wanted: unknown): void {
  const [left, right] = [found, wanted].map((value) => JSON.stringify(value));
  if (left !== right) throw new Error(`${what}: ${left?.slice(0, 2000)}\nwanted: ${right?.slice(0, 2000)}`);
}
