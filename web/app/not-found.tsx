// An address that is no page: the workspace draws "not found" itself, with the navigation around it.
import type { ReactNode } from 'react';
import { WorkspaceShell } from '../shell/workspace-shell';

/** Anything the browser does not know. */
export default function NotFound(): ReactNode {
  return <WorkspaceShell />;
}
