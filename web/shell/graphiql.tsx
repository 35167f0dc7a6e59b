'use client';
// GraphiQL, bundled with the product: asks this server with the viewer's own session.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useEffect, useState, type ReactNode } from 'react';

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  headers: { 'X-Tangram-Client': 'graphiql' },
  fetch: async (input, init) => {
    const answer = await fetch(input, { ...init, credentials: 'same-origin' });
    if (answer.status === 401) window.location.assign(`/sign-in?next=${encodeURIComponent('/graphiql')}`);
    return answer;
  },
});

const firstQuery = `# The API of this application, with your own rights.
# Ctrl-Space completes, Ctrl-Enter runs, the book on the left has every type.
query Application {
  describeApp {
    label
    modules { label objects { name plural label } }
  }
}
`;

/** The explorer, as large as the window. */
export function ApiExplorer(): ReactNode {
  const [height, setHeight] = useState(window.innerHeight);
  useEffect(() => {
    const resize = (): void => setHeight(window.innerHeight);
    window.addEventListener('resize', resize);
    return () => window.removeEventListener('resize', resize);
  }, []);
  return (
    <div style={{ height }}>
      <GraphiQL fetcher={fetcher} defaultQuery={firstQuery} shouldPersistHeaders={false} />
    </div>
  );
}
