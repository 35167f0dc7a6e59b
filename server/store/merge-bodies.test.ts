// A release and an admin change the same JSON: whose property wins.
import { mergedBody } from './merge-bodies';

const merged = (base: object, ours: object, theirs: object): unknown => mergedBody(base, { ours, theirs });

test('each property as the side that changed it has it; where both did, as the admin has it', () => {
  const base = { label: '书', help: '旧', icon: 'book', sort: 'a' };
  expect(merged(base, { ...base, label: '图书' }, { ...base, help: '新' })).toEqual({ ...base, label: '图书', help: '新' });
  expect(merged(base, { ...base, label: '图书' }, { ...base, label: '典籍' })).toEqual({ ...base, label: '图书' });
  expect(merged(base, { label: '书', icon: 'book', sort: 'a' }, { ...base, help: '新' })).toEqual({ label: '书', icon: 'book', sort: 'a' });
  expect(merged(base, base, { ...base, added: true })).toEqual({ ...base, added: true });
  expect(merged(base, { ...base, label: '图书' }, { label: '书', help: '旧', sort: 'a' })).toEqual({ label: '图书', help: '旧', sort: 'a' });
});

test('new fields of a release stand where the release has them, and those of the admin stay', () => {
  const base = { fields: { a: 1, b: 2 } };
  const result = merged(base, { fields: { a: 1, b: 3, own: 1 } }, { fields: { a: 1, fresh: 1, b: 2 } }) as { fields: object };
  expect(Object.entries(result.fields)).toEqual([['a', 1], ['fresh', 1], ['b', 3], ['own', 1]]);
});

test('values of a picklist one by one; sections of a layout and other lists as a whole', () => {
  const value = (name: string, label = name): object => ({ value: name, label });
  expect(merged({ values: [value('a'), value('b')] }, { values: [value('a', '甲'), value('b'), value('own')] }, { values: [value('a'), value('c'), value('b', '乙')] }))
    .toEqual({ values: [value('a', '甲'), value('c'), value('b', '乙'), value('own')] });
  const section = (...rows: string[]): object => ({ name: 'main', rows });
  expect(merged({ sections: [section('a')] }, { sections: [section('a', 'own')] }, { sections: [section('a'), { name: 'more', rows: ['own'] }] })).toEqual({ sections: [section('a', 'own')] });
  expect(merged({ columns: ['a'] }, { columns: ['a', 'own'] }, { columns: ['a', 'b'] })).toEqual({ columns: ['a', 'own'] });
});
