// Static shell of the sign-in page.
import type { ReactNode } from 'react';
import { SignInShell } from '../../shell/sign-in-shell';

/** Sign-in. */
export default function SignInPage(): ReactNode {
  return <SignInShell />;
}
