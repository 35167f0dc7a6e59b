// What people do with list views: keep them, choose the one that opens first, delete and bring back. Descriptions are read again before the list goes there.
import { useApolloClient } from '@apollo/client/react';
import { parse } from 'graphql';
import { useMemo } from 'react';
import type { ObjectDescription } from '../../metadata/language/description';
import type { ListColumnDefinition, SortDefinition } from '../../metadata/language/types';
import { useDescriptions } from '../describe/use-description';
import type { Filter } from './view-address';

export interface ViewInput {
  readonly label?: string; readonly shared?: boolean; readonly filter?: Filter | null;
  readonly columns?: readonly ListColumnDefinition[]; readonly sort?: readonly SortDefinition[];
}
export interface ViewActions {
  /** Keeps a new view, or changes one; gives its name in the address. Throws what the API refuses. */
  save(input: ViewInput, view?: string, options?: { readonly asDefault: boolean }): Promise<string>;
  remove(view: string): Promise<void>;
  restore(view: string): Promise<void>;
  /** null: the application's own default. */
  chooseDefault(view: string | null): Promise<void>;
}

const saveDocument = parse('mutation SaveMyView($object: String!, $view: ID, $input: MyViewInput!) { view: saveMyView(object: $object, view: $view, input: $input) { name } }');
const deleteDocument = parse('mutation DeleteMyView($view: ID!) { deleteMyView(view: $view) }');
const restoreDocument = parse('mutation RestoreMyView($view: ID!) { restoreMyView(view: $view) }');
const defaultDocument = parse('mutation ChooseDefaultView($object: String!, $view: String) { chooseDefaultView(object: $object, view: $view) }');

/** The actions on views of one object. */
export function useViews(object: Pick<ObjectDescription, 'name'>): ViewActions {
  const client = useApolloClient();
  const descriptions = useDescriptions();
  const { name } = object;
  return useMemo(() => ({
    async save(input, view, options) {
      const { data } = await client.mutate<{ view: { name: string } }>({ mutation: saveDocument, variables: { object: name, view: view ?? null, input } });
      const saved = data!.view.name;
      if (options?.asDefault) await client.mutate({ mutation: defaultDocument, variables: { object: name, view: saved } });
      await descriptions.reread(name);
      return saved;
    },
    async remove(view) {
      await client.mutate({ mutation: deleteDocument, variables: { view } });
      await descriptions.reread(name);
    },
    async restore(view) {
      await client.mutate({ mutation: restoreDocument, variables: { view } });
      await descriptions.reread(name);
    },
    async chooseDefault(view) {
      await client.mutate({ mutation: defaultDocument, variables: { object: name, view } });
      await descriptions.reread(name);
    },
  }), [client, descriptions, name]);
}
