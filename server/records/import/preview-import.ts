// The first rows of an import as they would be read: beside each cell what becomes of it, or what is wrong with it.
import type { Context } from '../../access/context';
import { describeProblem } from '../../errors';
import { choiceLabel } from '../../field-types/choice-outputs';
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel } from '../../model/model';
import { labelOf } from '../write/change';
import { compileMapping } from './compile-mapping';
import { importPath, objectOfImport, type Import } from './imports';
import { openRows } from './read-rows';

export interface PreviewCell { readonly text: string; /** As it would be stored, in words; null where the column is left out or nothing is read. */ readonly read: string | null; readonly problem: string | null }
export interface PreviewRow { readonly line: number; readonly cells: readonly PreviewCell[] }

/** One cell for each column of the header. */
export async function previewImport(context: Context, found: Import, count = 8): Promise<readonly PreviewRow[]> {
  const source = await openRows(importPath(found.id), found.form);
  const object = found.object === null ? undefined : objectOfImport(context, found);
  const mapping = object && found.mapping.columns.length > 0 ? compileMapping(context, object, { mapping: found.mapping, header: found.form.header }) : undefined;
  const byColumn = new Map(found.mapping.columns.flatMap(({ column, field }) => (column === undefined ? [] : [[column, object?.fields.get(field)] as const])));
  const rows: PreviewRow[] = [];
  for await (const { line, cells } of source.rows(() => undefined)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const input = mapping?.input(cells, line) ?? {};
    rows.push({ line, cells: found.form.header.map((column, index): PreviewCell => {
      const text = cells[index] ?? '';
      const field = byColumn.get(column);
      return { text, ...(field ? read(context, field, { text, value: input[field.name] }) : { read: null, problem: null }) };
    }) });
    if (rows.length >= count) break;
  }
  return rows;
}

function read(context: Context, field: FieldModel, { text, value }: { readonly text: string; readonly value: unknown }): Omit<PreviewCell, 'text'> {
  if (value === undefined || value === null) return { read: null, problem: null };
  if (field.targets.length > 0) return { read: text.trim(), problem: null };
  const accepted = fieldTypeOf(field).accept(value, field);
  if ('problem' in accepted) return { read: null, problem: describeProblem({ ...accepted.problem, path: field.name, label: labelOf(context, field) }, context.viewer.language).message };
  return { read: wordsFor(context, field, fieldTypeOf(field).plain(accepted.values, field)), problem: null };
}

function wordsFor(context: Context, field: FieldModel, value: unknown): string {
  const zh = context.viewer.language.startsWith('zh');
  if (typeof value === 'boolean') return zh ? (value ? '是' : '否') : value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map((each) => wordsFor(context, field, each)).join(zh ? '、' : ', ');
  if (field.values.some((each) => each.value === value)) return choiceLabel(field, context.model, String(value), context.viewer.language);
  if (typeof value === 'object' && value !== null) return 'amount' in value ? Object.values(value).join(' ') : JSON.stringify(value);
  return value === null || value === undefined ? '' : String(value);
}
