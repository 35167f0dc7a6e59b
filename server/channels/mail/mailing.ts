// A mail to many, as a job: one recipient after another, each in a message of its own that stands before a word is spoken; stopped at any point, it goes on where it was.
import type { Context } from '../../access/context';
import { mustMay, objectNamed } from '../../access/may';
import { TangramError, type Problem } from '../../errors';
import { defineJob, type JobRun } from '../../jobs/define-job';
import { enqueue } from '../../jobs/enqueue';
import type { ObjectModel } from '../../model/model';
import { createRecord } from '../../records/create';
import { readRecords } from '../../records/read';
import { checkWords, fillWords, type Words } from './fill-words';
import { mailServer } from './mail-settings';
import { countLeft, planMailing, type Obstacle } from './mailing-plan';
import { messageObject, readMessage, resultOf, sendMessage, sendingMail, write } from './send-mail';
import type { Outcome } from './smtp';

export interface Mailing {
  readonly object: string; readonly ids: readonly string[]; readonly subject: string; readonly body: string; readonly language: string;
  /** Lookups of the messages: the record that the mailing is for. */
  readonly links: Readonly<Record<string, string>>;
}
export interface NewMailing extends Words { readonly object: string; readonly ids: readonly string[]; readonly links: Readonly<Record<string, string>> }

/** Most recipients of one mailing. */
export const mostRecipients = 20_000;

interface Counts { readonly sent: number; readonly failed: number; readonly later: number }
/** `message` and `begun`: the one whose sending began and whose outcome is not written down yet. */
interface Mark { readonly at: number; readonly message: string | null; readonly begun: number; readonly left: Readonly<Partial<Record<Obstacle, number>>>; readonly counts: Counts; readonly chosen: readonly string[] }

/** Begins it; gives the job. Throws where no server is set, the words are wrong or nobody would get it. */
export async function beginMailing(context: Context, mailing: NewMailing): Promise<string> {
  const object = objectNamed(context, mailing.object);
  const messages = messageObject(context);
  mustMay(context, 'create', messages);
  await mailServer(context.connection);
  if (mailing.ids.length > mostRecipients) throw new TangramError('BAD_USER_INPUT', 'tooManyMails', { max: mostRecipients });
  checkMailing(context, object, mailing);
  for (const [name, id] of Object.entries(mailing.links)) {
    const field = messages.fields.get(name);
    const target = field?.type === 'lookup' ? context.model.objects.get(field.targets[0]!) : undefined;
    // Messages are written with every right: whoever begins must see what they will belong to.
    if (!target || (await readRecords(context, target, { ids: [String(id)], fields: [] })).length === 0) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `links.${name}` });
  }
  const plan = await planMailing(context, object, mailing.ids);
  if (plan.recipients.length === 0) throw new TangramError('BAD_USER_INPUT', 'nobodyToMail');
  return enqueue(context, mailingJob, { input: { ...mailing, ids: [...mailing.ids], language: context.viewer.language }, about: mailing.subject });
}

/** Refuses words that name what is not there, at their place. */
export function checkMailing({ model, viewer }: Context, object: ObjectModel, { subject, body }: Words): void {
  const problems = ([['subject', subject, false], ['body', body, true]] as const).flatMap(([path, text, html]): Problem[] => {
    if (path === 'subject' && text.trim() === '') return [{ path, rule: 'required' }];
    const problem = checkWords(model, object.name, { text, html });
    return problem ? [{ path, rule: 'mergeField', params: { detail: viewer.language.startsWith('zh') ? problem.zh : problem.en } }] : [];
  });
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
}

export const mailingJob = defineJob<Mailing>({
  name: 'mailing', label: { 'zh-CN': '群发邮件', en: 'Mail to many' }, attempts: 8, priority: -1,
  async run(run) {
    let mark = (run.checkpoint as Mark | null) ?? await firstMark(run);
    const total = mark.chosen.length;
    if (mark.message !== null) mark = await beginAgain(run, mark);
    while (mark.at < total) {
      if (mark.message === null) mark = await prepare(run, mark);
      mark = mark.message === null ? await after(run, mark, { counts: mark.counts, later: false }) : await sendOne(run, mark);
    }
    return { data: { ...mark.counts, left: { ...mark.left } } };
  },
});

/** Who gets it is settled once, so that a job that goes on after a break counts the same people. */
async function firstMark(run: JobRun<Mailing>): Promise<Mark> {
  const context = await run.context();
  const plan = await planMailing(context, objectNamed(context, run.input.object), run.input.ids);
  return { at: 0, message: null, begun: 0, left: countLeft(plan), counts: { sent: 0, failed: 0, later: 0 }, chosen: plan.recipients.map(({ id }) => id) };
}

/** Broken off while a mail was on its way: its message says what came of it, or it is sent once more, and that is written down first. */
async function beginAgain(run: JobRun<Mailing>, mark: Mark): Promise<Mark> {
  const message = await readMessage((await run.context()).asSystem('what came of a mail'), mark.message!);
  const { sent, failed, later } = mark.counts;
  if (message?.['state'] === 'sent') return after(run, mark, { counts: { sent: sent + 1, failed, later }, later: false });
  if (message?.['state'] === 'waiting') return after(run, mark, { counts: { sent, failed, later: later + 1 }, later: true });
  if (message?.['state'] !== 'sending') return after(run, mark, { counts: { sent, failed: failed + 1, later }, later: false });
  const next = { ...mark, begun: mark.begun + 1 };
  await run.step(async () => ({ checkpoint: plainMark(next) }));
  return next;
}

async function sendOne(run: JobRun<Mailing>, mark: Mark): Promise<Mark> {
  const context = (await run.context()).asSystem('a mailing is sent');
  const outcome: Outcome = mark.begun > 2 ? { kind: 'unknown', reason: 'connection lost' } : await sendMessage(context, mark.message!);
  const later = outcome.kind === 'later';
  // Not in the step: a worker that is told to stop, or has lost the job, still writes down what happened outside.
  await write(context, mark.message!, later ? { state: 'waiting', reason: outcome.reason } : resultOf(outcome, new Date()));
  const { counts } = mark;
  const taken = outcome.kind === 'taken';
  return after(run, mark, { counts: { sent: counts.sent + (taken ? 1 : 0), failed: counts.failed + (taken || later ? 0 : 1), later: counts.later + (later ? 1 : 0) }, later });
}

/** Writes the message of the next recipient; without one where she does not want it any more, or is gone. */
async function prepare(run: JobRun<Mailing>, mark: Mark): Promise<Mark> {
  const { object: name, links, language, subject, body } = run.input;
  const id = mark.chosen[mark.at]!;
  let next = mark;
  await run.step(async (inside) => {
    let message: string | null = null;
    const object = objectNamed(inside, name);
    const [recipient] = (await planMailing(inside, object, [id])).recipients;
    const words = recipient && (await fillWords(inside, { object, language }, { words: { subject, body }, ids: [id] })).get(id);
    if (recipient && words) {
      const messages = messageObject(inside);
      const related = messages.fields.get('relatedTo')?.targets.includes(name) ? { relatedTo: id } : {};
      message = await createRecord(inside.asSystem('a mailing writes its messages'), messages, { to: recipient.address, ...words, state: 'sending', batch: run.id, ...related, ...links, ...(messages.owned && inside.viewer.id !== null ? { owner: inside.viewer.id } : {}) });
    }
    next = { ...mark, message, begun: message === null ? 0 : 1 };
    return { checkpoint: plainMark(next), done: mark.at, total: mark.chosen.length };
  });
  return next;
}

async function after(run: JobRun<Mailing>, mark: Mark, { counts, later }: { readonly counts: Counts; readonly later: boolean }): Promise<Mark> {
  const next: Mark = { ...mark, at: mark.at + 1, message: null, begun: 0, counts };
  await run.step(async (inside) => {
    // A mailbox that is busy does not hold up the others: its mail is tried again by itself.
    if (later && mark.message) await enqueue(inside, sendingMail, { input: { id: mark.message }, about: run.input.subject, asSystem: true, runAt: new Date(inside.now.getTime() + 60_000) });
    return { checkpoint: plainMark(next), done: next.at, total: next.chosen.length };
  });
  return next;
}

function plainMark(mark: Mark): { readonly [name: string]: never } {
  // Plain data as it is; only its type is narrower than that of a checkpoint.
  return mark as unknown as { readonly [name: string]: never };
}
