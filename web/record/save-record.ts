// Saves a form as one mutation, and tells lists and panels that records changed.
import type { ApolloClient } from '@apollo/client';
import type { ObjectSummary } from '../../metadata/language/description';
import { recordsChanged } from '../data/changes';
import { createDocument, deleteDocument, restoreDocument, updateDocument } from '../data/document';
import { newKey } from '../data/client';
import { nameAlias } from '../field-types/reference';

/** The record as a save gives it back. */
export interface SavedRecord { readonly id: string; readonly version: number; readonly refName: unknown }

/** The key under which a save is repeated after a lost answer: the same content is never saved twice. */
export interface SaveAttempt { readonly body: string; readonly key: string }

/** The attempt to go on with: the former one while the content is the same, else a new one. */
export function attemptFor(input: unknown, former: SaveAttempt | null): SaveAttempt {
  const body = JSON.stringify(input);
  return former?.body === body ? former : { body, key: newKey() };
}

/** Creates a record with all its lines. */
export async function createRecord(client: ApolloClient, object: ObjectSummary, what: { readonly input: unknown; readonly key: string }): Promise<SavedRecord> {
  const { data } = await client.mutate<{ record: SavedRecord }>({
    mutation: createDocument(object, `id version ${nameAlias(object)}`), variables: { input: what.input }, context: { idempotencyKey: what.key },
  });
  await afterChange(client, object);
  return data!.record;
}

/** Changes a record with all its lines; refused as a conflict when it is no longer at `version`. */
export async function updateRecord(client: ApolloClient, object: ObjectSummary, what: { readonly id: string; readonly version: number | null; readonly input: unknown; readonly key: string }): Promise<SavedRecord> {
  const { data } = await client.mutate<{ record: SavedRecord }>({
    mutation: updateDocument(object, `id version ${nameAlias(object)}`), variables: { id: what.id, input: what.input, ifVersion: what.version }, context: { idempotencyKey: what.key },
  });
  await afterChange(client, object);
  return data!.record;
}

/** Moves records to the recycle bin. */
export async function deleteRecords(client: ApolloClient, object: ObjectSummary, ids: readonly string[]): Promise<void> {
  await client.mutate({ mutation: deleteDocument(object, ids), fetchPolicy: 'no-cache' });
  for (const id of ids) client.cache.evict({ id: `${object.typeName}:${id}` });
  await afterChange(client, object);
}

/** Brings records back from the recycle bin. */
export async function restoreRecords(client: ApolloClient, object: ObjectSummary, ids: readonly string[]): Promise<void> {
  await client.mutate({ mutation: restoreDocument(object, ids), fetchPolicy: 'no-cache' });
  await afterChange(client, object);
}

// Totals and lists anywhere may have changed with the record: what is on screen is read again, quietly.
async function afterChange(client: ApolloClient, object: ObjectSummary): Promise<void> {
  recordsChanged(object.name);
  client.refetchQueries({ include: 'active' }).catch(() => undefined);
  await Promise.resolve();
}
