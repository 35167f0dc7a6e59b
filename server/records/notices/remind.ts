// Tells people of moments in records that have come: every minute, a page of records at a time, each record, person and moment once.
import type { Context } from '../../access/context';
import { defineJob } from '../../jobs/define-job';
import type { ObjectModel, ReminderModel } from '../../model/model';
import { allOf, anyOf, compare, type Predicate } from '../../query/plan';
import { readRecords, type PlainRecord } from '../read';
import { idsSql, thousands } from '../write/write-rows';
import { firstStillTold, lastDue } from './reminder-window';
import { noticesSql, type Telling } from './tell';

const minute = 60_000;
/** Writes that began before the last look and were committed after it. */
const overlap = 10 * minute;
/** So long nobody may have looked, and everything is still told. */
const longestPause = 30 * 24 * 60 * minute;
const atOnce = 500;

interface Place { readonly object: ObjectModel; readonly reminder: ReminderModel }
/** What is looked for, and the record after which it goes on. */
interface Look { readonly part: 'due' | 'changed'; readonly after?: { readonly id: string; readonly value: string } }

export const reminding = defineJob<null>({
  name: 'reminders', label: { 'zh-CN': '提醒', en: 'Reminders' }, internal: true, schedule: '* * * * *',
  async run(run) {
    const { model } = await run.context();
    for (const place of placesOf([...model.objects.values()])) {
      for (let look: Look | undefined = { part: 'due' }; look;) {
        let next: Look | undefined;
        await run.step(async (inside) => { next = await remindPage(inside, place, look!); });
        look = next;
      }
    }
  },
});

/** Looks through everything at once; gives how many were told. For tests and the first start. */
export async function remindAll(context: Context): Promise<number> {
  const count = async (): Promise<number> => Number((await context.connection.rows({ text: 'SELECT COUNT(*) FROM engine_notice', values: [] }))[0]![0]);
  const before = await count();
  for (const place of placesOf([...context.model.objects.values()])) {
    for (let look: Look | undefined = { part: 'due' }; look;) look = await remindPage(context, place, look);
  }
  return (await count()) - before;
}

/** One page; gives where to go on, undefined where the reminder is through. */
async function remindPage(context: Context, { object, reminder }: Place, look: Look): Promise<Look | undefined> {
  const inside = context.asSystem('people are reminded whoever looks');
  const now = inside.now.getTime();
  const [row] = await inside.connection.rows({ text: 'SELECT until FROM engine_reminder WHERE object = ? AND name = ?', values: [object.name, reminder.name] });
  const since = row ? Math.max(Number(row[0]) - overlap, now - longestPause) : undefined;
  const records = await dueRecords(inside, { object, reminder }, { look, since });
  await tell(inside, { object, reminder }, records);
  const last = records.length === atOnce ? records.at(-1)! : undefined;
  if (last) return { part: look.part, after: { id: last.id, value: String(last[reminder.at]) } };
  if (look.part === 'due' && since !== undefined) return { part: 'changed' };
  await keepMark(inside, { object, reminder }, now);
  return undefined;
}

/**
 * `due`: those whose moment came since the last look; the first time, all that are still to be told. `changed`: those written since the last look whose
 * moment had come before. Each is a short stretch of one index, however many records there are.
 */
async function dueRecords(context: Context, { object, reminder }: Place, { look, since }: { readonly look: Look; readonly since: number | undefined }): Promise<readonly PlainRecord[]> {
  const { model, now } = context;
  const value = (moment: number): string => lastDue(reminder, moment, model.app.timeZone);
  const earliest = firstStillTold(reminder, now.getTime());
  const from = value(look.part === 'due' && since !== undefined ? since : earliest);
  const until = value(now.getTime());
  if (from >= until) return [];
  const where: Predicate[] = [compare(reminder.at, 'gt', [from]), compare(reminder.at, 'lte', [until])];
  if (look.part === 'changed') where.push(compare('updatedAt', 'gte', [new Date(since!).toISOString()]));
  if (look.after) where.push(compare(reminder.at, 'gte', [look.after.value]), anyOf([compare(reminder.at, 'gt', [look.after.value]), compare('id', 'gt', [look.after.id])]));
  if (reminder.when) where.push({ kind: 'expression', expression: reminder.when });
  const fields = [reminder.at, ...reminder.to.filter((name) => object.fields.get(name)!.junction === undefined)];
  return readRecords(context, object, { where: allOf(where), fields, order: [{ path: [reminder.at], direction: 'ASC' }, { path: ['id'], direction: 'ASC' }], first: atOnce });
}

async function tell(context: Context, { object, reminder }: Place, records: readonly PlainRecord[]): Promise<void> {
  if (records.length === 0) return;
  const people = await peopleOf(context, { object, reminder }, records);
  const tellings = records.flatMap((record) => {
    const due = String(record[reminder.at]);
    const told = `${object.name}.${reminder.name} ${record.id} ${due}`;
    return [...new Set(people(record))].map((to): Telling => ({ to, told, kind: `reminder.${object.name}.${reminder.name}`, object: object.name, record: record.id, params: { due } }));
  });
  const known = new Set<string>();
  for (const some of thousands([...new Set(tellings.map((one) => one.told))])) {
    for (const [to, told] of await context.connection.rows({ text: `SELECT user_id, told FROM engine_notice WHERE ${idsSql(some, 'told')}`, values: some })) known.add(`${String(to)} ${String(told)}`);
  }
  await context.connection.runAll(noticesSql(context, tellings.filter(({ to, told }) => !known.has(`${to} ${told}`))));
}

/** Whom a record is told to. */
async function peopleOf({ connection }: Context, { object, reminder }: Place, records: readonly PlainRecord[]): Promise<(record: PlainRecord) => readonly string[]> {
  const fields = reminder.to.map((name) => object.fields.get(name)!);
  const linked = new Map<string, string[]>();
  const ids = records.map(({ id }) => id);
  for (const { junction } of fields) {
    if (!junction) continue;
    const { quote } = connection.dialect;
    const rows = await connection.rows({ text: `SELECT ${quote(junction.from)}, ${quote(junction.to)} FROM ${quote(junction.table)} WHERE ${idsSql(ids, quote(junction.from))}`, values: ids });
    for (const [from, to] of rows) linked.set(String(from), [...(linked.get(String(from)) ?? []), String(to)]);
  }
  return (record) => [...fields.flatMap(({ name, junction }) => (junction || typeof record[name] !== 'string' ? [] : [record[name]])), ...(linked.get(record.id) ?? [])];
}

/** Two may look at the same time: the later look stands. */
async function keepMark({ connection }: Context, { object, reminder }: Place, now: number): Promise<void> {
  await connection.runAll([
    { text: `${connection.dialect.insertIgnore} INTO engine_reminder (object, name, until) VALUES (?, ?, ?)`, values: [object.name, reminder.name, now] },
    { text: 'UPDATE engine_reminder SET until = ? WHERE object = ? AND name = ? AND until < ?', values: [now, object.name, reminder.name, now] },
  ]);
}

function placesOf(objects: readonly ObjectModel[]): readonly Place[] {
  return objects.flatMap((object) => object.reminders.map((reminder) => ({ object, reminder })));
}
