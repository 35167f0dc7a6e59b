// What publishing a record type changes: its place in the file, the only default, and its words.
import type { ObjectSetup } from '../setup-data';
import { movedRecordType, plainType, recordTypesOf, withoutRecordType, withRecordType } from './record-type-changes';

const types = [{ name: 'a', label: '甲', default: true }, { name: 'b', label: '乙', picklists: { level: ['x'] } }];
const setup = {
  folder: 'm/thing', translations: { en: { 'recordTypes.a': 'A', 'recordTypes.b': 'B', other: 'Other' } },
  definitions: [{ path: 'm/thing/record-types', kind: 'recordTypes', body: { recordTypes: types } }],
} as unknown as ObjectSetup;
const none = { ...setup, definitions: [], translations: {} } as unknown as ObjectSetup;
const body = (changes: readonly { readonly body: object | null }[]): unknown => changes[0]!.body;

test('a type is added, changed and moved; another default takes the place of the first', () => {
  expect(recordTypesOf(none)).toEqual([]);
  expect(withRecordType(none, { name: 'a', label: '甲' })).toEqual([{ path: 'm/thing/record-types', body: { recordTypes: [{ name: 'a', label: '甲' }] }, before: null }]);
  const [first, words] = withRecordType(setup, { ...types[1]!, default: true }, { language: 'en', label: 'Bee' });
  expect(first!.body).toEqual({ recordTypes: [{ name: 'a', label: '甲' }, { name: 'b', label: '乙', default: true, picklists: { level: ['x'] } }] });
  expect(words!.body).toEqual({ language: 'en', labels: { 'recordTypes.a': 'A', 'recordTypes.b': 'Bee', other: 'Other' } });
  expect(body(movedRecordType(setup, 'b', -1))).toEqual({ recordTypes: [types[1], types[0]] });
});

test('a deleted type takes its words along, the last one the file; what says nothing is not written', () => {
  const [left, words] = withoutRecordType(setup, 'a');
  expect([left!.body, words!.body]).toEqual([{ recordTypes: [types[1]] }, { language: 'en', labels: { 'recordTypes.b': 'B', other: 'Other' } }]);
  const last = { ...setup, definitions: [{ path: 'm/thing/record-types', kind: 'recordTypes', body: { recordTypes: [types[0]] } }] } as unknown as ObjectSetup;
  expect(body(withoutRecordType(last, 'a'))).toBeNull();
  expect(plainType({ name: 'c', label: '丙', default: false, inactive: false, picklists: { level: [] } })).toEqual({ name: 'c', label: '丙' });
});
