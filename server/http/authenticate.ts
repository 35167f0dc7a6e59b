// Who sends a request: the session cookie or the bearer token, turned into a viewer, remembered for a moment.
import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../access/context';
import { loadViewer } from '../access/load-viewer';
import { secretHash } from '../access/secrets';
import { bearerOf, type Bearer } from '../access/sessions';
import type { Database } from '../database/source';
import type { Model } from '../model/model';
import { sessionToken } from './cookies';

export interface SignedIn { readonly viewer: Viewer; readonly bearer: Bearer }
/** How the secret came: a cookie is sent by the browser by itself, so it needs the guard against other sites. */
export interface Sender { readonly signedIn: SignedIn | undefined; readonly by: 'cookie' | 'token' | 'nothing' }

export interface Authenticator {
  identify(request: IncomingMessage): Promise<Sender>;
  /** Forgets what is remembered: users, roles or departments have changed, or a session has ended. */
  forget(): void;
}

/** WARNING: another node's change to a user is noticed after this many milliseconds; changes on this node at once. */
const remembered = 3000;
const mostRemembered = 10_000;

/** Looks viewers up in the database, at most once every few seconds each. */
export function makeAuthenticator(database: Database, model: () => Model): Authenticator {
  const known = new Map<string, { readonly model: Model; readonly until: number; readonly found: Promise<SignedIn | undefined> }>();

  const find = async (secret: string, now: number): Promise<SignedIn | undefined> => {
    const bearer = await bearerOf(database, secret, now);
    const viewer = bearer && (await loadViewer(database, model(), bearer.userId));
    return bearer && viewer && { viewer, bearer };
  };

  return {
    async identify(request) {
      const { secret, by } = secretOf(request);
      if (secret === undefined) return { signedIn: undefined, by };
      const now = Date.now();
      const key = secretHash(secret);
      const hit = known.get(key);
      if (hit && hit.until > now && hit.model === model()) return { signedIn: await hit.found, by };
      if (known.size >= mostRemembered) known.clear();
      const entry = { model: model(), until: now + remembered, found: find(secret, now) };
      known.set(key, entry);
      const signedIn = await entry.found.catch((error: unknown) => { known.delete(key); throw error; });
      if (!signedIn) known.delete(key);
      return { signedIn, by };
    },
    forget: () => known.clear(),
  };
}

function secretOf(request: IncomingMessage): { readonly secret: string | undefined; readonly by: Sender['by'] } {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const secret = /^bearer\s+(tg[sk]_[\w-]{20,100})$/i.exec(header)?.[1];
    return { secret, by: 'token' };
  }
  const cookie = sessionToken(request);
  return cookie === undefined ? { secret: undefined, by: 'nothing' } : { secret: cookie, by: 'cookie' };
}
