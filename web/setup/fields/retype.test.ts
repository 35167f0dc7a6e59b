// What a field keeps when it takes another type.
import { retyped } from './retype';

test('words and switches stay, settings only where they mean the same', () => {
  expect(retyped({ type: 'text', label: '册数', help: '几本', required: true, unique: true, maxLength: 20, default: '1' }, 'integer')).toEqual({ type: 'integer', label: '册数', help: '几本', required: true, unique: true });
  expect(retyped({ type: 'decimal', label: '重', scale: 3, min: '0' }, 'currency')).toEqual({ type: 'currency', label: '重', scale: 3, min: '0' });
  expect(retyped({ type: 'integer', label: '重', min: 1 }, 'decimal')).toEqual({ type: 'decimal', label: '重' });
});

test('a list keeps its values', () => {
  const values = [{ value: 'a', label: '甲' }];
  expect(retyped({ type: 'picklist', label: '情', values, required: true }, 'multiPicklist')).toEqual({ type: 'multiPicklist', label: '情', values, required: true });
});
