// What may be written into a message and a template, and that a message which waits is put into the queue: whoever writes it, in whatever way.
import type { MailState } from '../../../metadata/language/mail';
import type { Context } from '../../access/context';
import { TangramError, type Rule } from '../../errors';
import { enqueue } from '../../jobs/enqueue';
import { listen, type DraftRecord } from '../../records/moments';
import { addressesIn } from './addresses';
import { checkWords } from './fill-words';
import { hasMailServer } from './mail-settings';
import { sendingMail } from './send-mail';

const mostRecipients = 50;
/** What a person may set `state` to. */
const choices: ReadonlySet<unknown> = new Set<MailState>(['draft', 'waiting', 'cancelled']);
const over: ReadonlySet<unknown> = new Set<MailState>(['sending', 'sent']);
const words = ['to', 'cc', 'subject', 'body', 'state'] as const;

/** Begins watching; gives back how to stop. */
export function watchMessages(): () => void {
  return listen('beforeSave', {
    name: 'mails are checked and put into the queue',
    async run(context, records) {
      for (const record of records) {
        if (record.kind !== 'create' && record.kind !== 'update') continue;
        if (record.object.definition.mail === 'message') await checkMessage(context, record);
        if (record.object.definition.mail === 'template') checkTemplate(context, record);
      }
    },
  });
}

async function checkMessage(context: Context, record: DraftRecord): Promise<void> {
  const { system } = context.viewer;
  const state = record.value('state') ?? 'draft';
  const touched = words.filter((name) => record.kind === 'create' || (record.changed.has(name) && record.value(name) !== record.earlier(name)));
  if (touched.length === 0) return;
  if (!system && record.kind === 'update' && over.has(record.earlier('state'))) throw refusal(touched[0]!, 'mailStateFixed', { state: labelOf(context, record, record.earlier('state')) });
  if (!system && touched.includes('state') && !choices.has(state)) throw refusal('state', 'mailStateNotYours');
  const to = addressesIn(record.value('to'));
  const cc = addressesIn(record.value('cc'));
  for (const [path, { bad }] of [['to', to], ['cc', cc]] as const) if (touched.includes(path) && bad.length > 0) throw refusal(path, 'noMailAddress', { value: bad[0]!.slice(0, 100) });
  if (to.good.length + cc.good.length > mostRecipients) throw refusal('to', 'tooManyRecipients', { max: mostRecipients });
  // A mailing sends its own; a try that goes back to waiting has its job already.
  if (state !== 'waiting' || !touched.includes('state') || (system && record.value('batch')) || record.earlier('state') === 'sending') return;
  if (to.good.length === 0) throw refusal('to', 'noAddress');
  if (!(await hasMailServer(context.connection))) throw new TangramError('BAD_USER_INPUT', 'noMailServer');
  // In the same transaction: a write that is undone after all takes its job along.
  await enqueue(context, sendingMail, { input: { id: record.id }, about: String(record.value('subject') ?? ''), asSystem: true });
}

function checkTemplate(context: Context, record: DraftRecord): void {
  for (const name of ['subject', 'body'] as const) {
    if (!record.changed.has(name) && !record.changed.has('object')) continue;
    const of = record.value('object');
    const problem = checkWords(context.model, typeof of === 'string' ? of : undefined, { text: String(record.value(name) ?? ''), html: name === 'body' });
    if (problem) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [{ path: name, rule: 'mergeField', params: { detail: problem[context.viewer.language.startsWith('zh') ? 'zh' : 'en'] } }]);
  }
}

function labelOf({ viewer }: Context, record: DraftRecord, state: unknown): string {
  const value = record.object.fields.get('state')?.values.find((each) => each.value === state);
  return viewer.language.startsWith('zh') ? value?.label ?? String(state) : String(state);
}

function refusal(path: string, rule: Rule, params: Readonly<Record<string, string | number>> = {}): TangramError {
  return new TangramError('VALIDATION_FAILED', rule, params, [{ path, rule, params }]);
}
