// The Apollo Client: cookie session, the viewer's language, one idempotency key a mutation, and an eye on the description's version.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { OperationTypeNode } from 'graphql';
import { map } from 'rxjs';
import { currentLanguage } from '../words/words';
import { isUnattended } from './activity';

/** What the client tells the rest of the app. */
export interface ClientEvents {
  /** The session has ended. */
  signedOut(): void;
  /** An answer was made from this Model version. */
  version(version: number): void;
}

/** The client of this page. Queries always ask the server again after showing what is known. */
export function createClient(events: ClientEvents): ApolloClient {
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes: {}, resultCaching: true }),
    link: ApolloLink.from([headers, watcher(events), new HttpLink({ uri: '/graphql', credentials: 'same-origin', fetch: watchedFetch(events) })]),
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
      query: { fetchPolicy: 'network-only' },
    },
  });
}

/** A new key for `Idempotency-Key`; works without a secure context too. */
export function newKey(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const headers = new SetContextLink((previous, operation) => ({
  ...previous,
  headers: {
    ...(previous.headers as Record<string, string> | undefined),
    'Accept-Language': currentLanguage(),
    'X-Tangram-Client': 'web',
    // What pages ask by themselves while nobody is there keeps nobody signed in.
    ...(isUnattended() ? { 'X-Tangram-Idle': '1' } : {}),
    ...(operation.operationType === OperationTypeNode.MUTATION ? { 'Idempotency-Key': (previous as { idempotencyKey?: string }).idempotencyKey ?? newKey() } : {}),
  },
}));

function watcher(events: ClientEvents): ApolloLink {
  return new ApolloLink((operation, forward) => forward(operation).pipe(map((result) => {
    const { errors, extensions } = result as { errors?: readonly { extensions?: { code?: string } }[]; extensions?: { version?: number } };
    if (typeof extensions?.version === 'number') events.version(extensions.version);
    if (operation.operationName !== 'SignIn' && errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED')) events.signedOut();
    return result;
  })));
}

function watchedFetch(events: ClientEvents): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const version = Number(response.headers.get('x-tangram-version'));
    if (version > 0) events.version(version);
    return response;
  };
}

