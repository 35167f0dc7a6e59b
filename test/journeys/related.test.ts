// What belongs to a customer: panels, contacts, opportunities, orders with their lines.
import type { Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { cell, choose, columnsOf, fill, find, namesOf, notice, options, panel, pick, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Related records on $name', (kind) => {
  let journey: Journey;
  let customer: string;
  beforeAll(async () => {
    journey = await startJourney(kind);
    const { a } = await journey.admin.ask<{ a: { id: string } }>(`mutation {
      a: createAccount(input: { name: "杭州西湖电气有限公司" }) { id }
      b: createAccount(input: { name: "南京紫金仪表有限公司", contacts: { create: [{ name: "别家的人" }] } }) { id }
      c: createContact(input: { name: "钱学文", title: "工程师" }) { id }
    }`);
    customer = a.id;
  }, startTime);
  afterAll(() => journey?.close());

  it('CON-01 MET-10 a new contact begins under its customer, in the small form and in the full one', async () => {
    const page = await openCustomer();
    const contacts = panel(page, '联系人');
    await contacts.getByRole('button', { name: '新建' }).click();
    const dialog = page.getByRole('dialog');
    await until(async () => (await cell(dialog, 'account').textContent())?.includes('杭州西湖电气有限公司'), true);
    await fill(dialog, 'name', '孙丽');
    await dialog.getByRole('button', { name: '填写完整表单' }).click();
    await page.waitForURL(/\/o\/contact\/new/);
    await until(async () => (await cell(page, 'account').textContent())?.includes('杭州西湖电气有限公司'), true);
    expect(await cell(page, 'name').getByRole('textbox').inputValue()).toBe('孙丽');
    await fill(page, 'officePhone', '0571-88880000');
    await fill(page, 'mobile', '13900001111');
    await fill(page, 'title', '采购经理');
    await choose(page, 'role', '决策者');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await notice(page, '已创建“孙丽”').waitFor();
    await page.goto(`${journey.url}/o/account/${customer}`);
    const row = panel(page, '联系人').getByRole('row', { name: /孙丽/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/孙丽.*采购经理.*决策者.*13900001111.*0571-88880000/);
  });

  it('MET-10 links an existing contact, takes it off again, shows all; counts follow; nothing of other customers shows', async () => {
    const page = await openCustomer();
    const contacts = panel(page, '联系人');
    await contacts.getByRole('button', { name: '关联已有' }).click();
    const dialog = page.getByRole('dialog');
    await pick(dialog.getByRole('combobox'), '钱学文', 'qxw');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: '关联 1 条' }).click();
    await notice(page, '已关联 1 条').waitFor();
    await until(() => contacts.locator('.tg-count').textContent(), '2');
    await contacts.getByRole('row', { name: /钱学文/ }).getByRole('button', { name: '取消关联' }).click();
    await notice(page, '已取消关联').waitFor();
    await until(() => contacts.locator('.tg-count').textContent(), '1');
    await journey.admin.ask('mutation($inputs: [ContactInput!]!) { createContacts(inputs: $inputs) { count } }', { inputs: Array.from({ length: 7 }, (_, index) => ({ name: `联系人${index + 1}`, account: customer })) });
    await page.reload();
    await until(() => contacts.locator('.tg-count').textContent(), '8');
    expect(await contacts.getByRole('row').count()).toBe(6);
    await contacts.getByRole('link', { name: '查看全部 8 条' }).click();
    await until(async () => (await namesOf(page)).length, 8);
    expect((await namesOf(page)).includes('别家的人')).toBe(false);
  });

  it('MKT-10 adds ten customers to a campaign at once; adding one of them again makes no double', async () => {
    const { batch, made } = await journey.admin.ask<{ batch: { count: number }; made: { id: string } }>('mutation($inputs: [AccountInput!]!) { batch: createAccounts(inputs: $inputs) { count } made: createCampaign(input: { name: "十家一场", kind: "onSite" }) { id } }',
      { inputs: Array.from({ length: 10 }, (_, index) => ({ name: `活动客户${String(index).padStart(2, '0')}` })) });
    const page = await journey.open(`/o/campaign/${made.id}`);
    const members = panel(page, '目标客户');
    const all = page.getByRole('button', { name: '显示全部关联列表' });
    await members.or(all).first().waitFor();
    if (await all.isVisible()) await all.click();
    const dialog = page.getByRole('dialog', { name: '批量添加：目标客户' });
    const add = async (names: readonly string[]): Promise<void> => {
      await members.getByRole('button', { name: '批量添加' }).click();
      for (const name of names) await pick(dialog.getByRole('combobox'), name, name);
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: `添加 ${names.length} 条` }).click();
    };
    await add(Array.from({ length: 10 }, (_, index) => `活动客户${String(index).padStart(2, '0')}`));
    await notice(page, '已添加 10 条').waitFor();
    await until(() => members.locator('.tg-count').textContent(), '10');
    await picture(page, `related-added-${kind.name}`);
    await add(['活动客户03']);
    await notice(page, '已添加 0 条，1 条已在其中').waitFor();
    const { campaign } = await journey.admin.ask<{ campaign: { members: { totalCount: number } } }>(`{ campaign(id: "${made.id}") { members { totalCount } } }`);
    expect([batch.count, campaign.members.totalCount]).toEqual([10, 10]);
  });

  it('OPP-01 an opportunity with customer, description, contact, dates, stage and amount; the list shows stage and expected revenue', async () => {
    const page = await openCustomer();
    await panel(page, '商机').getByRole('button', { name: '新建' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '填写完整表单' }).click();
    await fill(page, 'name', '配电柜改造');
    await find(page, 'contact', { text: 'sunli', option: '孙丽' });
    await choose(page, 'stage', '方案报价');
    await fill(page, 'probability', '50');
    await fill(page, 'amount', '200000');
    await date(page, 'startDate', '2026-11-02');
    await date(page, 'closeDate', '2027-03-31');
    await fill(page, 'description', '三号厂房的配电柜全部更换');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '配电柜改造' }).waitFor();
    await page.goto(`${journey.url}/o/opportunities?columns=name,stage,probability,expectedRevenue,closeDate`);
    await until(() => columnsOf(page), ['商机名称', '阶段', '可能性', '预期收入', '预计成交日期']);
    await until(() => namesOf(page), ['配电柜改造']);
    const shown = (await page.locator('.ag-row[row-index="0"]').allTextContents()).join(' ');
    expect(shown).toMatch(/方案报价.*50.*100,000\.00.*2027-03-31/);
  });

  it('ORD-01 ORD-02 a new order from the customer’s page: two lines 2 × 50 and 1 × 30 give 130, saved in one mutation', async () => {
    await journey.admin.ask('mutation { createProduct(input: { name: "断路器", sku: "DLQ-1", unitPrice: "50", specification: "63A 3P" }) { id } }');
    const page = await openCustomer();
    await panel(page, '订单').getByRole('button', { name: '新建' }).click();
    await page.waitForURL(/\/o\/salesOrder\/new/);
    await until(async () => (await cell(page, 'account').textContent())?.includes('杭州西湖电气有限公司'), true);
    await fill(page, 'subject', '配电改造一期');
    const lines = page.getByRole('table', { name: '订单明细' });
    while (await lines.getByRole('spinbutton', { name: '数量' }).count() < 2) await page.getByRole('button', { name: '添加一行' }).click();
    await line(page, 0, { product: 'dlq', quantity: '2', unitPrice: '50' });
    await line(page, 1, { name: '安装服务', quantity: '1', unitPrice: '30' });
    await until(async () => (await lines.locator('tfoot').textContent())?.includes('130.00'), true);
    await picture(page, `order-form-${kind.name}`);
    const mutations: string[] = [];
    page.on('request', (request) => { if (/"query":"mutation/.test(request.postData() ?? '')) mutations.push(request.postData()!); });
    await page.keyboard.press('Control+s');
    await notice(page, /已创建/).waitFor();
    expect(mutations).toHaveLength(1);
    await until(async () => (await cell(page, 'total').textContent())?.includes('130.00'), true);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^SO-\d{8}-0001$/);
    await picture(page, `order-page-${kind.name}`);
    await page.getByRole('link', { name: '杭州西湖电气有限公司' }).first().click();
    const row = panel(page, '订单').getByRole('row').nth(1);
    await until(async () => (await row.textContent())?.includes('130.00'), true);
    // CUS-05: two clicks from the customer's page to a line's product.
    await row.getByRole('link').first().click();
    await page.getByRole('table', { name: '订单明细' }).getByRole('link', { name: '断路器' }).click();
    await page.getByRole('heading', { level: 1, name: '断路器' }).waitFor();
  });

  it('ORD-02 lines are changed, added and removed on the order’s form; the totals follow by roll-up', async () => {
    const { salesOrders } = await journey.admin.ask<{ salesOrders: { nodes: { id: string }[] } }>('{ salesOrders(filter: { subject: { eq: "配电改造一期" } }) { nodes { id } } }');
    const id = salesOrders.nodes[0]!.id;
    const page = await journey.open(`/o/salesOrder/${id}/edit`);
    await line(page, 0, { quantity: '3' });
    await page.getByRole('button', { name: '删除第 2 行' }).click();
    await page.getByRole('button', { name: '添加一行' }).click();
    await line(page, 1, { name: '运输', quantity: '1', unitPrice: '20.5' });
    await fill(page, 'freight', '10');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await notice(page, '已保存').waitFor();
    await until(async () => (await cell(page, 'total').textContent())?.includes('180.50'), true);
    expect(await cell(page, 'subtotal').textContent()).toContain('170.50');
    const { salesOrder } = await journey.admin.ask<{ salesOrder: unknown }>('query($id: ID!) { salesOrder(id: $id) { subtotal total lineCount totalQuantity lines(orderBy: [{ createdAt: ASC }]) { nodes { name quantity amount } } } }', { id });
    expect(salesOrder).toEqual({
      subtotal: '170.5000', total: '180.50', lineCount: 2, totalQuantity: '4.00',
      lines: { nodes: [{ name: null, quantity: '3.00', amount: '150.0000' }, { name: '运输', quantity: '1.00', amount: '20.5000' }] },
    });
  });

  it('PRD-01 a product is entered with its attributes and price, and made from a lookup without leaving the form', async () => {
    const page = await journey.open('/o/product/new');
    await fill(page, 'name', '变压器');
    await fill(page, 'specification', '630kVA 干式');
    await fill(page, 'unitPrice', '86000');
    await page.keyboard.press('Control+s');
    await notice(page, '已创建“变压器”').waitFor();
    await page.goto(`${journey.url}/o/contact/new`);
    await fill(page, 'name', '周敏');
    const account = cell(page, 'account').getByRole('combobox');
    await account.click();
    await account.fill('苏州园区新材料');
    await page.getByRole('button', { name: '新建客户“苏州园区新材料”' }).click();
    const dialog = page.getByRole('dialog');
    await until(() => cell(dialog, 'name').getByRole('textbox').inputValue(), '苏州园区新材料');
    await picture(page, `quick-create-${kind.name}`);
    await dialog.getByRole('button', { name: '保存' }).click();
    await until(async () => (await cell(page, 'account').textContent())?.includes('苏州园区新材料'), true);
    expect(await cell(page, 'name').first().getByRole('textbox').inputValue()).toBe('周敏');
  });

  it('CUS-05 MET-30 one query gives a customer with everything its page shows', async () => {
    const { account } = await journey.admin.ask<{ account: Record<string, { totalCount: number }> }>(`query($id: ID!) { account(id: $id) {
      contacts(first: 2) { totalCount nodes { name } } opportunities { totalCount nodes { name expectedRevenue } } salesOrders { totalCount nodes { total lines { nodes { amount product { name } } } } } followUps { totalCount } } }`, { id: customer });
    expect(account).toMatchObject({ contacts: { totalCount: 8 }, opportunities: { totalCount: 1, nodes: [{ name: '配电柜改造', expectedRevenue: '100000.00' }] }, salesOrders: { totalCount: 1, nodes: [{ total: '180.50' }] }, followUps: { totalCount: 0 } });
    const page = await openCustomer();
    for (const label of ['联系人', '商机', '订单', '跟进记录']) await panel(page, label).waitFor();
    await picture(page, `customer-panels-${kind.name}`);
  });

  it('the cursor stands in an added row before the next key', async () => {
    const page = await journey.open('/o/salesOrder/new');
    const table = `document.querySelector('table[aria-label="订单明细"]')`;
    await page.getByRole('button', { name: '添加一行' }).waitFor();
    const before = await page.evaluate<number>(`${table}.tBodies[0].querySelectorAll('tr:has(td input)').length`);
    const rowOfCursor = "document.activeElement.closest('tr')?.rowIndex";
    expect(await page.evaluate(`[...document.querySelectorAll('button')].find((button) => button.textContent === '添加一行').click(); ${rowOfCursor}`)).toBe(before + 1);
    expect(await page.evaluate(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })); ${rowOfCursor}`)).toBe(before + 2);
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));

  function openCustomer(): Promise<Page> {
    return journey.open(`/o/account/${customer}`);
  }
});

interface TypedLine { readonly product?: string; readonly name?: string; readonly quantity: string; readonly unitPrice?: string }

async function line(page: Page, index: number, typed: TypedLine): Promise<void> {
  const row = page.getByRole('table', { name: '订单明细' }).locator('tbody tr').nth(index);
  if (typed.product) {
    await row.getByRole('combobox').first().fill(typed.product);
    await options(page).first().click();
  }
  if (typed.name) await row.getByRole('textbox', { name: '品名' }).fill(typed.name);
  await row.getByRole('spinbutton', { name: '数量' }).fill(typed.quantity);
  if (typed.unitPrice) await row.getByRole('spinbutton', { name: '单价' }).fill(typed.unitPrice);
  await row.getByRole('spinbutton', { name: '数量' }).focus();
}

async function date(page: Page, field: string, day: string): Promise<void> {
  const box = cell(page, field).getByRole('textbox');
  await box.fill(day);
  await box.press('Enter');
}
