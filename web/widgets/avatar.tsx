// A face for a person: the first letter on a colour that is always the same for the same person.
import type { ReactNode } from 'react';

const colors = ['#0d6b74', '#5b5ea6', '#9b5d2e', '#2c7a4b', '#a0456e', '#3a6ea5', '#7a6a1f', '#6b4f8a'];

/** The face. Decorative: the name always stands beside it. */
export function Avatar({ name, id, size }: { name: string; id: string; size: number }): ReactNode {
  const letters = /[\u4e00-\u9fff]/.test(name) ? name.slice(-2, -1) + name.slice(-1) : name.split(/\s+/).map((word) => word.slice(0, 1)).slice(0, 2).join('').toUpperCase();
  const shown = size < 28 ? letters.slice(-1) : letters;
  return (
    <span aria-hidden className="tg-avatar" style={{ width: size, height: size, fontSize: Math.round(size * (shown.length > 1 ? 0.38 : 0.5)), background: colors[sum(id) % colors.length] }}>
      {shown}
    </span>
  );
}

function sum(text: string): number {
  let total = 0;
  for (const char of text) total = (total * 31 + char.charCodeAt(0)) % 65_521;
  return total;
}
