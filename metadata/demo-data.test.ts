// The samples and imports of the shipped applications: every name, reference, choice and column in them is there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { FieldDefinition, Json, ObjectDefinition, PicklistDefinition, PicklistValue } from './language/types';

interface Column { field: string; part?: string; column?: string; text?: string; by?: string; values?: Record<string, Json>; spread?: string[]; format?: string }
interface ImportFile { object: string; file: string; key?: string; empty?: string[]; surplus?: string; constants?: Record<string, Json>; later?: string[]; columns: Column[] }
interface SampleFile { key: string; later?: string[]; records: Record<string, Json>[] }

const library = join(__dirname, '../test/fixtures/library');

describe.each([['the CRM', [__dirname]], ['the library', [library, join(__dirname, 'system')]]])('%s', (_name, roots) => {
  const files = roots.flatMap((root) => jsonFiles(root));
  const objects = new Map(files.filter((path) => path.endsWith('/object.json')).map((path) => [read<ObjectDefinition>(path).name, read<ObjectDefinition>(path)]));
  const picklists = new Map(files.filter((path) => path.includes('/picklists/')).map((path) => [read<PicklistDefinition>(path).name, read<PicklistDefinition>(path).values]));
  const samples = new Map(files.filter((path) => path.endsWith('/sample.json')).map((path) => [read<ObjectDefinition>(join(dirname(path), 'object.json')).name, read<SampleFile>(path)]));
  const keys = new Set([...samples].flatMap(([object, sample]) => sample.records.map((record) => `${object}:${String(record[sample.key])}`)));

  const choices = (field: FieldDefinition): readonly PicklistValue[] | undefined =>
    'values' in field && field.values ? field.values : 'picklist' in field && field.picklist ? picklists.get(field.picklist) : undefined;
  const fieldOf = (object: string, name: string): FieldDefinition | undefined =>
    name === 'owner' && objects.get(object)?.owned !== false ? { type: 'user', label: '' } : objects.get(object)?.fields[name];
  const inverse = (object: string, name: string): string | undefined =>
    [...objects.values()].find((child) => Object.values(child.fields).some((field) => 'inverse' in field && field.inverse === name && 'to' in field && field.to === object))?.name;

  const faults = (object: string, record: Record<string, Json>, parent?: string): string[] => Object.entries(record).flatMap(([name, value]) => {
    const field = fieldOf(object, name);
    const at = `${object}.${name}`;
    if (!field) {
      const child = inverse(object, name);
      if (!child || typeof value !== 'object') return [`${at}: no such field`];
      return (value as { create: Record<string, Json>[] }).create.flatMap((line) => faults(child, line, object));
    }
    if (typeof value === 'object' && value !== null && '$ref' in value) return keys.has(String(value.$ref)) ? [] : [`${at}: no record ${String(value.$ref)}`];
    if (field.type === 'manyToMany') return (value as { connect: { $ref: string }[] }).connect.filter((one) => !keys.has(one.$ref)).map((one) => `${at}: no record ${one.$ref}`);
    const values = choices(field);
    const chosen = ([] as unknown[]).concat(value as unknown);
    return values ? chosen.filter((one) => !values.some((choice) => choice.value === one)).map((one) => `${at}: no value ${String(one)}`) : [];
  }).concat(parent ? [] : missing(object, record));

  const missing = (object: string, record: Record<string, Json>): string[] =>
    Object.entries(objects.get(object)!.fields).filter(([name, field]) => (field.required || field.type === 'masterDetail') && field.default === undefined && record[name] === undefined).map(([name]) => `${object}.${name} is required`);

  it('has samples whose fields, references and choices are there', () => {
    expect([...samples].flatMap(([object, sample]) => sample.records.flatMap((record) => faults(object, record)))).toEqual([]);
  });

  it('has samples that a key tells apart', () => {
    for (const [object, sample] of samples) {
      const field = objects.get(object)!.fields[sample.key];
      expect({ object, unique: field?.unique || field?.externalId }).toEqual({ object, unique: true });
      expect(new Set(sample.records.map((record) => record[sample.key])).size).toBe(sample.records.length);
    }
  });

  const imports = files.filter((path) => path.endsWith('.import.json')).map((path) => relative(__dirname, path));
  if (imports.length > 0) it.each(imports)('has everything %s names', (name) => {
    const path = join(__dirname, name);
    const mapping = read<ImportFile>(path);
    const data = join(dirname(path), mapping.file);
    expect(existsSync(data)).toBe(true);
    const rows = rowsOf(data, mapping.surplus === 'joinSpaced');
    const headers = rows.shift()!;
    expect(rows.filter((row) => row.length !== headers.length)).toEqual([]);
    const found = mapping.columns.flatMap((column) => {
      const field = fieldOf(mapping.object, column.field);
      if (!field) return [`no field ${column.field}`];
      const target = field.type === 'user' || field.type === 'department' ? field.type : 'to' in field && typeof field.to === 'string' ? field.to : undefined;
      if (column.by && !objects.get(target ?? '')?.fields[column.by]?.unique) return [`${column.field}: ${column.by} of ${target} is not unique`];
      if (target && !column.by) return [`${column.field}: a lookup needs "by"`];
      const used = column.column ? [column.column] : [...(column.text ?? '').matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!);
      const unknown = used.filter((name) => !headers.includes(name));
      return unknown.length ? unknown.map((name) => `no column ${name}`) : unmatched(column, choices(field), rows.map((row) => row[headers.indexOf(column.column ?? '')] ?? ''), mapping.empty ?? []);
    });
    expect([...found, ...faults(mapping.object, mapping.constants ?? {}, 'import')]).toEqual([]);
  });
});

it('keeps the files as they came: 5,524 companies in GB18030, 830 orders, 2,155 lines, 1,265,793.0395', () => {
  const at = (path: string): string[][] => rowsOf(join(__dirname, path), true).slice(1);
  expect(at('customers/account/demo/listed-companies.gbk.csv')).toHaveLength(5524);
  expect(at('orders/salesOrder/demo/orders.csv')).toHaveLength(830);
  const lines = at('orders/orderLine/demo/order-details.csv');
  expect(lines).toHaveLength(2155);
  const total = lines.reduce((sum, [, , price, quantity, discount]) => sum + Math.round(Number(price) * 100) * Number(quantity) * (100 - Math.round(Number(discount) * 100)), 0);
  expect(total).toBe(12657930395);
});

/** Cell texts of a picklist column that are neither a value, a label, nor mapped. */
function unmatched(column: Column, choices: readonly PicklistValue[] | undefined, cells: readonly string[], empty: readonly string[]): string[] {
  if (!choices || !column.column || column.values?.['*'] !== undefined) return [];
  const known = new Set([...choices.flatMap((choice) => [choice.value, choice.label]), ...Object.keys(column.values ?? {}), ...empty, '']);
  return [...new Set(cells.filter((cell) => !known.has(cell)))].map((cell) => `${column.field}: no value ${cell}`);
}

/** Rows of a CSV file: UTF-8 if it is that, else GB18030; cells torn apart at ", " are put together again where `join`. */
function rowsOf(path: string, join: boolean): string[][] {
  const bytes = readFileSync(path);
  let text: string;
  try { text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { text = new TextDecoder('gb18030').decode(bytes); }
  const rows: string[][] = parse(text, { relax_column_count: true });
  const width = rows[0]!.length;
  return join ? rows.map((row) => (row.length > width ? row.reduce<string[]>((cells, cell) => (cell.startsWith(' ') ? [...cells.slice(0, -1), `${cells.at(-1)},${cell}`] : [...cells, cell]), []) : row)) : rows;
}

function jsonFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === 'language' ? [] : jsonFiles(root, path);
    return entry.name.endsWith('.json') ? [join(root, path)] : [];
  });
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
