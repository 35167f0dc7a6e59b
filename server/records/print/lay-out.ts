// Lays a template out with the records it is printed for: one description that the browser and the PDF draw. Pure: no database, no clock of its own.
import { Decimal } from 'decimal.js';
import { evaluate, type ExpressionEnvironment } from '../../../metadata/language/expression/expression';
import type { PrintedBlock, PrintedDocument, PrintedPart, PrintedRecord } from '../../../metadata/language/printed';
import type { PrintBlockDefinition, PrintColumnDefinition } from '../../../metadata/language/types';
import { labelOf } from '../../model/labels';
import type { FieldModel } from '../../model/model';
import { codeRows } from './code-rows';
import { formatValue, kindOf, type Writing } from './format-value';
import { pieceText, type Values } from './lay-out-text';
import { expressionOf, fieldAt, piecesOf, textPath, wordsOf, type Template } from './template-text';

export type { Values } from './lay-out-text';
/** A record with all that the template asks of it, by path; `tables`: rows by block. */
export interface PrintSource { readonly id: string; readonly values: Values; readonly tables: Readonly<Record<string, readonly Values[]>> }
export interface Printing { readonly template: Template; readonly environment: ExpressionEnvironment; readonly company: { readonly name: string; readonly logo: string | null } }

/** Millimetres, standing. */
const sizes = { A4: [210, 297], A5: [148, 210], letter: [216, 279] } as const;

/** The document. What is not in a record's values is empty. */
export function layOut({ template, environment, company }: Printing, records: readonly PrintSource[]): PrintedDocument {
  const { definition, language } = template;
  const { size, landscape, margin = 15, labels } = definition.paper;
  const [short, long] = sizes[size];
  const writing: Writing = { model: template.model, language, timeZone: environment.timeZone };
  return {
    title: wordsOf(template, '', definition.label), language,
    paper: { width: landscape ? long : short, height: landscape ? short : long, margin },
    labels: labels ? { columns: labels.columns, rows: labels.rows, gap: labels.gap ?? 0 } : null,
    company: definition.company ? company : null,
    pageNumbers: definition.pageNumbers ?? false,
    records: records.map((source): PrintedRecord => {
      const page: Page = { template, environment, writing, source };
      return { id: source.id, header: textOf(page, 'header', definition.header), footer: textOf(page, 'footer', definition.footer), blocks: definition.blocks.flatMap((block) => laidOut(page, block)) };
    }),
  };
}

interface Page { readonly template: Template; readonly environment: ExpressionEnvironment; readonly writing: Writing; readonly source: PrintSource }

function laidOut(page: Page, block: PrintBlockDefinition): PrintedBlock[] {
  if (block.visibleIf !== undefined) {
    const condition = expressionOf(page.template, block.visibleIf);
    if (!condition || evaluate(condition.ast, (path) => page.source.values[path.join('.')] ?? null, page.environment) !== true) return [];
  }
  const part = partOf(page, block);
  return part ? [{ name: block.name, newPage: block.newPage ?? false, ...part }] : [];
}

function partOf(page: Page, block: PrintBlockDefinition): PrintedPart | undefined {
  const { template } = page;
  switch (block.kind) {
    case 'text': {
      const text = textOf(page, `${block.name}.text`, block.text);
      return text.trim() === '' ? undefined : { kind: 'text', style: block.style ?? 'normal', align: block.align ?? 'left', text };
    }
    case 'fields': return { kind: 'fields', across: block.across ?? 2, pairs: (block.fields ?? []).flatMap(({ field: path, label }) => {
      const field = fieldAt(template, template.object.name, path);
      return field ? [{ label: label === undefined ? fieldLabel(template, field) : wordsOf(template, `${block.name}.fields.${path}`, label), text: fieldText(page, field, { path, values: page.source.values }) }] : [];
    }) };
    case 'table': return tableOf(page, block);
    case 'signatures': return { kind: 'signatures', lines: (block.lines ?? []).map((line) => wordsOf(template, `${block.name}.lines.${line.name}`, line.label)) };
    case 'code': {
      const text = textOf(page, `${block.name}.text`, block.text).trim();
      const rows = codeRows(block.code ?? 'qr', text);
      return rows && { kind: 'code', code: block.code ?? 'qr', align: block.align ?? 'left', text, rows };
    }
    case 'line': return { kind: 'line' };
  }
}

function tableOf(page: Page, block: PrintBlockDefinition): PrintedPart | undefined {
  const { template, writing } = page;
  const relation = template.object.relations.get(block.relatedList ?? '');
  if (!relation) return undefined;
  const rows = page.source.tables[block.name] ?? [];
  const columns = (block.columns ?? []).flatMap((column) => { const field = fieldAt(template, relation.object, column.field); return field ? [{ column, field }] : []; });
  const numbered = block.numbered ?? false;
  const zh = writing.language.startsWith('zh');
  const hasSums = columns.some(({ column }) => column.sum);
  const sums = columns.map(({ column, field }) => (column.sum ? sumOf(page, rows, { column, field }) : ''));
  const first = sums.findIndex((sum) => sum === '');
  const word = zh ? '合计' : 'Total';
  return {
    kind: 'table', zebra: block.zebra ?? false,
    columns: [
      ...(numbered ? [{ label: zh ? '序号' : 'No.', width: 0, align: 'center' as const }] : []),
      ...columns.map(({ column, field }) => ({
        label: column.label === undefined ? fieldLabel(template, field) : wordsOf(template, `${block.name}.columns.${column.field}`, column.label),
        width: column.width ?? 1, align: isNumber(field) ? 'right' as const : 'left' as const,
      })),
    ],
    rows: rows.map((values, index) => [...(numbered ? [String(index + 1)] : []), ...columns.map(({ column, field }) => fieldText(page, field, { path: column.field, values }))]),
    sums: hasSums ? [...(numbered ? [word] : []), ...sums.map((sum, index) => (!numbered && index === first ? word : sum))] : null,
  };
}

/** Exact; nothing where no row has a value the viewer may read. */
function sumOf({ writing }: Page, rows: readonly Values[], { column, field }: { readonly column: PrintColumnDefinition; readonly field: FieldModel }): string {
  const amounts = rows.map((values) => values[column.field]).flatMap((value) => {
    const amount = typeof value === 'object' && value !== null ? (value as { amount?: unknown }).amount : value;
    return amount === null || amount === undefined || amount === '' ? [] : [String(amount)];
  });
  const currencies = new Set(rows.map((values) => (values[column.field] as { currency?: unknown } | null)?.currency));
  // Amounts in several currencies have no sum.
  if (amounts.length === 0 || currencies.size > 1) return '';
  const sum = amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)).toFixed();
  const [currency] = currencies;
  return formatValue(field, currency === undefined ? sum : { amount: sum, currency }, writing);
}

function textOf(page: Page, key: string, written: string | undefined): string {
  const { template, environment, source } = page;
  return piecesOf(template, key, written).map((piece) => (piece.kind === 'words' ? piece.text : pieceText({ ...template, environment }, piece, source.values))).join('');
}

function fieldText({ template, writing }: Page, field: FieldModel, { path, values }: { readonly path: string; readonly values: Values }): string {
  const end = textPath(template, field, path);
  return formatValue(end.field, values[end.path], writing);
}

function fieldLabel({ model, language }: Template, field: FieldModel): string {
  return labelOf(model, `${field.object}.fields.${field.name}`, field.label, language);
}

function isNumber(field: FieldModel): boolean {
  return ['integer', 'decimal', 'currency', 'percent', 'duration'].includes(kindOf(field));
}
