// The link by which somebody says that no more mass mail should come: the address sealed with the keyring, so nobody can make one for another.
import type { Context } from '../../access/context';
import { keyring } from '../../base/keyring';
import { TangramError } from '../../errors';
import { mailObject } from '../../model/mail';
import { createRecord } from '../../records/create';
import { readRecords } from '../../records/read';
import { emailAddress } from '../../field-types/email';
import { mailPlace } from './mail-place';

const purpose = 'unsubscribe ';

/** The link for this address. */
export function unsubscribeLink(address: string): string {
  return `${mailPlace().publicUrl}/unsubscribe/${Buffer.from(keyring().encrypt(purpose + address), 'utf8').toString('base64url')}`;
}

/** The address a token was made for; undefined where it was not made here. */
export function addressOfToken(token: string): string | undefined {
  const text = keyring().decrypt(Buffer.from(token, 'base64url').toString('utf8'));
  return text?.startsWith(purpose) ? emailAddress(text.slice(purpose.length)) : undefined;
}

/** Writes the address down; twice is once. `context` has every right. */
export async function forbidAddress(context: Context, address: string, reason: string): Promise<void> {
  const object = mailObject(context.model, 'noSend');
  if (!object) throw new TangramError('BAD_USER_INPUT', 'noMailObject');
  if ((await forbiddenAddresses(context, [address])).size > 0) return;
  try {
    await createRecord(context, object, { address: address.toLowerCase(), reason });
  } catch (error) {
    // Somebody pressed the button twice at the same moment.
    if (!(error instanceof TangramError) || (await forbiddenAddresses(context, [address])).size === 0) throw error;
  }
}

/** Which of these are not to get mass mail, in lower case. */
export async function forbiddenAddresses(context: Context, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const object = mailObject(context.model, 'noSend');
  const system = context.asSystem('addresses that want no mail');
  const wanted = [...new Set(addresses.flatMap((address) => [address, address.toLowerCase()]))];
  if (!object || wanted.length === 0) return new Set();
  const rows = await readRecords(system, object, { filter: { address: { in: wanted } }, fields: ['address'] });
  return new Set(rows.map((row) => String(row['address']).toLowerCase()));
}
