// Text as people sort it: width, case and accents do not count, and Chinese stands where its pinyin does.
import { syllablesOf } from './pinyin';

/** Longest key kept, in characters. */
export const orderKeyLength = 100;

/** Full-width letters and digits become plain; case and accents go. */
export function foldText(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{Mn}+/gu, '').normalize('NFC');
}

/** Letters and digits alone, of every script. */
export function withoutSigns(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Digits alone, full-width ones as plain ones. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\P{Nd}+/gu, '');
}

/** What a list of names is ordered by: folded, a Chinese character as its syllable with a space behind, so that 张三 comes before 章一. */
export function orderKey(text: string): string {
  const folded = foldText(text.slice(0, orderKeyLength));
  if (!han.test(folded)) return folded.slice(0, orderKeyLength);
  const spelled = folded.replace(hanRun, (run) => ` ${syllablesOf(run).join(' ')} `);
  return spelled.replace(/\s+/g, ' ').trim().slice(0, orderKeyLength).replace(/\p{Cs}/gu, '');
}

/** Full-width digits, letters and signs as they stand on a keyboard; for numbers, phones and addresses of the net. */
export function halfWidth(text: string): string {
  return plainAscii.test(text) ? text : text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');
}

const plainAscii = /^[\u0000-\u007f]*$/;
const han = /\p{Script=Han}/u;
const hanRun = /\p{Script=Han}+/gu;
