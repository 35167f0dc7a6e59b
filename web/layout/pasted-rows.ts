// Reads rows copied from a spreadsheet into the columns of a line-item table.
import type { FieldDescription } from '../../metadata/language/description';
import { pageOf } from '../field-types/field-types';

const plain: ReadonlySet<string> = new Set(['text', 'longText', 'integer', 'decimal', 'currency', 'percent', 'date', 'email', 'phone', 'url', 'barcode']);

/** Values by field for each pasted row; nothing when the text is a single cell, which the box itself takes. */
export function pastedRows(text: string, fields: readonly FieldDescription[]): readonly Record<string, unknown>[] {
  const rows = text.replace(/\r/g, '').replace(/\n$/, '').split('\n').map((row) => row.split('\t'));
  if (rows.length === 1 && (rows[0]?.length ?? 0) < 2) return [];
  return rows.map((cells) => Object.fromEntries(cells.flatMap((cell, index) => {
    const field = fields[index];
    const value = field && enterable(field) ? pastedValue(field, cell.trim()) : undefined;
    return field && value !== undefined ? [[field.name, value]] : [];
  })));
}

function enterable(field: FieldDescription): boolean {
  return !field.readOnly && Boolean(pageOf(field).Input);
}

function pastedValue(field: FieldDescription, cell: string): unknown {
  if (cell === '') return null;
  if (field.type === 'picklist') return field.values.find((choice) => choice.value === cell || choice.label === cell)?.value;
  if (!plain.has(field.type)) return undefined;
  if (field.type === 'percent' && cell.endsWith('%')) return shifted(cell.slice(0, -1));
  if (['integer', 'decimal', 'currency', 'percent'].includes(field.type)) {
    const number = cell.replace(/[,\s¥$€]/g, '');
    return /^-?\d+(\.\d+)?$/.test(number) ? number : undefined;
  }
  return cell;
}

// 12.5 % → 0.125 without a float.
function shifted(text: string): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const whole = (match[2] ?? '').padStart(3, '0');
  const value = `${whole.slice(0, -2)}.${whole.slice(-2)}${match[3] ?? ''}`.replace(/0+$/, '').replace(/\.$/, '');
  return `${match[1] ?? ''}${value}`;
}
