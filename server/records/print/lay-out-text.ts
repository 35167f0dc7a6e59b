// A text with merge fields written out for one record: the same on paper and in a mail. Pure.
import { evaluate, type ExpressionEnvironment } from '../../../metadata/language/expression/expression';
import { day, formatNumber, formatValue, type Writing } from './format-value';
import { piecesIn, textPath, type TextPiece, type TextPlace } from './template-text';

/** A record's values by path. */
export type Values = Readonly<Record<string, unknown>>;
export interface TextWriting extends TextPlace { readonly environment: ExpressionEnvironment }

/** The text; `mark` is what becomes of every value (for HTML: escaped), words stay as they are written. */
export function layOutText(writing: TextWriting, values: Values, text: string, mark = (value: string): string => value): string {
  return piecesIn(writing, text).map((piece) => (piece.kind === 'words' ? piece.text : mark(pieceText(writing, piece, values)))).join('');
}

/** What a text asks of a record. */
export function pathsInText(place: TextPlace, text: string): readonly string[] {
  return piecesIn(place, text).flatMap((piece) => {
    if (piece.kind === 'words') return [];
    return piece.kind === 'field' ? [textPath(place, piece.field, piece.path).path] : piece.expression.references.map((path) => path.join('.'));
  });
}

/** A field or a computed value, written. */
export function pieceText({ model, language, environment }: TextWriting, piece: Exclude<TextPiece, { readonly kind: 'words' }>, values: Values): string {
  const writing: Writing = { model, language, timeZone: environment.timeZone };
  if (piece.kind === 'field') {
    const end = textPath({ model }, piece.field, piece.path);
    return formatValue(end.field, values[end.path], writing);
  }
  const value = evaluate(piece.expression.ast, (path) => values[path.join('.')] ?? null, environment);
  if (value === null) return '';
  switch (piece.expression.type.kind) {
    case 'number': return formatNumber(String(value), writing);
    case 'date': return day(String(value), writing);
    case 'boolean': return language.startsWith('zh') ? (value === true ? '是' : '否') : value === true ? 'Yes' : 'No';
    default: return Array.isArray(value) ? value.join(', ') : String(value);
  }
}
