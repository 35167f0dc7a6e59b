// What stands behind /setup/users: departments and the people in them.
import type { ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { UsersPage } from './users-page';
import './users.css';

/** The room of users and departments. */
export function UsersRoom({ parts }: RoomProps): ReactNode {
  return parts.length === 0 ? <SetupRoom room="users"><UsersPage /></SetupRoom> : <NotFound />;
}
