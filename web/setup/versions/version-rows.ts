// The versions as setup reads them, with the people who made them.
import { useApolloClient } from '@apollo/client/react';
import { parse } from 'graphql';
import { allObjects, useApp } from '../../describe/use-description';
import { useReferences } from '../../field-types/reference-names';
import { useWords } from '../../words/words';
import type { ChangeImpact } from '../publish/publish-requests';
import { useSetupRead } from '../setup-data';

export interface Version { readonly number: number; readonly at: string; readonly by: string | null; readonly why: string; readonly source: string; readonly changes: readonly ChangeImpact[] }
export const versionFields = 'number at by why source changes { subject action object name message contracting records }';
const document = parse(`query AllVersions { setup { versions(first: 1000) { ${versionFields} } } }`);

/** Newest first. Changes are told in words by the server, in the language on screen. */
export function useVersions(): { readonly versions: readonly Version[]; readonly people: ReadonlyMap<string, string> } {
  const client = useApolloClient();
  const { language } = useWords();
  const versions = useSetupRead(`versions ${language}`, async () => (await client.query<{ setup: { versions: readonly Version[] } }>({ query: document, fetchPolicy: 'no-cache' })).data!.setup.versions);
  return { versions, people: usePeople(versions) };
}

/** Names of those who made them, by id. */
export function usePeople(versions: readonly Version[]): ReadonlyMap<string, string> {
  const users = allObjects(useApp()).filter((object) => object.name === 'user');
  return new Map(useReferences(users, [...new Set(versions.flatMap(({ by }) => by ?? []))]).map((person) => [person.id, person.name]));
}
