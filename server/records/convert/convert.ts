// Turns a record into records of other objects: everything is made, or nothing, and the record says what became of it.
import type { Context } from '../../access/context';
import { inTransaction } from '../../access/in-transaction';
import { mustMay } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import { TangramError, type Problem } from '../../errors';
import type { ConversionModel, ConversionStepModel, ObjectModel } from '../../model/model';
import { createRecord } from '../create';
import { readRecords, recordNames } from '../read';
import { updateRecord } from '../update';
import { objectOf } from '../write/change';
import { idOf } from '../write/lock-masters';
import { errorOf, forbidden } from '../write/refusals';
import { save } from '../write/save';
import { selectRows } from '../write/select-rows';
import { inputOf, linesOf, readConverted, type MadeRecords } from './conversion-values';
import { conversionNamed, mustBeOffered } from './propose';

/** What the person decided about one step; a step without a choice makes a record of what goes over. */
export interface ConversionChoice {
  readonly step: string;
  /** Id of a record that is there already and is meant. */
  readonly use?: string;
  /** Values instead of, or beside, those that go over. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Left out; only where the step is optional. */
  readonly skip?: boolean;
}
export interface RecordConversion { readonly id: string; readonly name: string; readonly ifVersion?: number; readonly choices: readonly ConversionChoice[] }
export interface ConvertedRecord { readonly step: string; readonly object: string; readonly id: string; readonly name: string; readonly made: boolean }

/** Gives the records in the order of their steps. A problem's path begins with the step: `contact.mobile`. Two at once: the second is a CONFLICT. */
export async function convertRecord(context: Context, object: ObjectModel, asked: RecordConversion): Promise<readonly ConvertedRecord[]> {
  mustMay(context, 'update', object);
  const conversion = conversionNamed(object, asked.name);
  for (const { step } of asked.choices) if (!conversion.steps.some((each) => each.name === step)) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: step });
  return inTransaction(context, async (inside) => {
    await lock(inside, object, asked.id);
    const record = await readConverted(inside, object, { id: asked.id, conversion });
    if (!record) throw new TangramError('NOT_FOUND', 'notFound');
    mustBeOffered(inside, object, { conversion, record });
    const made = new Map<string, string>();
    const converted: ConvertedRecord[] = [];
    for (const step of conversion.steps) {
      const choice = asked.choices.find((each) => each.step === step.name);
      if (choice?.skip) {
        if (!step.optional) throw refused(step, [{ path: step.name, rule: 'required', label: objectOf(inside, step.object).label }]);
        continue;
      }
      const into = objectOf(inside, step.object);
      const id = choice?.use === undefined ? await make(inside, into, { step, record, made, id: asked.id, values: choice?.values ?? {} }) : await existing(inside, into, { step, id: choice.use });
      made.set(step.name, id);
      converted.push({ step: step.name, object: step.object, id, name: (await recordNames(inside.asSystem('names of what was made'), into, [id])).get(id) ?? '', made: choice?.use === undefined });
    }
    await finish(inside, object, { conversion, record, made, ifVersion: asked.ifVersion });
    return converted;
  });
}

async function lock(context: Context, object: ObjectModel, id: string): Promise<void> {
  const [row] = await selectRows(context, { object, by: { field: idOf(object), values: [id] }, fields: [], lock: true, tests: [rowPredicate(context, object, 'read'), rowPredicate(context, object, 'update')] });
  if (!row?.answers[0]) throw new TangramError('NOT_FOUND', 'notFound');
  if (!row.answers[1]) throw errorOf([forbidden(context, { request: 0, path: '', action: 'update', object })]);
}

interface Making { readonly step: ConversionStepModel; readonly record: Readonly<Record<string, unknown>> & { readonly id: string }; readonly made: MadeRecords; readonly id: string; readonly values: Readonly<Record<string, unknown>> }

async function make(context: Context, into: ObjectModel, { step, record, made, id, values }: Making): Promise<string> {
  const input: Record<string, unknown> = { ...inputOf(context, into, { record, values: step.values, made }) };
  for (const lines of step.lines) if (values[lines.to] === undefined) input[lines.to] = { create: await linesOf(context, lines, { id, made }) };
  // What another step fills cannot be anything else.
  const links = Object.fromEntries([...step.values].flatMap(([name, value]) => (value.kind === 'step' && made.has(value.step) ? [[name, made.get(value.step)]] : [])));
  try {
    return await createRecord(context, into, { ...input, ...values, ...links });
  } catch (error) {
    throw error instanceof TangramError && error.problems.length > 0 ? refused(step, error.problems, error) : error;
  }
}

async function existing(context: Context, into: ObjectModel, { step, id }: { readonly step: ConversionStepModel; readonly id: string }): Promise<string> {
  const [found] = await readRecords(context, into, { ids: [id], fields: [] });
  if (!found) throw refused(step, [{ path: '', rule: 'noSuchRecord', label: into.label }]);
  return found.id;
}

function refused(step: ConversionStepModel, problems: readonly Problem[], error?: TangramError): TangramError {
  const placed = problems.map((problem) => ({ ...problem, path: problem.path === '' || problem.path === step.name ? step.name : `${step.name}.${problem.path}` }));
  return new TangramError(error?.code ?? 'VALIDATION_FAILED', error?.rule ?? 'validationFailed', error?.params ?? { count: placed.length }, placed, error?.extra ?? {});
}

async function finish(context: Context, object: ObjectModel, { conversion, record, made, ifVersion }: { readonly conversion: ConversionModel; readonly record: Making['record']; readonly made: MadeRecords; readonly ifVersion: number | undefined }): Promise<void> {
  // The right to change the record was asked when it was locked; what is written here nobody enters.
  const engine = context.asSystem('what became of a converted record');
  await updateRecord(engine, object, { id: record.id, patch: inputOf(engine, object, { record, values: conversion.set, made }), ...(ifVersion === undefined ? {} : { ifVersion }) });
  const carried = new Map<string, { readonly kind: 'update'; readonly object: ObjectModel; readonly id: string; readonly input: Record<string, unknown> }>();
  for (const { relation, set } of conversion.carry) {
    const { object: name, field } = object.relations.get(relation)!;
    const into = objectOf(context, name);
    const input = inputOf(engine, into, { record, values: set, made });
    const empty = Object.keys(input).filter((each) => input[each] !== undefined);
    if (empty.length === 0) continue;
    const related = await readRecords(engine, into, { filter: { [field]: { id: { eq: record.id } } }, fields: empty });
    for (const each of related) {
      const before = carried.get(each.id)?.input;
      const patch = Object.fromEntries(empty.filter((one) => each[one] === null).map((one) => [one, input[one]]));
      if (Object.keys(patch).length > 0) carried.set(each.id, { kind: 'update', object: into, id: each.id, input: { ...patch, ...before } });
    }
  }
  if (carried.size > 0) await save(engine, [...carried.values()]);
}
