// Who sends a request: the session cookie or the bearer token, turned into a viewer.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../access/context';
import { systemViewer } from '../access/make-context';
import { forgetViewers, loadViewer } from '../access/viewer';
import { withScopes } from '../access/scopes';
import { mayComeFrom, securityPolicy } from '../access/security-policy';
import { bearerOf, type Bearer } from '../access/sessions';
import type { Database } from '../database/source';
import type { Model } from '../model/model';
import { sessionToken } from './cookies';
import type { RateLimit } from './rate-limit';
import type { SenderAddress } from './sender-address';

export interface SignedIn { readonly viewer: Viewer; readonly bearer: Bearer }
/** How the secret came: a cookie is sent by the browser by itself, so it needs the guard against other sites. */
export interface Sender { readonly signedIn: SignedIn | undefined; /** Signed in, but still owing the second factor: good for nothing else. */ readonly limited?: SignedIn; readonly by: 'cookie' | 'token' | 'nothing'; /** Asks too often: has to wait so many seconds. */ readonly wait?: number }

export interface Authenticator {
  identify(request: IncomingMessage): Promise<Sender>;
  /** Forgets what is remembered: a session has ended, or users, roles or departments have changed. */
  forget(): void;
}

export interface AuthenticatorParts {
  readonly database: Database;
  model(): Model;
  readonly limit: RateLimit;
  readonly address: SenderAddress;
  /** Secret of the command line on this machine, which may do everything. */
  readonly commandSecret?: string;
}

/** Looks every secret up in the database: what was ended on any node is refused with the next request. Who its user is, access/viewer keeps. */
export function makeAuthenticator({ database, model, commandSecret, limit, address }: AuthenticatorParts): Authenticator {
  const find = async (request: IncomingMessage): Promise<Sender> => {
    const { secret, by } = secretOf(request);
    if (secret === undefined) return { signedIn: undefined, by };
    if (commandSecret !== undefined && secretsEqual(secret, commandSecret)) return { signedIn: { viewer: systemViewer(model()), bearer: commandBearer }, by };
    const { idleMinutes, ...policy } = await securityPolicy(database);
    // Pages that only look whether something is new say so: they keep nobody signed in.
    const alive = request.headers['x-tangram-idle'] === undefined;
    const bearer = await bearerOf(database, secret, { now: Date.now(), idling: { idleMinutes, alive } });
    const found = bearer && (await loadViewer(database, model(), bearer.userId));
    if (!bearer || !found?.active || !mayComeFrom({ idleMinutes, ...policy }, found.viewer.role ?? null, address(request))) return { signedIn: undefined, by };
    const signedIn = { viewer: bearer.scopes ? withScopes(found.viewer, bearer.scopes) : found.viewer, bearer };
    return bearer.limited ? { signedIn: undefined, limited: signedIn, by } : { signedIn, by };
  };
  return {
    async identify(request) {
      const sender = await find(request);
      const { bearer } = sender.signedIn ?? sender.limited ?? {};
      if (bearer === commandBearer) return sender;
      const wait = await limit(bearer === undefined ? address(request) : bearer.kind === 'key' ? bearer.hash : bearer.userId);
      return wait === undefined ? sender : { ...sender, wait };
    },
    forget: () => forgetViewers(database),
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
