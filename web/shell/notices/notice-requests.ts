// Notices as screens know them: what is asked of the API, and telling the top bar that something was read.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';

export interface Notice {
  readonly id: string; readonly kind: string; readonly label: string | null; readonly record: string | null; readonly object: string | null; readonly objectLabel: string | null; readonly name: string;
  readonly by: { readonly name: string }; readonly count: number | null; readonly outcome: string | null; readonly due: string | null; readonly at: string; readonly shownAt: string; readonly readAt: string | null;
}
export type NoticeBox = 'all' | 'unread' | 'read' | 'later';
export interface NoticePage { readonly totalCount: number; readonly endCursor: string | null; readonly nodes: readonly Notice[] }

const shape = 'totalCount endCursor nodes { id kind label record object objectLabel name by { name } count outcome due at shownAt readAt }';
export const boxDocument = parse(`query MyNotices($box: String!, $after: String) { box: myNotices(box: $box, first: 50, after: $after) { ${shape} } }`);
export const panelDocument = parse(`query NoticePanel { unread: myNotices(box: "unread", first: 20) { ${shape} } read: myNotices(box: "read", first: 10) { ${shape} } }`);
const markDocument = parse('mutation MarkNotices($ids: [ID!]!, $read: Boolean!) { markNotices(ids: $ids, read: $read) }');
const allDocument = parse('mutation MarkAllNotices { count: markAllNotices }');
const laterDocument = parse('mutation PutOffNotice($id: ID!, $until: DateTime!) { putOffNotice(id: $id, until: $until) }');

/** Marks one as read or unread. */
export async function markNotice(client: ApolloClient, id: string, read: boolean): Promise<void> {
  await client.mutate({ mutation: markDocument, variables: { ids: [id], read } });
  noticesChanged();
}

/** Marks all as read; gives how many were not. */
export async function markAll(client: ApolloClient): Promise<number> {
  const { data } = await client.mutate<{ count: number }>({ mutation: allDocument });
  noticesChanged();
  return data?.count ?? 0;
}

/** Puts one off. */
export async function putOff(client: ApolloClient, id: string, until: string): Promise<void> {
  await client.mutate({ mutation: laterDocument, variables: { id, until } });
  noticesChanged();
}

const listeners = new Set<() => void>();

/** Calls `listener` when this page has read, put off or silenced something; gives back how to stop. */
export function onNoticesChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells everything that shows notices to look again. */
export function noticesChanged(): void {
  for (const listener of listeners) listener();
}
