// What stands behind /setup/translations.
import type { ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { TranslationsPage } from './translations-page';

/** The room of translations. */
export function TranslationsRoom({ parts }: RoomProps): ReactNode {
  return parts.length === 0 ? <SetupRoom room="translations"><TranslationsPage /></SetupRoom> : <NotFound />;
}
