// The session cookie: read from a request, written into an answer.
import type { IncomingMessage } from 'node:http';

const sessionCookie = 'tangram_session';

/** The session token in the request's cookies. */
export function sessionToken(request: IncomingMessage): string | undefined {
  const header = request.headers.cookie;
  if (!header) return undefined;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === sessionCookie) return part.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Value of set-cookie that keeps a session in the browser. */
export function keepSession(token: string, { expiresAt, secure }: { readonly expiresAt: Date; readonly secure: boolean }): string {
  return `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}${secure ? '; Secure' : ''}`;
}

/** Value of set-cookie that makes the browser forget its session. */
export function forgetSession(): string {
  return `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}

/** true where the browser came by https, also through a proxy that says so. */
export function cameSecurely(request: IncomingMessage): boolean {
  const said = request.headers['x-forwarded-proto'];
  return (typeof said === 'string' && said.split(',')[0]!.trim() === 'https') || 'encrypted' in request.socket;
}
