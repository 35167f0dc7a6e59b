// Text that is scanned and shown as a bar code or QR code.
import { refused } from './accepted';
import type { BarcodeField } from '../../metadata/language/types';
import type { FieldType } from './field-type';
import { numberSetting, setting } from './settings';
import { atMost, lineColumns, lineType } from './text-line';

/** Type `barcode`. */
export const barcode: FieldType = {
  type: 'barcode',
  columns: (definition, role) => lineColumns({ kind: 'text', length: numberSetting(definition, 'maxLength', 200) }, role),
  ...lineType((line, { definition }) => {
    const fitting = atMost(line, numberSetting(definition, 'maxLength', 200));
    if (typeof fitting !== 'string') return fitting;
    switch (setting(definition, 'symbology') as BarcodeField['symbology']) {
      case 'ean13': return isEan13(fitting) ? fitting : refused('badFormat', { example: '6901234567892' });
      case 'code128': return /^[\u0020-\u007e]+$/.test(fitting) ? fitting : refused('badFormat', { example: 'TGR-0001' });
      default: return fitting;
    }
  }),
};

/** Thirteen digits, the last of which confirms the others. */
function isEan13(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(text[i]) * (i % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10 === Number(text[12]);
}
