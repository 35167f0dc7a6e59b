// The columns of a board, and the process its cards go through.
import type { FieldDescription, ObjectDescription, ProcessDescription, StageDescription } from '../../../metadata/language/description';
import { boardColumns, columnFilter, processOfCard } from './board-columns';

const stage = (value: string): StageDescription => ({ value, label: value.toUpperCase(), color: null, help: null, probability: null, ends: null, noReturn: false, enter: [], leave: [], checklist: [], relatedLists: [] });
const process: ProcessDescription = { name: 'way', label: 'Way', help: null, field: 'step', recordType: null, kind: null, probability: null, stageOf: [], stages: [stage('b'), stage('a')] };
const field = { name: 'step', label: 'Step', type: 'picklist', values: [{ value: 'a', label: 'One', color: '#112233' }, { value: 'b', label: 'Two' }, { value: 'old', label: 'Old', inactive: true }] } as unknown as FieldDescription;
const withStages = { fields: [field], processes: [process] } as unknown as ObjectDescription;
const plain = { fields: [field], processes: [] } as unknown as ObjectDescription;

test('columns are the stages in their order, else the values; past ones only show while records stand there', () => {
  expect(boardColumns(plain, field, 'none').map(({ label, past }) => `${label}${past ? '*' : ''}`)).toEqual(['none*', 'One', 'Two', 'Old*']);
  expect(boardColumns(withStages, field, 'none').map(({ label }) => label)).toEqual(['none', 'B', 'A', 'Old']);
  expect(boardColumns({ processes: [process, { ...process, name: 'other' }] }, field, 'none').map(({ label }) => label)).toEqual(['none', 'One', 'Two', 'Old']);
});

test('a card goes through its process; without one through the values that are still offered and the one it has', () => {
  expect(processOfCard(withStages, field, { step: 'a' })).toBe(process);
  expect(processOfCard(plain, field, { step: 'a' }).stages.map(({ value }) => value)).toEqual(['a', 'b']);
  expect(processOfCard(plain, field, { step: 'old' }).stages.map(({ value }) => value)).toEqual(['a', 'b', 'old']);
});

test('records without a value have a filter of their own', () => {
  expect(columnFilter('step', null)).toEqual({ step: { isEmpty: true } });
  expect(columnFilter('step', 'a')).toEqual({ step: { eq: 'a' } });
});
