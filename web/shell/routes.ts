// Which page an address names.

export type Route =
  | { readonly page: 'home' | 'none' | 'me' }
  | { readonly page: 'approvals'; readonly box: 'toDecide' | 'submitted' | 'decided' }
  | { readonly page: 'notices'; readonly box: 'all' | 'unread' | 'read' | 'later' }
  | { readonly page: 'reports'; readonly name: string | null }
  /** `name`: the report or dashboard that is changed; null: a new one. */
  | { readonly page: 'makeReport' | 'makeDashboard'; readonly name: string | null }
  | { readonly page: 'dashboard'; readonly name: string }
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
  if (root === 'reports' && parts.length === 1) return { page: 'reports', name: null };
  if ((root === 'reports' || root === 'dashboards') && object !== undefined) return analysisRoute(root, { name: object, action: id, deeper: action !== undefined });
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

/** `/reports/new`, `/reports/<name>`, `/reports/<name>/edit`; dashboards alike. */
function analysisRoute(root: 'reports' | 'dashboards', { name, action, deeper }: { readonly name: string; readonly action: string | undefined; readonly deeper: boolean }): Route {
  if (deeper || (action !== undefined && (action !== 'edit' || name === 'new'))) return { page: 'none' };
  if (name === 'new' || action === 'edit') return { page: root === 'reports' ? 'makeReport' : 'makeDashboard', name: name === 'new' ? null : name };
  return root === 'reports' ? { page: 'reports', name } : { page: 'dashboard', name };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
