// The order of names is the order of a Chinese dictionary, whatever their width, case and accents.
import { foldText, halfWidth, orderKey, orderKeyLength } from './fold-text';

test('names in dictionary order', () => {
  const names = ['章一', 'Zürich', '张三', '重庆银行', '阿里', 'apple', 'Ｂank', '北京', '吕布', '1688'];
  expect(names.sort((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1))).toEqual(['1688', '阿里', 'apple', 'Ｂank', '北京', '重庆银行', '吕布', '张三', '章一', 'Zürich']);
});

test('keys are short and whole', () => {
  expect(orderKey('长'.repeat(500)).length).toBeLessThanOrEqual(orderKeyLength);
  expect(orderKey('😀'.repeat(80))).not.toMatch(/\p{Cs}/u);
  expect(orderKey('')).toBe('');
});

test('width, case and accents', () => {
  expect(foldText('ＡＢＣ é Ö')).toBe('abc e o');
  expect(halfWidth('１３８－００００　（ａ）')).toBe('138-0000 (a)');
});
