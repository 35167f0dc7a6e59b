// What a deciding field and a record type leave of a picklist's values.
import { misfitOf, valuesLeft } from './choices';

const dependsOn = { field: 'country', values: { cn: ['bj', 'sh'], fr: ['paris'] } };

test('the deciding value leaves its values, an empty one none, and one that is not known all', () => {
  expect(valuesLeft(dependsOn, 'cn')).toEqual(['bj', 'sh']);
  expect(valuesLeft(dependsOn, 'de')).toEqual([]);
  expect(valuesLeft(dependsOn, 'toString')).toEqual([]);
  expect(valuesLeft(dependsOn, null)).toEqual([]);
  expect(valuesLeft(dependsOn, undefined)).toBeUndefined();
  expect(valuesLeft(null, 'cn')).toBeUndefined();
});

test('a value that is ruled out says by what', () => {
  expect(misfitOf('bj', { dependsOn, controlling: 'cn', offered: ['bj'] })).toBeUndefined();
  expect(misfitOf('bj', { dependsOn, controlling: 'fr' })).toBe('depends');
  expect(misfitOf('bj', { dependsOn, controlling: null })).toBe('needs');
  expect(misfitOf('sh', { dependsOn, controlling: 'cn', offered: ['bj'] })).toBe('recordType');
});
