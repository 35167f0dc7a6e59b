// An administrator arranges pages, lists and related lists, by mouse and by keyboard; the next page load follows, and every publish can be undone.
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { cell, columnsOf, panel, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Designing pages on $name', (kind) => {
  let journey: Journey;
  let account: string;
  beforeAll(async () => {
    journey = await startJourney(kind);
    const made = await journey.admin.ask<{ createAccount: { id: string } }>('mutation { createAccount(input: { name: "北京智源科技有限公司", fax: "010-5555", contacts: { create: [{ name: "李娜" }] } }) { id } }');
    account = made.createAccount.id;
  }, startTime);
  afterAll(() => journey?.close());

  it('moves a field to the top and hides one by mouse; the form follows, the hidden value stays', async () => {
    const page = await design('edit');
    await drag(placed(page, 'creditLimit'), placed(page, 'name'), 'before');
    await until(async () => (await order(page))[0], 'creditLimit');
    await placed(page, 'fax').click();
    await page.getByRole('button', { name: '移出页面' }).click();
    await page.locator('[data-piece="fax"]').waitFor();
    await picture(page, `design-edit-${kind.name}`);
    await publish(page);
    const form = await journey.open(`/o/account/${account}/edit`);
    await cell(form, 'name').waitFor();
    await until(() => fieldsOf(form), 'creditLimit');
    expect(await cell(form, 'fax').count()).toBe(0);
    const read = await journey.admin.ask<{ account: { fax: string } }>('query($id: ID!) { account(id: $id) { fax } }', { id: account });
    expect(read.account.fax).toBe('010-5555');
  });

  it('does the same by keyboard, undoes and redoes, and finds unpublished work again after the browser was closed', async () => {
    const page = await design('edit');
    await placed(page, 'industry').focus();
    const before = await order(page);
    await page.keyboard.press('Shift+ArrowUp');
    await until(async () => (await order(page)).indexOf('industry') < before.indexOf('industry'), true);
    await page.keyboard.press('Control+z');
    await until(() => order(page), before);
    await page.keyboard.press('Control+Shift+z');
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('Shift+ArrowUp');
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Shift+ArrowLeft');
    await until(async () => (await order(page))[0], 'industry');
    await until(() => page.evaluate<string>('document.activeElement.dataset.placed ?? ""'), 'industry');
    await placed(page, 'website').focus();
    await page.keyboard.press('Delete');
    await page.locator('[data-piece="website"]').waitFor();
    const later = await journey.openBeside(page, '/setup/objects/account/edit');
    await later.locator('[data-piece="website"]').waitFor();
    await later.close();
    await page.keyboard.press('Control+s');
    await published(page);
    const form = await journey.open(`/o/account/${account}/edit`);
    await cell(form, 'name').waitFor();
    await until(() => fieldsOf(form), 'industry');
    expect(await cell(form, 'website').count()).toBe(0);
  });

  it('undoes a publish', async () => {
    const page = await design('edit');
    await placed(page, 'mobile').focus();
    await page.keyboard.press('Delete');
    await publish(page);
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await page.locator('.ant-message').getByText('已撤销').waitFor();
    await placed(page, 'mobile').waitFor();
    const form = await journey.open(`/o/account/${account}/edit`);
    await cell(form, 'mobile').waitFor();
  });

  it('says at once what is wrong with a condition, and publishes only what is right', async () => {
    const page = await design('edit');
    await placed(page, 'phone').click();
    const box = page.getByRole('textbox', { name: '显示条件' });
    await box.fill('nmae = "x"');
    await page.getByRole('alert').filter({ hasText: 'nmae' }).first().waitFor();
    expect(await page.getByRole('button', { name: '保存并发布' }).isDisabled()).toBe(true);
    await box.fill('name = "x"');
    await publish(page);
    const form = await journey.open(`/o/account/${account}/edit`);
    await cell(form, 'name').waitFor();
    expect(await cell(form, 'phone').count()).toBe(0);
    await cell(form, 'name').locator('input').fill('x');
    await cell(form, 'phone').waitFor();
  });

  it('gives the view page its own layout, with a section titled in both languages and a preview', async () => {
    const page = await design('view', '[data-placed="email"]');
    await page.getByRole('button', { name: '添加分组', exact: true }).click();
    await page.getByLabel('标题（中文）').fill('重要信息');
    await page.getByLabel('标题（英语）').fill('Important');
    await placed(page, 'email').click();
    await page.getByRole('combobox', { name: '所在分组' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '重要信息' }).click();
    await page.getByText('预览', { exact: true }).click();
    await page.locator('[data-preview]').getByText('重要信息').waitFor();
    await picture(page, `design-preview-${kind.name}`);
    await publish(page);
    const shown = await journey.open(`/o/account/${account}`);
    await shown.getByRole('heading', { name: '重要信息' }).waitFor();
    expect(await shown.getByRole('region', { name: '重要信息' }).locator('[data-field="email"]').count()).toBe(1);
    const { setup } = await journey.admin.ask<{ setup: { definitions: { body: { labels: Record<string, string> } }[] } }>('{ setup { definitions(below: "customers/account/translations/en") { body } } }');
    expect(Object.values(setup.definitions[0]!.body.labels)).toEqual(expect.arrayContaining(['Important', 'Customer']));
  });

  it('adds a list column in second place', async () => {
    const page = await design('list', '[data-row="name"]');
    await page.getByRole('combobox', { name: '添加列' }).click();
    await page.getByRole('combobox', { name: '添加列' }).fill('chuanzhen');
    await page.locator('.ant-select-item-option').filter({ hasText: '传真' }).first().click();
    await page.locator('[data-row="fax"]').waitFor();
    const up = page.getByRole('button', { name: '上移“传真”' });
    while ((await rows(page)).indexOf('fax') > 1) {
      const at = (await rows(page)).indexOf('fax');
      await up.press('Enter');
      await until(async () => (await rows(page)).indexOf('fax'), at - 1);
    }
    await picture(page, `design-list-${kind.name}`);
    await publish(page);
    const list = await journey.open('/o/accounts');
    await until(async () => (await columnsOf(list))[1], '传真');
  });

  it('turns a related list off and on again', async () => {
    const page = await design('related', '[data-row="contacts"]');
    await page.getByRole('switch', { name: '显示“联系人”' }).click();
    await publish(page);
    const without = await journey.open(`/o/account/${account}`);
    await without.getByRole('heading', { level: 1, name: '北京智源科技有限公司' }).waitFor();
    await panel(without, '商机').waitFor();
    expect(await panel(without, '联系人').count()).toBe(0);
    await page.getByRole('switch', { name: '显示“联系人”' }).click();
    await publish(page);
    const back = await journey.open(`/o/account/${account}`);
    await panel(back, '联系人').getByText('李娜').waitFor();
  });

  it('is nothing for people who may not change the setup', async () => {
    await journey.admin.ask('mutation { createRole(input: { code: "seller", name: "业务员", permissionSets: ["salesperson"] }) { id } }');
    const seller = await journey.addPerson('chen.jie', { role: 'seller', name: '陈洁' });
    const page = await journey.open('/setup/objects/account/edit', { as: seller.api });
    await page.getByRole('banner').waitFor();
    await until(() => page.locator('[data-placed]').count(), 0);
    const answer = await seller.api.send('{ setup { objects(name: "account") { layoutsInForce } } }');
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));

  async function design(tab: string, ready = '[data-placed="name"]'): Promise<Page> {
    const page = await journey.open(`/setup/objects/account/${tab}`);
    await page.locator(ready).first().waitFor();
    return page;
  }
});

function placed(page: Page, field: string): Locator {
  return page.locator(`[data-placed="${field}"]`);
}

/** The fields on the designed page, in order. */
function order(page: Page): Promise<string[]> {
  return page.locator('[data-placed]').evaluateAll((cells) => cells.map((one) => (one as unknown as { dataset: { placed: string } }).dataset.placed));
}

function rows(page: Page): Promise<string[]> {
  return page.locator('[data-row]').evaluateAll((all) => all.map((one) => (one as unknown as { dataset: { row: string } }).dataset.row));
}

/** The first field of a form. */
async function fieldsOf(form: Page): Promise<string | null> {
  return form.locator('[data-field]').first().getAttribute('data-field');
}

async function drag(from: Locator, to: Locator, side: 'before' | 'after'): Promise<void> {
  const page = from.page();
  await from.scrollIntoViewIfNeeded();
  const start = (await from.boundingBox())!;
  await page.mouse.move(start.x + 24, start.y + 14);
  await page.mouse.down();
  await page.mouse.move(start.x + 34, start.y + 20, { steps: 3 });
  // The page scrolls by itself while something is held near its edge, so the way is looked up as it goes.
  for (let look = 0; look < 60; look += 1) {
    const end = (await to.boundingBox())!;
    const inSight = end.y > 120;
    await page.mouse.move(side === 'before' ? end.x + 12 : end.x + end.width - 12, inSight ? end.y + end.height / 2 : 110, { steps: 2 });
    if (inSight && await marked(to)) break;
  }
  await page.mouse.up();
}

async function marked(to: Locator): Promise<boolean> {
  return /mark/i.test(await to.getAttribute('class') ?? '');
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存并发布' }).click();
  await published(page);
}

async function published(page: Page): Promise<void> {
  const go = page.getByRole('dialog').getByRole('button', { name: '发布', exact: true });
  const unpublished = page.getByText('有未发布的修改');
  // It is asked first where something is taken away. The message alone says nothing: that of an earlier publish may still stand.
  await until(async () => await go.isVisible() || await unpublished.count() === 0, true);
  if (await go.isVisible()) await go.click();
  await until(() => unpublished.count(), 0);
  await page.locator('.ant-message').getByText('已发布').first().waitFor();
}
