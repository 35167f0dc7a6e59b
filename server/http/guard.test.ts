// What may pass without signing in, and from which pages a cookie may be used.
import type { IncomingMessage } from 'node:http';
import { isFromOwnPages, onlySignsIn } from './guard';

test.each([
  'mutation { signIn(login: "a", password: "b") { token } }',
  'mutation SignIn($login: String!, $password: String!, $code: String) { signIn(login: $login, password: $password, code: $code) { token expiresAt viewer { id name __typename } } }',
  'mutation { a: signIn(login: "a", password: "b") { token } }',
  'this is not GraphQL',
])('passes: %s', (query) => expect(onlySignsIn(query)).toBe(true));

test.each<[unknown]>([
  ['{ __typename }'], ['query { viewer { id } }'], ['{ __schema { types { name } } }'],
  ['mutation { signIn(login: "a", password: "b") { token } signOut }'],
  ['mutation { signIn(login: "a", password: "b") { secret } }'],
  ['mutation { signIn(login: "a", password: "b") { ...Everything } } fragment Everything on SignedIn { token }'],
  ['mutation { ... { signIn(login: "a", password: "b") { token } } }'],
  ['mutation($x: Whatever) { signIn(login: "a", password: "b") { token } }'],
  ['mutation($x: [String!]) { signIn(login: "a", password: "b") { token } }'],
  ['mutation A { signIn(login: "a", password: "b") { token } } query B { viewer { id } }'],
  ['mutation { a: signIn(login: "a", password: "b") { token } b: signIn(login: "a", password: "c") { token } }'],
  [undefined], [7], ['{'.repeat(20_000)],
])('does not pass: %s', (query) => expect(onlySignsIn(query)).toBe(false));

test.each<[Record<string, string>, boolean]>([
  [{}, false], [{ host: 'a.b' }, false],
  [{ 'x-tangram-client': 'web' }, true],
  [{ 'sec-fetch-site': 'same-origin' }, true], [{ 'sec-fetch-site': 'cross-site', origin: 'https://a.b', host: 'a.b' }, false], [{ 'sec-fetch-site': 'none' }, false],
  [{ origin: 'https://a.b', host: 'a.b' }, true], [{ origin: 'https://a.b:444', host: 'a.b' }, false], [{ origin: 'null', host: 'a.b' }, false],
])('a cookie with %j comes from our own pages: %s', (headers, own) => expect(isFromOwnPages({ headers } as unknown as IncomingMessage)).toBe(own));
