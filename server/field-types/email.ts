// One e-mail address; its domain is kept in lower case.
import { halfWidth } from '../base/fold-text';
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { atMost, lineColumns, lineType } from './text-line';

/** Type `email`. */
export const email: FieldType = {
  type: 'email',
  columns: (_definition, role) => lineColumns({ kind: 'text', length: maxLength }, role),
  ...lineType((line) => {
    const plain = atMost(halfWidth(line), maxLength);
    return typeof plain === 'string' ? emailAddress(plain) ?? refused('badFormat', { example: 'li.na@example.com' }) : plain;
  }),
};

/** The address as it is kept; undefined where the text is none. */
export function emailAddress(text: string): string | undefined {
  const plain = halfWidth(text.trim());
  if (plain.length > maxLength || !form.test(plain)) return undefined;
  const at = plain.lastIndexOf('@');
  return plain.slice(0, at) + plain.slice(at).toLowerCase();
}

const maxLength = 254;
/** The usual forms, and names in any script; no quoted local parts, which nobody uses. */
const form = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
