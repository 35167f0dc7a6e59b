// Asks the server for the draft of a screen before the screen is drawn: what was designed on another device goes on here.
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState, type ReactNode } from 'react';
import { Loading } from '../../widgets/page-state';
import { findDraft, type OwnDraft } from './draft-requests';

/** Asked anew whenever the screen is opened. */
export function DraftGate({ path, children }: { path: string; children: (draft: OwnDraft | null) => ReactNode }): ReactNode {
  const client = useApolloClient();
  const [found, setFound] = useState<{ readonly path: string; readonly draft: OwnDraft | null } | null>(null);
  useEffect(() => {
    let gone = false;
    void findDraft(client, path).then((draft) => { if (!gone) setFound({ path, draft }); });
    return () => { gone = true; };
  }, [client, path]);
  return found?.path === path ? children(found.draft) : <Loading />;
}
