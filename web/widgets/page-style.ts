// The look chosen for this viewer: kept on the device, so that the next visit begins with it, and applied the moment it changes.
import { useSyncExternalStore } from 'react';
import type { Density } from '../../metadata/language/description';
import { tokens } from './tokens';

export interface Look { readonly color: string; readonly density: Density }

/** Colours that are offered; white letters can be read on each. */
export const looks: readonly { readonly name: 'teal' | 'blue' | 'indigo' | 'purple' | 'crimson' | 'brown' | 'green' | 'graphite'; readonly color: string }[] = [
  { name: 'teal', color: tokens.accent }, { name: 'blue', color: '#1558B0' }, { name: 'indigo', color: '#3A4DB0' }, { name: 'purple', color: '#6B3FA0' },
  { name: 'crimson', color: '#A8324A' }, { name: 'brown', color: '#8A5A1C' }, { name: 'green', color: '#2B6E3F' }, { name: 'graphite', color: '#3D4A52' },
];

/** Height of a list's row in pixels. */
export const rowHeights: Readonly<Record<Density, number>> = { compact: 30, normal: 36, roomy: 46 };

const storageKey = 'tangram.look';
const listeners = new Set<() => void>();
const usual: Look = Object.freeze({ color: tokens.accent, density: 'normal' });
let current: Look | undefined;

/** The look on screen. */
export function useLook(): Look {
  return useSyncExternalStore(subscribe, look, () => usual);
}

/** Applies a look to everything on screen and keeps it for the next visit. */
export function applyLook(color: string | null, density: Density): void {
  const next: Look = { color: color ?? tokens.accent, density };
  const before = look();
  if (next.color === before.color && next.density === before.density) return;
  current = Object.freeze(next);
  try {
    window.localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // The server knows it, too.
  }
  paint(next);
  for (const listener of listeners) listener();
}

/** A colour mixed with white; 0.1: a tenth of the colour. */
export function mixed(color: string, share: number): string {
  return `#${[1, 3, 5].map((at) => Math.round(255 - (255 - parseInt(color.slice(at, at + 2), 16)) * share).toString(16).padStart(2, '0')).join('')}`;
}

function look(): Look {
  if (current) return current;
  current = kept() ?? usual;
  paint(current);
  return current;
}

function kept(): Look | undefined {
  try {
    const read = JSON.parse(window.localStorage.getItem(storageKey) ?? 'null') as Partial<Look> | null;
    return read && /^#[0-9A-Fa-f]{6}$/.test(read.color ?? '') && read.density && read.density in rowHeights ? Object.freeze(read as Look) : undefined;
  } catch {
    return undefined;
  }
}

function paint({ color, density }: Look): void {
  const { style, dataset } = document.documentElement;
  style.setProperty('--tg-accent', color);
  style.setProperty('--tg-accent-soft', mixed(color, 0.1));
  dataset['density'] = density;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
