'use client';
// Loads the sign-in page in the browser only.
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';

const SignIn = dynamic(() => import('./sign-in').then((module) => module.SignIn), { ssr: false });

/** The sign-in page. */
export function SignInShell(): ReactNode {
  return <SignIn />;
}
