// A spreadsheet's cell as the text a person sees in it, in the forms the import reads.

/** `value` is the library's: text, number, boolean, Date, or an object around one of them. A formula counts as its last result. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return String(value);
  const cell = value as { readonly richText?: readonly { readonly text?: string }[]; readonly text?: unknown; readonly result?: unknown; readonly error?: unknown };
  if (Array.isArray(cell.richText)) return cell.richText.map((part: { readonly text?: string }) => part.text ?? '').join('');
  if ('text' in cell) return cellText(cell.text);
  if ('result' in cell) return cellText(cell.result);
  return typeof cell.error === 'string' ? cell.error : '';
}

/** A spreadsheet keeps 15 digits; more of them are noise of the binary form. */
function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const short = String(Number(value.toPrecision(15)));
  return /e/i.test(short) ? value.toFixed(20).replace(/\.?0+$/, '') : short;
}

/** Spreadsheets know no time zone: the clock on the wall stands in the Date's UTC parts. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000);
  const text = rounded.toISOString().slice(0, 19).replace('T', ' ');
  if (text.startsWith('1899-12-3')) return text.slice(11, 16);
  return text.endsWith(' 00:00:00') ? text.slice(0, 10) : text;
}
