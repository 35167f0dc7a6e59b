// The customer file and its list: enter, find, filter, sort, change, delete, bring back.
import type { Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { cell, choose, columnsOf, fill, find, namesOf, notice, pick, until } from '../kit/screen';

const customers = [
  { name: '北京智源科技有限公司', industry: 'software', level: 'a', region: 'beijing' },
  { name: '上海云帆软件有限公司', industry: 'software', level: 'b', region: 'shanghai' },
  { name: '广州南粤食品有限公司', industry: 'food', level: 'c', region: 'guangdong' },
  { name: '成都天府半导体有限公司', industry: 'semiconductors', region: 'sichuan' },
];

describeInBrowser.each(databaseKinds)('Customers on $name', (kind) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney(kind);
    await journey.admin.ask('mutation($inputs: [AccountInput!]!) { createAccounts(inputs: $inputs) { count } }', { inputs: customers });
  }, startTime);
  afterAll(() => journey?.close());

  it('CUS-06 MET-08 the list has the columns of its layout; a heading sorts up, then down; a name opens the record', async () => {
    const page = await journey.open('/o/accounts');
    await until(async () => (await columnsOf(page)).slice(0, 4), ['客户名称', '简称', '客户状态', '客户级别']);
    const up = byName('ASC');
    const down = byName('DESC');
    await heading(page, '客户名称').click();
    await page.waitForURL(/sort=name/);
    await until(() => namesOf(page), await up);
    await heading(page, '客户名称').click();
    await page.waitForURL(/sort=-name/);
    await until(() => namesOf(page), await down);
    await picture(page, `customers-list-${kind.name}`);
    // The address is the view: read again it shows the same.
    await page.reload();
    await until(() => namesOf(page), await down);
    await page.getByRole('link', { name: customers[0]!.name }).click();
    await page.getByRole('heading', { level: 1, name: customers[0]!.name }).waitFor();
    await page.goBack();
    await until(() => namesOf(page), await down);
  });

  it('CUS-06 MET-14 filters by a condition, by quick filters and by saved views, all kept in the address', async () => {
    const page = await journey.open('/o/accounts');
    await pick(page.getByRole('combobox', { name: '行业' }), '软件服务');
    await page.keyboard.press('Escape');
    await until(async () => (await namesOf(page)).sort(), [customers[0]!.name, customers[1]!.name].sort());
    await page.reload();
    await until(async () => (await namesOf(page)).sort(), [customers[0]!.name, customers[1]!.name].sort());
    await page.getByRole('button', { name: '清除筛选' }).click();
    await until(async () => (await namesOf(page)).length, customers.length);

    await page.getByRole('tab', { name: '重点客户' }).click();
    await page.waitForURL(/view=key/);
    await until(() => namesOf(page), [customers[0]!.name, customers[1]!.name]);
    await page.getByRole('tab', { name: '全部客户' }).click();
    await until(async () => (await namesOf(page)).length, customers.length);

    await page.getByRole('button', { name: '筛选' }).click();
    await pick(page.getByRole('combobox', { name: '选择字段' }), '客户名称', '客户名称');
    await pick(page.getByRole('combobox', { name: '条件', exact: true }), '包含');
    await page.locator('.tg-filter-pop').getByRole('textbox', { name: '客户名称' }).fill('食品');
    await picture(page, `customers-filter-${kind.name}`);
    await page.getByRole('button', { name: '应用' }).click();
    await until(() => namesOf(page), [customers[2]!.name]);
    expect(JSON.parse(new URL(page.url()).searchParams.get('filter')!)).toEqual({ name: { contains: '食品' } });
  });

  it('finds in the list by pinyin initials', async () => {
    const page = await journey.open('/o/accounts');
    await page.getByRole('textbox', { name: /搜索客户/ }).fill('tfbdt');
    await page.keyboard.press('Enter');
    await until(() => namesOf(page), ['成都天府半导体有限公司']);
  });

  it('MET-05 MET-31 refuses a customer without its name, names the field, keeps what was typed; the API refuses it too', async () => {
    const page = await journey.open('/o/account/new');
    await fill(page, 'shortName', '深圳创新');
    await choose(page, 'industry', '通信设备');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await cell(page, 'name').getByRole('alert').filter({ hasText: '请填写“客户名称”' }).waitFor();
    await picture(page, `customer-refused-${kind.name}`);
    expect(await cell(page, 'shortName').getByRole('textbox').inputValue()).toBe('深圳创新');
    expect(await cell(page, 'industry').textContent()).toContain('通信设备');
    const answer = await journey.admin.send('mutation { createAccount(input: { shortName: "深圳创新" }) { id } }');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'name', rule: 'required', label: '客户名称' }] });
    // A rule of the object is refused in the same words by both.
    await fill(page, 'name', '深圳创新通信有限公司');
    await fill(page, 'creditLimit', '1000');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await cell(page, 'creditGrade').getByRole('alert').filter({ hasText: '有信用额度的客户要先评定信用等级。' }).waitFor();
    const ruled = await journey.admin.send('mutation { createAccount(input: { name: "深圳创新通信有限公司", creditLimit: "1000" }) { id } }');
    expect(ruled.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'creditGrade', message: '有信用额度的客户要先评定信用等级。' }] });
  });

  it('CUS-01 MET-12 a customer with name, address, postcode, region, industry and revenue is picked on contact, follow-up, opportunity and order', async () => {
    const page = await journey.open('/o/accounts');
    await until(async () => (await namesOf(page)).length, customers.length);
    await page.keyboard.press('n');
    await page.waitForURL(/\/o\/account\/new/);
    await fill(page, 'name', '深圳创新通信有限公司');
    await choose(page, 'industry', '通信设备');
    await choose(page, 'region', '深圳');
    await fill(page, 'annualRevenue', '12345678.90');
    const address = cell(page, 'address');
    await address.getByRole('combobox').click();
    for (const part of ['广东省', '深圳市', '南山区']) await page.locator('.ant-cascader-menu-item').filter({ hasText: part }).first().click();
    await address.getByRole('textbox', { name: '地址 详细地址' }).fill('科技园南路 1 号');
    await address.getByRole('textbox', { name: '地址 邮编' }).fill('518057');
    await picture(page, `customer-form-${kind.name}`);
    await page.keyboard.press('Control+s');
    await notice(page, '已创建“深圳创新通信有限公司”').waitFor();
    await page.getByRole('heading', { level: 1, name: '深圳创新通信有限公司' }).waitFor();
    await until(async () => (await cell(page, 'address').textContent())?.includes('广东省深圳市南山区科技园南路 1 号 518057'), true);
    expect(await cell(page, 'annualRevenue').textContent()).toContain('12,345,678.90');
    await picture(page, `customer-page-${kind.name}`);
    const { accounts } = await journey.admin.ask<{ accounts: { nodes: unknown[] } }>('{ accounts(filter: { name: { startsWith: "深圳" } }) { nodes { name industry region annualRevenue address { province city district street postcode } } } }');
    expect(accounts.nodes).toEqual([{ name: '深圳创新通信有限公司', industry: 'telecomEquipment', region: 'shenzhen', annualRevenue: '12345678.90', address: { province: '广东省', city: '深圳市', district: '南山区', street: '科技园南路 1 号', postcode: '518057' } }]);
    for (const object of ['contact', 'followUp', 'opportunity', 'salesOrder']) {
      const form = await journey.open(`/o/${object}/new`);
      await find(form, 'account', { text: 'szcxtx', option: '深圳创新通信有限公司' });
      await until(async () => (await cell(form, 'account').textContent())?.includes('深圳创新通信有限公司'), true);
      await form.close();
    }
    const wrong = await journey.admin.send('mutation { createContact(input: { name: "无主", account: "acc_nobody" }) { id } }');
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'account' }] });
  });

  it('changes a customer, shows what was changed, deletes it and brings it back', async () => {
    const { createAccount } = await journey.admin.ask<{ createAccount: { id: string } }>('mutation { createAccount(input: { name: "武汉长江贸易有限公司", phone: "027-88886666" }) { id } }');
    const page = await journey.open(`/o/account/${createAccount.id}`);
    await page.getByRole('button', { name: '编辑' }).click();
    await fill(page, 'phone', '027-88880000');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await notice(page, '已保存').waitFor();
    await until(async () => (await cell(page, 'phone').first().textContent())?.includes('027-88880000'), true);
    const history = page.getByRole('region', { name: '变更历史' });
    await history.getByRole('button', { name: '显示' }).click();
    await history.getByText('027-88886666').waitFor();
    expect(await history.textContent()).toMatch(/修改了记录.*电话.*027-88886666.*027-88880000.*创建了记录/s);
    await picture(page, `customer-history-${kind.name}`);

    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await notice(page, '已删除“武汉长江贸易有限公司”').waitFor();
    await page.waitForURL(/\/o\/accounts/);
    await until(async () => (await namesOf(page)).includes('武汉长江贸易有限公司'), false);
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await notice(page, '已恢复').waitFor();
    await until(async () => (await namesOf(page)).includes('武汉长江贸易有限公司'), true);
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));

  async function byName(direction: 'ASC' | 'DESC'): Promise<string[]> {
    const { accounts } = await journey.admin.ask<{ accounts: { nodes: { name: string }[] } }>(`{ accounts(orderBy: [{ name: ${direction} }]) { nodes { name } } }`);
    return accounts.nodes.map(({ name }) => name);
  }
});

function heading(page: Page, label: string): ReturnType<Page['locator']> {
  return page.getByRole('columnheader', { name: label });
}
