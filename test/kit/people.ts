// Who works in a test: the administrator of a new installation, and users the administrator makes through the API.
import { clientWith, type ApiClient } from './client';
import type { RunningServer } from './server';

export interface NewUser { readonly login: string; /** Code of a role. */ readonly role?: string; readonly name?: string; readonly password?: string }

/** The administrator, signed in by the link that the first start prints. */
export async function administratorOf(server: RunningServer): Promise<ApiClient> {
  return clientWith(server.url, await tokenOfLink(server.signInLink()));
}

/** Makes a user; gives the id. */
export async function createUser(administrator: ApiClient, { login, role, name = login, password }: NewUser): Promise<string> {
  const { roles } = await administrator.ask<{ roles: { nodes: { id: string }[] } }>('query($role: String) { roles(filter: { code: { eq: $role } }) { nodes { id } } }', { role: role ?? '' });
  if (role && !roles.nodes[0]) throw new Error(`there is no role ${role}`);
  const made = await administrator.ask<{ createUser: { id: string } }>('mutation($input: UserInput!) { createUser(input: $input) { id } }', { input: { login, name, ...(role ? { role: roles.nodes[0]!.id } : {}) } });
  if (password) await administrator.ask('mutation($user: ID!, $password: String!) { setUserPassword(user: $user, password: $password) }', { user: made.createUser.id, password });
  return made.createUser.id;
}

/** An API key of a user. */
export async function keyOf(administrator: ApiClient, user: string): Promise<string> {
  const { createApiKey } = await administrator.ask<{ createApiKey: { secret: string } }>('mutation($user: ID!) { createApiKey(user: $user, name: "test") { secret } }', { user });
  return createApiKey.secret;
}

/** A new user with an API key, ready to ask. */
export async function newClient(server: RunningServer, administrator: ApiClient, user: NewUser): Promise<ApiClient> {
  return clientWith(server.url, await keyOf(administrator, await createUser(administrator, user)));
}

/** The session that a one-time link opens. */
async function tokenOfLink(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  const token = /tangram_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (!token) throw new Error(`the link opened no session: ${answer.status}`);
  return token;
}
