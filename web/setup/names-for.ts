// Asks the server for API names after labels: words it knows in English, pinyin for the rest.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import { freeName } from './free-name';

const namesDocument = parse('query NamesFor($labels: [String!]!, $taken: [String!]!) { setup { namesFor(labels: $labels, taken: $taken) } }');

/** A name for each label, none of them among `taken`. Rejects where the server does not answer. */
export async function namesFor(client: ApolloClient, labels: readonly string[], taken: readonly string[]): Promise<readonly string[]> {
  const { data } = await client.query<{ setup: { namesFor: string[] } }>({ query: namesDocument, variables: { labels, taken }, fetchPolicy: 'no-cache' });
  return data!.setup.namesFor;
}

/** A name after a label that none of the others has; made of `otherwise` where the server does not answer. */
export async function nameAfter(client: ApolloClient, label: string, { others, otherwise }: { readonly others: readonly { readonly name: string }[]; readonly otherwise: string }): Promise<string> {
  const wanted = await namesFor(client, [label], []).then(([name]) => name ?? '', () => '');
  return freeName(others, wanted, otherwise);
}
