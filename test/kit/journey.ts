// What journeys share: a fresh server with an administrator, people who sign in, pages that remember what went wrong on them.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openProfile, openTab, type PageOptions } from './browser';
import { signIn, type ApiClient } from './client';
import type { DatabaseKind } from './databases';
import { administratorOf, createUser } from './people';
import { startServer, tangram, type RunningServer } from './server';

export interface Person { readonly id: string; readonly login: string; readonly password: string; readonly api: ApiClient }
export interface Journey {
  readonly url: string;
  readonly server: RunningServer;
  /** The API as the administrator of a new installation. */
  readonly admin: ApiClient;
  /** A user made by the administrator, signed in to the API. */
  addPerson(login: string, options: { readonly role: string; readonly name: string }): Promise<Person>;
  /** A page of a new browser nobody is signed in on. */
  openStranger(options?: PageOptions): Promise<Page>;
  /** A new tab at `path` in the browser of the owner of this API client, or in a new browser the owner is signed in on too. */
  open(path: string, options?: PageOptions & { readonly as?: ApiClient; readonly newBrowser?: boolean }): Promise<Page>;
  /** Another page of the same browser: same cookies, same storage. */
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
  const admin = await administratorOf(server);
  // What a browser has loaded and compiled serves all tabs of one person, as at home.
  const profiles = new Map<string, BrowserContext>();
  const newProfile = async (token: string, options: PageOptions): Promise<BrowserContext> => {
    const profile = await openProfile(browser, options);
    await signInContext(profile, server.url, token);
    return profile;
  };
  const profileOf = async (token: string, options: PageOptions): Promise<BrowserContext> => {
    const key = [token, options.width, options.language].join(' ');
    const profile = profiles.get(key) ?? (await newProfile(token, options));
    profiles.set(key, profile);
    return profile;
  };
  const keep = async (profile: BrowserContext): Promise<Page> => {
    const opened = await openTab(profile);
    pages.push(opened);
    return opened.page;
  };
  return {
    url: server.url, server, admin,
    async addPerson(login, { role, name }) {
      const password = `${login}-Passw0rd`;
      const id = await createUser(admin, { login, role, name, password });
      return { id, login, password, api: await signIn(server.url, login, password) };
    },
    openStranger: async (options) => keep(await openProfile(browser, options)),
    async open(path, { as = admin, newBrowser = false, ...options } = {}) {
      const page = await keep(await (newBrowser ? newProfile : profileOf)(as.token, options));
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

async function signInContext(context: BrowserContext, url: string, token: string): Promise<void> {
  await context.addCookies([{ name: 'tangram_session', value: token, url, httpOnly: true, sameSite: 'Lax' }]);
}

async function closeQuietly(browser: Browser): Promise<void> {
  await browser.close().catch(() => undefined);
}
