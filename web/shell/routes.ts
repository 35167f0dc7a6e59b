// Which page an address names.

export type Route =
  | { readonly page: 'home' | 'none' | 'me' }
  | { readonly page: 'approvals'; readonly box: 'toDecide' | 'submitted' | 'decided' }
  | { readonly page: 'notices'; readonly box: 'all' | 'unread' | 'read' | 'later' }
  | { readonly page: 'reports'; readonly name: string | null }
  /** What lies below /setup is for setup's own routes. */
  | { readonly page: 'setup'; readonly parts: readonly string[] }
  | { readonly page: 'list' | 'create' | 'duplicates'; readonly object: string }
  /** Without an id the spreadsheet is yet to be chosen. */
  | { readonly page: 'import'; readonly object: string; readonly id: string | null }
  | { readonly page: 'print'; readonly object: string; readonly template: string }
  | { readonly page: 'record' | 'edit'; readonly object: string; readonly id: string }
  | { readonly page: 'convert'; readonly object: string; readonly id: string; readonly conversion: string };

/** The page of a path. */
export function routeOf(path: string): Route {
  const parts = path.split('/').filter(Boolean).map(decoded);
  if (parts.length === 0) return { page: 'home' };
  const [root, object, id, action, name] = parts;
  if (root === 'me' && parts.length === 1) return { page: 'me' };
  if (root === 'setup') return { page: 'setup', parts: parts.slice(1) };
  if (root === 'approvals') return parts.length === 1 ? { page: 'approvals', box: 'toDecide' } : parts.length === 2 && (object === 'submitted' || object === 'decided') ? { page: 'approvals', box: object } : { page: 'none' };
  if (root === 'notices') return parts.length === 1 ? { page: 'notices', box: 'all' } : parts.length === 2 && (object === 'unread' || object === 'read' || object === 'later') ? { page: 'notices', box: object } : { page: 'none' };
  if (root === 'reports') return parts.length > 2 ? { page: 'none' } : { page: 'reports', name: object ?? null };
  if (root !== 'o' || object === undefined || parts.length > 5) return { page: 'none' };
  if (id === undefined) return { page: 'list', object };
  if (id === 'new' && action === undefined) return { page: 'create', object };
  if (id === 'duplicates' && action === undefined) return { page: 'duplicates', object };
  if (id === 'import') return { page: 'import', object, id: action ?? null };
  if (id === 'print' && action !== undefined && name === undefined) return { page: 'print', object, template: action };
  if (action === undefined) return { page: 'record', object, id };
  if (action === 'convert' && name !== undefined) return { page: 'convert', object, id, conversion: name };
  return action === 'edit' && name === undefined ? { page: 'edit', object, id } : { page: 'none' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
