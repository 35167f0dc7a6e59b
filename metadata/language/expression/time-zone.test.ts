// A moment's date in zones with and without summer time, the same in the evaluator, SQLite and MySQL/MariaDB.
import { checkExpression, type ExpressionValue } from './expression';
import { threeWays } from './testing/three-ways';
import { offsetAt } from './time-zone';

const moments = ['1969-12-31T23:30:00.000Z', '1988-05-01T15:30:00.000Z', '2024-03-10T07:59:59.999Z', '2024-03-10T08:00:00.000Z', '2024-07-01T05:30:00.000Z', '2024-12-31T18:29:59.999Z', '2024-12-31T18:30:00.000Z', '2060-07-01T04:30:00.000Z'];

test.each(['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Africa/Casablanca', 'UTC'])('dates in %s', async (timeZone) => {
  const rows = moments.map((at) => ({ at }) as Readonly<Record<string, ExpressionValue>>);
  const ways = await threeWays('zone', { at: { kind: 'dateTime' } }, { rows, env: { now: new Date(0), today: '2024-01-01', timeZone } });
  const checked = checkExpression('DATEVALUE(at)', { fieldType: () => ({ kind: 'dateTime' }) });
  if ('problems' in checked) throw new Error('does not check');
  const answers = await ways.run(checked);
  await ways.close();
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone });
  expect(answers.evaluator).toEqual(moments.map((at) => calendar.format(new Date(at))));
  expect(answers.sqlite).toEqual(answers.evaluator);
  expect(answers.mysql ?? answers.evaluator).toEqual(answers.evaluator);
});

test('offsets change to the second', () => {
  const change = Date.UTC(2024, 2, 10, 7) / 1000;
  expect([offsetAt('America/New_York', change - 1), offsetAt('America/New_York', change)]).toEqual([-18_000, -14_400]);
});
