// What a column of cells holds, counted once over all rows: how many, how different, and which field types every one of them fits.
import type { FieldDefinition, FieldTypeName } from '../../../../metadata/language/types';
import type { Context } from '../../../access/context';
import { fieldTypeOf } from '../../../field-types/field-types';
import type { FieldModel } from '../../../model/model';
import { cellValue, dateOf, numberText } from '../cell-value';
import { valueIn } from './no-value';

/** Types a column may be taken for; what fits none of them is text. */
export const readableTypes = ['boolean', 'integer', 'decimal', 'currency', 'percent', 'date', 'dateTime', 'email', 'phone', 'url'] as const satisfies readonly FieldTypeName[];
export type ReadableType = (typeof readableTypes)[number];
/** A cell that a type refuses. */
export interface BadCell { readonly line: number; readonly text: string }
export interface Misfit { readonly count: number; readonly cells: readonly BadCell[] }

export interface ColumnFacts {
  readonly header: string;
  /** Cells that say something. */
  readonly filled: number;
  /** Different texts with their number, in the order they came; no more than `textsKept`. */
  readonly texts: ReadonlyMap<string, number>;
  /** No text twice among all rows; unknown (false) where there are more than are kept. */
  readonly unique: boolean;
  readonly longest: number;
  readonly hasBreaks: boolean;
  /** Digits before and after the point of the longest numbers. */
  readonly whole: number;
  readonly scale: number;
  /** Some number begins with a zero it does not need: a code. */
  readonly hasZeros: boolean;
  readonly hasMoneySign: boolean;
  readonly hasPercent: boolean;
  /** Some moment is not midnight. */
  readonly hasTimes: boolean;
  readonly misfits: Readonly<Record<ReadableType, Misfit>>;
}

export const textsKept = 20_000;
const badKept = 5;

/** Counts cell after cell; `facts` gives what is known so far. */
export function countColumn(context: Context, header: string): { add(line: number, cell: string | undefined): void; facts(): ColumnFacts } {
  const texts = new Map<string, number>();
  const misfits = Object.fromEntries(readableTypes.map((type) => [type, { count: 0, cells: [] as BadCell[] }])) as unknown as Record<ReadableType, { count: number; cells: BadCell[] }>;
  const found = { filled: 0, repeated: false, overflowed: false, longest: 0, hasBreaks: false, whole: 0, scale: 0, hasZeros: false, hasMoneySign: false, hasPercent: false, hasTimes: false };
  const misfitsOf = new Map<string, readonly ReadableType[]>();
  const look = (text: string): readonly ReadableType[] => {
    found.longest = Math.max(found.longest, text.length);
    found.hasBreaks ||= /[\r\n]/.test(text);
    found.hasMoneySign ||= /^\s*[¥￥$€£]\s*[\d.+-]/.test(text) || /\d\s*元\s*$/.test(text);
    found.hasPercent ||= /\d\s*[%％]\s*$/.test(text);
    found.hasZeros ||= /^0\d+$/.test(text);
    const digits = /^[+-]?(\d+)(?:\.(\d+))?$/.exec(numberText(text));
    if (digits) {
      found.whole = Math.max(found.whole, digits[1]!.length);
      found.scale = Math.max(found.scale, digits[2]?.length ?? 0);
    }
    const time = dateOf(text, undefined)?.time;
    found.hasTimes ||= time !== undefined && /[1-9]/.test(time);
    return readableTypes.filter((type) => !fits(context, type, text));
  };
  return {
    add(line, cell) {
      const text = valueIn(cell);
      if (text === '') return;
      found.filled += 1;
      const known = texts.get(text);
      found.repeated ||= known !== undefined;
      if (known !== undefined || texts.size < textsKept) texts.set(text, (known ?? 0) + 1);
      else found.overflowed = true;
      const wrong = misfitsOf.get(text) ?? look(text);
      if (misfitsOf.size < textsKept) misfitsOf.set(text, wrong);
      for (const type of wrong) {
        misfits[type].count += 1;
        if (misfits[type].cells.length < badKept) misfits[type].cells.push({ line, text: text.slice(0, 80) });
      }
    },
    facts: () => ({ ...found, header, texts, unique: !found.repeated && !found.overflowed, misfits }),
  };
}

/** What the field itself says when the row is written; numbers may have as many digits as a column can keep. */
function fits(context: Context, type: ReadableType, text: string): boolean {
  if (type === 'decimal' || type === 'currency' || type === 'percent') {
    const digits = /^[+-]?(\d+)(?:\.(\d+))?$/.exec(numberText(text).replace(type === 'percent' ? /\s*%$/ : /$^/, ''));
    return digits !== null && digits[1]!.length <= 14 && (digits[2]?.length ?? 0) <= 10;
  }
  const field = fieldOf({ type, label: '' } as FieldDefinition);
  return 'values' in fieldTypeOf(field).accept(cellValue(context, { field, text }), field);
}

function fieldOf(definition: FieldDefinition): FieldModel {
  return { name: definition.type, object: '', type: definition.type, label: '', definition, system: false, columns: [], required: false, unique: false, readOnly: false, targets: [], values: [] };
}
