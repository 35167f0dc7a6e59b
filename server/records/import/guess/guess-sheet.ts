// What object a spreadsheet describes: a field for each column, with how sure that is, before anything is made.
import { reservedFieldNames } from '../../../model/names';
import type { FieldTypeName } from '../../../../metadata/language/types';
import type { Context } from '../../../access/context';
import { importPath, type Import } from '../imports';
import { openRows } from '../read-rows';
import { countColumn, readableTypes, type BadCell, type ColumnFacts } from './column-facts';
import { guessLookups } from './guess-lookups';
import { guessType, isCodeHeader, isNameHeader, mayBeChoice } from './guess-type';
import { knownWords, type KnownWord } from './known-words';

/** Types whose cells are looked at; the others take every text. */
export interface TypeFit { readonly type: FieldTypeName; readonly bad: number; readonly cells: readonly BadCell[] }
export interface ColumnGuess {
  readonly column: string;
  readonly type: FieldTypeName;
  /** lookup: the object. */
  readonly to: string | null;
  /** What the application calls it already. */
  readonly known: KnownWord | undefined;
  readonly samples: readonly string[];
  readonly filled: number;
  readonly distinct: number;
  readonly longest: number;
  readonly scale: number;
  /** True of all rows. */
  readonly everywhere: boolean;
  readonly unique: boolean;
  /** Choices in the order they came, where there are few enough. */
  readonly choices: readonly string[];
  readonly fits: readonly TypeFit[];
}
export interface SheetGuess {
  readonly columns: readonly ColumnGuess[];
  /** Rows that were looked at; of very long files the first ones. */
  readonly rows: number;
  /** The column that says what a record is called, and the one that tells records apart; nothing where none does. */
  readonly nameColumn: string | null;
  readonly keyColumn: string | null;
}

/** Enough to know a column by; more would keep the admin waiting. */
const rowsRead = 20_000;

/** Reads the file of an import that has no object yet. */
export async function guessSheet(context: Context, found: Import): Promise<SheetGuess> {
  const { header } = found.form;
  const counters = header.map((column) => countColumn(context, column));
  const source = await openRows(importPath(found.id), found.form);
  let rows = 0;
  for await (const { line, cells } of source.rows(() => undefined)) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    rows += 1;
    counters.forEach((counter, index) => counter.add(line, cells[index]));
    if (rows >= rowsRead) break;
  }
  const facts = counters.map((counter) => counter.facts());
  const types = new Map(facts.map((each) => [each.header, guessType(each)]));
  const lookups = await guessLookups(context, facts.filter((each) => ['text', 'picklist'].includes(types.get(each.header)!)));
  const whole = rows >= found.total;
  const nameColumn = nameAmong(facts, { types, rows, lookups: new Set(lookups.keys()) });
  const word = knownWords(context.model);
  const columns = facts.map((each): ColumnGuess => {
    const lookup = each.header === nameColumn ? undefined : lookups.get(each.header);
    return {
      column: each.header, type: lookup ? 'lookup' : types.get(each.header)!, to: lookup?.to ?? null, known: free(word(each.header)),
      samples: [...each.texts.keys()].slice(0, 4), filled: each.filled, distinct: each.texts.size, longest: each.longest, scale: each.scale,
      everywhere: whole && each.filled === rows, unique: whole && each.unique && each.filled > 1,
      choices: mayBeChoice(each) ? [...each.texts].sort((left, right) => right[1] - left[1]).map(([text]) => text) : [],
      fits: readableTypes.map((type) => ({ type, bad: each.misfits[type].count, cells: each.misfits[type].cells })),
    };
  });
  const key = columns.find((each) => each.everywhere && each.unique && each.type === 'text' && isCodeHeader(each.column));
  return { columns, rows, nameColumn, keyColumn: key?.column ?? null };
}

/** The engine's own field names are no field's. */
function free(word: KnownWord | undefined): KnownWord | undefined {
  return word && !reservedFieldNames.has(word.name) && word.name !== 'owner' ? word : undefined;
}

/** A filled column of text: one called so, else the first without twins, else the first. What names other records comes last. */
function nameAmong(facts: readonly ColumnFacts[], { types, rows, lookups }: { readonly types: ReadonlyMap<string, FieldTypeName>; readonly rows: number; readonly lookups: ReadonlySet<string> }): string | null {
  const texts = facts.filter((each) => types.get(each.header) === 'text' && each.filled === rows && each.longest <= 200);
  const own = texts.filter(({ header }) => !lookups.has(header));
  const named = own.find(({ header }) => isNameHeader(header)) ?? own.find(({ unique, header }) => unique && !isCodeHeader(header)) ?? own.find(({ header }) => !isCodeHeader(header)) ?? own[0];
  return (named ?? texts.find(({ header, unique }) => isNameHeader(header) && unique))?.header ?? null;
}
