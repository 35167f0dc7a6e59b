// A real browser for journeys: Debian's Chromium (chromium.cjs finds it) driven by playwright-core.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const { chromium: executable } = require('./chromium.cjs') as { chromium: string };
const pictures = join(__dirname, '../.artifacts');

/** `describe` for journeys: leaves them out where the machine has no Chromium (npm test says so, CI refuses). */
export const describeInBrowser = executable ? describe : describe.skip;

/** Starts Chromium without any of its own network traffic. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable, headless: true,
    // Tabs of one person share a process, and with it what is compiled already: a page opens in half the time.
    args: ['--process-per-site', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export interface PageOptions { readonly width?: 1440 | 360; readonly language?: 'zh-CN' | 'en' }

/** A profile of a browser: cookies, storage and caches of its own. */
export function openProfile(browser: Browser, { width = 1440, language = 'zh-CN' }: PageOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width, height: width === 360 ? 740 : 900 }, locale: language, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
}

/** A new tab of a profile; page errors fail the test that watches `errors`. */
export async function openTab(profile: BrowserContext): Promise<{ page: Page; errors: string[] }> {
  const page = await profile.newPage();
  // Long, for machines that are busy; nothing waits longer than what it waits for.
  page.setDefaultTimeout(40_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && /Content Security Policy|Hydration|Minified React error/.test(message.text())) errors.push(message.text()); });
  return { page, errors };
}

/** Keeps a picture under test/.artifacts (ignored by git) for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
