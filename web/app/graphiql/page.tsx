// Static shell of the API explorer.
import type { ReactNode } from 'react';
import { GraphiqlShell } from '../../shell/graphiql-shell';

/** The API explorer. */
export default function GraphiqlPage(): ReactNode {
  return <GraphiqlShell />;
}
