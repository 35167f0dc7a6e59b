// Moves between pages inside the browser: the address is the state, the one static shell stays.
import { usePathname, useSearchParams } from 'next/navigation';
import type { MouseEvent } from 'react';

/** Asked before leaving a page; false keeps the viewer on it. */
export type LeaveGuard = (go: () => void) => boolean;

let guard: LeaveGuard | null = null;

/** A page with unsaved work asks before it is left; null removes the question. */
export function setLeaveGuard(next: LeaveGuard | null): void {
  guard = next;
}

/** Goes to an address of the workspace. */
export function navigate(address: string, options: { readonly replace?: boolean } = {}): void {
  const go = (): void => {
    if (options.replace) window.history.replaceState(null, '', address);
    else {
      window.history.pushState(null, '', address);
      window.scrollTo(0, 0);
    }
  };
  if (guard && !options.replace && !guard(go)) return;
  go();
}

/** One step back, or to `fallback` where this is the first page of the visit. */
export function goBack(fallback: string): void {
  if (window.history.length > 1 && document.referrer.startsWith(window.location.origin)) window.history.back();
  else navigate(fallback);
}

/** The path and query on screen. */
export function useAddress(): { path: string; query: URLSearchParams } {
  const path = usePathname();
  const query = useSearchParams();
  return { path: path ?? '/', query: new URLSearchParams(query?.toString() ?? '') };
}

/** Properties of a link that stays in the browser; new tabs and modified clicks go the browser's own way. */
export function linkTo(address: string): { href: string; onClick: (event: MouseEvent<HTMLElement>) => void } {
  return {
    href: address,
    onClick: (event) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      navigate(address);
    },
  };
}

/** Addresses of the workspace's pages. */
export const addresses = {
  home: '/',
  me: '/me',
  list: (object: { plural: string }, query = ''): string => `/o/${object.plural}${query ? `?${query}` : ''}`,
  record: (object: { name: string }, id: string): string => `/o/${object.name}/${encodeURIComponent(id)}`,
  edit: (object: { name: string }, id: string): string => `/o/${object.name}/${encodeURIComponent(id)}/edit`,
  convert: (object: { name: string }, id: string, conversion: string): string => `/o/${object.name}/${encodeURIComponent(id)}/convert/${conversion}`,
  print: (object: { name: string }, template: string, { ids, language }: { readonly ids: readonly string[]; readonly language?: string }): string => `/o/${object.name}/print/${encodeURIComponent(template)}?ids=${ids.map(encodeURIComponent).join(',')}${language ? `&language=${language}` : ''}`,
  import: (object: { plural: string }, id = ''): string => `/o/${object.plural}/import${id ? `/${encodeURIComponent(id)}` : ''}`,
  duplicates: (object: { plural: string }): string => `/o/${object.plural}/duplicates`,
  create: (object: { name: string }, query = ''): string => `/o/${object.name}/new${query ? `?${query}` : ''}`,
  /** `box`: toDecide, submitted or decided. */
  approvals: (box = 'toDecide'): string => `/approvals${box === 'toDecide' ? '' : `/${box}`}`,
  /** `box`: all, unread, read or later. */
  notices: (box = 'all'): string => `/notices${box === 'all' ? '' : `/${box}`}`,
  reports: '/reports',
  report: (name: string): string => `/reports/${name}`,
  /** Without a name a new report; `query` says what it begins with. */
  makeReport: (name: string | null = null, query = ''): string => `/reports/${name === null ? 'new' : `${name}/edit`}${query ? `?${query}` : ''}`,
  dashboard: (name: string, query = ''): string => `/dashboards/${name}${query ? `?${query}` : ''}`,
  makeDashboard: (name: string | null = null): string => `/dashboards/${name === null ? 'new' : `${name}/edit`}`,
  /** `parts` lie below /setup, e.g. `objects/book/fields`. */
  setup: (parts = ''): string => `/setup${parts ? `/${parts}` : ''}`,
  signIn: (next: string): string => `/sign-in${next && next !== '/' ? `?next=${encodeURIComponent(next)}` : ''}`,
};
