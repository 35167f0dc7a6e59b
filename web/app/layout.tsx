// The page around every page: fonts and colours are the system's and ours, nothing comes from outside.
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { cssVariables } from '../widgets/tokens';
import './globals.css';

export const metadata: Metadata = { applicationName: 'Tangram' };
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#0d6b74' };

/** The document. */
export default function RootLayout({ children }: { children: ReactNode }): ReactNode {
  return (
    <html lang="zh-CN" suppressHydrationWarning>
      <head>
        <style dangerouslySetInnerHTML={{ __html: cssVariables }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
