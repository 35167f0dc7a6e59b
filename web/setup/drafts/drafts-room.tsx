// What stands behind /setup/drafts.
import type { ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { DraftsPage } from './drafts-page';

/** The room of work in progress. */
export function DraftsRoom({ parts }: RoomProps): ReactNode {
  return parts.length === 0 ? <SetupRoom room="drafts"><DraftsPage /></SetupRoom> : <NotFound />;
}
