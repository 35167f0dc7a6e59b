// Ways through stages: which are closed, and what lies on them.
import { barrierTo, passedStages, processFor, type StageWay } from './stages';

const stages: readonly StageWay[] = [
  { value: 'a', noReturn: false }, { value: 'b', noReturn: true }, { value: 'c', noReturn: false }, { value: 'won', ends: 'won', noReturn: true }, { value: 'lost', ends: 'lost', noReturn: false },
];
const [a, b, c, won, lost] = stages as [StageWay, StageWay, StageWay, StageWay, StageWay];

test('nothing goes back over a stage without return, nor out of a final one', () => {
  const closed = (from: StageWay, to: StageWay): string | undefined => barrierTo(stages, from, to)?.value;
  expect([closed(b, a), closed(c, a), closed(c, b), closed(a, c), closed(b, b)]).toEqual(['b', 'b', undefined, undefined, undefined]);
  expect([closed(won, c), closed(won, lost), closed(c, lost), closed(lost, a)]).toEqual(['won', 'won', undefined, undefined]);
});

test('a way forward passes what lies before its end; a loss and a way back pass nothing', () => {
  const names = (from: StageWay | undefined, to: StageWay): string => passedStages(stages, from, to).map(({ value }) => value).join('');
  expect([names(undefined, a), names(undefined, c), names(a, won), names(a, lost), names(c, a), names(lost, c)]).toEqual(['', 'ab', 'abc', '', '', '']);
});

test('the process for a kind goes before the one for all others', () => {
  const processes = [{ name: 'x', field: 's', kind: { field: 'k', values: ['one', 'two'] } }, { name: 't', field: 's', recordType: 'r' }, { name: 'rest', field: 's' }, { name: 'other', field: 'z' }];
  const of = (values: Record<string, string>, field = 's'): string | undefined => processFor(processes, field, (name) => values[name])?.name;
  expect([of({ k: 'two' }), of({ k: 'three' }), of({ recordType: 'r' }), of({}), of({}, 'z'), of({}, 'q')]).toEqual(['x', 'rest', 't', 'rest', 'other', undefined]);
});
