// What a move asks for in the browser, and which lists belong to the stage that is looked at.
import type { FieldDescription, ObjectDescription, ProcessDescription, StageDescription } from '../../../metadata/language/description';
import type { RuleContext } from '../../layout/form-rules';
import { listsOfOtherStages, missingFields, offeredStages, processesOf, stageKeeper } from './stage-fields';

const stage = (value: string, more: Partial<StageDescription> = {}): StageDescription => ({ value, label: value, color: null, help: null, probability: null, ends: null, noReturn: false, enter: [], leave: [], checklist: [], relatedLists: [], ...more });
const process = (name: string, more: Partial<ProcessDescription> = {}): ProcessDescription => ({
  name, label: name, help: null, field: 'step', recordType: null, kind: null, probability: null, stageOf: [{ relatedList: 'loans', field: 'when' }],
  stages: [stage('a', { leave: [{ field: 'title', when: null }], relatedLists: ['copies'] }), stage('b', { leave: [{ field: 'paid', when: 'title = "x"' }] }), stage('c', { enter: [{ field: 'isbn', when: null }] }), stage('lost', { ends: 'lost' })], ...more,
});
const field = (name: string, type: FieldDescription['type'] = 'text'): FieldDescription => ({ name, label: name, type, readOnly: false, system: false, settings: {}, targets: [], values: [] } as unknown as FieldDescription);
const object = { name: 'book', fields: [field('title'), field('isbn'), field('paid', 'boolean'), field('step', 'picklist')], rules: [], relatedLists: [], processes: [process('one', { kind: { field: 'genre', values: ['novel'] } }), process('rest')] } as unknown as ObjectDescription;
const context = (values: Record<string, unknown>): RuleContext => ({ object, objects: new Map(), values, lines: {}, environment: { now: new Date(), today: '2030-01-01', timeZone: 'UTC', viewer: null } });

test('a record follows the process of its kind, and its forms offer the stages of it', () => {
  expect(processesOf(object, { genre: 'novel' }).map(({ name }) => name)).toEqual(['one']);
  expect(processesOf(object, {}).map(({ name }) => name)).toEqual(['rest']);
  expect(offeredStages(object, {})).toEqual({ step: ['a', 'b', 'c', 'lost'] });
});

test('on the way to a stage everything passed is asked for where it is empty; a loss asks for its own only', () => {
  const one = process('one');
  const [a, , c, lost] = one.stages as [StageDescription, StageDescription, StageDescription, StageDescription];
  const names = (to: StageDescription, values: Record<string, unknown>): string[] => missingFields(one, { from: a, to, context: context(values) }).map(({ name }) => name);
  expect(names(c, { title: null, isbn: null, paid: false })).toEqual(['isbn', 'title']);
  expect(names(c, { title: 'x', isbn: '1', paid: false })).toEqual(['paid']);
  expect(names(c, { title: 'y', isbn: '1', paid: false })).toEqual([]);
  expect(names(lost, { title: null })).toEqual([]);
});

test('a list that a stage names shows with it only; one whose records belong to stages shows those of it', () => {
  const one = process('one');
  expect([...listsOfOtherStages([one], [one.stages[1]!])]).toEqual(['copies']);
  expect([...listsOfOtherStages([one], [one.stages[0]!])]).toEqual([]);
  expect(stageKeeper([one], [one.stages[1]!], 'loans')).toEqual({ field: 'when', stage: one.stages[1] });
  expect(stageKeeper([one], [one.stages[1]!], 'others')).toBeUndefined();
});
