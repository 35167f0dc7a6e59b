// Background jobs as screens know them: what is asked of the API, and telling the top bar that one has begun.
import { parse } from 'graphql';

export interface Job {
  readonly id: string; readonly kind: string; readonly label: string; readonly about: string; readonly owner: string | null;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number | null; readonly total: number | null; readonly attempts: number; readonly cancelAsked: boolean;
  readonly runAt: string; readonly createdAt: string; readonly endedAt: string | null; readonly problem: string | null; readonly detail: string | null;
  readonly file: { readonly name: string; readonly size: number | null; readonly url: string } | null;
}

const fields = 'id kind label about owner state done total attempts cancelAsked runAt createdAt endedAt problem detail file { name size url }';
export const myJobsDocument = parse(`query MyJobs { myJobs(first: 15) { ${fields} } }`);
export const jobsDocument = parse(`query Jobs($state: String, $before: ID) { backgroundJobs(state: $state, before: $before, first: 50) { counts { state count } nodes { ${fields} } } }`);
export const cancelDocument = parse('mutation CancelJob($id: ID!) { cancelJob(id: $id) { id state } }');
export const retryDocument = parse('mutation RetryJob($id: ID!) { retryJob(id: $id) { id state } }');

/** It is not over yet. */
export function isOpen({ state }: Pick<Job, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

const listeners = new Set<() => void>();

/** Calls `listener` when this page has begun a job; gives back how to stop. */
export function onJobStarted(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** This page has begun a job: the top bar looks at once. */
export function jobStarted(): void {
  for (const listener of listeners) listener();
}
