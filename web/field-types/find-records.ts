// Finds records to point at: by any word, pinyin or initials through `search`; the newest while nothing is typed.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import type { ObjectSummary } from '../../metadata/language/description';
import { listDocument } from '../data/document';
import { nameAlias, type Reference } from './reference';

const searchDocument = parse('query Find($text: String!, $objects: [String!], $first: Int) { search(text: $text, objects: $objects, first: $first) { id object name } }');

/** At most twenty records of the objects; what matters most comes first. */
export async function findRecords(client: ApolloClient, targets: readonly ObjectSummary[], text: string): Promise<readonly Reference[]> {
  const words = text.trim();
  if (words === '') return newest(client, targets);
  const { data } = await client.query<{ search: { id: string; object: string; name: string }[] }>({
    query: searchDocument, variables: { text: words, objects: targets.map((target) => target.name), first: 20 }, fetchPolicy: 'no-cache',
  });
  return data!.search.map(({ id, object, name }) => ({ id, object, name }));
}

async function newest(client: ApolloClient, targets: readonly ObjectSummary[]): Promise<readonly Reference[]> {
  const lists = await Promise.all(targets.slice(0, 3).map(async (target) => {
    const { data } = await client.query<{ list: { nodes: { id: string; refName: unknown }[] } }>({
      query: listDocument(target, `id ${nameAlias(target)}`, { total: false }),
      variables: { first: 12, orderBy: [{ updatedAt: 'DESC' }] },
      fetchPolicy: 'no-cache',
    });
    return data!.list.nodes.map((node) => ({ id: node.id, name: String(node.refName ?? node.id), object: target.name }));
  }));
  return lists.flat();
}
