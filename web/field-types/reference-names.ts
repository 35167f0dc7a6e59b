// The names of records that a filter knows by id only.
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import { listDocument } from '../data/document';
import { nameAlias, targetOfId, type Reference } from './reference';

const known = new Map<string, Reference>();

/** References with their names; until a name is read, the id stands for it. */
export function useReferences(targets: readonly ObjectSummary[], ids: readonly string[]): readonly Reference[] {
  const client = useApolloClient();
  const [, setRead] = useState(0);
  const wanted = ids.filter((id) => !known.has(id)).join();
  useEffect(() => {
    if (!wanted) return;
    for (const target of targets) {
      const own = wanted.split(',').filter((id) => (targetOfId(targets, id) ?? targets[0])?.name === target.name);
      if (own.length === 0) continue;
      client.query<{ list: { nodes: { id: string; refName: unknown }[] } }>({
        query: listDocument(target, `id ${nameAlias(target)}`, { total: false }), variables: { filter: { id: { in: own } }, first: own.length }, fetchPolicy: 'no-cache',
      }).then(({ data }) => {
        for (const node of data?.list.nodes ?? []) known.set(node.id, { id: node.id, name: String(node.refName ?? node.id), object: target.name });
        setRead((count) => count + 1);
      }, () => undefined);
    }
  }, [client, targets, wanted]);
  return ids.map((id) => known.get(id) ?? { id, name: id, object: targetOfId(targets, id)?.name ?? '' });
}

/** Keeps names that were chosen on screen. */
export function rememberNames(references: readonly Reference[]): void {
  for (const reference of references) known.set(reference.id, reference);
}
