// Who of the chosen records gets a mail to many, and who does not and why: counted before anything is sent, and asked again for each mail.
import type { Context } from '../../access/context';
import { mayReadField, mustMay } from '../../access/may';
import type { ObjectModel } from '../../model/model';
import { readRecords } from '../../records/read';
import { emailAddress } from '../../field-types/email';
import { isTrue } from './write-mail';
import { forbiddenAddresses } from './unsubscribe';

export type Obstacle = 'noAddress' | 'wrongAddress' | 'optedOut' | 'sameAddress' | 'hidden';
const obstacles: readonly Obstacle[] = ['noAddress', 'wrongAddress', 'optedOut', 'sameAddress', 'hidden'];
export interface Recipient { readonly id: string; readonly name: string; readonly address: string }
export interface Left { readonly id: string; readonly name: string; readonly why: Obstacle }
export interface MailingPlan { readonly recipients: readonly Recipient[]; readonly left: readonly Left[] }

const atOnce = 500;

/** The field of the object whose address is written to: the first that the viewer may read. */
export function addressField(context: Context, object: ObjectModel): string | undefined {
  return [...object.fields.values()].find((field) => field.type === 'email' && mayReadField(context, object, field))?.name;
}

/** In the order of the ids; of several with one address the first gets it. What the viewer may not see gets nothing. */
export async function planMailing(context: Context, object: ObjectModel, ids: readonly string[]): Promise<MailingPlan> {
  mustMay(context, 'read', object);
  const email = addressField(context, object);
  const { optOut } = object.definition;
  const found = new Map<string, { readonly name: string; readonly text: string; readonly optedOut: boolean }>();
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += atOnce) {
    const some = wanted.slice(from, from + atOnce);
    const rows = await readRecords(context, object, { ids: some, fields: [object.nameField.name, ...(email === undefined ? [] : [email])] });
    // Whether somebody wants no mail counts also for those who may not read that field.
    const quiet = optOut === undefined ? [] : await readRecords(context.asSystem('who wants no mail'), object, { ids: some, fields: [optOut] });
    const optedOut = new Set(quiet.filter((row) => isTrue(row, optOut!)).map(({ id }) => id));
    for (const row of rows) found.set(row.id, { name: String(row[object.nameField.name] ?? row.id), text: email === undefined ? '' : String(row[email] ?? ''), optedOut: optedOut.has(row.id) });
  }
  const forbidden = await forbiddenIn(context, [...found.values()].map(({ text }) => text).filter(Boolean));
  const taken = new Set<string>();
  const recipients: Recipient[] = [];
  const left: Left[] = [];
  for (const id of wanted) {
    const one = found.get(id);
    const address = one && emailAddress(one.text);
    const key = address?.toLowerCase() ?? '';
    const why: Obstacle | undefined = !one ? 'hidden' : one.text === '' ? 'noAddress' : address === undefined ? 'wrongAddress' : one.optedOut || forbidden.has(key) ? 'optedOut' : taken.has(key) ? 'sameAddress' : undefined;
    if (why !== undefined) left.push({ id, name: one?.name ?? '', why });
    else {
      taken.add(key);
      recipients.push({ id, name: one!.name, address: address! });
    }
  }
  return { recipients, left };
}

/** How many are left out, by reason. */
export function countLeft({ left }: MailingPlan): Readonly<Partial<Record<Obstacle, number>>> {
  return Object.fromEntries(obstacles.flatMap((why) => { const count = left.filter((one) => one.why === why).length; return count > 0 ? [[why, count]] : []; }));
}

async function forbiddenIn(context: Context, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let from = 0; from < addresses.length; from += atOnce) for (const one of await forbiddenAddresses(context, addresses.slice(from, from + atOnce))) found.add(one);
  return found;
}
