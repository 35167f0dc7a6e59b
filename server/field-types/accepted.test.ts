// What people really type: normalised where the meaning is clear, refused with a helpful reason where it is not.
import type { FieldDefinition, FieldTypeName } from '../../metadata/language/types';
import { sentence } from '../errors';
import { createKeyring, useKeyring } from '../base/keyring';
import type { FieldModel, Model } from '../model/model';
import { fieldTypes } from './field-types';
import { acceptFile } from './file';

useKeyring(createKeyring(Buffer.alloc(32, 7)));

function field(type: FieldTypeName, settings: Record<string, unknown> = {}, values: FieldModel['values'] = []): FieldModel {
  const definition = { type, label: type, ...settings } as unknown as FieldDefinition;
  const columns = fieldTypes[type].columns(definition, { isName: false }).map(({ suffix, storage }) => ({ name: `f${suffix}`, storage, partition: 0 }));
  return { name: 'f', object: 'thing', type, label: type, definition, system: false, columns, required: false, unique: false, readOnly: false, targets: [], values };
}
const accept = (type: FieldTypeName, value: unknown, settings: Record<string, unknown> = {}) => fieldTypes[type].accept(value, field(type, settings));
const stored = (type: FieldTypeName, value: unknown, settings: Record<string, unknown> = {}) => {
  const accepted = accept(type, value, settings);
  return 'values' in accepted ? accepted.values[0] : accepted.problem.rule;
};

test.each([
  ['text', ' a\u0000b\u200d ', 'ab\u200d'], ['text', '\ud800x', 'x'], ['text', '\ufeff客户', '客户'],
  ['longText', '  indented\r\nnext\r\n\r\n', '  indented\nnext'],
  ['phone', '０１０－８８８８　６６６６', '010-8888 6666'], ['phone', '(030) 0074321', '(030) 0074321'], ['phone', '+86 138–0013–8000', '+86 138-0013-8000'], ['phone', '12', 'badFormat'],
  ['phone', '021-123456 转 801', '021-123456 转 801'], ['phone', '<script>123', 'badFormat'],
  ['email', 'Li.Na＠Example.COM', 'Li.Na@example.com'], ['email', '李娜@例子.测试', '李娜@例子.测试'], ['email', 'a@b..com', 'badFormat'],
  ['url', 'www.example.com/a?b=1', 'https://www.example.com/a?b=1'], ['url', 'JavaScript:alert(1)', 'badFormat'], ['url', 'java\nscript:alert(1)', 'badFormat'],
  ['url', 'data:text/html,x', 'badFormat'], ['url', 'mailto:a@b.com', 'mailto:a@b.com'], ['url', 'https:example.com', 'badFormat'], ['url', 'https://a b', 'badFormat'],
  ['integer', '１２', 12], ['integer', '-7', -7], ['integer', 2 ** 31, 'tooLarge'], ['integer', Number.NaN, 'wrongType'], ['integer', -0, 0],
  ['decimal', '０012.5000', '12.50'], ['decimal', '+1', '1.00'], ['decimal', '-0.00', '0.00'], ['decimal', 1e-7, 'tooManyDigits'], ['decimal', 1e21, 'wrongType'], ['decimal', '', null],
  ['decimal', Number.POSITIVE_INFINITY, 'wrongType'], ['decimal', '1e3', 'wrongType'], ['decimal', '.5', 'wrongType'], ['decimal', 0.1 + 0.2, 'tooManyDigits'],
  ['date', '２０２６-01-31', '2026-01-31'], ['date', '0999-01-01', 'wrongType'], ['date', '2026-1-3', 'wrongType'],
  ['dateTime', '2026-01-01T00:00+0800', '2025-12-31T16:00:00.000Z'], ['dateTime', '2026-02-30T00:00:00Z', 'wrongType'], ['dateTime', '1000-01-01T00:00:00+08:00', 'wrongType'],
  ['time', '８:30', 'wrongType'], ['time', '08：30', '08:30:00'],
  ['color', '＃FfF', '#FFFFFF'],
  ['json', {}, '{}'], ['json', 'x'.repeat(1_000_001), 'tooLong'],
  ['tags', [' a  b ', '', 'a b'], '["a b"]'],
  ['lookup', "user_' OR 1", 'noSuchRecord'],
] as const)('%s %j', (type, given, expected) => {
  expect(stored(type, given)).toEqual(expected);
});

// Backtracking over 200 letters would not end: the time limit of a test is enough to tell.
test('a pattern cannot keep the server busy', () => {
  expect(stored('text', `${'a'.repeat(200)}!`, { pattern: '(a+)+b', maxLength: 255 })).toBe('badFormat');
  expect(accept('text', 'x', { pattern: '[0-9]+', patternMessage: '只能是数字' })).toMatchObject({ problem: { message: '只能是数字' } });
});

describe('rich text', () => {
  test.each([
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="https://a.b" target="x">a</a>', '<a href="https://a.b" target="_blank" rel="noopener noreferrer">a</a>'],
    ['<img src="data:text/html,x">', '<img />'],
    ['<p style="color:#ff0000;position:fixed">a</p>', '<p style="color:#ff0000">a</p>'],
    ['<iframe src="https://a.b"></iframe><svg onload="x()"></svg>b', 'b'],
    ['<p>&lt;script&gt;</p>', '<p>&lt;script&gt;</p>'],
    ['<p> &nbsp; </p>', null],
  ])('%s', (given, expected) => expect(stored('richText', given)).toBe(expected));

  test('search finds its words only', () => {
    expect(fieldTypes.richText.searchText?.(['<p>你好 <strong>世界</strong>&amp;</p>'], field('richText'))).toBe('你好 世界 &');
  });
});

describe('address', () => {
  const parts = (given: Record<string, unknown>) => {
    const accepted = accept('address', given);
    return 'values' in accepted ? accepted.values : accepted.problem;
  };
  test.each([
    [{ province: '浙江', city: '杭州', district: '西湖区', street: '文三路 1 号' }, '浙江省杭州市西湖区文三路 1 号'],
    [{ province: '330000', city: '330100', district: '330106' }, '浙江省杭州市西湖区'],
    [{ province: '北京', city: '北京市', district: '海淀区', street: '中关村' }, '北京市海淀区中关村'],
    [{ province: '北京市', city: '市辖区', district: '海淀' }, '北京市市辖区海淀区'],
    [{ city: '深圳市', street: '科技园' }, '广东省深圳市科技园'],
    [{ province: '浙江省', city: '义乌市' }, '浙江省义乌市'],
    [{ province: '江苏省', city: '苏州市', district: '某某开发区' }, '江苏省苏州市某某开发区'],
    [{ province: '香港', city: '九龙', district: '观塘区' }, '香港特别行政区九龙观塘区'],
    [{ country: 'China', province: '内蒙古', city: '包头' }, 'China内蒙古自治区包头市'],
    [{ country: 'Germany', city: 'Berlin', street: 'Obere Str. 57', postcode: '12209' }, 'Obere Str. 57, 12209 Berlin, Germany'],
    [{ city: 'Berlin' }, 'Berlin'],
    [{ postcode: '100000' }, '100000'],
  ])('%j', (given, expected) => expect((parts(given) as unknown[])[0]).toBe(expected));

  test.each([
    [{ province: '浙江', city: '深圳市' }, '深圳市'], [{ province: 'Zhejiang' }, 'Zhejiang'], [{ province: '浙江省', city: '杭州市', district: '浦东新区' }, '浦东新区'],
  ])('%j is refused', (given, value) => expect(parts(given)).toEqual({ rule: 'notAChoice', params: { value } }));
});

test('money with its own currency', () => {
  const own = { ownCurrency: true };
  const values = (given: unknown) => (accept('currency', given, own) as { values: unknown[] }).values;
  expect(values({ amount: '1', currency: 'usd' })).toEqual(['1.00', 'USD']);
  expect(values({ amount: null, currency: 'USD' })).toEqual([null, null]);
  expect(accept('currency', { amount: '1' }, own)).toMatchObject({ problem: { rule: 'required' } });
  expect(accept('currency', '1', own)).toMatchObject({ problem: { rule: 'wrongType' } });
  expect(fieldTypes.currency.input(field('currency', own))).toBe('MoneyInput');
});

test('choices show their label in the viewer\'s language, also those taken off the list', () => {
  const shared = field('picklist', { picklist: 'level' }, [{ value: 'high', label: '高', color: '#FF0000' }, { value: 'low', label: '低' }]);
  const model = { app: { languages: ['zh-CN', 'en'] }, labels: new Map([['en', new Map([['picklists.level.high', 'High'], ['thing.values.f.low', 'Low']])]]) } as unknown as Model;
  const [plain, option] = fieldTypes.picklist.outputs(shared, model);
  expect(plain?.json?.(['high'], 'en')).toBe('"high"');
  const show = (value: string, language: string) => ['value', 'label', 'color'].map((name) => JSON.parse(option?.parts?.[name]?.json([value], language) ?? '') as unknown);
  expect(show('high', 'en')).toEqual(['high', 'High', '#FF0000']);
  expect(show('high', 'zh-CN')).toEqual(['high', '高', '#FF0000']);
  expect(show('gone', 'en')).toEqual(['gone', 'gone', null]);
  const several = field('multiPicklist', {}, shared.values);
  const options = fieldTypes.multiPicklist.outputs(several, model)[1]?.items;
  expect(options?.of(['["low","high"]'])).toEqual(['low', 'high']);
  expect(options?.parts['label']?.json(['low'], 'en')).toBe('"Low"');
});

test('encrypted text is masked for readers and whole for editors', () => {
  const secret = field('encryptedText');
  const [sealed] = (accept('encryptedText', '6222020200112233445') as { values: unknown[] }).values;
  expect(sealed).not.toContain('6222');
  const [output] = fieldTypes.encryptedText.outputs(secret);
  expect(output?.json?.([sealed], 'en')).toBe('"••••••3445"');
  expect(output?.revealed?.([sealed], 'en')).toBe('"6222020200112233445"');
  expect(fieldTypes.encryptedText.plain([sealed], secret)).toBe('••••••3445');
  const [short] = (accept('encryptedText', '1234') as { values: unknown[] }).values;
  expect(output?.json?.([short], 'en')).toBe('"••••••"');
});

test('files are taken by size and kind', () => {
  const pdf = { id: 'file_01', name: '合同.PDF', size: 1000, type: 'application/pdf' };
  expect(acceptFile(pdf, field('file'))).toEqual({ values: ['file_01', '合同.PDF', 1000, 'application/pdf'] });
  expect(acceptFile(pdf, field('file', { maxSize: 999 }))).toMatchObject({ problem: { rule: 'fileTooLarge' } });
  expect(acceptFile(pdf, field('file', { accept: ['.pdf'] }))).toMatchObject({ values: expect.anything() });
  expect(acceptFile(pdf, field('file', { accept: ['image/*'] }))).toMatchObject({ problem: { rule: 'badFormat' } });
  expect(acceptFile(pdf, field('image'))).toMatchObject({ problem: { rule: 'badFormat' } });
  expect(acceptFile({ ...pdf, type: 'image/svg+xml' }, field('image'))).toMatchObject({ problem: { rule: 'badFormat' } });
  expect(fieldTypes.file.plain(['file_01', 'a', 1, 'text/plain'], field('file'))).toEqual({ id: 'file_01', name: 'a', size: 1, contentType: 'text/plain', url: '/files/file_01' });
});

test('what is expected is said in the viewer\'s language', () => {
  expect(sentence('wrongType', { label: 'Due', expected: 'date' }, 'en')).toBe('Due must be a date such as 2026-03-31');
  expect(sentence('wrongType', { label: '日期', expected: 'date' }, 'zh-CN')).toBe('“日期”应为日期，例如 2026-03-31');
  expect(sentence('wrongType', { label: 'X', expected: '{ … }' }, 'en')).toBe('X must be { … }');
});
