// Hands one mail to the one server that is set, and says what is known of it afterwards: taken, refused, to be tried later, or unknown.
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { MailServer } from './mail-settings';

export interface OutgoingMail {
  readonly to: readonly string[]; readonly cc: readonly string[]; readonly subject: string; readonly html: string; readonly text: string;
  /** Without the brackets; fixed before the first try, so that a repeated mail can be told. */
  readonly messageId: string;
  readonly replyTo?: { readonly name: string; readonly address: string };
  /** Where the recipient says that no more should come. */
  readonly unsubscribe?: string;
}
/** `later`: certainly not taken, another try may help; `unknown`: the connection was lost after the last word, so it may have been taken. */
export type Outcome =
  | { readonly kind: 'taken'; /** Recipients the server did not take. */ readonly refused: readonly string[] }
  | { readonly kind: 'refused' | 'later' | 'unknown'; readonly reason: string };

const patience = 30_000;

/** Sends it. Never throws for what the server says. */
export async function sendMailTo(server: MailServer, mail: OutgoingMail): Promise<Outcome> {
  const { message, envelope } = await composed(server, mail);
  let handedOver = false;
  async function* bytes(): AsyncGenerator<Buffer> {
    yield message;
    handedOver = true;
  }
  const transport = createTransport(optionsOf(server));
  try {
    const info = await transport.sendMail({ envelope, raw: Readable.from(bytes()) });
    return { kind: 'taken', refused: (info.rejected ?? []).map((each: string | { readonly address: string }) => (typeof each === 'string' ? each : each.address)) };
  } catch (error) {
    const reason = reasonOf(error);
    const code = (error as { readonly responseCode?: number }).responseCode;
    if (code !== undefined) return { kind: code >= 500 ? 'refused' : 'later', reason };
    if ((error as { readonly code?: string }).code === 'EENVELOPE') return { kind: 'refused', reason };
    return { kind: handedOver ? 'unknown' : 'later', reason };
  } finally {
    transport.close();
  }
}

/** Signs in and out again; the server's own words where that fails. */
export async function tryMailServer(server: MailServer): Promise<string | undefined> {
  const transport = createTransport(optionsOf(server));
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    transport.close();
  }
}

/** The bytes of the mail. WARNING: no file and no address may be read on behalf of a text. */
async function composed(server: MailServer, mail: OutgoingMail): Promise<{ readonly message: Buffer; readonly envelope: { readonly from: string; readonly to: string[] } }> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows', disableFileAccess: true, disableUrlAccess: true });
  const info = await composer.sendMail({
    from: { name: line(server.name), address: server.address }, to: [...mail.to], cc: [...mail.cc], subject: line(mail.subject), html: mail.html, text: mail.text, messageId: `<${mail.messageId}>`,
    ...(mail.replyTo ? { replyTo: { name: line(mail.replyTo.name), address: mail.replyTo.address } } : {}),
    ...(mail.unsubscribe ? { headers: { 'List-Unsubscribe': `<${mail.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } } : {}),
  });
  return { message: info.message as Buffer, envelope: { from: server.address, to: [...new Set([...mail.to, ...mail.cc])] } };
}

function optionsOf({ host, port, security, user, password }: MailServer): Parameters<typeof createTransport>[0] & { host: string } {
  return {
    host, port, secure: security === 'tls', ignoreTLS: security === 'none',
    // A password never goes over a line that somebody keeps from being encrypted.
    requireTLS: security === 'starttls' && password !== null,
    ...(user !== null ? { auth: { user, pass: password ?? '' } } : {}),
    connectionTimeout: patience, greetingTimeout: patience, socketTimeout: 2 * patience, disableFileAccess: true, disableUrlAccess: true,
  };
}

/** Line breaks would begin headers of their own. */
function line(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

function reasonOf(error: unknown): string {
  const { response, message } = error as { readonly response?: string; readonly message?: string };
  return (response || message || String(error)).slice(0, 1000);
}
