// What stands behind /setup/permissions: the permission sets with the roles that have them, or the grid of one set.
import type { ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { PermissionSetPage } from './permission-set-page';
import { PermissionSetsPage } from './permission-sets-page';
import './permissions.css';

/** The room of rights. */
export function PermissionsRoom({ parts: [module, name, ...more] }: RoomProps): ReactNode {
  if (module === undefined) return <SetupRoom room="permissions"><PermissionSetsPage /></SetupRoom>;
  return name !== undefined && more.length === 0 ? <PermissionSetPage key={`${module}/${name}`} module={module} name={name} /> : <NotFound />;
}
