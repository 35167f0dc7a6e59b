// GraphQL over HTTP as its specification says, and what nobody may do without signing in or from another site.
import { serverAudits } from 'graphql-http';
import { databaseKinds } from '../kit/databases';
import { clientWith, signIn, type ApiClient } from '../kit/client';
import { startServer, tangram, type RunningServer } from '../kit/server';

jest.setTimeout(180_000);

describe.each(databaseKinds)('the API over HTTP on $name', ({ create }) => {
  let server: RunningServer;
  let drop: () => Promise<void>;
  let api: ApiClient;
  let key: string;
  const login = 'a@b.c';
  const password = 'correct horse battery';

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url, env: { METADATA: 'metadata:test/fixtures/library' } });
    const place = { databaseUrl: database.url, dataDir: server.dataDir };
    process.env['METADATA'] = 'metadata:test/fixtures/library';
    await tangram(['user', 'create', '--login', login, '--role', 'admin', '--password-stdin'], { ...place, input: password });
    key = (await tangram(['key', 'create', '--login', login], place)).trim();
    delete process.env['METADATA'];
    api = await signIn(server.url, login, password);
  });
  afterAll(async () => {
    await server?.stop();
    await drop?.();
  });

  test('the audit of graphql-http passes', async () => {
    const audits = serverAudits({
      url: `${server.url}/graphql`,
      fetchFn: (input: string, init?: RequestInit) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${api.token}` } }),
    });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter((result) => result.status !== 'ok').map((result) => `${result.status}: ${result.name} ${'reason' in result ? String(result.reason) : ''}`)).toEqual([]);
  });

  test('nothing without signing in: no data, no introspection, no suggestions, no files, no metrics from elsewhere', async () => {
    for (const query of ['{ books { totalCount } }', '{ __schema { types { name } } }', '{ __typename }', '{ boks { x } }', 'mutation { signIn(login: "a", password: "b") { token ...on Boook { id } } }', 'query($x: BookFiltr) { viewer { id } }']) {
      const answer = await post({ query });
      expect([query, answer.status, (await codes(answer))]).toEqual([query, 401, ['UNAUTHENTICATED']]);
    }
    const get = await fetch(`${server.url}/graphql?query=${encodeURIComponent('{__typename}')}`);
    expect(get.status).toBe(401);
    expect((await fetch(`${server.url}/files/file_x`)).status).toBe(401);
    expect((await fetch(`${server.url}/files`, { method: 'POST', body: 'x' })).status).toBe(401);
    const wrong = await post({ query: '{ __typename }' }, { authorization: 'Bearer tgs_wrongwrongwrongwrongwrong' });
    expect([wrong.status, await codes(wrong)]).toEqual([401, ['UNAUTHENTICATED']]);
  });

  test('a browser signs in with a cookie, which works only from our own pages', async () => {
    const answer = await post({ query: 'mutation SignIn($login: String!, $password: String!) { signIn(login: $login, password: $password) { expiresAt viewer { id name } } }', variables: { login: 'A@B.c', password } });
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^tangram_session=tgs_[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
    const session = cookie.split(';')[0]!;
    const query = { query: '{ viewer { login } }' };
    const other = await post(query, { cookie: session, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
    expect([other.status, await codes(other)]).toEqual([403, ['FORBIDDEN']]);
    expect((await post(query, { cookie: session })).status).toBe(403);
    const own: Record<string, string>[] = [{ 'x-tangram-client': 'web' }, { origin: server.url }, { 'sec-fetch-site': 'same-origin' }];
    for (const headers of own) {
      expect(await (await post(query, { cookie: session, ...headers })).json()).toMatchObject({ data: { viewer: { login } } });
    }
    const out = await post({ query: 'mutation { signOut }' }, { cookie: session, 'x-tangram-client': 'web' });
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await post(query, { cookie: session, 'x-tangram-client': 'web' })).status).toBe(401);
  });

  test('an API key works like a session', async () => {
    expect(await clientWith(server.url, key).ask('{ viewer { login setup } }')).toEqual({ viewer: { login, setup: true } });
  });

  test('a sign-in link works once', async () => {
    const link = server.signInLink().replace(/^https?:\/\/[^/]+/, server.url);
    const first = await fetch(link, { redirect: 'manual' });
    expect([first.status, first.headers.get('location'), first.headers.get('set-cookie')]).toEqual([303, '/', expect.stringContaining('tangram_session=tgs_')]);
    const second = await fetch(link, { redirect: 'manual' });
    expect([second.status, second.headers.get('location'), second.headers.get('set-cookie')]).toEqual([303, '/sign-in?reason=link', null]);
  });

  test('wrong passwords make the next try wait, and say nothing about who exists', async () => {
    const attempt = async (name: string) => codes(await post({ query: 'mutation($l: String!) { signIn(login: $l, password: "wrong") { token } }', variables: { l: name } }));
    expect(await attempt('nobody')).toEqual(['UNAUTHENTICATED']);
    await api.ask('mutation { createUser(input: { name: "Lock", login: "lock" }) { id } }');
    expect(await attempt('lock')).toEqual(['UNAUTHENTICATED']);
    const seen: string[] = [];
    for (let index = 0; index < 6; index += 1) seen.push(...(await attempt(login)));
    expect(seen).toEqual([...Array.from({ length: 5 }, () => 'UNAUTHENTICATED'), 'RATE_LIMITED']);
  });

  test('errors carry code, request id and, for writes, the fields in the reader’s language', async () => {
    const bad = await api.send('{ boks { totalCount } }');
    expect([bad.status, bad.errors?.[0]]).toEqual([200, expect.objectContaining({ message: expect.stringContaining('Did you mean'), extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) } })]);
    expect((await api.send('{ boks { totalCount } }', {}, { accept: 'application/graphql-response+json' })).status).toBe(400);
    const refused = await api.send('mutation { createBook(input: {}) { id } }');
    expect(refused.status).toBe(200);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: expect.arrayContaining([expect.objectContaining({ path: 'title', rule: 'required', label: expect.any(String), message: expect.any(String) })]) });
    const variables = await api.send('query($first: Int) { books(first: $first) { totalCount } }', { first: 'many' });
    expect([variables.status, variables.errors?.[0]?.extensions['code']]).toEqual([200, 'BAD_USER_INPUT']);
    const outdated = await api.send('{ boks { totalCount } }', {}, { 'x-tangram-version': '0.5' });
    expect(outdated.errors?.[0]?.extensions['code']).toBe('SCHEMA_CHANGED');
    const missing = await api.send('mutation { updateBook(id: "book_00000000000000000000", input: { title: "x" }) { id } }');
    expect(missing.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  test('the same Idempotency-Key writes once; with another body it is a conflict; a refused request may be sent again', async () => {
    const create = 'mutation($input: AuthorInput!) { createAuthor(input: $input) { id name } }';
    const headers = { 'idempotency-key': 'k-1' };
    const first = await api.send(create, { input: { name: 'Ada' } }, headers);
    const again = await api.send(create, { input: { name: 'Ada' } }, headers);
    expect(again.data).toEqual(first.data);
    expect((await api.ask<{ authors: { totalCount: number } }>('{ authors(filter: { name: { eq: "Ada" } }) { totalCount } }')).authors.totalCount).toBe(1);
    const other = await api.send(create, { input: { name: 'Bob' } }, headers);
    expect(other.errors?.[0]?.extensions['code']).toBe('CONFLICT');
    expect((await api.send(create, { input: {} }, { 'idempotency-key': 'k-2' })).errors?.[0]?.extensions['code']).toBe('VALIDATION_FAILED');
    expect((await api.send(create, { input: { name: 'Cy' } }, { 'idempotency-key': 'k-2' })).errors).toBeUndefined();
  });

  test('bodies have a limit, a type and an encoding', async () => {
    const big = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` }, body: JSON.stringify({ query: `# ${'x'.repeat(3_000_000)}` }) }).then((answer) => answer.status, () => 413);
    expect(big).toBe(413);
    expect((await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' })).status).toBe(415);
    expect((await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]) })).status).toBe(400);
  });

  test('big answers are compressed for those who ask', async () => {
    const query = JSON.stringify({ query: '{ __schema { types { name fields { name description args { name } } } } }' });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${api.token}` };
    const packed = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, 'accept-encoding': 'gzip' }, body: query });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(((await packed.json()) as { data: unknown }).data).toBeTruthy();
    const plain = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, 'accept-encoding': 'identity' }, body: query });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  test('files come back as they went, only as downloads', async () => {
    const headers = { authorization: `Bearer ${api.token}` };
    const sent = await fetch(`${server.url}/files?name=${encodeURIComponent('../合同 <1>.html')}`, { method: 'POST', headers: { ...headers, 'content-type': 'text/html' }, body: '<script>alert(1)</script>' });
    const file = (await sent.json()) as { id: string; name: string; size: number; url: string };
    expect([sent.status, file.name, file.size]).toEqual([201, '合同 <1>.html', 25]);
    const got = await fetch(`${server.url}${file.url}`, { headers });
    expect(await got.text()).toBe('<script>alert(1)</script>');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(got.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('health, readiness and metrics', async () => {
    expect([(await fetch(`${server.url}/healthz`)).status, (await fetch(`${server.url}/readyz`)).status]).toEqual([200, 200]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('tangram_http_seconds_count{route="/graphql"');
    expect(metrics).toContain('tangram_model_version');
    expect((await fetch(`${server.url}/nothing-here`)).status).toBe(404);
  });

  async function post(body: object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  }

  async function codes(answer: Response): Promise<string[]> {
    const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
    return (errors ?? []).map((error) => error.extensions.code);
  }
});
