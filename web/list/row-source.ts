// Reads a list block by block: the next one from its keyset cursor, a far one by counting off from the nearest cursor, so any length holds.
import type { ApolloClient } from '@apollo/client';
import type { ObjectSummary } from '../../metadata/language/description';
import { listDocument } from '../data/document';
import { allOf } from './conditions';
import type { Filter } from './view-address';

export type Row = { readonly id: string; readonly refName: unknown } & Readonly<Record<string, unknown>>;
export interface Block { readonly rows: readonly Row[]; readonly last: boolean; /** Known with the first block. */ readonly total: number | null }
export interface ListQuestion { readonly object: ObjectSummary; readonly selection: string; readonly filter: Filter | undefined; readonly orderBy: readonly unknown[]; readonly words: string }
export interface RowSource {
  /** Rows from `start`, wherever that is. */
  read(start: number, count: number): Promise<Block>;
  /** The filter with the words searched for: everything the list shows. */
  readonly filter: Filter | undefined;
  readonly orderBy: readonly unknown[];
}

/** The rows of one question. Cursors of blocks read before are kept, so going back reads again from the same place. */
export function createRowSource(client: ApolloClient, question: ListQuestion): RowSource {
  const cursors = new Map<number, string | null>([[0, null]]);
  const first = listDocument(question.object, question.selection, { total: true });
  const next = listDocument(question.object, question.selection, { total: false });
  const words = question.words.trim();
  // Words are looked up by the search of the product (pinyin, initials, digits) inside the question itself, so totals and pages are those of all hits.
  const filter = words === '' ? question.filter : allOf([question.filter, { search: words }]);
  const { orderBy } = question;
  return {
    filter, orderBy,
    async read(start, count) {
      const from = nearest(cursors, start);
      const { data } = await client.query<{ list: Connection }>({
        query: start === 0 ? first : next,
        variables: { filter, orderBy, first: count, after: cursors.get(from) ?? null, skip: start === from ? null : start - from },
        fetchPolicy: 'no-cache',
      });
      const { nodes, pageInfo, totalCount } = data!.list;
      if (pageInfo.endCursor) cursors.set(start + nodes.length, pageInfo.endCursor);
      return { rows: nodes, last: !pageInfo.hasNextPage, total: totalCount ?? null };
    },
  };
}

interface Connection { readonly nodes: readonly Row[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }; readonly totalCount?: number }

function nearest(cursors: ReadonlyMap<number, string | null>, start: number): number {
  return [...cursors.keys()].reduce((best, at) => (at <= start && at > best ? at : best), 0);
}
