// The one static shell of the workspace: home and every page of records are drawn in the browser.
import type { ReactNode } from 'react';
import { WorkspaceShell } from '../shell/workspace-shell';

/** Home, lists, records: see shell/workspace. */
export default function WorkspacePage(): ReactNode {
  return <WorkspaceShell />;
}
