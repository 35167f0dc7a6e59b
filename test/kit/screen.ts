// What a person does on the product's screens, in the words of the screens: fill a field, choose a value, read a table.
import type { Locator, Page } from 'playwright-core';

type Screen = Page | Locator;

/** The cell of a field on a form or record page, by the field's API name. */
export function cell(screen: Screen, field: string): Locator {
  return screen.locator(`[data-field="${field}"]`);
}

/** Types into the box of a field. */
export async function fill(screen: Screen, field: string, text: string): Promise<void> {
  const box = cell(screen, field).locator('input:not([type="checkbox"]), textarea').first();
  await box.fill(text);
  await box.blur();
}

/** Chooses one value of a picklist, or a record that is among the first of a lookup. */
export async function choose(screen: Screen, field: string, option: string): Promise<void> {
  await pick(cell(screen, field).getByRole('combobox'), option);
}

/** Looks for a record by `text` in a lookup and takes the one called `option`. */
export async function find(screen: Screen, field: string, search: { readonly text: string; readonly option: string }): Promise<void> {
  await pick(cell(screen, field).getByRole('combobox'), search.option, search.text);
}

/** Opens a box of choices, types `text` if there is any, and takes the option. */
export async function pick(box: Locator, option: string, text?: string): Promise<void> {
  await box.click();
  if (text !== undefined) await box.fill(text);
  await options(box.page()).filter({ hasText: option }).first().click();
}

/** The options of the list that is open. */
export function options(page: Page): Locator {
  return page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');
}

/** The headings of the list page's grid, from left to right. */
export async function columnsOf(page: Page): Promise<string[]> {
  const headings = '.ag-header-cell[col-id]:not([col-id^="ag-Grid"]) .ag-header-cell-text';
  await page.locator(headings).first().waitFor();
  return inOrder(page, headings, 'left');
}

/** The names in the first column of the list page, from the top. */
export async function namesOf(page: Page): Promise<string[]> {
  await page.locator('.tg-list').waitFor();
  return inOrder(page, '.tg-list-body:not([hidden]) .tg-row-link, .tg-card h3 a', 'top');
}

/** Texts by where they stand: the grid keeps its elements in another order than it shows them. */
function inOrder(page: Page, selector: string, along: 'left' | 'top'): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .map((one) => ({ at: one.getBoundingClientRect().${along}, text: one.textContent.trim() }))
    .sort((a, b) => a.at - b.at).map(({ text }) => text)`);
}

/** Waits until `read` gives what is expected, and fails with the difference otherwise; as patient as the pages are. */
export async function until<T>(read: () => Promise<T> | T, expected: T, milliseconds = 40_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  let seen: T | undefined;
  do {
    seen = await read();
    if (JSON.stringify(seen) === JSON.stringify(expected)) return;
    await new Promise<void>((again) => { setTimeout(again, 50); });
  } while (Date.now() < deadline);
  expect(seen).toEqual(expected);
}

/** A panel of related records on a record page. */
export function panel(page: Page, label: string): Locator {
  return page.getByRole('region', { name: label, exact: true });
}

/** Width of everything on the page: more than the window's means scrolling sideways. */
export function widthOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.scrollingElement.scrollWidth');
}

/** The message of the page that says what was done. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page.locator('.ant-message').getByText(text);
}
