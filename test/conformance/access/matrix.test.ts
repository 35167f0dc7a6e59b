// Access, proved: every viewer × every way of reading and writing × whose record it is, against an oracle that shares no code with the server,
// before and after random changes of the permission sets, departments and people.
import { databaseKinds } from '../../kit/databases';
import { dice } from '../../kit/dice';
import { changedSets, rules } from './changes';
import { whatLeaks } from './hidden';
import { explained, readEverything, Tally } from './reading';
import { openGround, type Ground } from './world';
import { asKept, tryAllowed, tryForbidden } from './writing';

jest.setTimeout(180_000);

describe.each(databaseKinds)('the authorisation matrix on $name', (kind) => {
  let ground: Ground;
  const tally = new Tally();
  const roll = dice(7);
  // What the two databases could answer differently is the statement, not the words of the sets: ten of the viewers meet every kind of statement.
  const some = ['own', 'team', 'lead', 'blind', 'names', 'mixed', 'remover', 'writer', 'outside', 'nobody'];
  const viewers = (): Ground['viewers'] => (kind.name === 'sqlite' ? ground.viewers : ground.viewers.filter(({ person }) => some.includes(person.name)));
  beforeAll(async () => { ground = await openGround(kind); });
  afterAll(() => ground?.close());

  const readAndFail = async (): Promise<void> => {
    const before = await ground.fingerprint();
    await Promise.all(viewers().map(async ({ person, api }) => {
      await readEverything({ world: ground.world, person, api, tally });
      await tryForbidden({ ground, person, api, tally });
    }));
    tally.check('what was refused changed something', (await ground.fingerprint()) === before, true);
  };
  const nothingWrong = (): void => expect(tally.wrong.slice(0, 20)).toEqual([]);

  test('what is read and what is refused', async () => {
    await readAndFail();
    nothingWrong();
  });

  test('what is shared is reached, and only that', async () => {
    await ground.share();
    for (const { person, api } of viewers()) await readEverything({ world: ground.world, person, api, tally });
    await explained({ world: ground.world, people: viewers().map(({ person }) => person), chief: ground.chief, tally });
    nothingWrong();
  });

  test('what is hidden may change: no answer does', async () => {
    const leaks: string[] = [];
    for (const viewer of viewers().filter(({ person }) => ['own', 'team', 'blind', 'names', 'mixed'].includes(person.name))) leaks.push(...(await whatLeaks(ground, viewer)));
    expect(leaks).toEqual([]);
  });

  test('what is done', async () => {
    for (const { person, api } of viewers()) await tryAllowed({ ground, person, api, tally });
    await asKept({ ground, tally });
    nothingWrong();
  });

  test('after random changes of the rights, of the sharing rules and of who is where', async () => {
    await ground.publish(changedSets(ground.world.sets, roll, 14), rules);
    await ground.move('team', 'south');
    await ground.move('stranger', 'inner');
    await readAndFail();
    await explained({ world: ground.world, people: viewers().map(({ person }) => person), chief: ground.chief, tally });
    nothingWrong();
    expect(tally.cells).toBeGreaterThan(20_000);
  });
});
