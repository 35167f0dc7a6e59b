// What an administrator does for one user.
import { useApolloClient } from '@apollo/client/react';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { failureOf, failureWords } from '../../data/failure';
import { findObject, useApp } from '../../describe/use-description';
import { addresses, navigate } from '../../widgets/navigation';
import { useWords } from '../../words/words';
import { RowMenu } from '../row-controls';
import { activateDocument, type UserRow } from './users-data';

/** `leave` opens a dialog about the user. */
export function UserMenu({ user, done, leave }: { user: UserRow; done: () => void; leave: (dialog: 'leave' | 'handOver' | 'password') => void }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const client = useApolloClient();
  const { message } = App.useApp();
  const object = findObject(app, 'user');
  const active = user.active !== false;
  const activate = async (): Promise<void> => {
    try {
      await client.mutate({ mutation: activateDocument, variables: { user: user.id } });
      void message.success(say('people.activated', { name: user.name }));
      done();
    } catch (error) {
      void message.error(failureWords(failureOf(error), say), 6);
    }
  };
  return <RowMenu label={user.name} items={[
    ...(object ? [{ key: 'edit', label: say('action.edit'), onClick: () => navigate(addresses.edit(object, user.id)) }] : []),
    ...(active ? [{ key: 'password', label: say('people.resetPassword'), onClick: () => leave('password') }] : []),
    { key: 'handOver', label: say('people.handOver'), onClick: () => leave('handOver') },
    { type: 'divider' as const },
    ...(active ? (user.id === app.viewer.id ? [] : [{ key: 'leave', danger: true, label: say('people.deactivate'), onClick: () => leave('leave') }]) : [{ key: 'activate', label: say('people.activate'), onClick: () => void activate() }]),
  ]} />;
}
