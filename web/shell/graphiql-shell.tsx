'use client';
// Loads the API explorer in the browser only.
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';

const Explorer = dynamic(() => import('./graphiql').then((module) => module.ApiExplorer), { ssr: false });

/** The API explorer's page. */
export function GraphiqlShell(): ReactNode {
  return <Explorer />;
}
