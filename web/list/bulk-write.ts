// Writes many records: the API takes a thousand at a time, each record stands or falls by itself, and what was done can be undone.
import type { ApolloClient } from '@apollo/client';
import type { ObjectSummary } from '../../metadata/language/description';
import { recordsChanged } from '../data/changes';
import { deleteManyDocument, updateManyDocument } from '../data/document';
import { restoreRecords } from '../record/save-record';

export interface BulkProblem { readonly id: string | null; readonly message: string; readonly fields: readonly { readonly message: string }[] }
/** `done`: ids of the records that were written. */
export interface BulkOutcome { readonly done: readonly string[]; readonly problems: readonly BulkProblem[] }
export type Progress = (count: number) => void;

const portion = 500;
const restoredAtOnce = 100;

/** The same change for all these records. */
export function updateMany(client: ApolloClient, object: ObjectSummary, what: { readonly ids: readonly string[]; readonly input: Readonly<Record<string, unknown>>; readonly onProgress?: Progress }): Promise<BulkOutcome> {
  return inPortions(object, what, async (ids) => {
    const { data } = await client.mutate<Answer>({ mutation: updateManyDocument(object), variables: { ids, input: what.input }, fetchPolicy: 'no-cache' });
    return data!.batch.problems;
  });
}

/** These records to the recycle bin. */
export function deleteMany(client: ApolloClient, object: ObjectSummary, what: { readonly ids: readonly string[]; readonly onProgress?: Progress }): Promise<BulkOutcome> {
  return inPortions(object, what, async (ids) => {
    const { data } = await client.mutate<Answer>({ mutation: deleteManyDocument(object), variables: { ids }, fetchPolicy: 'no-cache' });
    return data!.batch.problems;
  });
}

/** Back from the recycle bin. */
export async function restoreMany(client: ApolloClient, object: ObjectSummary, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += restoredAtOnce) await restoreRecords(client, object, ids.slice(from, from + restoredAtOnce));
}

interface Answer { readonly batch: { readonly problems: readonly BulkProblem[] } }

async function inPortions(object: ObjectSummary, { ids, onProgress }: { readonly ids: readonly string[]; readonly onProgress?: Progress }, write: (ids: readonly string[]) => Promise<readonly BulkProblem[]>): Promise<BulkOutcome> {
  const done: string[] = [];
  const problems: BulkProblem[] = [];
  try {
    for (let from = 0; from < ids.length; from += portion) {
      const some = ids.slice(from, from + portion);
      const wrong = await write(some);
      const failed = new Set(wrong.map((problem) => problem.id));
      done.push(...some.filter((id) => !failed.has(id)));
      problems.push(...wrong);
      onProgress?.(done.length + problems.length);
    }
  } finally {
    recordsChanged(object.name);
  }
  return { done, problems };
}
