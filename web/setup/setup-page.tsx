// Setup: the screens on which an administrator changes the application, and what they share.
import { Suspense, type ReactNode } from 'react';
import { useAddress } from '../widgets/navigation';
import { FailureBoundary } from '../widgets/failure-boundary';
import { Loading, NotFound } from '../widgets/page-state';
import { PublishProvider } from './publish/use-publish';
import { SetupDataProvider } from './setup-data';
import { roomOf } from './setup-rooms';
import './setup.css';

/** Everything below /setup; only for viewers who may change the setup. `parts` stand behind it in the address. */
export function SetupPage({ parts: [key, ...parts] }: { parts: readonly string[] }): ReactNode {
  const { path } = useAddress();
  const room = roomOf(key);
  if (!room) return <NotFound />;
  return (
    <SetupDataProvider>
      <PublishProvider>
        <FailureBoundary resetKey={path}>
          <Suspense fallback={<Loading rows={10} />}><room.Page parts={parts} /></Suspense>
        </FailureBoundary>
      </PublishProvider>
    </SetupDataProvider>
  );
}
