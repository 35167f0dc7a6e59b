// What the dialog for mails asks of the API.
import { parse } from 'graphql';

export interface MailTemplate { readonly id: string; readonly name: string; readonly subject: string; readonly body: string }
export interface MailStart { readonly addresses: readonly string[]; readonly templates: readonly MailTemplate[]; readonly problem: string | null }
/** What a person fills in; an empty body is null. */
export interface MailForm { readonly to: string; readonly cc: string; readonly template: string | null; readonly subject: string; readonly body: string | null }
export interface MailPreview { readonly subject: string; readonly body: string; readonly unwilling: readonly string[] }

export const startDocument = parse('query StartMail($record: ID!) { startMail(record: $record) { addresses templates { id name subject body } problem } }');
export const previewDocument = parse('query PreviewMail($mail: MailInput!) { previewMail(mail: $mail) { subject body unwilling } }');
export const sendDocument = parse('mutation SendMail($mail: MailInput!, $send: Boolean!) { sendMail(mail: $mail, send: $send) }');

/** Who gets a mail to many, and who does not and why. */
export interface MailingPlan {
  readonly recipients: number;
  readonly left: Readonly<Record<'noAddress' | 'wrongAddress' | 'optedOut' | 'sameAddress' | 'hidden', number>>;
  readonly examples: readonly { readonly id: string; readonly name: string; readonly why: keyof MailingPlan['left'] }[];
}
export const planDocument = parse('query MailingPlan($object: String!, $ids: [ID!]!) { mailingPlan(object: $object, ids: $ids) { recipients left examples { id name why } } }');
export const startMailingDocument = parse('mutation StartMailing($mailing: MailingInput!) { startMailing(mailing: $mailing) }');

/** The form as the API takes it. */
export function mailInput(record: string, { to, cc, subject, body }: MailForm): Readonly<Record<string, unknown>> {
  return { record, to: to.trim(), cc: cc.trim() || null, subject: subject.trim(), body: body ?? '' };
}
