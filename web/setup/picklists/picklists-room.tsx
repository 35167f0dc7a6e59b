// What stands behind /setup/picklists: the shared picklists, or one of them.
import type { ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { PicklistPage } from './picklist-page';
import { PicklistsPage } from './picklists-page';

/** The room of shared picklists. */
export function PicklistsRoom({ parts: [module, name, ...more] }: RoomProps): ReactNode {
  if (module === undefined) return <SetupRoom room="picklists"><PicklistsPage /></SetupRoom>;
  return name !== undefined && more.length === 0 ? <PicklistPage key={`${module}/${name}`} module={module} name={name} /> : <NotFound />;
}
