// Reads a board in one question: how many and how much stand in each column, and the first cards of every one.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import type { ObjectSummary } from '../../../metadata/language/description';
import { listDocument } from '../../data/document';
import { allOf } from '../conditions';
import type { Row } from '../row-source';
import type { Filter } from '../view-address';
import { columnFilter } from './board-columns';

/** What is asked: everything but the columns comes from the list. */
export interface BoardQuestion {
  readonly object: ObjectSummary; readonly field: string; readonly sum: string | null; readonly selection: string;
  readonly filter: Filter | undefined; readonly orderBy: readonly unknown[];
}
/** One column as read. `sum` is exact text. */
export interface ColumnCards { readonly count: number; readonly sum: string | null; readonly rows: readonly Row[]; readonly cursor: string | null; readonly last: boolean }

/** Cards of a column that are read at once. */
export const pageOfColumn = 20;

interface Page { readonly nodes: readonly Row[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } }
interface Group { readonly keys: Readonly<Record<string, string | null>>; readonly count: number; readonly sums?: { readonly sum: string | null } }

/** All columns, in the order asked; `first` says how many cards each should have. */
export async function readBoard(client: ApolloClient, question: BoardQuestion, asked: readonly { readonly value: string | null; readonly first: number }[]): Promise<readonly ColumnCards[]> {
  const { field, filter } = question;
  const variables = Object.fromEntries(asked.flatMap(({ value, first }, index) => [[`f${index}`, allOf([filter, columnFilter(field, value)])], [`n${index}`, first]]));
  const { data } = await client.query<{ groups: readonly Group[] } & Readonly<Record<string, unknown>>>({
    query: boardDocument(question, asked.length), variables: { ...variables, filter: filter ?? null, orderBy: question.orderBy }, fetchPolicy: 'no-cache',
  });
  const groups = new Map(data!.groups.map((group) => [group.keys[field] ?? null, group]));
  return asked.map(({ value }, index) => {
    const group = groups.get(value);
    const { nodes, pageInfo } = data![`c${index}`] as Page;
    return { count: group?.count ?? 0, sum: group?.sums?.sum ?? null, rows: nodes, cursor: pageInfo.endCursor, last: !pageInfo.hasNextPage };
  });
}

/** The next cards of one column. */
export async function readMore(client: ApolloClient, question: BoardQuestion, column: { readonly value: string | null; readonly cards: ColumnCards }): Promise<ColumnCards> {
  const { data } = await client.query<{ list: Page }>({
    query: listDocument(question.object, question.selection, { total: false }),
    variables: { filter: allOf([question.filter, columnFilter(question.field, column.value)]), orderBy: question.orderBy, first: pageOfColumn, after: column.cards.cursor, skip: null },
    fetchPolicy: 'no-cache',
  });
  const { nodes, pageInfo } = data!.list;
  return { ...column.cards, rows: [...column.cards.rows, ...nodes], cursor: pageInfo.endCursor, last: !pageInfo.hasNextPage };
}

function boardDocument({ object, field, sum, selection }: BoardQuestion, count: number): ReturnType<typeof parse> {
  const { typeName, plural, name } = object;
  const columns = Array.from({ length: count }, (_, index) => index);
  return parse(`query Board($filter: ${typeName}Filter, $orderBy: [${typeName}Order!], ${columns.map((at) => `$f${at}: ${typeName}Filter, $n${at}: Int`).join(', ')}) {
    groups: ${name}Groups(by: [{ field: ${field} }], filter: $filter, first: ${count + 50}) { keys { ${field} } count ${sum === null ? '' : `sums: ${sum} { sum }`} }
    ${columns.map((at) => `c${at}: ${plural}(filter: $f${at}, orderBy: $orderBy, first: $n${at}) { pageInfo { hasNextPage endCursor } nodes { ...Card } }`).join('\n')}
  } fragment Card on ${typeName} { ${selection} }`);
}
