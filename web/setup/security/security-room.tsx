// What stands behind /setup/security: the rules of signing in and the log of it.
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { addresses, navigate } from '../../widgets/navigation';
import { NotFound } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { RulesPage } from './rules-page';
import { SignInLogPage } from './sign-in-log-page';
import './security.css';

/** The room of security. */
export function SecurityRoom({ parts }: RoomProps): ReactNode {
  const { say } = useWords();
  const tab = parts[0] ?? 'log';
  if (parts.length > 1 || (tab !== 'log' && tab !== 'rules')) return <NotFound />;
  return (
    <SetupRoom room="security">
      <Tabs
        activeKey={tab} destroyOnHidden onChange={(key) => navigate(addresses.setup(key === 'log' ? 'security' : `security/${key}`))}
        items={[{ key: 'log', label: say('security.log'), children: <SignInLogPage /> }, { key: 'rules', label: say('security.rules'), children: <RulesPage /> }]}
      />
    </SetupRoom>
  );
}
