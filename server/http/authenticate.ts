// Who sends a request: the session cookie or the bearer token, turned into a viewer, remembered for a moment.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../access/context';
import { systemViewer } from '../access/make-context';
import { forgetViewers, loadViewer } from '../access/viewer';
import { bearerOf, type Bearer } from '../access/sessions';
import type { Database } from '../database/source';
import type { Model } from '../model/model';
import { sessionToken } from './cookies';

export interface SignedIn { readonly viewer: Viewer; readonly bearer: Bearer }
/** How the secret came: a cookie is sent by the browser by itself, so it needs the guard against other sites. */
export interface Sender { readonly signedIn: SignedIn | undefined; readonly by: 'cookie' | 'token' | 'nothing' }

export interface Authenticator {
  identify(request: IncomingMessage): Promise<Sender>;
  /** Forgets what is remembered: a session has ended, or users, roles or departments have changed. */
  forget(): void;
}

export interface AuthenticatorParts {
  readonly database: Database;
  model(): Model;
  /** Secret of the command line on this machine, which may do everything. */
  readonly commandSecret?: string;
}

/** WARNING: a session ended on another node is noticed after this many milliseconds; on this node at once. */
const remembered = 2000;
const mostRemembered = 10_000;

/** Looks secrets up in the database, each at most once every two seconds. Who its user is, access/viewer keeps. */
export function makeAuthenticator({ database, model, commandSecret }: AuthenticatorParts): Authenticator {
  const known = new Map<string, { readonly until: number; readonly found: Promise<Bearer | undefined> }>();

  const bearerFor = (secret: string): Promise<Bearer | undefined> => {
    const now = Date.now();
    const hit = known.get(secret);
    if (hit && hit.until > now) return hit.found;
    if (known.size >= mostRemembered) known.clear();
    const found = bearerOf(database, secret, now);
    known.set(secret, { until: now + remembered, found });
    found.then((bearer) => { if (!bearer) known.delete(secret); }, () => known.delete(secret));
    return found;
  };

  return {
    async identify(request) {
      const { secret, by } = secretOf(request);
      if (secret === undefined) return { signedIn: undefined, by };
      if (commandSecret !== undefined && secretsEqual(secret, commandSecret)) return { signedIn: { viewer: systemViewer(model()), bearer: commandBearer }, by };
      const bearer = await bearerFor(secret);
      const found = bearer && (await loadViewer(database, model(), bearer.userId));
      return { signedIn: bearer && found?.active ? { viewer: found.viewer, bearer } : undefined, by };
    },
    forget: () => {
      known.clear();
      forgetViewers(database);
    },
  };
}

const commandBearer: Bearer = { userId: '', hash: '', kind: 'key', expiresAt: null };

function secretsEqual(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}

function secretOf(request: IncomingMessage): { readonly secret: string | undefined; readonly by: Sender['by'] } {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const secret = /^bearer\s+(tg[skc]_[\w-]{20,100})$/i.exec(header)?.[1];
    return { secret, by: 'token' };
  }
  const cookie = sessionToken(request);
  return cookie === undefined ? { secret: undefined, by: 'nothing' } : { secret: cookie, by: 'cookie' };
}
