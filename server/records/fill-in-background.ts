// Large tables do not hold up a publication: what their records keep of other values is computed by a job, and readers are told meanwhile.
import { mayReadField } from '../access/may';
import type { Context } from '../access/context';
import { TangramError } from '../errors';
import type { Connection, Database } from '../database/source';
import { defineJob } from '../jobs/define-job';
import { insertJob } from '../jobs/enqueue';
import { wakeWorkers } from '../jobs/wake';
import type { Model } from '../model/model';
import type { Fill, ToFill } from '../store/open-store';
import { isFilled, isNothing } from '../store/settle';
import { atATime, fillKeptValues, fillingsOf, fillThousand, type Filling } from './fill-kept-values';

/** What is to be computed, by name: the job may run on a later version than the one that asked. */
interface Refill { readonly version: number; readonly fields: readonly (readonly [object: string, field: string])[]; readonly searched: readonly string[]; readonly matched?: readonly string[] }
interface Mark { readonly filling: number; readonly last: string; readonly done: number }

/** More records than this are not computed while somebody waits for publishing. */
const large = 20_000;
/** Other nodes still write by the version before for a moment. */
const settling = 2000;
const notYetInForce = 12;

/** For the store: small tables at once, large ones in a job. */
export function fillInBackground(database: Database, limit = large): Fill {
  const atOnce = fillKeptValues(database);
  return async (model, missing) => {
    const names = new Set([...missing.fields.map((field) => field.object), ...missing.searched.map((object) => object.name), ...missing.matched.map((object) => object.name)]);
    const later = new Set<string>();
    for (const name of names) if (await isLarge(database, model, { name, limit })) later.add(name);
    // A roll-up over another one must come after it: if one has to wait, all roll-ups do.
    const waits = (object: string, rollUp: boolean): boolean => later.has(object) || (rollUp && missing.fields.some((field) => field.rollUp && later.has(field.object)));
    const part = (wait: boolean): ToFill => ({
      fields: missing.fields.filter((field) => waits(field.object, field.rollUp !== undefined) === wait), searched: missing.searched.filter((object) => waits(object.name, false) === wait),
      matched: missing.matched.filter((object) => waits(object.name, false) === wait),
    });
    await atOnce(model, part(false));
    const rest = part(true);
    if (!isNothing(rest)) await askFor(database, model, rest);
  };
}

async function isLarge(connection: Connection, model: Model, { name, limit }: { readonly name: string; readonly limit: number }): Promise<boolean> {
  const { table } = model.objects.get(name)!.storage;
  return (await connection.rows({ text: `SELECT 1 FROM ${connection.dialect.quote(table)} LIMIT 1 OFFSET ${limit}`, values: [] })).length > 0;
}

/** The store asks before a version is in force and after: one job that has not begun is enough. */
async function askFor(database: Database, model: Model, { fields, searched, matched }: ToFill): Promise<void> {
  const input: Refill = { version: model.version, fields: fields.map((field) => [field.object, field.name] as const), searched: searched.map((object) => object.name), matched: matched.map((object) => object.name) };
  const now = Date.now();
  const waiting = await database.rows({ text: `SELECT input FROM engine_job WHERE kind = ? AND state = 'waiting'`, values: [refill.name] });
  if (waiting.some(([text]) => text === JSON.stringify(input))) return;
  const labels = [...fields.map((field) => field.label), ...[...searched, ...matched].map((object) => object.label)];
  await insertJob(database, refill, { input, about: labels.join('、'), owner: null, runAt: new Date(now + settling), now });
  wakeWorkers(database);
}

const refill = defineJob<Refill>({
  name: 'refill', label: { 'zh-CN': '为已有记录计算字段', en: 'Computing fields of existing records' }, attempts: notYetInForce, priority: 5,
  async run(run) {
    const { model, connection } = await run.context();
    if (model.version < run.input.version) {
      // Publishing takes its time, or came to nothing.
      if (run.attempt >= notYetInForce) return { data: 'nothing to do' };
      throw new TangramError('CONFLICT', 'versionMoved', { version: model.version });
    }
    const fillings = fillingsOf(model, missingNow(model, run.input));
    const total = await countAll(connection, fillings);
    let mark = (run.checkpoint as Mark | null) ?? { filling: 0, last: '', done: 0 };
    while (mark.filling < fillings.length) {
      let next = mark;
      await run.step(async (inside) => {
        const filling = fillings[mark.filling]!;
        // The same field of the Model in force now, should it have changed since the job began.
        const ids = await fillThousand(inside, fillingsOf(inside.model, missingNow(inside.model, run.input)).find((one) => sameFilling(one, filling)) ?? filling, mark.last);
        const done = mark.done + ids.length;
        next = ids.length < atATime ? { filling: mark.filling + 1, last: '', done } : { filling: mark.filling, last: ids[ids.length - 1]!, done };
        return { checkpoint: { ...next }, done, total: Math.max(total, done) };
      });
      mark = next;
    }
    return { data: { records: mark.done } };
  },
});

function missingNow(model: Model, { fields, searched, matched = [] }: Refill): ToFill {
  return {
    fields: fields.flatMap(([object, field]) => model.objects.get(object)?.fields.get(field) ?? []).filter((field) => isFilled(model.objects.get(field.object)!, field)),
    searched: searched.flatMap((name) => model.objects.get(name) ?? []),
    matched: matched.flatMap((name) => model.objects.get(name) ?? []),
  };
}

function sameFilling(left: Filling, right: Filling): boolean {
  return left.what === right.what && left.object.name === right.object.name && left.field?.name === right.field?.name;
}

async function countAll(connection: Connection, fillings: readonly Filling[]): Promise<number> {
  let total = 0;
  for (const { object } of fillings) total += Number((await connection.rows({ text: `SELECT COUNT(*) FROM ${connection.dialect.quote(object.storage.table)}`, values: [] }))[0]?.[0] ?? 0);
  return total;
}

export interface Computing { readonly object: string; /** API name of the field; null: the search words of the object. */ readonly field: string | null; readonly done: number; readonly total: number | null }

/** Fields whose values are not all there yet, as far as the viewer may read them. */
export async function fieldsBeingComputed(context: Context): Promise<Computing[]> {
  const rows = await context.connection.rows({ text: `SELECT input, done, total FROM engine_job WHERE kind = ? AND state IN ('waiting', 'running')`, values: [refill.name] });
  return rows.flatMap(([text, done, total]) => {
    const { fields, searched, version } = JSON.parse(String(text)) as Refill;
    if (context.model.version < version) return [];
    const progress = { done: Number(done ?? 0), total: total === null ? null : Number(total) };
    const readable = fields.filter(([object, field]) => {
      const model = context.model.objects.get(object);
      const found = model?.fields.get(field);
      return model !== undefined && found !== undefined && mayReadField(context, model, found);
    });
    return [...readable.map(([object, field]) => ({ object, field, ...progress })), ...searched.map((object) => ({ object, field: null, ...progress }))];
  });
}
