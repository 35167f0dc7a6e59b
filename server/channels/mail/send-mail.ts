// The job that sends one message, and the sending itself, which a mailing uses too: nothing lost, at most one mail repeated, see decision 0180.
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import { defineJob, type JobRun } from '../../jobs/define-job';
import { mailObject } from '../../model/mail';
import type { ObjectModel } from '../../model/model';
import { withoutTags } from '../../records/print/format-value';
import { readRecords } from '../../records/read';
import { updateRecord } from '../../records/update';
import { addressesIn } from './addresses';
import { mailServer } from './mail-settings';
import { outgoingHtml } from './outgoing-html';
import { sendMailTo, type Outcome } from './smtp';
import { unsubscribeLink } from './unsubscribe';

/** Tries of one message: an hour and a half of a server that is away. */
const attempts = 8;
/** After so many tries whose outcome nobody knows, a person decides. */
const mostUnknown = 2;

/** `begun`: tries that were begun and whose outcome is not known. */
interface Mark { readonly begun: number }

export const sendingMail = defineJob<{ readonly id: string }>({
  name: 'sendMail', label: { 'zh-CN': '发送邮件', en: 'Sending a mail' }, internal: true, attempts,
  async run(run) {
    const { begun } = (run.checkpoint as Mark | null) ?? { begun: 0 };
    if (begun >= mostUnknown) return finish(run, { kind: 'unknown', reason: lost });
    if (!(await begin(run, begun))) return { data: { sent: false } };
    const context = (await run.context()).asSystem('a mail is sent');
    let outcome: Outcome;
    try {
      outcome = await sendMessage(context, run.input.id);
    } catch (error) {
      if (!(error instanceof TangramError)) throw error;
      outcome = { kind: 'refused', reason: error.message };
    }
    const goesOn = outcome.kind === 'later' || (outcome.kind === 'unknown' && begun + 1 < mostUnknown);
    if (!goesOn || run.attempt >= attempts) return finish(run, outcome);
    const reason = (outcome as { readonly reason: string }).reason;
    await run.step(async (inside) => {
      await write(inside, run.input.id, { state: 'waiting', reason });
      return { checkpoint: { begun: outcome.kind === 'unknown' ? begun + 1 : 0 } };
    });
    throw new TangramError('INTERNAL', 'mailLater', { reason });
  },
});
const lost = 'connection lost';

/** Notes, before a word is spoken, that it begins. false: there is nothing to send any more. */
async function begin(run: JobRun<{ readonly id: string }>, begun: number): Promise<boolean> {
  let goes = false;
  await run.step(async (inside) => {
    const message = await readMessage(inside.asSystem('a mail is sent'), run.input.id);
    goes = message?.['state'] === 'waiting' || (message?.['state'] === 'sending' && begun > 0);
    if (goes) await write(inside, run.input.id, { state: 'sending' }, Number(message!['version']));
    return { checkpoint: { begun: begun + 1 } };
  });
  return goes;
}

/** Not a step: what happened outside is written down also by a worker that is told to stop, or has lost the job. */
async function finish(run: JobRun<{ readonly id: string }>, outcome: Outcome): Promise<{ readonly data: { readonly sent: boolean } }> {
  await write(await run.context(), run.input.id, resultOf(outcome, new Date()));
  return { data: { sent: outcome.kind === 'taken' } };
}

/** What a message says of its outcome. */
export function resultOf(outcome: Outcome, at: Date): Readonly<Record<string, unknown>> {
  if (outcome.kind === 'taken') return { state: 'sent', sentAt: at.toISOString(), reason: outcome.refused.length > 0 ? `✕ ${outcome.refused.join(', ')}` : null };
  return { state: 'failed', reason: outcome.kind === 'unknown' ? `连接中断，不知道是否已送达；确认对方没有收到后可以重新发送。/ The connection was lost: nobody knows whether it arrived. Send it again once you know that it did not. (${outcome.reason})` : outcome.reason };
}

/** Sends a message as it stands; nothing is written. Throws where no server is set. */
export async function sendMessage(context: Context, id: string): Promise<Outcome> {
  const message = await readMessage(context, id);
  if (!message) return { kind: 'refused', reason: 'the message is gone' };
  const server = await mailServer(context.connection);
  const to = addressesIn(message['to']).good;
  const batch = message['batch'] ? unsubscribeLink(to[0] ?? '') : undefined;
  const body = String(message['body'] ?? '');
  return sendMailTo(server, {
    to, cc: addressesIn(message['cc']).good, subject: String(message['subject'] ?? ''),
    html: outgoingHtml(body, { unsubscribe: batch, language: context.model.app.languages[0]! }), text: `${withoutTags(body)}${batch ? `\n\n--\n${batch}` : ''}`,
    messageId: `${id}@${server.address.slice(server.address.lastIndexOf('@') + 1)}`, ...(batch ? { unsubscribe: batch } : {}),
    ...(await replyTo(context, message)),
  });
}

/** Answers go to the person who wrote it, where she has an address. */
async function replyTo(context: Context, message: Readonly<Record<string, unknown>>): Promise<{ readonly replyTo?: { readonly name: string; readonly address: string } }> {
  const users = context.model.objects.get('user');
  const owner = message['owner'];
  if (!users || typeof owner !== 'string') return {};
  const [user] = await readRecords(context, users, { ids: [owner], fields: ['name', 'email'] });
  const [address] = addressesIn(user?.['email']).good;
  return address === undefined ? {} : { replyTo: { name: String(user!['name'] ?? ''), address } };
}

/** A message with what sending it needs; undefined where it is gone. */
export async function readMessage(context: Context, id: string): Promise<(Readonly<Record<string, unknown>> & { readonly id: string }) | undefined> {
  const object = messageObject(context);
  const [message] = await readRecords(context, object, { ids: [id], fields: ['to', 'cc', 'subject', 'body', 'state', 'batch', 'version', ...(object.owned ? ['owner'] : [])] });
  return message;
}

/** Writes what came of a message. */
export async function write(inside: Context, id: string, patch: Readonly<Record<string, unknown>>, ifVersion?: number): Promise<void> {
  await updateRecord(inside.asSystem('what came of a mail'), messageObject(inside), { id, patch, ...(ifVersion === undefined ? {} : { ifVersion }) });
}

/** The object of messages; throws where the application has none. */
export function messageObject({ model }: Context): ObjectModel {
  const object = mailObject(model, 'message');
  if (!object) throw new TangramError('BAD_USER_INPUT', 'noMailObject');
  return object;
}
