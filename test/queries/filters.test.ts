// Random filters find the same records on both databases as a plain reading of the filter over the records in memory does.
import fc from 'fast-check';
import { readRecords, type PlainRecord } from '../../server/records/read';
import { databaseKinds } from '../kit/databases';
import { fillLibrary, people } from './library-data';
import { now, openLibrary, type Library } from './library';

type Filter = Record<string, unknown>;
type Records = Readonly<Record<string, readonly PlainRecord[]>>;

const words = ['', '王', '小', 'a', 'A', 'Er', 'er', '%', '_', '[', '\\', "'", '王小明', '李雷', 'É', 'é'];
const text = fc.constantFrom(...words);
const date = fc.constantFrom('2026-03-01', '2026-01-10', '2025-12-31', '2024-02-29', '2026-03-15', '1881-09-25');
const moment = fc.constantFrom('2026-03-14T16:30:00.000Z', '2026-03-31T15:59:59.999Z', '2026-03-03T23:30:00Z', '2026-03-05T07:30:00+08:00');
const whole = fc.integer({ min: -5, max: 600 });
const decimal = fc.constantFrom('1.25', '1.2500', '0', '-0.0001', '-0.00005', '9.9', '9.90', '9.905', '14', '12345678901234.55', '99999999999999999999', '1e3'.replace('1e3', '1000'));
const one = (operators: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Filter> => fc.oneof(...Object.entries(operators).map(([name, value]) => value.map((each) => ({ [name]: each }))));
const emptiness = { isEmpty: fc.boolean() };
const choice = (value: fc.Arbitrary<unknown>): Record<string, fc.Arbitrary<unknown>> => ({ eq: fc.option(value), ne: fc.option(value), in: fc.array(value, { maxLength: 3 }), notIn: fc.array(value, { maxLength: 3 }), ...emptiness });
const range = (value: fc.Arbitrary<unknown>): Record<string, fc.Arbitrary<unknown>> => ({ lt: value, lte: value, gt: value, gte: value, between: fc.tuple(value, value) });
const textFilter = one({ ...choice(text), contains: text, startsWith: text, endsWith: text });
const dateFilter = one({ ...choice(date), ...range(date) });
const momentFilter = one({ ...choice(moment), ...range(moment) });
const wholeFilter = one({ ...choice(whole), ...range(whole) });
const decimalFilter = one({ ...choice(decimal), ...range(decimal) });
const yesNoFilter = one({ eq: fc.boolean(), ne: fc.boolean(), ...emptiness });
const tag = fc.constantFrom('稀有', ',', 'a,b', 'a', 'high', 'low');
const listFilter = one({ hasAny: fc.array(tag, { maxLength: 2 }), hasAll: fc.array(tag, { maxLength: 2 }), ...emptiness });
const idOf = (...ids: string[]): fc.Arbitrary<Filter> => one(choice(fc.constantFrom(...ids)));
const quantified = (of: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> => one({ some: of, every: of, none: of });

const { book, loan, author, specimen } = fc.letrec<Record<string, Filter>>((tie) => {
  const logic = (name: string): Record<string, fc.Arbitrary<unknown>> => ({ and: fc.array(tie(name), { maxLength: 2 }), or: fc.array(tie(name), { maxLength: 2 }), not: tie(name) });
  const deep = { depthSize: 'small', withCrossShrink: true } as const;
  const of = (name: string, fields: Record<string, fc.Arbitrary<unknown>>, further: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Filter> =>
    fc.oneof({ ...deep, depthIdentifier: 'filter' }, one(fields), one({ ...further, ...logic(name) }));
  return {
    author: of('author', { name: textFilter, born: dateFilter, bookCount: wholeFilter, code: textFilter, createdBy: idOf('user_ada', 'user_cai') }, { books: quantified(tie('book')), linkedSpecimens: quantified(tie('specimen')), mentions: quantified(tie('specimen')) }),
    book: of('book', { title: textFilter, genre: textFilter.filter((filter) => !('contains' in filter || 'startsWith' in filter || 'endsWith' in filter)), pages: wholeFilter, price: decimalFilter, published: dateFilter }, { author: tie('author'), loans: quantified(tie('loan')) }),
    loan: of('loan', { borrower: textFilter, lentOn: dateFilter, returnedOn: dateFilter, isOut: yesNoFilter, updatedAt: momentFilter, owner: idOf('user_ada', 'user_cai', 'user_bao') }, { book: tie('book'), specimens: quantified(tie('specimen')) }),
    specimen: of('specimen', { text: textFilter, integer: wholeFilter, decimal: decimalFilter, boolean: yesNoFilter, dateTime: momentFilter, tags: listFilter, multiPicklist: listFilter },
      { masterDetail: tie('loan'), polymorphicLookup: fc.oneof(idOf('book_04', 'author_1'), one({ book: tie('book'), author: tie('author') })), manyToMany: quantified(tie('author')) }),
  };
}) as Record<'book' | 'loan' | 'author' | 'specimen', fc.Arbitrary<Filter>>;

const lists = { author: 'authors', book: 'books', loan: 'loans', specimen: 'specimens' } as const;

describe.each(databaseKinds)('on $name', (kind) => {
  let library: Library;
  let records: Records;
  let links: readonly (readonly [string, string])[];
  beforeAll(async () => {
    library = await openLibrary(kind);
    await fillLibrary(library);
    const system = library.system({ now });
    const all = async (name: string): Promise<readonly PlainRecord[]> => readRecords(system, library.object(name), { fields: [...library.object(name).fields.values()].filter((field) => field.type !== 'manyToMany').map((field) => field.name) });
    records = { author: await all('author'), book: await all('book'), loan: await all('loan'), specimen: await all('specimen') };
    const { table, from, to } = library.object('specimen').fields.get('manyToMany')!.junction!;
    links = (await library.rows(`SELECT ${from}, ${to} FROM ${table}`)) as [string, string][];
  });
  afterAll(() => library.close());

  test.each(Object.keys(lists) as (keyof typeof lists)[])('%s', async (name) => {
    const filters = { author, book, loan, specimen }[name];
    await fc.assert(fc.asyncProperty(filters, async (filter) => {
      const type = library.object(name).typeName;
      const answer = await library.ask(`query($filter: ${type}Filter) { ${lists[name]}(filter: $filter, first: 1000) { totalCount nodes { id } } }`, { variables: { filter } });
      expect(answer.errors).toBeUndefined();
      const { nodes, totalCount } = (answer.data as Record<string, { nodes: { id: string }[]; totalCount: number }>)[lists[name]]!;
      const found = records[name]!.filter((record) => meets(name, record, filter)).map(({ id }) => id).sort();
      expect([filter, nodes.map(({ id }) => id).sort()]).toEqual([filter, found]);
      expect(totalCount).toBe(found.length);
    }), { numRuns: 120, seed: 20260315 });
  });

  test('periods are days of the viewer', async () => {
    const asked = async (filter: string): Promise<unknown> => ((await library.ask(`{ loans(filter: ${filter}) { nodes { id } } }`, { viewer: people.cai })).data as { loans: { nodes: { id: string }[] } } | null)?.loans.nodes.map(({ id }) => id.slice(5));
    // Today is 15 March 2026, a Sunday; the viewer sees its own loans: 04 and 05.
    expect(await asked('{ lentOn: { during: YESTERDAY } }')).toEqual(['05']);
    expect(await asked('{ lentOn: { during: LAST_N_DAYS, n: 1 } }')).toEqual(['05']);
    expect(await asked('{ lentOn: { during: THIS_QUARTER } }')).toEqual(['05']);
    expect(await asked('{ lentOn: { during: LAST_YEAR } }')).toEqual(['04']);
    expect(await asked('{ lentOn: { during: LAST_N_QUARTERS, n: 1 } }')).toEqual(['04']);
    // 2026-03-06T23:30Z is the 7th in Shanghai.
    expect(await asked('{ updatedAt: { between: ["2026-03-06T16:00:00Z", "2026-03-07T15:59:59Z"] } }')).toEqual(['04']);
    expect(await asked('{ updatedAt: { during: N_DAYS_AGO, n: 8 } }')).toEqual(['04']);
    const { errors } = await library.ask('{ loans(filter: { lentOn: { during: LAST_N_DAYS } }) { totalCount } }', { viewer: people.cai });
    expect(errors?.map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
  });

  function meets(name: string, record: PlainRecord, filter: Filter): boolean {
    return Object.entries(filter).every(([key, value]) => {
      if (key === 'and') return (value as Filter[]).every((each) => meets(name, record, each));
      if (key === 'or') return (value as Filter[]).some((each) => meets(name, record, each));
      if (key === 'not') return !meets(name, record, value as Filter);
      const related = relatedTo(name, record, key);
      if (related) return quantify(related.object, related.records, value as Filter);
      const targets = targetsOf(name, key);
      if (targets) return reference(record[key] as string | null, targets, value as Filter);
      return Object.entries(value as Filter).every(([operator, operand]) => compare(record[key], operator, operand));
    });
  }

  function relatedTo(name: string, record: PlainRecord, key: string): { object: string; records: readonly PlainRecord[] } | undefined {
    const back = (object: string, field: string) => ({ object, records: records[object]!.filter((each) => each[field] === record.id) });
    const pick = (object: string, ids: readonly string[]) => ({ object, records: records[object]!.filter(({ id }) => ids.includes(id)) });
    switch (`${name}.${key}`) {
      case 'author.books': return back('book', 'author');
      case 'author.mentions': return back('specimen', 'polymorphicLookup');
      case 'author.linkedSpecimens': return pick('specimen', links.filter(([, to]) => to === record.id).map(([from]) => from));
      case 'specimen.manyToMany': return pick('author', links.filter(([from]) => from === record.id).map(([, to]) => to));
      case 'book.loans': return back('loan', 'book');
      case 'loan.specimens': return back('specimen', 'masterDetail');
      default: return undefined;
    }
  }

  function targetsOf(name: string, key: string): readonly string[] | undefined {
    const known: Record<string, readonly string[]> = { 'book.author': ['author'], 'loan.book': ['book'], 'loan.owner': ['user'], 'author.createdBy': ['user'], 'specimen.masterDetail': ['loan'], 'specimen.polymorphicLookup': ['author', 'book'] };
    return known[`${name}.${key}`];
  }

  function reference(id: string | null, targets: readonly string[], filter: Filter): boolean {
    const operators = new Set(['eq', 'ne', 'in', 'notIn', 'isEmpty']);
    const own = Object.entries(filter).filter(([key]) => operators.has(key));
    const rest = Object.entries(filter).filter(([key]) => !operators.has(key));
    if (!own.every(([operator, operand]) => compare(id, operator, operand))) return false;
    if (rest.length === 0) return true;
    if (targets.length === 1) return records[targets[0]!]!.some((record) => record.id === id && meets(targets[0]!, record, Object.fromEntries(rest)));
    return rest.every(([target, below]) => records[target]!.some((record) => record.id === id && meets(target, record, below as Filter)));
  }

  function quantify(object: string, related: readonly PlainRecord[], filter: Filter): boolean {
    return Object.entries(filter).every(([quantifier, below]) => {
      const met = related.filter((record) => meets(object, record, below as Filter)).length;
      return quantifier === 'some' ? met > 0 : quantifier === 'none' ? met === 0 : met === related.length;
    });
  }
});

function compare(value: unknown, operator: string, operand: unknown): boolean {
  const empty = value === null || value === undefined;
  const list = operand as unknown[];
  switch (operator) {
    case 'isEmpty': return empty === operand;
    case 'eq': return operand === null ? empty : !empty && order(value, operand) === 0;
    case 'ne': return operand === null ? !empty : empty || order(value, operand) !== 0;
    case 'in': return !empty && list.some((each) => order(value, each) === 0);
    case 'notIn': return empty || !list.some((each) => order(value, each) === 0);
    case 'lt': return !empty && order(value, operand) < 0;
    case 'lte': return !empty && order(value, operand) <= 0;
    case 'gt': return !empty && order(value, operand) > 0;
    case 'gte': return !empty && order(value, operand) >= 0;
    case 'between': return !empty && order(value, list[0]) >= 0 && order(value, list[1]) <= 0;
    case 'contains': return !empty && lower(value).includes(lower(operand));
    case 'startsWith': return !empty && lower(value).startsWith(lower(operand));
    case 'endsWith': return !empty && lower(value).endsWith(lower(operand));
    case 'hasAny': return !empty && list.some((each) => (value as unknown[]).includes(each));
    case 'hasAll': return list.length === 0 || (!empty && list.every((each) => (value as unknown[]).includes(each)));
    default: throw new Error(operator);
  }
}

const lower = (value: unknown): string => String(value).toLowerCase();

/** Decimals by their digits, moments by their time, everything else as it is. */
function order(left: unknown, right: unknown): number {
  if (typeof left === 'string' && typeof right === 'string') {
    if (/^-?\d+(\.\d+)?$/.test(left) && /^-?\d+(\.\d+)?$/.test(right)) {
      const [a, b] = [scaled(left), scaled(right)];
      return a < b ? -1 : a > b ? 1 : 0;
    }
    if (/^\d{4}-\d\d-\d\dT/.test(left)) return Math.sign(Date.parse(left) - Date.parse(right));
  }
  return (left as string) < (right as string) ? -1 : (left as string) > (right as string) ? 1 : 0;
}

function scaled(text: string): bigint {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(`${whole === '-0' ? '-' : whole}${fraction.padEnd(10, '0')}`);
}
