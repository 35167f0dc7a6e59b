// Writes one batch of an import: names are looked up, rows find their records, then everything goes the way of every other write.
import type { Context } from '../../access/context';
import { rowPredicate } from '../../access/restrict';
import { TangramError, type Problem } from '../../errors';
import { fieldTypeOf } from '../../field-types/field-types';
import type { FieldModel, ObjectModel } from '../../model/model';
import type { RequestInput } from '../write/change';
import { inTransaction } from '../../access/in-transaction';
import { labelOf } from '../../model/labels';
import { keysOfInput } from '../duplicates/find-duplicates';
import { placeOf } from '../duplicates/match-keys';
import { recordsWithKeys } from '../duplicates/records-with-keys';
import { save } from '../write/save';
import { selectRows } from '../write/select-rows';
import { resolveNames } from './resolve-names';

export interface ImportRow { readonly line: number; readonly input: Record<string, unknown> }
export interface Batch {
  readonly rows: readonly ImportRow[];
  /** The fields that together say whether a record is there already; none: every row makes a new one. */
  readonly match: readonly FieldModel[];
  readonly duplicates: 'update' | 'skip' | 'create';
  /** A new record that is like another one by a duplicate rule is refused. */
  readonly alike?: 'take' | 'refuse' | undefined;
  /** Lines of the rows before, by what they match on: a row alike is refused. Without it the file is known to repeat nothing. */
  readonly seen?: Map<string, number>;
  /** Everything is tried and nothing stays. */
  readonly dry?: boolean;
}
export type RowOutcome = { readonly state: 'created' | 'updated' | 'unchanged' | 'skipped'; readonly id: string } | { readonly error: TangramError };

/** What became of each row, in their order. */
export async function writeBatch(context: Context, object: ObjectModel, batch: Batch): Promise<readonly RowOutcome[]> {
  const { inputs, problems } = await resolveNames(context, object, batch.rows.map(({ input }) => input));
  const keys = batch.duplicates === 'create' ? inputs.map(() => undefined) : inputs.map((input) => keyOf(batch.match, input));
  const repeated = new Map<number, RowOutcome>();
  keys.forEach((key, index) => {
    const { line } = batch.rows[index]!;
    const first = key === undefined ? undefined : batch.seen?.get(key.text);
    if (first !== undefined && first !== line) repeated.set(index, { error: refusal({ path: batch.match[0]!.name, rule: 'repeatedRow', params: { line: first } }) });
    else if (key) batch.seen?.set(key.text, line);
  });
  const left = inputs.map((_, index) => index).filter((index) => !repeated.has(index));
  try {
    return await inTransaction(context, async (inside) => {
      const written = await writeSome(inside, object, { ...batch, left, inputs, keys });
      const outcomes = inputs.map((_, index) => repeated.get(index) ?? withNames(written.get(index)!, problems.get(index)));
      if (batch.dry) throw new TriedOut(outcomes);
      return outcomes;
    });
  } catch (error) {
    if (error instanceof TriedOut) return error.outcomes;
    throw error;
  }
}

/** Takes back what was only tried. */
class TriedOut extends Error {
  constructor(readonly outcomes: readonly RowOutcome[]) {
    super('tried');
    this.name = 'TriedOut';
  }
}

interface Key { readonly text: string; readonly values: readonly unknown[] }
interface Some extends Batch { readonly left: readonly number[]; readonly inputs: readonly Record<string, unknown>[]; readonly keys: readonly (Key | undefined)[] }

async function writeSome(context: Context, object: ObjectModel, { rows, left, inputs, keys, match, duplicates, alike, seen }: Some): Promise<ReadonlyMap<number, RowOutcome>> {
  const known = await recordsAlike(context, object, { match, keys });
  const outcomes = new Map<number, RowOutcome>();
  const requests: RequestInput[] = [];
  const told = alike === 'refuse' ? await rowsAlike(context, object, { rows, left: left.filter((index) => !known.has(keys[index]?.text ?? '')), inputs, seen }) : new Map<number, Problem>();
  const asked: number[] = [];
  for (const index of left) {
    const ids = keys[index] ? known.get(keys[index].text) ?? [] : [];
    const input = inputs[index]!;
    if (ids.length > 1) outcomes.set(index, { error: refusal({ path: match[0]!.name, rule: 'manyMatches' }) });
    else if (ids.length === 1 && duplicates === 'skip') outcomes.set(index, { state: 'skipped', id: ids[0]! });
    else if (told.has(index)) outcomes.set(index, { error: refusal(told.get(index)!) });
    else {
      requests.push(ids.length === 1 ? { kind: 'update', object, id: ids[0]!, input } : { kind: 'create', object, input });
      asked.push(index);
    }
  }
  const saved = await save(context, requests, 'EACH');
  saved.forEach((outcome, at) => {
    if ('error' in outcome) outcomes.set(asked[at]!, { error: outcome.error });
    else outcomes.set(asked[at]!, { id: outcome.id, state: requests[at]!.kind === 'create' ? 'created' : outcome.changed ? 'updated' : 'unchanged' });
  });
  return outcomes;
}

/** By index of the row: what it has in common with a record that is there, or with a row before it. */
async function rowsAlike(context: Context, object: ObjectModel, { rows, left, inputs, seen }: Pick<Some, 'rows' | 'left' | 'inputs' | 'seen'>): Promise<ReadonlyMap<number, Problem>> {
  const keyed = left.map((index) => ({ index, keys: keysOfInput(object, inputs[index]!) }));
  const found = await recordsWithKeys(context, keyed.flatMap(({ keys }) => keys));
  const told = new Map<number, Problem>();
  for (const { index, keys } of keyed) {
    const { line } = rows[index]!;
    for (const { rule, ...key } of keys) {
      const place = placeOf(key);
      const before = seen?.get(place);
      const params = { label: labelOf(context.model, `${object.name}.duplicateRules.${rule.name}`, rule.label, context.viewer.language) };
      const path = rule.fields[0]!;
      if (found.has(place)) told.set(index, { path, rule: 'likelyDuplicate', params });
      else if (before !== undefined && before !== line) told.set(index, { path, rule: 'likelyRepeated', params: { ...params, line: before } });
      if (before === undefined) seen?.set(place, line);
    }
  }
  return told;
}

async function recordsAlike(context: Context, object: ObjectModel, { match, keys }: Pick<Some, 'match' | 'keys'>): Promise<ReadonlyMap<string, readonly string[]>> {
  const [first] = match;
  const wanted = keys.filter((key) => key !== undefined);
  const known = new Map<string, string[]>();
  if (!first || wanted.length === 0) return known;
  const rows = await selectRows(context, { object, by: { field: first, values: [...new Set(wanted.map(({ values }) => values[0]))] }, fields: match, where: rowPredicate(context, object, 'read') });
  for (const row of rows) {
    const text = textOf(match.map((field) => row.values.get(field.name)?.[0] ?? null));
    known.set(text, [...(known.get(text) ?? []), row.id]);
  }
  return known;
}

/** undefined: a row that lacks one of the values is like no other. */
function keyOf(match: readonly FieldModel[], input: Readonly<Record<string, unknown>>): Key | undefined {
  if (match.length === 0) return undefined;
  const values = match.map((field) => {
    const given = input[field.name];
    if (given === undefined || given === null) return null;
    const accepted = fieldTypeOf(field).accept(given, field);
    return 'values' in accepted ? accepted.values[0] ?? null : null;
  });
  return values.includes(null) ? undefined : { text: textOf(values), values };
}

function textOf(values: readonly unknown[]): string {
  return JSON.stringify(values.map(String));
}

/** The write knows only that there is no such record; here it is known by which name it was looked for. */
function withNames(outcome: RowOutcome, named: readonly Problem[] | undefined): RowOutcome {
  if (!named) return outcome;
  const others = 'error' in outcome ? outcome.error.problems.filter((problem) => !named.some(({ path }) => path === problem.path)) : [];
  return { error: new TangramError('VALIDATION_FAILED', 'validationFailed', { count: named.length + others.length }, [...named, ...others]) };
}

function refusal(problem: Problem): TangramError {
  return new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [problem]);
}
