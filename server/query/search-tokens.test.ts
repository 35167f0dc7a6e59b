// Tests which questions find which words, without a database.
import { normalise, searchQuestion, searchTokens } from './search-tokens';

/** Whether a record with these words would be found: what the database does, in plain JavaScript. */
function finds(words: Parameters<typeof searchTokens>[0], question: string): boolean {
  const tokens = searchTokens(words);
  const { terms } = searchQuestion(question);
  return terms.length > 0 && terms.every(({ token, prefix }) => tokens.some((each) => (prefix ? each.startsWith(token) : each === token)));
}
const company = [{ text: '深圳市腾讯科技有限公司', name: true }];

describe('search tokens', () => {
  test.each(['科', '科技', '腾讯科技', '深圳 科技', 'keji', 'kej', 'tengxun', 'shenzhenshi', 'kj', 'txkj', 'szs', 'ke ji', '腾讯kj', '公司'])('find the company by %s', (question) => expect(finds(company, question)).toBe(true));
  test.each(['技科', '讯腾', 'jike', 'xtk', '138', 'kejix', '科学'])('do not find it by %s', (question) => expect(finds(company, question)).toBe(false));

  const phone = [{ text: '138-1234 5678', phone: true }];
  test.each(['138', '13812345678', '1381234', '5678', '345', '138 5678', '138-1234', '１３８'])('find the telephone by %s', (question) => expect(finds(phone, question)).toBe(true));
  test.each(['139', '5679', '85', '8765'])('do not find it by %s', (question) => expect(finds(phone, question)).toBe(false));

  test('width, case and accents do not count', () => {
    expect(finds([{ text: '万科Ａ' }], '万科a')).toBe(true);
    expect(finds([{ text: 'Tortuga Restaurante São Paulo' }], 'sao PAULO')).toBe(true);
    expect(finds([{ text: '*ST大集' }], 'st 大集')).toBe(true);
    expect(finds([{ text: 'Straße' }], 'strasse')).toBe(true);
    expect(normalise('ＡＢＣ１２３ Ünïcode')).toBe('abc123 unicode');
  });

  test('words of many readings are read in their place, family names as such', () => {
    expect(finds([{ text: '重庆银行' }], 'chongqingyinhang')).toBe(true);
    expect(finds([{ text: '单田芳', name: true }], 'shantianfang')).toBe(true);
    expect(finds([{ text: '曾国藩', name: true }], 'zenggf')).toBe(false);
    expect(finds([{ text: '曾国藩', name: true }], 'zgf')).toBe(true);
    expect(finds([{ text: '绿地', name: true }], 'lvdi')).toBe(true);
  });

  test('numbers of orders are found by their ends, latin words by their beginnings', () => {
    const order = [{ text: 'SO-20260309-0042', name: true }];
    for (const question of ['SO-20260309-0042', 'so 2026', '0042', '0309', '042']) expect(finds(order, question)).toBe(true);
    expect(finds([{ text: 'Northwind Traders' }], 'north tra')).toBe(true);
    expect(finds([{ text: 'a1b2@example.com' }], 'a1b2')).toBe(true);
  });

  test('rare characters, odd input and long texts are harmless', () => {
    expect(finds([{ text: '𠮷野家' }], '𠮷野')).toBe(true);
    for (const nothing of ['', '   ', '***', '"', '^', '😀']) expect(searchQuestion(nothing)).toEqual({ terms: [] });
    expect(searchTokens([{ text: '长'.repeat(5000), name: true }]).length).toBeLessThanOrEqual(200);
    expect(searchTokens([{ text: 'x'.repeat(5000) }])).toEqual(['x'.repeat(24)]);
    expect(searchQuestion('中'.repeat(500)).terms.length).toBeLessThanOrEqual(8);
    expect(finds([{ text: `${'y'.repeat(40)} tail` }], 'y'.repeat(30))).toBe(true);
  });
});
