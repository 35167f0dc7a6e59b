// What stands behind /setup/versions.
import type { ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { VersionsPage } from './versions-page';

/** The room of versions. */
export function VersionsRoom({ parts }: RoomProps): ReactNode {
  return parts.length === 0 ? <SetupRoom room="versions"><VersionsPage /></SetupRoom> : <NotFound />;
}
