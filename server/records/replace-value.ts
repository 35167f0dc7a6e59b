// Replaces one value of picklists by another in all records, as a job: each record is written as by anybody, with its history, and all of it can be taken back.
import type { Context } from '../access/context';
import { inWords, TangramError } from '../errors';
import { fieldTypeOf } from '../field-types/field-types';
import { listOf } from '../field-types/multi-picklist';
import { defineJob, type JobRun } from '../jobs/define-job';
import { enqueue } from '../jobs/enqueue';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { compare, everythingVisible, type Predicate } from '../query/plan';
import { countSql, levelSql } from '../query/to-sql';
import { insertSql } from './write/write-rows';
import { newChange } from './write/change';
import { saveChanges } from './write/save';
import { selectRows } from './write/select-rows';
import { sqlFor } from './write/sql-for';

/** A field that has the value among its choices. */
export interface ValuePlace { readonly object: ObjectModel; readonly field: FieldModel }
/** The fields meant: those that share a list, or one field. */
export type ValueOf = { readonly picklist: string } | { readonly object: string; readonly field: string };
export interface ValueUse extends ValuePlace { /** Live records that hold it. */ readonly records: number }

interface Replacement { readonly places: readonly (readonly [object: string, field: string])[]; readonly from: string; readonly to: string }
interface Refusal { readonly object: string; readonly id: string; readonly message: string }
interface Mark { readonly place: number; readonly last: string; readonly done: number; readonly total: number; readonly replaced: number; readonly refused: number; readonly refusals: readonly Refusal[] }

const atOnce = 200;
const mostRefusals = 20;

/** Where live records hold the value, fields without any among them. */
export async function valueUses(context: Context, of: ValueOf, value: string): Promise<readonly ValueUse[]> {
  const uses: ValueUse[] = [];
  for (const place of placesOf(context.model, of)) uses.push({ ...place, records: await countOf(context, place, value) });
  return uses;
}

/** Begins it; gives the job. Throws where the new value cannot be chosen. */
export async function beginReplacement(context: Context, of: ValueOf, { from, to }: { readonly from: string; readonly to: string }): Promise<string> {
  const places = placesOf(context.model, of);
  for (const { field } of places) {
    const accepted = fieldTypeOf(field).accept(field.type === 'multiPicklist' ? [to] : to, field);
    if ('problem' in accepted || from === to) throw new TangramError('VALIDATION_FAILED', 'notAChoice', { value: to }, [{ path: 'by', rule: 'notAChoice', params: { value: to } }]);
  }
  return enqueue(context, replacing, { input: { places: places.map(({ object, field }) => [object.name, field.name] as const), from, to }, about: `${from} → ${to}` });
}

const replacing = defineJob<Replacement>({
  name: 'replaceValue', label: { 'zh-CN': '替换选项', en: 'Replacing a value' },
  async run(run) {
    const { places, from, to } = run.input;
    const context = await mayDo(run);
    let mark = run.checkpoint as Mark | null ?? await firstMark(context, run.input);
    while (mark.place < places.length) {
      let next = mark;
      await run.step(async (step) => {
        const inside = step.asSystem('an administrator replaces a value of a picklist');
        const place = placeIn(inside.model, places[mark.place]!);
        const ids = place ? await holders(inside, place, { value: from, after: mark.last }) : [];
        const rows = place && ids.length > 0 ? await selectRows(inside, { object: place.object, by: { field: place.object.fields.get('id')!, values: ids }, fields: [place.field], lock: true }) : [];
        const wanted = rows.flatMap(({ id, values }) => {
          const stored = replaced(place!.field, values.get(place!.field.name)?.[0], { from, to });
          return stored === undefined ? [] : [{ id, stored, before: values.get(place!.field.name)?.[0] }];
        });
        const refusals = place ? await writeStored(inside, place, wanted) : [];
        const refused = new Set(refusals.map(({ id }) => id));
        await keepReplaced(inside, { job: run.id, place: mark.place }, wanted.filter(({ id }) => !refused.has(id)));
        const over = ids.length < atOnce;
        next = {
          ...mark, place: mark.place + (over ? 1 : 0), last: over ? '' : ids.at(-1)!, done: mark.done + ids.length, replaced: mark.replaced + wanted.length - refusals.length,
          refused: mark.refused + refusals.length, refusals: [...mark.refusals, ...refusals].slice(0, mostRefusals),
        };
        return { checkpoint: { ...next, refusals: next.refusals.map((each) => ({ ...each })) }, done: next.done, total: Math.max(next.total, next.done) };
      });
      mark = next;
    }
    return { data: { replaced: mark.replaced, refused: mark.refused, refusals: mark.refusals.map((each) => ({ ...each })) } };
  },
});

/** Begins taking back what a replacement changed; gives the job. Asked twice, it is the same job. */
export async function beginUndoReplacement(context: Context, job: string): Promise<string> {
  if (!(await keptReplacement(context, job))) throw new TangramError('NOT_FOUND', 'notFound');
  return enqueue(context, undoing, { input: { job }, key: `undo ${job}` });
}

interface UndoMark { readonly place: number; readonly last: string; readonly done: number; readonly undone: number; readonly kept: number }

const undoing = defineJob<{ readonly job: string }>({
  name: 'undoReplaceValue', label: { 'zh-CN': '撤销替换选项', en: 'Undoing the replacement of a value' },
  async run(run) {
    const found = await keptReplacement(await mayDo(run), run.input.job);
    if (!found) return { data: { undone: 0, kept: 0 } };
    const { places, mark: written } = found;
    let mark = run.checkpoint as UndoMark | null ?? { place: 0, last: '', done: 0, undone: 0, kept: 0 };
    while (mark.place < places.length) {
      let next = mark;
      await run.step(async (step) => {
        const inside = step.asSystem('an administrator takes back the replacement of a value');
        const place = placeIn(inside.model, places[mark.place]!);
        const entries = place ? await replacedNext(inside, { job: run.input.job, place: mark.place, after: mark.last }) : [];
        const befores = new Map(entries.map(({ id, was, became }) => [id, { old: was, now: became }] as const));
        const rows = place && befores.size > 0 ? await selectRows(inside, { object: place.object, by: { field: place.object.fields.get('id')!, values: [...befores.keys()] }, fields: [place.field], lock: true }) : [];
        const wanted = rows.flatMap(({ id, values }) => (same(place!.field, values.get(place!.field.name)?.[0], befores.get(id)!.now) ? [{ id, stored: befores.get(id)!.old }] : []));
        const refusals = place ? await writeStored(inside, place, wanted) : [];
        const undone = wanted.length - refusals.length;
        const over = entries.length < atOnce;
        next = { place: mark.place + (over ? 1 : 0), last: over ? '' : entries.at(-1)!.id, done: mark.done + befores.size, undone: mark.undone + undone, kept: mark.kept + befores.size - undone };
        return { checkpoint: { ...next }, done: next.done, total: Math.max(written.replaced, next.done) };
      });
      mark = next;
    }
    return { data: { undone: mark.undone, kept: mark.kept } };
  },
});

/** Which records a job changed, and what stood there: in the transaction that changes them, so it says no more and no less than happened. */
async function keepReplaced(context: Context, { job, place }: { readonly job: string; readonly place: number }, rows: readonly { readonly id: string; readonly stored: unknown; readonly before: unknown }[]): Promise<void> {
  if (rows.length === 0) return;
  await context.connection.runAll(insertSql(context, { table: 'engine_replaced', columns: ['job_id', 'place', 'record_id', 'was', 'became'], rows: rows.map(({ id, stored, before }) => [job, place, id, JSON.stringify(before ?? null), JSON.stringify(stored ?? null)]) }));
}

async function replacedNext({ connection }: Context, { job, place, after }: { readonly job: string; readonly place: number; readonly after: string }): Promise<readonly { readonly id: string; readonly was: unknown; readonly became: unknown }[]> {
  const rows = await connection.rows({ text: `SELECT record_id, was, became FROM engine_replaced WHERE job_id = ? AND place = ? AND record_id > ? ORDER BY record_id LIMIT ${atOnce}`, values: [job, place, after] });
  return rows.map(([id, was, became]) => ({ id: String(id), was: JSON.parse(String(was)) as unknown, became: JSON.parse(String(became)) as unknown }));
}

/** Forgets what was replaced by jobs that are forgotten themselves: nobody can ask for it back. */
export async function forgetReplaced({ connection }: Context): Promise<void> {
  await connection.run({ text: 'DELETE FROM engine_replaced WHERE NOT EXISTS (SELECT 1 FROM engine_job WHERE engine_job.id = engine_replaced.job_id)', values: [] });
}

async function mayDo<I>(run: JobRun<I>): Promise<Context> {
  const context = await run.context();
  if (!context.viewer.setup && !context.viewer.system) throw new TangramError('FORBIDDEN', 'forbiddenSetup');
  return context;
}

async function firstMark(context: Context, { places, from }: Replacement): Promise<Mark> {
  let total = 0;
  for (const name of places) {
    const place = placeIn(context.model, name);
    if (place) total += await countOf(context, place, from);
  }
  return { place: 0, last: '', done: 0, total, replaced: 0, refused: 0, refusals: [] };
}

/** What a replacement was asked to do and how far it came; undefined where there is no such job any more. */
async function keptReplacement({ connection }: Context, job: string): Promise<(Replacement & { readonly mark: Mark }) | undefined> {
  const [row] = await connection.rows({ text: `SELECT input, checkpoint FROM engine_job WHERE id = ? AND kind = ? AND state IN ('done', 'failed', 'cancelled')`, values: [job, replacing.name] });
  const mark = row && JSON.parse(String(row[1] ?? 'null')) as Mark | null;
  return row && mark ? { ...(JSON.parse(String(row[0])) as Replacement), mark } : undefined;
}

function placesOf(model: Model, of: ValueOf): readonly ValuePlace[] {
  const places = 'picklist' in of
    ? [...model.objects.values()].flatMap((object) => [...object.fields.values()].flatMap((field) => ('picklist' in field.definition && field.definition.picklist === of.picklist ? [{ object, field }] : [])))
    : [placeIn(model, [of.object, of.field])];
  const known = places.flatMap((place) => (place && isPicklist(place.field) ? [place] : []));
  if (known.length === 0 && !('picklist' in of && model.picklists.has(of.picklist))) throw new TangramError('NOT_FOUND', 'notFound');
  return known;
}

function placeIn(model: Model, [object, field]: readonly [string, string]): ValuePlace | undefined {
  const [owner, found] = [model.objects.get(object), model.objects.get(object)?.fields.get(field)];
  return owner && found && isPicklist(found) ? { object: owner, field: found } : undefined;
}

function isPicklist(field: FieldModel): boolean {
  return !field.system && (field.type === 'picklist' || field.type === 'multiPicklist');
}

function holds({ field }: ValuePlace, value: string): Predicate {
  return compare(field.name, field.type === 'multiPicklist' ? 'hasAny' : 'eq', [value]);
}

async function countOf(context: Context, place: ValuePlace, value: string): Promise<number> {
  return Number((await context.connection.rows(countSql({ object: place.object.name, where: holds(place, value), visible: everythingVisible }, sqlFor(context))))[0]?.[0] ?? 0);
}

/** Ids of the next records that hold the value. */
async function holders(context: Context, place: ValuePlace, { value, after }: { readonly value: string; readonly after: string }): Promise<readonly string[]> {
  const rows = await context.connection.rows(levelSql({
    object: place.object.name, cells: [{ kind: 'value', path: [], field: 'id', column: 0 }], where: { kind: 'and', of: [holds(place, value), compare('id', 'gt', [after])] },
    order: [{ path: ['id'], direction: 'ASC' }], page: { limit: atOnce, fromEnd: false }, total: false, visible: everythingVisible,
  }, sqlFor(context)));
  return rows.map(([id]) => String(id));
}

/** What is stored afterwards; undefined where the value is not there. Lists keep the order of the picklist, values it no longer has come last. */
function replaced(field: FieldModel, stored: unknown, { from, to }: { readonly from: string; readonly to: string }): string | undefined {
  if (field.type !== 'multiPicklist') return stored === from ? to : undefined;
  const list = listOf(stored) ?? [];
  if (!list.includes(from)) return undefined;
  const chosen = new Set(list.map((value) => (value === from ? to : value)));
  const known = field.values.map(({ value }) => value);
  return JSON.stringify([...known.filter((value) => chosen.has(value)), ...[...chosen].filter((value) => !known.includes(value))]);
}

function same(field: FieldModel, left: unknown, right: unknown): boolean {
  return field.type === 'multiPicklist' ? JSON.stringify(listOf(left)) === JSON.stringify(listOf(right)) : left === right;
}

/** Writes stored values; where something stands against it, halves, and halves of halves: what is refused is told. */
async function writeStored(context: Context, { object, field }: ValuePlace, rows: readonly { readonly id: string; readonly stored: unknown }[]): Promise<readonly Refusal[]> {
  if (rows.length === 0) return [];
  try {
    await saveChanges(context, (work) => {
      const changes = rows.map(({ id, stored }) => newChange({ kind: 'update', object, id, path: '', request: 0, values: new Map([[field.name, [stored]]]) }));
      work.changes.push(...changes);
      return changes;
    });
    return [];
  } catch (error) {
    if (!(error instanceof TangramError)) throw error;
    if (rows.length === 1) return [{ object: object.name, id: rows[0]!.id, message: inWords(error, context.viewer.language)[0]?.message ?? '' }];
  }
  const half = Math.ceil(rows.length / 2);
  return [...(await writeStored(context, { object, field }, rows.slice(0, half))), ...(await writeStored(context, { object, field }, rows.slice(half)))];
}
