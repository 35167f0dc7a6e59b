// GET /sign-in/link/<token>: signs its user in once and goes on to the home page.
import { useSignInLink } from '../access/sessions';
import type { Database } from '../database/source';
import { TangramError } from '../errors';
import { cameSecurely, keepSession } from './cookies';
import { redirect, type Route } from './route';
import type { SenderAddress } from './sender-address';

/** The route of one-time links; a used one leads to the sign-in page. */
export function signInLinkRoute(database: Database, address: SenderAddress): Route {
  return async ({ request, response, url }) => {
    const token = url.pathname.slice('/sign-in/link/'.length);
    const client = { address: address(request), agent: request.headers['user-agent'] ?? '' };
    try {
      const session = await useSignInLink(database, token, { client, now: new Date() });
      redirect(response, session.limited ? '/sign-in?reason=factor' : '/', { 'set-cookie': keepSession(session.token, { expiresAt: session.expiresAt, secure: cameSecurely(request) }) });
    } catch (error) {
      if (error instanceof TangramError) redirect(response, '/sign-in?reason=link');
      else throw error;
    }
  };
}
