// What the dialog that writes a mail asks and does: texts to begin with, how it will look, who does not want it, and the message itself.
import type { Context } from '../../access/context';
import { may, mayReadField, mustMay } from '../../access/may';
import { TangramError } from '../../errors';
import { mailObject } from '../../model/mail';
import type { ObjectModel } from '../../model/model';
import { createRecord } from '../../records/create';
import { readRecords, type PlainRecord } from '../../records/read';
import { idsByObject } from '../../records/ids-by-object';
import { addressesIn } from './addresses';
import { checkWords, fillWords, type Words } from './fill-words';
import { hasMailServer } from './mail-settings';
import { messageObject } from './send-mail';
import { forbiddenAddresses } from './unsubscribe';

export interface MailText extends Words { readonly id: string; readonly name: string }
export interface NewMail extends Words { readonly record: string; readonly to: string; readonly cc: string | null; /** false: a draft that is kept. */ readonly send: boolean }

export interface MailStart { readonly addresses: readonly string[]; readonly templates: readonly MailText[]; /** false: no mail server is set. */ readonly ready: boolean }

/** What a mail about this record can begin with. */
export async function startMail(context: Context, record: string): Promise<MailStart> {
  mustMay(context, 'create', messageObject(context));
  const object = objectOfRecord(context, record);
  const emails = [...object.fields.values()].filter((field) => field.type === 'email' && mayReadField(context, object, field)).map(({ name }) => name);
  const [row] = await readRecords(context, object, { ids: [record], fields: emails });
  if (!row) throw new TangramError('NOT_FOUND', 'notFound');
  return { addresses: emails.flatMap((name) => (row[name] ? [String(row[name])] : [])), templates: await mailTexts(context, object.name), ready: await hasMailServer(context.connection) };
}

/** Templates for records of this object that the viewer may read, by name; those for every object too. */
export async function mailTexts(context: Context, object: string): Promise<readonly MailText[]> {
  const templates = mailObject(context.model, 'template');
  if (!templates || !may(context, 'read', templates)) return [];
  const rows = await readRecords(context, templates, { fields: [templates.nameField.name, 'object', 'subject', 'body', 'inactive'], orderBy: [{ [templates.nameField.name]: 'ASC' }], first: 500 });
  return rows.filter((row) => row['inactive'] !== true && (row['object'] ?? object) === object)
    .map((row) => ({ id: row.id, name: String(row[templates.nameField.name] ?? row.id), subject: String(row['subject'] ?? ''), body: String(row['body'] ?? '') }));
}

/** The words as they will stand in the mail about this record; a field that is not there is refused at its place. */
export async function previewMail(context: Context, record: string, words: Words): Promise<Words> {
  const object = objectOfRecord(context, record);
  for (const [path, text, html] of [['subject', words.subject, false], ['body', words.body, true]] as const) {
    const problem = checkWords(context.model, object.name, { text, html });
    if (problem) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [{ path, rule: 'mergeField', params: { detail: context.viewer.language.startsWith('zh') ? problem.zh : problem.en } }]);
  }
  const filled = (await fillWords(context, { object, language: context.viewer.language }, { words, ids: [record] })).get(record);
  if (!filled) throw new TangramError('NOT_FOUND', 'notFound');
  return filled;
}

/** Which of these addresses said that they want no mail, or whose record says so. */
export async function unwilling(context: Context, record: string, line: string): Promise<readonly string[]> {
  const object = objectOfRecord(context, record);
  const { good } = addressesIn(line);
  const forbidden = await forbiddenAddresses(context, good);
  const { optOut } = object.definition;
  const emails = [...object.fields.values()].filter((field) => field.type === 'email').map(({ name }) => name);
  const [row] = optOut === undefined ? [] : await readRecords(context.asSystem('whether somebody wants no mail'), object, { ids: [record], fields: [optOut, ...emails] });
  const own = new Set(row && isTrue(row, optOut!) ? emails.map((name) => String(row[name] ?? '').toLowerCase()) : []);
  return good.filter((address) => forbidden.has(address.toLowerCase()) || own.has(address.toLowerCase()));
}

/** Keeps the mail, with its words filled in, and sends it where that is wished. Gives the message. */
export async function writeMail(context: Context, mail: NewMail): Promise<string> {
  const messages = messageObject(context);
  mustMay(context, 'create', messages);
  const words = await previewMail(context, mail.record, mail);
  const about = objectOfRecord(context, mail.record);
  const related = messages.fields.get('relatedTo')?.targets.includes(about.name) ? { relatedTo: mail.record } : {};
  return createRecord(context, messages, { to: mail.to, cc: mail.cc, ...words, state: mail.send ? 'waiting' : 'draft', ...related });
}

/** The object of a record's id; NOT_FOUND where there is none. */
export function objectOfRecord(context: Context, id: string): ObjectModel {
  const [object] = [...idsByObject(context.model, [id]).keys()];
  if (!object) throw new TangramError('NOT_FOUND', 'notFound');
  return object;
}

/** Whether a boolean field of a record is set. */
export function isTrue(row: PlainRecord, field: string): boolean {
  return row[field] === true || row[field] === 1;
}
