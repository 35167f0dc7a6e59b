// Roles that a layout can be assigned to: those with a code, with the users who have them.
import { useQuery } from '@apollo/client/react';
import { rolesDocument, type RoleRow, type RolesAnswer } from '../permissions/permission-data';

export interface AssignableRole { readonly code: string; readonly name: string; readonly users: number }
export interface Roles { /** Those without a code, too. */ readonly all: readonly RoleRow[]; readonly roles: readonly AssignableRole[]; readonly withoutCode: number; readonly nameOf: (code: string) => string }

/** In the order of their names; none while they are read. */
export function useRoles(): Roles {
  const { data } = useQuery<RolesAnswer>(rolesDocument, { fetchPolicy: 'cache-and-network' });
  const all: readonly RoleRow[] = data?.roles.nodes ?? [];
  const roles = all.flatMap(({ code, name, users }) => (code ? [{ code, name, users: users.totalCount }] : []));
  return { all, roles, withoutCode: all.length - roles.length, nameOf: (code) => roles.find((role) => role.code === code)?.name ?? code };
}
