// What counts as equal when records are compared.
import type { DuplicateRuleModel, FieldModel, ObjectModel } from '../../model/model';
import { matchKeys } from './match-keys';

const object = { fields: new Map(['text', 'phone', 'email', 'url', 'lookup'].map((type) => [type, { name: type, type } as unknown as FieldModel])) } as unknown as ObjectModel;
const rule = (more: Partial<DuplicateRuleModel>): DuplicateRuleModel => ({ name: 'r', label: 'R', fields: ['text'], any: false, ignore: [], group: 'g', refuses: false, tellsHidden: false, ...more });
const keys = (of: DuplicateRuleModel, values: Readonly<Record<string, unknown>>): string[] => matchKeys(object, (name) => [values[name] ?? null], [of]).map(({ key }) => key);

test.each([
  [{}, { text: '东方（北京）科技' }, { text: ' 东方(北京) 科技 ' }],
  [{}, { text: 'ＡＢＣ Café' }, { text: 'abc-cafe' }],
  [{ ignore: ['股份有限公司', '有限公司'] }, { text: '东方股份有限公司' }, { text: '东方 有限公司' }],
  [{ fields: ['phone'] }, { phone: '+86 138-0000-1111' }, { phone: '13800001111' }],
  [{ fields: ['email'] }, { email: 'Li@Example.com' }, { email: 'li@example.com ' }],
  [{ fields: ['url'] }, { url: 'https://www.example.com/' }, { url: 'http://example.com' }],
  [{ fields: ['text', 'phone'], any: true }, { text: '1 380 000 1111', phone: null }, { phone: '138 0000 1111' }],
])('equal by %j: %j and %j', (more, left, right) => {
  const made = keys(rule(more), left);
  expect(made).toHaveLength(1);
  expect(keys(rule(more), right)).toEqual(made);
});

test.each([
  [{}, { text: '东方' }, { text: '东方红' }],
  [{ ignore: ['公司'] }, { text: '公司' }, { text: '公司公司公司' }],
  [{ fields: ['email'] }, { email: 'a.b@example.com' }, { email: 'ab@example.com' }],
  [{ fields: ['text', 'phone'] }, { text: 'a', phone: '13800001111' }, { text: 'a', phone: '13800002222' }],
])('not equal by %j: %j and %j', (more, left, right) => {
  expect(keys(rule(more), left)).toHaveLength(1);
  expect(keys(rule(more), right)).not.toEqual(keys(rule(more), left));
});

test('what is empty is like nothing', () => {
  expect(keys(rule({}), { text: ' -- ' })).toEqual([]);
  expect(keys(rule({ fields: ['phone'] }), { phone: '801' })).toEqual([]);
  expect(keys(rule({ fields: ['text', 'lookup'] }), { text: 'a' })).toEqual([]);
});
