// The requests behind publishing: a change set is opened, filled, previewed, and put into force or thrown away.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import { operationFields, type SeenOperation } from '../uses/operation-list';
import { useFields, type Use } from '../uses/use-list';
import type { ChangedDefinition, ReadDefinition } from './changed-definition';

/** Something wrong with a definition. */
export interface DefinitionProblem { readonly path: string; readonly pointer: string; readonly rule: string; readonly message: string }
/** One thing that publishing changes. */
export interface ChangeImpact {
  readonly subject: string; readonly action: string; readonly object: string | null; readonly name: string;
  readonly message: string; readonly contracting: boolean; readonly records: number | null;
  readonly samples?: readonly { readonly id: string; readonly name: string; readonly value: string | null }[];
}
export interface OtherLayout {
  readonly objectLabel: string; readonly kind: string; readonly recordTypes: readonly string[]; readonly role: string; readonly users: number; readonly before: string | null; readonly after: string | null;
}
export interface Preview {
  readonly version: number; readonly problems: readonly DefinitionProblem[]; readonly impact: readonly ChangeImpact[]; readonly statements: readonly string[];
  readonly costs: readonly { readonly table: string; readonly kind: string; readonly texts: readonly string[]; readonly rows: number; readonly seconds: number }[];
  /** Places that use what goes away or changes its type. */
  readonly touched: readonly Use[];
  /** Operations of other programs that would fail or answer otherwise. */
  readonly broken: readonly SeenOperation[];
  /** Operations that use a name which becomes a former one. */
  readonly outdated: readonly SeenOperation[];
  readonly users: number;
  /** Users who would see another layout; null: the one for everybody. */
  readonly otherLayouts: readonly OtherLayout[];
  /** Words and order only. */
  readonly safe: boolean;
}

const impact = 'subject action object name message contracting records';
const documents = {
  open: parse('mutation OpenChangeSet($name: String!) { openChangeSet(name: $name) { id } }'),
  change: parse('mutation ChangeDefinitions($id: ID!, $definitions: [DefinitionInput!]!, $remove: [DefinitionRef!]) { changeDefinitions(changeSet: $id, definitions: $definitions, remove: $remove) { id } }'),
  preview: parse(`query PreviewChangeSet($id: ID!) { previewChangeSet(id: $id) { version problems { path pointer rule message } impact { ${impact} samples { id name value } } statements costs { table kind texts rows seconds } touched { ${useFields} } broken { ${operationFields} } outdated { ${operationFields} } users otherLayouts { objectLabel kind recordTypes role users before after } safe } }`),
  publish: parse(`mutation PublishChangeSet($id: ID!, $why: String) { publishChangeSet(id: $id, why: $why) { version changes { ${impact} } } }`),
  discard: parse('mutation DiscardChangeSet($id: ID!) { discardChangeSet(id: $id) { id } }'),
};

/** Opens a change set with these changes in it; gives its id. */
export async function openChangeSet(client: ApolloClient, name: string, changes: readonly ChangedDefinition[]): Promise<string> {
  const opened = await client.mutate<{ openChangeSet: { id: string } }>({ mutation: documents.open, variables: { name } });
  const { id } = opened.data!.openChangeSet;
  try {
    await client.mutate({
      mutation: documents.change,
      variables: {
        id,
        definitions: changes.flatMap(({ path, body }) => (body === null ? [] : [{ path, body }])),
        remove: changes.flatMap(({ path, body }) => (body === null ? [{ path }] : [])),
      },
    });
  } catch (error) {
    discardChangeSet(client, id);
    throw error;
  }
  return id;
}

/** What publishing the set would do. */
export async function previewChangeSet(client: ApolloClient, id: string): Promise<Preview> {
  const { data } = await client.query<{ previewChangeSet: Preview }>({ query: documents.preview, variables: { id }, fetchPolicy: 'no-cache' });
  return data!.previewChangeSet;
}

/** Puts the set into force; gives the version. */
export async function publishChangeSet(client: ApolloClient, id: string, why: string): Promise<number> {
  const { data } = await client.mutate<{ publishChangeSet: { version: number } }>({ mutation: documents.publish, variables: { id, why } });
  return data!.publishChangeSet.version;
}

/** Throws the set away; nobody waits for it. */
export function discardChangeSet(client: ApolloClient, id: string): void {
  client.mutate({ mutation: documents.discard, variables: { id } }).catch(() => undefined);
}

/** What stands at and below these folders now, read anew. */
export async function readDefinitions(client: ApolloClient, folders: readonly string[]): Promise<readonly ReadDefinition[]> {
  const distinct = [...new Set(folders)];
  if (distinct.length === 0) return [];
  const parts = distinct.map((folder, index) => `d${index}: definitions(below: ${JSON.stringify(folder)}) { path kind body }`);
  const { data } = await client.query<{ setup: Record<string, readonly ReadDefinition[]> }>({ query: parse(`query SetupDefinitions { setup { ${parts.join(' ')} } }`), fetchPolicy: 'no-cache' });
  return distinct.flatMap((_, index) => data!.setup[`d${index}`] ?? []);
}
