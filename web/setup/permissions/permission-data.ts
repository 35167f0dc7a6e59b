// What the screens of rights read: permission sets as they are defined, and the roles that have them.
import { useApolloClient } from '@apollo/client/react';
import { parse } from 'graphql';
import type { PermissionSetDefinition } from '../../../metadata/language/types';
import type { ReadDefinition } from '../publish/changed-definition';
import { useSetupRead } from '../setup-data';

export interface SetRow { readonly path: string; readonly module: string; readonly body: PermissionSetDefinition }
export interface RoleRow { readonly id: string; readonly name: string; readonly code: string; readonly permissionSets: readonly string[]; readonly version: number; readonly users: { readonly totalCount: number } }
/** An object as a row of the grid. */
export interface RightsObject { readonly name: string; readonly label: string; readonly icon: string | null; readonly module: string; readonly moduleLabel: string; readonly off: boolean; readonly rowsFollow: 'owner' | 'master' | 'nobody' }

/** Permission sets in the order of their paths. */
export function useSets(): readonly SetRow[] {
  const client = useApolloClient();
  return useSetupRead('permission sets', async () => {
    const { data } = await client.query<{ setup: { definitions: readonly ReadDefinition[] } }>({ query: setsDocument, fetchPolicy: 'no-cache' });
    return data!.setup.definitions.map(({ path, body }) => ({ path, module: path.split('/')[0]!, body: body as unknown as PermissionSetDefinition }));
  });
}

/** Objects that are on, module by module. */
export function useRightsObjects(): readonly RightsObject[] {
  const client = useApolloClient();
  return useSetupRead('objects of rights', async () => {
    const { data } = await client.query<{ setup: { objects: readonly RightsObject[] } }>({ query: objectsDocument, fetchPolicy: 'no-cache' });
    return data!.setup.objects.filter((object) => !object.off);
  });
}

export const rolesDocument = parse('query RolesAndSets { roles(first: 500, orderBy: [{ name: ASC }]) { nodes { id name code permissionSets version users(first: 0, filter: { active: { ne: false } }) { totalCount } } } }');
export interface RolesAnswer { readonly roles: { readonly nodes: readonly RoleRow[] } }
export const giveSetsDocument = parse('mutation GiveSets($id: ID!, $sets: [String!], $version: Int) { updateRole(id: $id, input: { permissionSets: $sets }, ifVersion: $version) { id name code permissionSets version users(first: 0, filter: { active: { ne: false } }) { totalCount } } }');

const setsDocument = parse('query PermissionSets { setup { definitions(kind: "permissionSet") { path kind body } } }');
const objectsDocument = parse('query RightsObjects { setup { objects { name label icon module moduleLabel off rowsFollow } } }');
