// The mail server: from the environment where it is set there, else as administrators wrote it in setup; its password is kept sealed.
import { keyring } from '../../base/keyring';
import type { Connection, Database } from '../../database/source';
import { TangramError, type Problem } from '../../errors';
import { emailAddress } from '../../field-types/email';
import { mailPlace } from './mail-place';

/** `none`: never encrypted; `starttls`: encrypted after the greeting, or not at all; `tls`: from the start. */
export type MailSecurity = 'none' | 'starttls' | 'tls';
export interface MailServer { readonly host: string; readonly port: number; readonly security: MailSecurity; readonly user: string | null; readonly password: string | null; readonly address: string; readonly name: string }
/** As people see it: never with the password. */
export interface MailSettings { readonly source: 'environment' | 'setup' | null; readonly host: string; readonly port: number; readonly security: MailSecurity; readonly user: string; readonly hasPassword: boolean; readonly address: string; readonly name: string }
/** A password that is absent stays as it is; an empty one is taken away. */
export interface MailChange { readonly host: string; readonly port: number; readonly security: MailSecurity; readonly user: string; readonly password?: string; readonly address: string; readonly name: string }

interface Kept { readonly host: string; readonly port: number; readonly security: MailSecurity; readonly user: string; readonly password: string | null; readonly address: string; readonly name: string }

/** The server mails go to; throws where there is none, saying how to set it up. */
export async function mailServer(connection: Connection | Database): Promise<MailServer> {
  const told = fromEnvironment();
  if (told) return told;
  const kept = await read(connection);
  if (!kept) throw new TangramError('BAD_USER_INPUT', 'noMailServer');
  const password = kept.password === null ? null : keyring().decrypt(kept.password);
  // Another key than the one it was sealed with: as good as no password, and said so.
  if (password === undefined) throw new TangramError('BAD_USER_INPUT', 'mailPasswordLost');
  return { ...kept, user: kept.user || null, password };
}

/** true where mails can be sent. */
export async function hasMailServer(connection: Connection | Database): Promise<boolean> {
  return fromEnvironment() !== undefined || (await read(connection)) !== undefined;
}

/** For the screen. */
export async function mailSettings(connection: Connection | Database): Promise<MailSettings> {
  const told = fromEnvironment();
  if (told) return { ...told, source: 'environment', user: told.user ?? '', hasPassword: told.password !== null, ...withoutPassword };
  const kept = await read(connection);
  if (!kept) return { source: null, host: '', port: 587, security: 'starttls', user: '', hasPassword: false, address: '', name: '' };
  return { ...kept, source: 'setup', hasPassword: kept.password !== null, ...withoutPassword };
}
const withoutPassword = { password: undefined };

/** Keeps it; what is wrong is refused with the name of the setting. */
export async function saveMailSettings(database: Database, change: MailChange, by: string | null): Promise<MailSettings> {
  if (fromEnvironment()) throw new TangramError('BAD_USER_INPUT', 'mailFromEnvironment');
  const { host, port, security, user, password, address, name } = change;
  const sender = emailAddress(address);
  const problems: Problem[] = [
    ...(/^[\p{L}\p{N}]([\p{L}\p{N}.:-]{0,252})$/u.test(host) ? [] : [{ path: 'host', rule: 'badFormat', params: { example: 'smtp.example.com' } } as Problem]),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535 ? [] : [{ path: 'port', rule: 'wrongType', params: { expected: 'integer' } } as Problem]),
    ...(['none', 'starttls', 'tls'].includes(security) ? [] : [{ path: 'security', rule: 'notAChoice', params: { value: security } } as Problem]),
    ...(sender ? [] : [{ path: 'address', rule: 'badFormat', params: { example: 'crm@example.com' } } as Problem]),
    // A line break in a name would begin a header of its own.
    ...[['name', name], ['user', user], ['password', password ?? '']].flatMap(([path, text]) => (/[\u0000-\u001f]/.test(text!) || text!.length > 300 ? [{ path: path!, rule: 'badFormat', params: { example: '…' } } as Problem] : [])),
  ];
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
  await database.transaction(async (connection) => {
    const before = await read(connection);
    // A password is for the server it was given for: another host must not get it.
    const old = before && before.host === host && before.user === user ? before.password : null;
    const sealed = password === undefined ? old : password === '' ? null : keyring().encrypt(password);
    const kept: Kept = { host, port, security, user, password: sealed, address: sender!, name: name.trim() };
    await connection.run({ text: `DELETE FROM engine_setting WHERE name = 'mail'`, values: [] });
    await connection.run({ text: `INSERT INTO engine_setting (name, value, changed_at, by_id) VALUES ('mail', ?, ?, ?)`, values: [JSON.stringify(kept), Date.now(), by] });
  });
  return mailSettings(database);
}

async function read(connection: Connection | Database): Promise<Kept | undefined> {
  const [row] = await connection.rows({ text: `SELECT value FROM engine_setting WHERE name = 'mail'`, values: [] });
  return row && (JSON.parse(String(row[0])) as Kept);
}

function fromEnvironment(): MailServer | undefined {
  const { server, from } = mailPlace();
  if (server === undefined || from === undefined) return undefined;
  const url = new URL(server);
  const named = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+)>\s*$/.exec(from);
  const tls = url.protocol === 'smtps:';
  return {
    host: url.hostname, port: Number(url.port) || (tls ? 465 : 587), security: tls ? 'tls' : 'starttls',
    user: url.username ? decodeURIComponent(url.username) : null, password: url.password ? decodeURIComponent(url.password) : null,
    address: named?.[2] ?? from.trim(), name: named?.[1] ?? '',
  };
}
