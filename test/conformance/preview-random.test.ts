// Random changes of random fields on random records: what the preview says, and whether it says there is a problem, is what publishing then does.
import type { FieldDefinition } from '../../metadata/language/types';
import { makeContext, systemViewer } from '../../server/access/make-context';
import type { Context } from '../../server/access/context';
import { migrate } from '../../server/database/migrate';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import { fieldTypeOf } from '../../server/field-types/field-types';
import { createRecord } from '../../server/records/create';
import { deleteRecord } from '../../server/records/delete';
import { fillKeptValues } from '../../server/records/fill-kept-values';
import { updateRecord } from '../../server/records/update';
import { openStore, type Store } from '../../server/store/open-store';
import type { Preview } from '../../server/store/preview';
import { storedRows } from '../../server/store/stored-rows';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { dice } from '../kit/dice';
import { libraryRoots } from '../kit/models';

jest.setTimeout(120_000);
const folder = 'books/book';
const seed = 4711;
const choices = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: `选${value}` }));
type Fields = Readonly<Record<string, FieldDefinition>>;
const own = {
  shelf: { type: 'text', label: '架号' }, copies: { type: 'integer', label: '册数' }, weight: { type: 'decimal', label: '重量' }, bought: { type: 'date', label: '购入' },
  seen: { type: 'dateTime', label: '见过' }, lent: { type: 'boolean', label: '借出' }, mood: { type: 'picklist', label: '情绪', values: choices }, moods: { type: 'multiPicklist', label: '各种情绪', values: choices },
  note: { type: 'longText', label: '备注' }, worth: { type: 'formula', label: '估价', expression: 'copies + 1', returns: 'integer' },
} as const satisfies Fields;
const stored = Object.keys(own).filter((name) => name !== 'worth') as (keyof typeof own)[];
/** Types a type may sensibly become. */
const becomes: Readonly<Record<string, readonly object[]>> = {
  shelf: [{ type: 'integer' }, { type: 'decimal', scale: 1 }, { type: 'date' }, { type: 'boolean' }, { type: 'longText' }, { type: 'tags' }, { type: 'picklist', values: choices }, { type: 'email' }],
  copies: [{ type: 'text' }, { type: 'decimal', scale: 2 }], weight: [{ type: 'text' }, { type: 'integer' }, { type: 'decimal', scale: 0 }], bought: [{ type: 'text' }, { type: 'dateTime' }],
  seen: [{ type: 'text' }, { type: 'date' }], lent: [{ type: 'text' }], mood: [{ type: 'text' }, { type: 'multiPicklist', values: choices }], moods: [{ type: 'text' }, { type: 'picklist', values: choices }, { type: 'tags' }], note: [{ type: 'text', maxLength: 5 }],
};

describe.each(databaseKinds)('random previews on $name', ({ create }) => {
  let at: TestDatabase;
  let database: Database;
  let store: Store;
  let author: string;
  const roll = dice(seed);
  const one = <T,>(from: readonly T[]): T => from[roll(from.length)]!;
  const book = () => store.current().objects.get('book')!;
  const system = (): Context => makeContext({ viewer: systemViewer(store.current()), model: store.current(), database, requestId: 'test', source: 'test' });

  beforeAll(async () => {
    at = await create();
    database = await openDatabase(at.url);
    await migrate(database);
    store = await openStore({ database, roots: libraryRoots, log: { info: () => undefined, error: () => undefined }, fill: fillKeptValues(database) });
    await store.publish({ by: null, why: 'fields', definitions: Object.entries(own).map(([name, body]) => ({ path: `${folder}/fields/${name}`, body })) });
    author = await createRecord(system(), store.current().objects.get('author')!, { name: '鲁迅' });
    const texts = (): string => one(['12', '1,200', '12.6', '是', 'No', '2024-3-5', '下周', '选a', 'a', '甲、乙', 'x@y.cn', '架'.repeat(1 + roll(9)), `${roll(9)}号`]);
    for (let index = 0; index < 16; index += 1) {
      const some = (value: unknown): unknown => (roll(4) === 0 ? null : value);
      await createRecord(system(), book(), {
        title: `书${index}`, author, shelf: some(texts()), copies: some(roll(200) - 50), weight: some(`${roll(2000)}.${10 + roll(90)}`), bought: some(`20${10 + roll(16)}-0${1 + roll(9)}-11`),
        seen: some(`2024-0${1 + roll(9)}-05T${10 + roll(13)}:30:00.000Z`), lent: some(roll(2) === 0), mood: some(one(choices).value), moods: some([...new Set([one(choices).value, one(choices).value])]), note: some('字'.repeat(roll(12) + 1)),
      });
    }
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await at.drop();
  });

  async function values(name: string): Promise<Map<string, unknown>> {
    const field = book().fields.get(name)!;
    const found = new Map<string, unknown>();
    for await (const rows of storedRows(database, store.current(), { object: book(), fields: [field] })) for (const row of rows) found.set(row.id, fieldTypeOf(field).plain(row.values[0]!, field) ?? null);
    return found;
  }
  const isThere = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);
  const told = ({ impact }: Preview, name: string): number => impact.filter((change) => change.name === name).reduce((sum, { records = 0 }) => sum + (records ?? 0), 0);

  /** Publishes what the preview allowed and takes it back; what it refused is refused, and nothing is changed. */
  async function kept(what: unknown, wish: Parameters<Store['preview']>[0], check: (shown: Preview) => Promise<void>): Promise<void> {
    const shown = await store.preview(wish);
    const { version } = store.current();
    const published = await store.publish({ by: null, why: 'try', definitions: [], ...wish }).then(() => true, () => false);
    expect({ seed, what, published }).toEqual({ seed, what, published: shown.problems.length === 0 });
    if (!published) return expect(store.current().version).toBe(version);
    await check(shown);
    if (store.current().version > version) await store.rollback({ to: version, by: null });
  }

  test('settings that become stricter refuse as many records as was said', async () => {
    for (let round = 0; round < 14; round += 1) {
      const name = one(['shelf', 'copies', 'weight', 'bought', 'mood', 'note'] as const);
      const [low, high] = [roll(40), 60 + roll(90)];
      const settings = { ...(roll(3) === 0 ? { required: true } : {}), ...{
        shelf: one([{ maxLength: 1 + roll(6) }, { pattern: '[0-9]+' }, { pattern: '架{1,4}', maxLength: 3 }, {}]), copies: one([{ min: low }, { max: high }, { min: low, max: high }]), weight: one([{ min: `${low * 10}` }, { max: `${high * 10}.5` }, { scale: 6 }]),
        bought: one([{ min: `20${12 + roll(10)}-01-01` }, { max: `20${12 + roll(10)}-12-31` }]), note: { maxLength: 1 + roll(12) },
        // Left out or no longer offered.
        mood: { values: choices.flatMap((each) => one([[each], [each], [{ ...each, inactive: true }], []])) },
      }[name] };
      const body = { ...own[name], ...settings } as FieldDefinition;
      await kept({ name, settings }, { definitions: [{ path: `${folder}/fields/${name}`, body }] }, async (shown) => {
        let refused = 0;
        for (const value of (await values(name)).values()) {
          const copy = await createRecord(system(), book(), { title: '抄本', author, [name]: value }).catch(() => undefined);
          if (copy === undefined) refused += 1;
          else await deleteRecord(system(), book(), { id: copy });
        }
        expect({ seed, name, settings, records: told(shown, name) }).toEqual({ seed, name, settings, records: refused });
      });
    }
  });

  test('values convert as was said, and the way back brings every one back', async () => {
    for (const [name, types] of Object.entries(becomes)) {
      for (const to of types) {
        const was = await values(name);
        await kept({ name, to }, { definitions: [{ path: `${folder}/fields/${name}`, body: { label: '变', ...to } as FieldDefinition }] }, async (shown) => {
          const now = await values(name);
          const lost = [...was].filter(([id, value]) => isThere(value) && !isThere(now.get(id) ?? null)).length;
          const words = shown.impact.find((change) => change.name === name)?.words.en ?? '';
          const said = (text: string): number => Number(new RegExp(`(\\d+) ${text}`).exec(words)?.[1] ?? 0);
          expect({ seed, name, to, words, lost: said('cannot be converted') }).toEqual({ seed, name, to, words, lost });
          const sum = said('values convert as they are') + said('are rounded or cut') + lost;
          if (said('values convert as they are') > 0 || sum > 0) expect({ seed, name, to, words, sum }).toEqual({ seed, name, to, words, sum: [...was.values()].filter(isThere).length });
        });
        expect({ seed, name, to, values: [...await values(name)] }).toEqual({ seed, name, to, values: [...was] });
      }
    }
  });

  test('what goes has as many values as was said; what shall be unique is refused where it cannot be', async () => {
    for (const name of stored) {
      const was = await values(name);
      await kept({ removed: name }, { definitions: [], remove: [`${folder}/fields/${name}`] }, async (shown) => {
        expect({ seed, removed: name, records: told(shown, name) }).toEqual({ seed, removed: name, records: [...was.values()].filter(isThere).length });
      });
    }
    for (const name of ['shelf', 'copies', 'weight', 'bought'] as const) {
      const filled = [...(await values(name)).values()].filter(isThere).map(String);
      await kept({ unique: name }, { definitions: [{ path: `${folder}/fields/${name}`, body: { ...own[name], unique: true } }] }, async () => {
        expect({ seed, unique: name, different: new Set(filled).size }).toEqual({ seed, unique: name, different: filled.length });
      });
    }
  });

  test('random rules and formulas: broken by the records that cannot be saved, computed by both alike', async () => {
    const number = (): string => one(['copies', 'weight', 'worth', String(roll(100)), `copies * ${1 + roll(3)}`, 'weight - copies', 'LEN(shelf)']);
    const condition = (depth: number): string => {
      const kind = roll(depth > 0 ? 7 : 4);
      if (kind === 0) return `${number()} ${one(['<', '<=', '>', '=', '<>'])} ${number()}`;
      if (kind === 1) return `${one(['ISBLANK', 'NOT ISBLANK'])}(${one(['shelf', 'copies', 'bought', 'mood', 'note'])})`.replace('NOT ISBLANK', 'NOT(ISBLANK').replace(/^(NOT\(.*)$/, '$1)');
      if (kind === 2) return `mood = "${one(choices).value}"`;
      if (kind === 3) return 'lent';
      return kind === 4 ? `NOT(${condition(depth - 1)})` : `(${condition(depth - 1)}) ${kind === 5 ? 'AND' : 'OR'} (${condition(depth - 1)})`;
    };
    for (let round = 0; round < 8; round += 1) {
      const when = condition(2);
      const worth = { ...own.worth, expression: one(['copies + 1', 'copies * 2', 'IF(ISBLANK(copies), 0, copies - 7)', 'LEN(shelf)']) };
      await kept({ when, worth }, { definitions: [{ path: `${folder}/rules`, body: { rules: [{ name: 'tried', label: '试', when, message: '不行' }] } }, { path: `${folder}/fields/worth`, body: worth }] }, async (shown) => {
        let refused = 0;
        for await (const rows of storedRows(database, store.current(), { object: book(), fields: [] })) for (const { id, name } of rows) await updateRecord(system(), book(), { id, patch: { title: `${name.slice(0, 20)}${roll(10)}` } }).catch(() => { refused += 1; });
        expect({ seed, when, worth: worth.expression, records: told(shown, 'tried') }).toEqual({ seed, when, worth: worth.expression, records: refused });
      });
    }
  });
});
