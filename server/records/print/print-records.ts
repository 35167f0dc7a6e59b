// Prints records by a template: reads with the viewer's rights what the template asks for, one statement and one more for each table, and lays it out.
import type { Context } from '../../access/context';
import { fieldsAlong, may, mustMay } from '../../access/may';
import type { PrintedDocument } from '../../../metadata/language/printed';
import type { PrintBlockDefinition, PrintTemplateDefinition, RelatedListDefinition } from '../../../metadata/language/types';
import { TangramError } from '../../errors';
import type { ObjectModel, RelationModel } from '../../model/model';
import { labelOf } from '../../model/labels';
import { readRecords, type PlainRecord } from '../read';
import { environmentOf } from '../write/sql-for';
import { layOut, type Values } from './lay-out';
import { expressionOf, fieldAt, piecesOf, textPath, type Template } from './template-text';

/** Most records in one document. */
export const mostPrinted = 200;
/** Most rows of one table, all its records together. */
const mostRows = 10_000;

export interface PrintOrder { readonly template: PrintTemplateDefinition; readonly ids: readonly string[]; readonly language: string }

/** The document of these records in their order; those the viewer may not see are left out. Throws NOT_FOUND where none is left, FORBIDDEN where the object may not be read. */
export async function printRecords(context: Context, object: ObjectModel, { template: definition, ids, language }: PrintOrder): Promise<PrintedDocument> {
  mustMay(context, 'read', object);
  if (ids.length > mostPrinted) throw new TangramError('BAD_USER_INPUT', 'tooManyPrinted', { max: mostPrinted });
  const template: Template = { model: context.model, object, definition, language };
  const records = await readRecords(context, object, { ids, fields: readable(context, object, pathsOf(template)) });
  const byId = new Map(records.map((record) => [record.id, record]));
  const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  if (found.length === 0) throw new TangramError('NOT_FOUND', 'notFound');
  const tables = await tablesOf(context, template, found.map(({ id }) => id));
  const { app } = context.model;
  const company = { name: labelOf(context.model, 'app', app.style?.company ?? app.label, language), logo: app.style?.logo === undefined ? null : `/files/${app.style.logo}` };
  return layOut({ template, environment: environmentOf(context), company }, found.map((record) => ({
    id: record.id, values: record, tables: Object.fromEntries([...tables].map(([block, rows]) => [block, rows.get(record.id) ?? []])),
  })));
}

/** The language asked for where the application speaks it, else the viewer's. */
export function printLanguage({ model, viewer }: Context, asked: string | null | undefined): string {
  return model.app.languages.find((language) => language === asked) ?? viewer.language;
}

/** The template of that name; throws NOT_FOUND. */
export function templateNamed(object: ObjectModel, name: string): PrintTemplateDefinition {
  const template = object.printTemplates.find((each) => each.name === name);
  if (!template) throw new TangramError('NOT_FOUND', 'unknownTemplate', { name });
  return template;
}

function pathsOf(template: Template): readonly string[] {
  const { definition, object } = template;
  const texts = [['header', definition.header], ['footer', definition.footer], ...definition.blocks.map(({ name, text }) => [`${name}.text`, text])] as const;
  const pieces = texts.flatMap(([key, text]) => piecesOf(template, key!, text));
  const conditions = definition.blocks.flatMap(({ visibleIf }) => (visibleIf === undefined ? [] : expressionOf(template, visibleIf) ?? []));
  return [
    ...[...pieces.flatMap((piece) => (piece.kind === 'computed' ? [piece.expression] : [])), ...conditions].flatMap(({ references }) => references.map((path) => path.join('.'))),
    ...pieces.flatMap((piece) => (piece.kind === 'field' ? [textPath(template, piece.field, piece.path).path] : [])),
    ...definition.blocks.flatMap((block) => (block.fields ?? []).flatMap(({ field }) => pathTo(template, object.name, field))),
  ];
}

function pathTo(template: Template, object: string, path: string): string[] {
  const field = fieldAt(template, object, path);
  return field ? [textPath(template, field, path).path] : [];
}

function readable(context: Context, object: ObjectModel, paths: readonly string[]): string[] {
  return [...new Set(paths)].filter((path) => path !== 'id' && fieldsAlong(context, object, path.split('.')) !== undefined);
}

type Rows = ReadonlyMap<string, readonly Values[]>;

/** Rows of each table by block and record. */
async function tablesOf(context: Context, template: Template, ids: readonly string[]): Promise<ReadonlyMap<string, Rows>> {
  const tables = new Map<string, Rows>();
  for (const block of template.definition.blocks) {
    const relation = template.object.relations.get(block.relatedList ?? '');
    const child = relation && context.model.objects.get(relation.object);
    if (block.kind !== 'table' || !relation || !child || !may(context, 'read', child) || !fieldsAlong(context, child, [relation.field])) continue;
    tables.set(block.name, byParent(await rowsOf(context, { template, block, relation, child, ids }), relation.field));
  }
  return tables;
}

interface TableOrder { readonly template: Template; readonly block: PrintBlockDefinition; readonly relation: RelationModel; readonly child: ObjectModel; readonly ids: readonly string[] }

function rowsOf(context: Context, { template, block, relation, child, ids }: TableOrder): Promise<readonly PlainRecord[]> {
  const paths = (block.columns ?? []).flatMap(({ field }) => pathTo(template, child.name, field));
  const sort = (block.sort ?? []).filter(({ field }) => fieldsAlong(context, child, field.split('.')));
  return readRecords(context, child, {
    filter: { [relation.field]: { id: { in: [...ids] } } }, fields: [...new Set([relation.field, ...readable(context, child, paths)])],
    orderBy: [...sort.map(orderOf), { createdAt: 'ASC' }, { id: 'ASC' }], first: mostRows,
  });
}

/** `account.name` descending → `{ account: { name: DESC } }`. */
function orderOf({ field, direction }: NonNullable<RelatedListDefinition['sort']>[number]): unknown {
  return field.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), direction);
}

function byParent(rows: readonly PlainRecord[], field: string): Rows {
  const groups = new Map<string, Values[]>();
  for (const row of rows) {
    const parent = String(row[field]);
    const group = groups.get(parent);
    if (group) group.push(row);
    else groups.set(parent, [row]);
  }
  return groups;
}
