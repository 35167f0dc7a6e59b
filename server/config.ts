// The environment, read once: every variable the server knows, with its default and what to do when it is wrong.
import { delimiter, resolve } from 'node:path';
import { isNetwork } from './base/networks';

export interface Config {
  readonly port: number;
  /** Address to listen on; all of them where unset. */
  readonly host: string | undefined;
  readonly databaseUrl: string;
  /** Absolute path of the folder for database, files and secrets. */
  readonly dataDir: string;
  /** How people reach the server, for links; this machine and the port where unset. */
  readonly publicUrl: string | undefined;
  readonly logLevel: string;
  /** Folders of definitions instead of the shipped one, later ones over earlier ones; absolute. */
  readonly metadata: readonly string[] | undefined;
  /** false: only the API, no web app. */
  readonly web: boolean;
  /** Connections to a database server. */
  readonly poolSize: number;
  /** Background jobs this process works on at the same time; 0: none. */
  readonly jobs: number;
  /** Addresses and networks of proxies whose word on where a request comes from is taken. */
  readonly trustedProxies: readonly string[];
  /** Requests a minute of one user, API key or, before signing in, address; 0: no limit. */
  readonly rateLimit: number;
  /** The mail server as smtp://user:password@host:port (smtps: encrypted from the start); where unset, what setup says. */
  readonly mailServer: string | undefined;
  /** Whom mails come from: `Name <address>`. */
  readonly mailFrom: string | undefined;
  /** Seals backups; none is made without it. */
  readonly backupPassword: string | undefined;
  /** A font for PDF files: a file, with `#` and a name where it holds several; looked for on the machine where unset. */
  readonly pdfFont: string | undefined;
  /** Largest upload in bytes. */
  readonly uploadLimit: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration, or an Error whose message says which variable is wrong and what it should look like. */
export function readConfig(env: Environment = process.env): Config {
  const dataDir = resolve(env['DATA_DIR'] || './data');
  const port = wholeNumber('PORT', env['PORT'] || '3000', { least: 0, most: 65_535 });
  return Object.freeze({
    port,
    host: env['HOST'] || undefined,
    databaseUrl: env['DATABASE_URL'] || `sqlite:${resolve(dataDir, 'tangram.db')}`,
    dataDir,
    publicUrl: publicUrl(env['PUBLIC_URL']),
    metadata: env['METADATA'] ? env['METADATA'].split(delimiter).map((folder) => resolve(folder)) : undefined,
    logLevel: oneOf('LOG_LEVEL', env['LOG_LEVEL'] || 'warn', ['debug', 'info', 'warn', 'error', 'silent']),
    web: oneOf('WEB', env['WEB'] || 'on', ['on', 'off']) === 'on',
    poolSize: wholeNumber('DATABASE_POOL', env['DATABASE_POOL'] || '10', { least: 1, most: 200 }),
    jobs: wholeNumber('JOBS', env['JOBS'] || '2', { least: 0, most: 50 }),
    trustedProxies: addresses('TRUSTED_PROXIES', env['TRUSTED_PROXIES'] || ''),
    rateLimit: wholeNumber('RATE_LIMIT', env['RATE_LIMIT'] || '6000', { least: 0, most: 10_000_000 }),
    mailServer: mailServer(env['MAIL_SERVER'], env['MAIL_FROM']),
    mailFrom: env['MAIL_FROM'] || undefined,
    backupPassword: env['BACKUP_PASSWORD'] || undefined,
    pdfFont: env['PDF_FONT'] || undefined,
    uploadLimit: wholeNumber('UPLOAD_LIMIT_MB', env['UPLOAD_LIMIT_MB'] || '50', { least: 1, most: 10_000 }) * 1024 * 1024,
  });
}

function wholeNumber(name: string, text: string, { least, most }: { readonly least: number; readonly most: number }): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new Error(`${name} must be a whole number from ${least} to ${most}, it is "${text}"`);
  return value;
}

function oneOf(name: string, text: string, choices: readonly string[]): string {
  if (!choices.includes(text)) throw new Error(`${name} must be one of ${choices.join(', ')}, it is "${text}"`);
  return text;
}

function addresses(name: string, text: string): readonly string[] {
  const list = text.split(',').map((each) => each.trim()).filter((each) => each !== '');
  const wrong = list.find((each) => !isNetwork(each));
  if (wrong !== undefined) throw new Error(`${name} must be addresses or networks separated by commas, like 127.0.0.1,10.0.0.0/8, it holds "${wrong}"`);
  return list;
}

function publicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^https?:\/\/[^/\s]+$/.test(text)) throw new Error(`PUBLIC_URL must look like https://crm.example.com, it is "${text}"`);
  return text;
}

function mailServer(text: string | undefined, from: string | undefined): string | undefined {
  if (!text) return undefined;
  if (!/^smtps?:\/\/\S+$/.test(text)) throw new Error('MAIL_SERVER must look like smtp://user:password@smtp.example.com:587');
  if (!from) throw new Error('MAIL_SERVER needs MAIL_FROM beside it: whom mails come from, like MAIL_FROM="Tangram <crm@example.com>"');
  return text;
}
