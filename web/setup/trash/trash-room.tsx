// What stands behind /setup/trash.
import type { ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { TrashPage } from './trash-page';

/** The room of deleted definitions. */
export function TrashRoom({ parts }: RoomProps): ReactNode {
  return parts.length === 0 ? <SetupRoom room="trash"><TrashPage /></SetupRoom> : <NotFound />;
}
