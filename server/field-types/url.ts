// The address of a page; nothing that a browser would run.
import { halfWidth } from '../base/fold-text';
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { atMost, lineColumns, lineType } from './text-line';

/** Type `url`. */
export const url: FieldType = {
  type: 'url',
  columns: (_definition, role) => lineColumns({ kind: 'text', length: maxLength }, role),
  ...lineType((line) => {
    const fitting = atMost(halfWidth(line), maxLength);
    if (typeof fitting !== 'string') return fitting;
    const whole = withoutScheme.test(fitting) ? `https://${fitting}` : fitting;
    return isPage(whole) ? whole : refused('badFormat', { example: 'https://www.example.com' });
  }),
};

const maxLength = 2000;
/** `www.example.com/a`: what people copy without its beginning. */
const withoutScheme = /^(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/u;
const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

function isPage(text: string): boolean {
  if (/[\s<>"\\]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return schemes.has(protocol) && (protocol.startsWith('http') ? hostname !== '' && text.slice(protocol.length, protocol.length + 2) === '//' : pathname !== '');
}
