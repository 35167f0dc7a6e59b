// What the screen of an object from a spreadsheet asks of the API.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import type { FieldTypeName } from '../../../../metadata/language/types';

export interface SheetFit { readonly type: FieldTypeName; readonly bad: number; readonly cells: readonly { readonly line: number; readonly text: string }[] }
export interface SheetColumn {
  readonly column: string; readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly type: FieldTypeName; readonly to: string | null; readonly samples: readonly string[];
  readonly filled: number; readonly distinct: number; readonly longest: number; readonly scale: number; readonly everywhere: boolean; readonly unique: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string }[]; readonly fits: readonly SheetFit[];
}
export interface Sheet {
  readonly fileName: string; readonly object: string | null; readonly columns: readonly SheetColumn[]; readonly total: number; readonly rows: number;
  readonly nameColumn: string | null; readonly keyColumn: string | null;
}

const sheetDocument = parse(`query SetupSheet($id: ID!) { setup { sheet(import: $id) {
  fileName object total rows nameColumn keyColumn columns { column name labels type to samples filled distinct longest scale everywhere unique choices { value label } fits { type bad cells { line text } } }
} } }`);
const fillDocument = parse('mutation FillObject($id: ID!, $object: String!, $mark: String) { changeImport(id: $id, change: { object: $object, mark: $mark }) { id header } }');
const mapDocument = parse('mutation MapColumns($id: ID!, $columns: [ImportColumnInput!]!, $match: [String!]!) { changeImport(id: $id, change: { columns: $columns, match: $match, duplicates: "update" }) { id } }');
const checkDocument = parse('mutation TryRows($id: ID!) { checkImport(id: $id) { id } }');

/** What the file wants to be. */
export async function readSheet(client: ApolloClient, id: string): Promise<Sheet> {
  const { data } = await client.query<{ setup: { sheet: Sheet } }>({ query: sheetDocument, variables: { id }, fetchPolicy: 'no-cache' });
  return data!.setup.sheet;
}

export interface Filling { readonly object: string; /** Header of the column of marks, where rows have no key of their own. */ readonly mark: string | undefined; readonly columns: readonly { readonly column: string; readonly field: string }[]; readonly match: readonly string[] }

/** Tells the import which object its rows become, and tries them; may be done again after a failure. */
export async function fillObject(client: ApolloClient, id: string, { object, mark, columns, match }: Filling): Promise<void> {
  await client.mutate({ mutation: fillDocument, variables: { id, object, mark: mark ?? null } });
  await client.mutate({ mutation: mapDocument, variables: { id, columns, match } });
  await client.mutate({ mutation: checkDocument, variables: { id } });
}
