// What an API key may be used for: never more than its user may, and only what its scopes name.
import { TangramError } from '../errors';
import type { Context, ObjectPermission, Viewer } from './context';

/** `*`: all its user may · `read` `write`: records · `<object>:read` `<object>:write`: records of one object · `setup`. Writing includes reading. */
const plainScopes: readonly string[] = ['*', 'read', 'write', 'setup'];

/** Throws BAD_USER_INPUT where one of them is no scope, or there is none. */
export function mustBeScopes({ model }: Pick<Context, 'model'>, scopes: readonly string[]): void {
  const wrong = scopes.length === 0 ? '' : scopes.find((each) => !isScope(each, (name) => model.objects.has(name)));
  if (wrong !== undefined) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `scopes: ${wrong} (${plainScopes.join(', ')}, <object>:read, <object>:write)` });
}

function isScope(text: string, isObject: (name: string) => boolean): boolean {
  const [object, action, ...more] = text.split(':');
  return plainScopes.includes(text) || (more.length === 0 && isObject(object!) && (action === 'read' || action === 'write'));
}

/** The same viewer with no more than the scopes allow; the same object each time. */
export function withScopes(viewer: Viewer, scopes: readonly string[]): Viewer {
  if (scopes.includes('*')) return viewer;
  let byScopes = made.get(viewer);
  if (!byScopes) made.set(viewer, (byScopes = new Map()));
  const key = [...scopes].sort().join();
  let narrow = byScopes.get(key);
  if (!narrow) byScopes.set(key, (narrow = Object.freeze({ ...viewer, setup: viewer.setup && scopes.includes('setup'), scopes: Object.freeze([...scopes].sort()) })));
  return narrow;
}
const made = new WeakMap<Viewer, Map<string, Viewer>>();

/** Rights on an object, less what the scopes do not name. */
export function withinScopes({ scopes }: Viewer, object: string, permission: ObjectPermission): ObjectPermission {
  if (scopes === undefined) return permission;
  const has = (action: string): boolean => scopes.includes(action) || scopes.includes(`${object}:${action}`);
  if (has('write')) return permission;
  if (has('read')) return Object.freeze({ create: false, import: false, editLocked: false, ...(permission.read ? { read: permission.read } : {}), readable: permission.readable, editable: () => false });
  return nothing;
}
const nothing: ObjectPermission = Object.freeze({ create: false, import: false, editLocked: false, readable: () => false, editable: () => false });
