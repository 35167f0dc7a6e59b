// A signed-in API client for tests: GraphQL over real HTTP.
export interface GraphqlAnswer<T = Record<string, unknown>> { readonly status: number; readonly data: T | null; readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Record<string, unknown> }[]; readonly extensions?: Record<string, unknown> }
export interface ApiClient {
  readonly token: string;
  /** Sends an operation; never throws for GraphQL errors. */
  send<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<GraphqlAnswer<T>>;
  /** Sends an operation and gives its data; throws with the errors where there are any. */
  ask<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<T>;
}

/** Signs in over HTTP with login and password. */
export async function signIn(url: string, login: string, password: string): Promise<ApiClient> {
  const answer = await post(url, 'mutation($login: String!, $password: String!) { signIn(login: $login, password: $password) { token } }', { login, password }, {});
  const token = (answer.data as { signIn?: { token: string } } | null)?.signIn?.token;
  if (!token) throw new Error(`sign-in failed: ${JSON.stringify(answer)}`);
  return clientWith(url, token);
}

/** A client with a token at hand (a session or an API key). */
export function clientWith(url: string, token: string): ApiClient {
  const send = <T>(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<GraphqlAnswer<T>> =>
    post(url, query, variables, { authorization: `Bearer ${token}`, ...headers }) as Promise<GraphqlAnswer<T>>;
  return {
    token,
    send,
    ask: async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
      const answer = await send<T>(query, variables);
      if (answer.errors || !answer.data) throw new Error(`${query}\n${JSON.stringify(answer.errors ?? answer, null, 1)}`);
      return answer.data;
    },
  };
}

async function post(url: string, query: string, variables: Record<string, unknown>, headers: Record<string, string>): Promise<GraphqlAnswer> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', ...headers }, body: JSON.stringify({ query, variables }),
  });
  return { status: answer.status, ...(await answer.json() as object) } as GraphqlAnswer;
}
