// Which values a merge takes.
import type { FieldDescription } from '../../../metadata/language/description';
import { differingFields, firstChoice, takenInput, type MergedRecord } from './merge-choice';

const field = (name: string): FieldDescription => ({ name, label: name, type: 'text', required: false, readOnly: false, system: false, values: [], targets: [], settings: {} } as unknown as FieldDescription);
const fields = ['title', 'phone', 'note'].map(field);
const records: readonly MergedRecord[] = [
  { id: 'a', name: 'A', values: { title: '同', phone: null, note: '甲' } },
  { id: 'b', name: 'B', values: { title: '同', phone: '1', note: '乙' } },
];

test('only what differs is asked about', () => {
  expect(differingFields(fields, records).map(({ name }) => name)).toEqual(['phone', 'note']);
});

test('the record that stays keeps its values and takes what it has not', () => {
  const choice = firstChoice(fields, records, 'a');
  expect(choice).toEqual({ winner: 'a', from: { title: 'a', phone: 'b', note: 'a' } });
  expect(takenInput(fields, records, choice)).toEqual({ phone: '1' });
  expect(takenInput(fields, records, { ...choice, from: { ...choice.from, note: 'b', phone: 'a' } })).toEqual({ note: '乙' });
});
