'use client';
// Loads the workspace in the browser only: the server sends a grey outline of it, nothing else.
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';

const Workspace = dynamic(() => import('./workspace').then((module) => module.Workspace), { ssr: false, loading: Outline });

/** The workspace, with its outline until the scripts are there. */
export function WorkspaceShell(): ReactNode {
  return <Workspace />;
}

function Outline(): ReactNode {
  return (
    <div className="tg-skeleton" aria-busy="true">
      <title>{'Tangram'}</title>
      <header />
      <nav />
      <main><i style={{ width: '30%' }} /><i /><i /><i style={{ width: '80%' }} /><i /><i style={{ width: '60%' }} /></main>
    </div>
  );
}
