// What journeys share: a fresh server with an administrator, people who sign in, pages that remember what went wrong on them.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openPage, type PageOptions } from './browser';
import { clientWith, signIn, type ApiClient } from './client';
import type { DatabaseKind } from './databases';
import { startServer, tangram, type RunningServer } from './server';

export interface Person { readonly id: string; readonly login: string; readonly password: string; readonly api: ApiClient }
export interface Journey {
  readonly url: string;
  readonly server: RunningServer;
  /** The API as the administrator of a new installation. */
  readonly admin: ApiClient;
  /** A user made by the command line, signed in to the API. */
  addPerson(login: string, options: { readonly role: string; readonly name: string }): Promise<Person>;
  /** A fresh page nobody is signed in on. */
  openStranger(options?: PageOptions): Promise<Page>;
  /** A fresh page on which the owner of this API client is signed in, at `path`. */
  open(path: string, options?: PageOptions & { readonly as?: ApiClient }): Promise<Page>;
  /** Another page of the same browser profile: same cookies, same storage. */
  openBeside(page: Page, path: string): Promise<Page>;
  tangram(...words: readonly string[]): Promise<string>;
  /** Errors and policy violations of every page opened so far. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** Time for a first start: the web app may have to be built. */
export const startTime = 300_000;

/** Starts server and browser. */
export async function startJourney(kind: DatabaseKind, folder?: string): Promise<Journey> {
  const database = await kind.create();
  const server = await startServer({ databaseUrl: database.url, web: true, ...(folder ? { env: { METADATA: folder } } : {}) });
  const place = { databaseUrl: database.url, dataDir: server.dataDir };
  const browser = await openBrowser();
  const pages: { page: Page; errors: string[] }[] = [];
  const admin = clientWith(server.url, await tokenOfLink(server.signInLink()));
  const keep = async (options: PageOptions | undefined, token?: string): Promise<Page> => {
    const opened = await openPage(browser, options);
    if (token) await signInContext(opened.context, server.url, token);
    pages.push(opened);
    return opened.page;
  };
  return {
    url: server.url, server, admin,
    async addPerson(login, { role, name }) {
      const password = `${login}-Passw0rd`;
      const id = (await tangram(['user', 'create', '--login', login, '--name', name, '--role', role, '--password-stdin'], { ...place, input: password })).trim();
      return { id, login, password, api: await signIn(server.url, login, password) };
    },
    openStranger: (options) => keep(options),
    async open(path, options = {}) {
      const page = await keep(options, (options.as ?? admin).token);
      await page.goto(`${server.url}${path}`);
      return page;
    },
    async openBeside(page, path) {
      const beside = await page.context().newPage();
      await beside.goto(`${server.url}${path}`);
      return beside;
    },
    tangram: (...words) => tangram(words, place),
    problems: () => pages.flatMap(({ page, errors }) => errors.map((error) => `${page.url()} ${error}`)),
    async close() {
      await closeQuietly(browser);
      await server.stop();
      await database.drop();
    },
  };
}

/** The session that a one-time link opens. */
export async function tokenOfLink(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' });
  const token = /tangram_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (!token) throw new Error(`the link opened no session: ${answer.status}`);
  return token;
}

async function signInContext(context: BrowserContext, url: string, token: string): Promise<void> {
  await context.addCookies([{ name: 'tangram_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
}

async function closeQuietly(browser: Browser): Promise<void> {
  await browser.close().catch(() => undefined);
}
