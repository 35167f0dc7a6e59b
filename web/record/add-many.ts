// Makes a related record for each of several chosen records that has none yet, e.g. a member of a campaign for each customer.
import type { ApolloClient } from '@apollo/client';
import type { ObjectSummary } from '../../metadata/language/description';
import { createManyDocument, listDocument } from '../data/document';
import { newKey } from '../data/client';

/** `parent`: the field that points back and its record; `by`: the field that takes the chosen ones. */
export interface Addition { readonly parent: readonly [field: string, id: string]; readonly by: string; readonly chosen: readonly string[]; readonly also?: Readonly<Record<string, string>> }

const atOnce = 500;

/** How many were made, and how many of the chosen were there already. All or none of those that are made. */
export async function addMany(client: ApolloClient, target: ObjectSummary, { parent: [back, id], by, chosen, also }: Addition): Promise<{ readonly made: number; readonly there: number }> {
  const known = new Set<string>();
  for (let from = 0; from < chosen.length; from += atOnce) {
    const filter = { [back]: { eq: id }, [by]: { in: chosen.slice(from, from + atOnce) } };
    const { data } = await client.query<{ list: { nodes: readonly Readonly<Record<string, { readonly id: string } | null>>[] } }>({ query: listDocument(target, `id ${by} { id }`, { total: false }), variables: { filter, first: atOnce }, fetchPolicy: 'no-cache' });
    for (const node of data!.list.nodes) if (node[by]) known.add(node[by].id);
  }
  const fresh = chosen.filter((one) => !known.has(one));
  if (fresh.length > 0) {
    const inputs = fresh.map((one) => ({ ...also, [back]: id, [by]: one }));
    await client.mutate({ mutation: createManyDocument(target), variables: { inputs }, context: { idempotencyKey: newKey() }, fetchPolicy: 'no-cache' });
  }
  return { made: fresh.length, there: chosen.length - fresh.length };
}
