// Reads a list block by block with keyset cursors: block after block, so any length holds.
import type { ApolloClient } from '@apollo/client';
import { parse, type DocumentNode } from 'graphql';
import type { ObjectSummary } from '../../metadata/language/description';
import { listDocument } from '../data/document';
import { allOf } from './conditions';
import type { Filter } from './view-address';

export type Row = { readonly id: string; readonly refName: unknown } & Readonly<Record<string, unknown>>;
export interface Block { readonly rows: readonly Row[]; readonly last: boolean; /** Known with the first block. */ readonly total: number | null }
export interface ListQuestion { readonly object: ObjectSummary; readonly selection: string; readonly filter: Filter | undefined; readonly orderBy: readonly unknown[]; readonly words: string }
export interface RowSource {
  /** Rows from `start`; a block whose predecessor was not read yet starts from the beginning of what is known. */
  read(start: number, count: number): Promise<Block>;
  /** The filter with the words searched for, for acting on everything found. */
  filter(): Promise<Filter | undefined>;
}

/** Most records that words are looked up in. */
export const mostHits = 200;

/** The rows of one question. Cursors of blocks read before are kept, so going back reads again from the same place. */
export function createRowSource(client: ApolloClient, question: ListQuestion): RowSource {
  const cursors = new Map<number, string | null>([[0, null]]);
  const first: DocumentNode = listDocument(question.object, question.selection, { total: true });
  const next: DocumentNode = listDocument(question.object, question.selection, { total: false });
  let found: Promise<Filter | undefined> | undefined;
  const filter = (): Promise<Filter | undefined> => (found ??= withWords(client, question).catch((error: unknown) => {
    found = undefined;
    throw error;
  }));
  const page = async (start: number, count: number): Promise<Block> => {
    const { data } = await client.query<{ list: Connection }>({
      query: start === 0 ? first : next,
      variables: { filter: await filter(), orderBy: question.orderBy, first: count, after: cursors.get(start) ?? null },
      fetchPolicy: 'no-cache',
    });
    const { nodes, pageInfo, totalCount } = data!.list;
    if (pageInfo.endCursor) cursors.set(start + nodes.length, pageInfo.endCursor);
    return { rows: nodes, last: !pageInfo.hasNextPage, total: totalCount ?? null };
  };
  return {
    filter,
    read: async (start, count) => {
      // Blocks are asked for in order; after a jump the way there is walked once.
      for (let at = nearest(cursors, start); at < start;) {
        const block = await page(at, Math.min(1000, start - at));
        if (block.last || block.rows.length === 0) return { rows: [], last: true, total: block.total };
        at += block.rows.length;
      }
      return page(start, count);
    },
  };
}

interface Connection { readonly nodes: readonly Row[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }; readonly totalCount?: number }

const searchDocument = parse('query Find($text: String!, $objects: [String!], $first: Int) { search(text: $text, objects: $objects, first: $first) { id } }');

// Words go through the search of the product (pinyin, initials, digits), whose hits then narrow the list.
async function withWords(client: ApolloClient, { object, filter, words }: ListQuestion): Promise<Filter | undefined> {
  const text = words.trim();
  if (text === '') return filter;
  const { data } = await client.query<{ search: { id: string }[] }>({ query: searchDocument, variables: { text, objects: [object.name], first: mostHits }, fetchPolicy: 'no-cache' });
  return allOf([filter, { id: { in: data!.search.map((hit) => hit.id) } }]);
}

function nearest(cursors: ReadonlyMap<number, string | null>, start: number): number {
  return [...cursors.keys()].reduce((best, at) => (at <= start && at > best ? at : best), 0);
}
