// The requests behind drafts and open change sets.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';

/** A draft of one's own as the server keeps it. */
export interface OwnDraft { readonly base: string; readonly state: unknown; readonly changedAt: string }
export interface DraftRow { readonly user: string; readonly place: string; readonly title: string; readonly link: string; readonly changedAt: string }
export interface OpenChangeSet { readonly id: string; readonly name: string; readonly by: string | null; readonly changedAt: string; readonly definitions: readonly { readonly path: string }[]; readonly remove: readonly string[] }
export interface WorkInProgress { readonly drafts: readonly DraftRow[]; readonly changeSets: readonly OpenChangeSet[] }

/** Everybody's, the last changed first. */
export const workInProgress = parse('query SetupDrafts { setup { drafts { user place title link changedAt } changeSets(state: "open") { id name by changedAt definitions { path } remove } } }');

const documents = {
  find: parse('query SetupDraft($place: String!) { setup { draft(place: $place) { base state changedAt } } }'),
  save: parse('mutation SaveDraft($place: String!, $title: String!, $link: String!, $base: String!, $state: JSON!) { saveDraft(place: $place, title: $title, link: $link, base: $base, state: $state) }'),
  discard: parse('mutation DiscardDraft($place: String!, $user: ID) { discardDraft(place: $place, user: $user) }'),
  restore: parse('mutation RestoreDraft($place: String!, $user: ID) { restoreDraft(place: $place, user: $user) }'),
  reopen: parse('mutation ReopenChangeSet($id: ID!) { reopenChangeSet(id: $id) { id } }'),
  discardSet: parse('mutation DiscardChangeSet($id: ID!) { discardChangeSet(id: $id) { id } }'),
};

/** null where there is none, or the server cannot be asked: then what this device keeps counts. */
export async function findDraft(client: ApolloClient, place: string): Promise<OwnDraft | null> {
  try {
    const { data } = await client.query<{ setup: { draft: OwnDraft | null } }>({ query: documents.find, variables: { place }, fetchPolicy: 'no-cache' });
    return data?.setup.draft ?? null;
  } catch {
    return null;
  }
}

/** Gives the server's time of it. */
export async function saveDraft(client: ApolloClient, draft: { readonly place: string; readonly title: string; readonly link: string; readonly base: string; readonly state: unknown }): Promise<string> {
  const { data } = await client.mutate<{ saveDraft: string }>({ mutation: documents.save, variables: draft });
  return data!.saveDraft;
}

/** Without a user one's own. */
export async function discardDraft(client: ApolloClient, draft: { readonly place: string; readonly user?: string }): Promise<void> {
  await client.mutate({ mutation: documents.discard, variables: draft });
}

/** Takes back that it was thrown away. */
export async function restoreDraft(client: ApolloClient, draft: { readonly place: string; readonly user?: string }): Promise<void> {
  await client.mutate({ mutation: documents.restore, variables: draft });
}

/** Throws an open change set away. */
export async function discardSet(client: ApolloClient, id: string): Promise<void> {
  await client.mutate({ mutation: documents.discardSet, variables: { id } });
}

/** Takes back that it was thrown away. */
export async function reopenSet(client: ApolloClient, id: string): Promise<void> {
  await client.mutate({ mutation: documents.reopen, variables: { id } });
}
