// An administrator replaces a value of a picklist in all records, over HTTP: counts, a job with progress, history in the administrator's name, and the way back.
import type { ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, type RunningServer } from '../kit/server';

jest.setTimeout(180_000);
interface Job { readonly state: string; readonly done: number; readonly total: number; readonly data: Record<string, number> }

describe.each(databaseKinds)('a value replaced over HTTP, on $name', ({ create }) => {
  let server: RunningServer;
  let drop: () => Promise<void>;
  let api: ApiClient;
  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url, env: { METADATA: 'metadata:test/fixtures/library', WEB: 'off' } });
    api = await newClient(server, await administratorOf(server), { login: 'ada', role: 'admin', name: 'Ada' });
    const { createAuthor: { id: author } } = await api.ask<{ createAuthor: { id: string } }>('mutation { createAuthor(input: { name: "某" }) { id } }');
    const inputs = Array.from({ length: 700 }, (_, index) => ({ title: `书${index}`, author, genre: index < 600 ? 'poetry' : 'novel' }));
    await api.ask('mutation($inputs: [BookInput!]!) { createBooks(inputs: $inputs) { __typename } }', { inputs });
  });
  afterAll(async () => {
    await server?.stop();
    await drop?.();
  });

  const over = async (id: string): Promise<Job> => {
    for (;;) {
      const { backgroundJob: job } = await api.ask<{ backgroundJob: Job }>('query($id: ID!) { backgroundJob(id: $id) { state done total data } }', { id });
      if (job.state !== 'waiting' && job.state !== 'running') return job;
    }
  };
  const genres = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const genre of ['poetry', 'novel', 'history']) counts[genre] = (await api.ask<{ books: { totalCount: number } }>('query($genre: String) { books(filter: { genre: { eq: $genre } }) { totalCount } }', { genre })).books.totalCount;
    return counts;
  };
  const replace = 'mutation($value: String!, $by: String!) { replaceValue(value: $value, by: $by, picklist: "genre") }';

  test('counted, replaced, read in history, taken back', async () => {
    expect(await api.ask('{ setup { valueUses(value: "poetry", picklist: "genre") { object objectLabel field fieldLabel records } } }')).toEqual({ setup: { valueUses: [{ object: 'book', objectLabel: '图书', field: 'genre', fieldLabel: '类别', records: 600 }] } });
    const { replaceValue: job } = await api.ask<{ replaceValue: string }>(replace, { value: 'poetry', by: 'history' });
    expect(await over(job)).toMatchObject({ state: 'done', done: 600, total: 600, data: { replaced: 600, refused: 0 } });
    expect(await genres()).toEqual({ poetry: 0, novel: 100, history: 600 });
    const { books } = await api.ask<{ books: { nodes: { id: string }[] } }>('{ books(first: 1, filter: { title: { eq: "书5" } }) { nodes { id } } }');
    const { users } = await api.ask<{ users: { nodes: { id: string }[] } }>('{ users(filter: { login: { eq: "ada" } }) { nodes { id } } }');
    const { recordHistory } = await api.ask<{ recordHistory: { source: string; by: string; changes: object[] }[] }>('query($id: ID!) { recordHistory(id: $id) { source by changes { field from to } } }', { id: books.nodes[0]!.id });
    expect(recordHistory[0]).toEqual({ source: 'job', by: users.nodes[0]!.id, changes: [{ field: 'genre', from: 'poetry', to: 'history' }] });
    const { undoReplaceValue: undo } = await api.ask<{ undoReplaceValue: string }>('mutation($job: ID!) { undoReplaceValue(job: $job) }', { job });
    expect(await over(undo)).toMatchObject({ state: 'done', data: { undone: 600, kept: 0 } });
    expect(await genres()).toEqual({ poetry: 600, novel: 100, history: 0 });
  });

  test('refused: a value that is none, no field named, people who do not keep the setup', async () => {
    expect((await api.send(replace, { value: 'poetry', by: 'nothing' })).errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'by' }] });
    expect((await api.send('mutation { replaceValue(value: "a", by: "b") }')).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    const other = await newClient(server, api, { login: 'bob' });
    expect((await other.send(replace, { value: 'poetry', by: 'novel' })).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(await genres()).toEqual({ poetry: 600, novel: 100, history: 0 });
  });
});
