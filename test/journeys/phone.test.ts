// A telephone: 360 pixels wide, in Chinese and in English, nothing scrolls sideways.
import type { Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { cell, fill, namesOf, notice, until, widthOf } from '../kit/screen';

describeInBrowser.each(databaseKinds)('A telephone on $name', (kind) => {
  let journey: Journey;
  let customer: string;
  beforeAll(async () => {
    journey = await startJourney(kind);
    const { a } = await journey.admin.ask<{ a: { id: string } }>(`mutation {
      a: createAccount(input: { name: "内蒙古自治区呼和浩特市草原绿色食品加工与冷链物流股份有限公司", status: "signed", level: "a", industry: "food", phone: "0471-6666666", contacts: { create: [{ name: "巴特尔", title: "总经理", mobile: "13700001111" }] } }) { id }
      b: createAccount(input: { name: "青岛海风家电有限公司" }) { id }
      c: createProduct(input: { name: "冷藏柜", unitPrice: "3200" }) { id }
    }`);
    customer = a.id;
    await journey.admin.ask('mutation($account: AccountReference!) { createSalesOrder(input: { account: $account, subject: "冷链一期", lines: { create: [{ name: "冷藏柜", quantity: "2", unitPrice: "3200" }, { name: "运费", quantity: "1", unitPrice: "300" }] } }) { id } }', { account: customer });
  }, startTime);
  afterAll(() => journey?.close());

  it('the list shows cards, the record its layout, the form one column; each fits', async () => {
    const page = await journey.open('/o/accounts', { width: 360 });
    await until(async () => (await namesOf(page)).length, 2);
    await fits(page, `phone-list-${kind.name}`);
    await page.getByRole('button', { name: '导航' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '联系人' }).waitFor();
    await fits(page, `phone-menu-${kind.name}`);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /草原绿色食品/ }).click();
    await page.getByRole('heading', { level: 1, name: /草原绿色食品/ }).waitFor();
    await fits(page, `phone-record-${kind.name}`);
    await page.getByRole('button', { name: '编辑' }).click();
    await fill(page, 'mobile', '13800138000');
    await fits(page, `phone-form-${kind.name}`);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await notice(page, '已保存').waitFor();
    await until(async () => (await cell(page, 'mobile').first().textContent())?.includes('13800138000'), true);
  });

  it('an order with its lines is entered; only the table of lines scrolls in itself', async () => {
    const page = await journey.open('/o/salesOrders', { width: 360 });
    await page.locator('.tg-card a').first().click();
    await page.getByRole('table', { name: '订单明细' }).waitFor();
    await fits(page, `phone-order-${kind.name}`);
    await page.getByRole('button', { name: '编辑' }).click();
    await page.getByRole('table', { name: '订单明细' }).getByRole('spinbutton', { name: '数量' }).first().fill('3');
    await fits(page, `phone-order-form-${kind.name}`);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await notice(page, '已保存').waitFor();
    await until(async () => (await page.locator('main').textContent())?.includes('9,900.00'), true);
  });

  it('in English it fits as well: home, list, record, new record', async () => {
    const page = await journey.open('/', { width: 360, language: 'en' });
    await page.getByRole('button', { name: /语言|Language/ }).click();
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'At a glance' }).waitFor();
    await fits(page, `phone-home-en-${kind.name}`);
    await page.goto(`${journey.url}/o/accounts`);
    await until(async () => (await namesOf(page)).length, 2);
    await fits(page, `phone-list-en-${kind.name}`);
    await page.goto(`${journey.url}/o/account/${customer}`);
    await page.getByRole('region', { name: 'Contacts' }).waitFor();
    await fits(page, `phone-record-en-${kind.name}`);
    await page.goto(`${journey.url}/o/account/new`);
    await cell(page, 'name').waitFor();
    await fits(page, `phone-form-en-${kind.name}`);
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));
});

async function fits(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await widthOf(page)).toBeLessThanOrEqual(360);
  // The pages scroll inside the content: that must not be wider than the screen either.
  expect(await page.evaluate<number>('document.getElementById("content").scrollWidth')).toBeLessThanOrEqual(360);
}
