// The seven pieces: the product's mark.
import type { ReactNode } from 'react';

/** The mark; quiet in grey for empty pages. */
export function Tangram({ size, quiet }: { size: number; quiet?: boolean }): ReactNode {
  const fill = (color: string, grey: string): string => (quiet ? grey : color);
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden focusable="false">
      <path d="M0 0H64L32 32Z" fill={fill('#0d6b74', '#dfe6e8')} />
      <path d="M0 0L32 32L0 64Z" fill={fill('#12909c', '#e9eeef')} />
      <path d="M64 0V32L48 16Z" fill={fill('#e0a33a', '#eff3f3')} />
      <path d="M48 16L64 32L48 48L32 32Z" fill={fill('#c9503f', '#d7dfe1')} />
      <path d="M32 32L48 48H16Z" fill={fill('#5b5ea6', '#e3e9ea')} />
      <path d="M16 48H48L32 64H0Z" fill={fill('#2c7a4b', '#d2dbdd')} />
      <path d="M64 32V64H32Z" fill={fill('#3a6ea5', '#e6ecec')} />
    </svg>
  );
}
