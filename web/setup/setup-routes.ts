// Which setup screen an address names: what stands behind /setup/.

/** Tabs of an object's page, in order. */
export const objectTabs = ['fields', 'edit', 'view', 'quick-create', 'phone', 'list', 'related'] as const;
export type ObjectTab = (typeof objectTabs)[number];

export type SetupRoute =
  | { readonly page: 'objects' | 'picklists' | 'versions' | 'none' }
  | { readonly page: 'object'; readonly object: string; readonly tab: ObjectTab }
  | { readonly page: 'picklist'; readonly module: string; readonly name: string };

/** The screen of the parts of an address behind /setup. */
export function setupRouteOf(parts: readonly string[]): SetupRoute {
  const [area = 'objects', first, second, ...more] = parts;
  if (more.length > 0) return { page: 'none' };
  if (area === 'objects') {
    if (first === undefined) return { page: 'objects' };
    const tab = second ?? 'fields';
    return isTab(tab) ? { page: 'object', object: first, tab } : { page: 'none' };
  }
  if (area === 'picklists') {
    if (first === undefined) return { page: 'picklists' };
    return second === undefined ? { page: 'none' } : { page: 'picklist', module: first, name: second };
  }
  return area === 'versions' && first === undefined ? { page: 'versions' } : { page: 'none' };
}

function isTab(text: string): text is ObjectTab {
  return (objectTabs as readonly string[]).includes(text);
}
