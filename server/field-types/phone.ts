// One telephone number, kept as people write it.
import { halfWidth } from '../base/fold-text';
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { atMost, lineColumns, lineType } from './text-line';

/** Type `phone`. */
export const phone: FieldType = {
  type: 'phone',
  columns: (_definition, role) => lineColumns({ kind: 'text', length: maxLength }, role),
  ...lineType((line) => {
    const plain = halfWidth(line).replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ');
    const fitting = atMost(plain, maxLength);
    if (typeof fitting !== 'string') return fitting;
    const digits = plain.match(/\d/g)?.length ?? 0;
    return digits >= 3 && form.test(plain) ? plain : refused('badFormat', { example: '+86 10 8888 6666' });
  }),
};

const maxLength = 40;
/** Digits with the signs people put between them, and an extension. */
const form = /^[+\d(][\d\s().\-/+*#,;]*(?:(?:x|ext\.?|转|分机|轉)\s*[:：]?\s*\d{1,8})?$/i;
