// Amounts of money in Chinese capitals, as invoices and receipts write them: 壹仟贰佰叁拾肆元伍角陆分. For paper and text; no database says it.
import { Exact, roundTo } from '../numbers';
import { textType, type CalledFunction } from './function';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];
/** Below ten thousand times a hundred million times ten thousand. */
const limit = new Exact('1e16');

export const capitals: CalledFunction = {
  name: 'CAPITALS', chinese: '大写金额', category: 'text',
  help: { zh: '金额的中文大写，精确到分，用于打印单据。', en: 'An amount in Chinese capitals, to the cent, for printed documents.' },
  example: 'CAPITALS(amount)',
  parameters: [{ name: { zh: '金额', en: 'amount' }, kind: 'number' }],
  result: () => textType,
  evaluate: ([x]) => (x instanceof Exact ? written(x) : null),
};

function written(value: Exact): string | null {
  const amount = roundTo(value.abs(), 2);
  if (amount.gte(limit)) return null;
  const [whole = '0', cents = ''] = amount.toFixed(2).split('.');
  const [jiao, fen] = [Number(cents[0]), Number(cents[1])];
  const yuan = whole === '0' ? '' : `${wholeText(whole)}元`;
  const sign = value.isNegative() && !amount.isZero() ? '负' : '';
  if (jiao === 0 && fen === 0) return `${sign}${yuan || '零元'}整`;
  const small = `${jiao > 0 ? `${digits[jiao]}角` : yuan ? '零' : ''}${fen > 0 ? `${digits[fen]}分` : '整'}`;
  return `${sign}${yuan}${small}`;
}

/** Four digits at a time; a gap of noughts is one 零. */
function wholeText(whole: string): string {
  const parts = whole.padStart(Math.ceil(whole.length / 4) * 4, '0').match(/.{4}/g)!;
  let text = '';
  let gap = false;
  parts.forEach((part, index) => {
    const group = groups[parts.length - 1 - index]!;
    let own = '';
    [...part].forEach((digit, at) => {
      if (digit === '0') { gap = text !== '' || own !== ''; return; }
      own += `${gap ? '零' : ''}${digits[Number(digit)]}${places[3 - at]}`;
      gap = false;
    });
    if (own === '') return;
    gap = false; // Noughts at the end of a group are not read.
    text += own + (group === '万亿' && Number(parts[index + 1]) > 0 ? '万' : group);
  });
  return text;
}
