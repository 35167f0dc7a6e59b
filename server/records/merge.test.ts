// A merge is undone by bringing the loser back: everything is as it was, but for what somebody changed since.
import type { Definition } from '../../metadata/language/types';
import { databaseKinds } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';
import { mergeRecords } from './merge';
import { restoreRecord } from './restore';
import { updateRecord } from './update';

const remover: Definition = { kind: 'permissionSet', path: 'books/permission-sets/remover', body: { name: 'remover', label: 'R', objects: { '*': { read: 'all' }, loan: { read: 'all', update: 'own', delete: 'all', fields: { '*': 'read' } } } } };

describe.each(databaseKinds)('undoing a merge on $name', (kind) => {
  let records: TestRecords;
  let winner: string;
  let losers: string[];
  beforeAll(async () => { records = await openRecords(kind, libraryRoots, [remover]); });
  afterAll(() => records.close());

  const make = (object: string, input: object): Promise<string> => createRecord(records.system(), records.object(object), input);
  const merge = (take: object = {}): Promise<string> => mergeRecords(records.system(), records.object('author'), { winner, losers, take });
  const restore = (id: string): Promise<string> => restoreRecord(records.system(), records.object('author'), id);
  const everything = async (): Promise<unknown> => ({
    authors: await records.rows('SELECT id, live, name, code, born, book_count, total_pages FROM author ORDER BY id'),
    books: await records.rows('SELECT id, author, title FROM book ORDER BY id'),
    specimens: await records.rows('SELECT id, lookup, polymorphic_lookup FROM specimen ORDER BY id'),
    links: await records.rows('SELECT from_id, to_id FROM specimen__link_many_to_many ORDER BY from_id, to_id'),
  });
  beforeEach(async () => {
    winner = await make('author', { name: '胜', books: { create: [{ title: 'w', pages: 1 }] } });
    losers = [await make('author', { name: '负', born: '1900-01-01', code: `lose-${winner}`, books: { create: [{ title: 'l', pages: 2 }, { title: 'm', pages: 4 }] } }), await make('author', { name: '败', born: '1901-01-01' })];
    const book = await make('book', { title: 'z', pages: 8, author: losers[1] });
    const loan = await make('loan', { book, borrower: '乙', dueOn: '2999-01-01' });
    await make('specimen', { text: 's', masterDetail: loan, lookup: losers[0], polymorphicLookup: losers[1], manyToMany: [losers[0], winner] });
    await make('specimen', { text: 't', masterDetail: loan, manyToMany: [losers[0], losers[1]] });
  });

  test('all losers brought back: references, links, roll-ups and taken values are as before', async () => {
    const before = await everything();
    await merge({ born: '1900-01-01', code: `lose-${winner}` });
    expect(await everything()).not.toEqual(before);
    for (const loser of losers) await restore(loser);
    expect(await everything()).toEqual(before);
  });

  test('one of two brought back takes only what was its own', async () => {
    await merge({ born: '1901-01-01' });
    await restore(losers[0]!);
    expect(await records.rows('SELECT title FROM book WHERE author = ? ORDER BY title', losers[0])).toEqual([['l'], ['m']]);
    expect(await records.rows('SELECT title FROM book WHERE author = ? ORDER BY title', winner)).toEqual([['w'], ['z']]);
    expect(await records.rows('SELECT born, book_count FROM author WHERE id = ?', winner)).toEqual([['1901-01-01', 2]]);
    await restore(losers[1]!);
    expect(await records.rows('SELECT born, book_count FROM author WHERE id = ?', winner)).toEqual([[null, 1]]);
  });

  test('what somebody changed since the merge stays as it is', async () => {
    await merge({ born: '1900-01-01' });
    const other = await make('author', { name: '他' });
    const [[book]] = await records.rows(`SELECT id FROM book WHERE title = 'l' AND author = ?`, winner) as [[string]];
    await updateRecord(records.system(), records.object('book'), { id: book, patch: { author: other } });
    await updateRecord(records.system(), records.object('author'), { id: winner, patch: { born: '1950-05-05' } });
    for (const loser of losers) await restore(loser);
    expect(await records.rows('SELECT author FROM book WHERE id = ?', book)).toEqual([[other]]);
    expect(await records.rows('SELECT born FROM author WHERE id = ?', winner)).toEqual([['1950-05-05']]);
    expect(await records.rows('SELECT book_count FROM author WHERE id IN (?, ?, ?, ?) ORDER BY id', winner, ...losers, other)).toEqual([[1], [1], [1], [1]]);
  });

  test('whoever may not change the record that stays does not merge into it, with nothing to take either; one that may needs no field', async () => {
    const [own, other] = [await make('user', { name: '我', login: 'me' }), await make('user', { name: '他', login: 'other' })];
    const book = await make('book', { title: '借', author: winner });
    const [mine, theirs, loser] = [await make('loan', { book, borrower: '甲', dueOn: '2999-01-01', owner: own }), await make('loan', { book, borrower: '乙', dueOn: '2999-01-01', owner: other }), await make('loan', { book, borrower: '丙', dueOn: '2999-01-01', owner: other })];
    const me = records.as({ id: own, permissionSets: ['remover'] });
    await expect(mergeRecords(me, records.object('loan'), { winner: theirs, losers: [loser] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await records.rows('SELECT live FROM loan WHERE id = ?', loser)).toEqual([[1]]);
    expect(await mergeRecords(me, records.object('loan'), { winner: mine, losers: [loser] })).toBe(mine);
  });
});
