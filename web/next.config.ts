// Next.js as the renderer: static shells only, the API process is the front door and hands pages to it.
import type { NextConfig } from 'next';
import { join } from 'node:path';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // The one thing shared with the server is metadata/language, which lies beside this folder.
  turbopack: { root: join(__dirname, '..') },
  outputFileTracingRoot: join(__dirname, '..'),
  // Types are checked by npm test; a newcomer's first start does not wait for it.
  typescript: { tsconfigPath: 'tsconfig.json', ignoreBuildErrors: true },
  // Every page of records and of setup is the one static shell; the browser reads the address itself.
  rewrites: () => Promise.resolve([{ source: '/approvals/:path*', destination: '/' }, { source: '/o/:path*', destination: '/' }, { source: '/setup/:path*', destination: '/' }]),
};

export default config;
