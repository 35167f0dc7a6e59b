// What stands behind /setup/security: the rules of signing in and the log of it.
import type { ReactNode } from 'react';
import { useWords } from '../../words/words';
import type { RoomProps } from '../setup-rooms';
import { TabbedRoom } from '../tabbed-room';
import { RulesPage } from './rules-page';
import { SignInLogPage } from './sign-in-log-page';
import './security.css';

/** The room of security. */
export function SecurityRoom({ parts }: RoomProps): ReactNode {
  const { say } = useWords();
  return <TabbedRoom room="security" parts={parts} tabs={[{ key: 'log', label: say('security.log'), children: <SignInLogPage /> }, { key: 'rules', label: say('security.rules'), children: <RulesPage /> }]} />;
}
