// The addresses people write into one line, and which of them are none.
import { emailAddress } from '../../field-types/email';

export interface Addresses { readonly good: readonly string[]; readonly bad: readonly string[] }

/** Separated by commas, semicolons or spaces, Chinese ones too; each address once. */
export function addressesIn(line: unknown): Addresses {
  const words = typeof line === 'string' ? line.split(/[\s,;，；、]+/).filter(Boolean) : [];
  const read = words.map((word) => ({ word, address: emailAddress(word) }));
  const good = new Map(read.flatMap(({ address }) => (address === undefined ? [] : [[address.toLowerCase(), address] as const])));
  return { good: [...good.values()], bad: read.filter(({ address }) => address === undefined).map(({ word }) => word) };
}
