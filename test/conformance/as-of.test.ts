// A record as it was: its own values, formulas and lookups of then, also after it was deleted.
import type { ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, type RunningServer } from '../kit/server';

jest.setTimeout(120_000);
const environment = { METADATA: 'metadata:test/fixtures/library', WEB: 'off' };

describe.each(databaseKinds)('asOf on $name', ({ create }) => {
  let server: RunningServer;
  let api: ApiClient;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url, env: environment });
    api = await newClient(server, await administratorOf(server), { login: 'ada', role: 'admin' });
  });
  afterAll(async () => {
    await server?.stop();
    await drop?.();
  });

  test('every version can be read back', async () => {
    const past = 'query($id: ID!, $at: DateTime) { book(id: $id, asOf: $at) { title pages price pricePerPage genreOption { label } version author { name } updatedBy { name } } }';
    const made = await api.ask<{ createBook: { id: string; createdAt: string } }>('mutation { createBook(input: { title: "Erste", pages: 100, price: "20.00", genre: "novel", author: { create: { name: "Lu Xun" } } }) { id createdAt } }');
    const { id, createdAt } = made.createBook;
    const first = (await api.ask<{ book: object }>(past, { id })).book;
    const { updateBook } = await api.ask<{ updateBook: { updatedAt: string } }>('mutation($id: ID!) { updateBook(id: $id, input: { title: "Zweite", pages: 300, price: null, genre: "poetry", author: { create: { name: "Lao She" } } }) { updatedAt } }', { id });
    const second = (await api.ask<{ book: object }>(past, { id })).book;
    await api.ask('mutation($id: ID!) { deleteBook(id: $id) { id } }', { id });

    expect(first).toMatchObject({ title: 'Erste', pages: 100, price: '20.00', version: 1, author: { name: 'Lu Xun' } });
    expect(second).toMatchObject({ title: 'Zweite', pages: 300, price: null, pricePerPage: null, version: 2, author: { name: 'Lao She' } });
    expect(await api.ask(past, { id, at: createdAt })).toEqual({ book: first });
    expect(await api.ask(past, { id, at: updateBook.updatedAt })).toEqual({ book: second });
    for (const at of ['2001-01-01T00:00:00Z', null, '2999-01-01T00:00:00+08:00']) {
      const gone = await api.send(past, { id, at });
      expect([at, gone.data, gone.errors?.map((error) => [error.path, error.extensions['code']])]).toEqual([at, { book: null }, [[['book'], 'NOT_FOUND']]]);
    }
  });
});
