// Who sees what: departments, own records, fields; the same in lists, forms, search, counts and GraphQL.
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey, type Person } from '../kit/journey';
import { cell, fill, namesOf, options, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Rights on $name', (kind) => {
  let journey: Journey;
  let east: Person;
  let west: Person;
  let seller: Person;
  let ids: Readonly<Record<string, string>>;
  beforeAll(async () => {
    journey = await startJourney(kind);
    const { admin } = journey;
    await admin.ask('mutation { a: createRole(input: { code: "manager", name: "销售经理", permissionSets: ["sales-manager"] }) { id } b: createRole(input: { code: "salesperson", name: "业务员", permissionSets: ["salesperson"] }) { id } }');
    const made = await admin.ask<Record<string, { id: string }>>('mutation { east: createDepartment(input: { name: "华东区" }) { id } west: createDepartment(input: { name: "西部区" }) { id } }');
    [east, west, seller] = await Promise.all([
      journey.addPerson('dong', { role: 'manager', name: '东经理' }), journey.addPerson('xi', { role: 'manager', name: '西经理' }), journey.addPerson('yuan', { role: 'salesperson', name: '袁业务' }),
    ]);
    const place = 'mutation($id: ID!, $department: DepartmentReference!) { updateUser(id: $id, input: { department: $department }) { id } }';
    for (const [person, department] of [[east, made['east']!], [west, made['west']!], [seller, made['east']!]] as const) await admin.ask(place, { id: person.id, department: department.id });
    const create = `mutation($east: UserReference!, $west: UserReference!, $seller: UserReference!) {
      east: createAccount(input: { name: "苏州姑苏丝绸有限公司", owner: $east, bankAccount: "6222000011112222" }) { id }
      west: createAccount(input: { name: "西安秦岭重工有限公司", owner: $west, contacts: { create: [{ name: "秦岭人", owner: $west }] } }) { id }
      seller: createAccount(input: { name: "无锡太湖电子有限公司", owner: $seller, bankAccount: "6222000033334444", creditLimit: "5000", creditGrade: "a" }) { id }
      product: createProduct(input: { name: "传感器", unitPrice: "120", cost: "61" }) { id }
    }`;
    const records = await admin.ask<Record<string, { id: string }>>(create, { east: east.id, west: west.id, seller: seller.id });
    ids = Object.fromEntries(Object.entries(records).map(([name, { id }]) => [name, id]));
  }, startTime);
  afterAll(() => journey?.close());

  it('SEC-03 a user of the east sees no data of the west: list, search, lookup, direct link', async () => {
    const page = await journey.open('/o/accounts', { as: east.api });
    await until(async () => (await namesOf(page)).sort(), ['无锡太湖电子有限公司', '苏州姑苏丝绸有限公司'].sort());
    expect(await page.getByRole('status', { name: '共 2 条' }).textContent()).toBe('2');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '全局搜索' }).fill('秦岭');
    await page.getByText('没有找到').waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${journey.url}/o/contact/new`);
    await cell(page, 'account').getByRole('combobox').click();
    await cell(page, 'account').getByRole('combobox').fill('有限公司');
    await until(async () => (await options(page).allTextContents()).sort(), ['无锡太湖电子有限公司', '苏州姑苏丝绸有限公司'].sort());
    for (const path of [`/o/account/${ids['west']}`, `/o/account/${ids['west']}/edit`]) {
      await page.goto(`${journey.url}${path}`);
      await page.getByText('找不到此页面或记录').waitFor();
    }
    await picture(page, `not-found-${kind.name}`);
    const other = await journey.open(`/o/account/${ids['west']}`, { as: west.api });
    await other.getByRole('heading', { level: 1, name: '西安秦岭重工有限公司' }).waitFor();
  });

  it('SEC-03 MET-31 GraphQL gives and takes nothing of the other department either, counts and groups included', async () => {
    const api = east.api;
    const seen = await api.ask<Record<string, unknown>>(`{
      accounts { totalCount } accountSummary { count } accountGroups(by: [{ field: type }]) { count } contacts { totalCount }
      west: accounts(filter: { name: { contains: "秦岭" } }) { totalCount } search(text: "秦岭") { id }
    }`);
    expect(seen).toMatchObject({ accounts: { totalCount: 2 }, accountSummary: { count: 2 }, accountGroups: [{ count: 2 }], contacts: { totalCount: 0 }, west: { totalCount: 0 }, search: [] });
    for (const operation of [
      'query($id: ID!) { account(id: $id) { name } }', 'query($id: ID!) { node(id: $id) { id } }', 'query($id: ID!) { recordHistory(id: $id) { version } }',
      'mutation($id: ID!) { updateAccount(id: $id, input: { phone: "029-1111" }) { id } }', 'mutation($id: ID!) { deleteAccount(id: $id) { id } }',
    ]) {
      const answer = await api.send(operation, { id: ids['west'] });
      expect({ operation, given: Object.values(answer.data ?? {}).flat().filter((value) => value !== null) }).toEqual({ operation, given: [] });
      if (operation.startsWith('mutation')) expect(answer.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    }
    const linked = await api.send('mutation($id: AccountReference!) { createContact(input: { name: "借道", account: $id }) { id } }', { id: ids['west'] });
    expect(linked.errors?.[0]?.extensions['code']).toBe('VALIDATION_FAILED');
  });

  it('MET-31 a salesperson sees own customers only and no forbidden field, on screen and in GraphQL', async () => {
    const page = await journey.open('/o/accounts', { as: seller.api });
    await until(() => namesOf(page), ['无锡太湖电子有限公司']);
    await page.getByRole('link', { name: '无锡太湖电子有限公司' }).click();
    await page.getByRole('heading', { level: 1, name: '无锡太湖电子有限公司' }).waitFor();
    await page.getByRole('button', { name: '工商信息' }).click();
    await cell(page, 'bankName').waitFor();
    expect(await cell(page, 'bankAccount').count()).toBe(0);
    expect(await page.content()).not.toContain('3334444');
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '复制链接' }).waitFor();
    expect(await page.getByRole('menuitem', { name: '删除' }).count()).toBe(0);
    await page.goto(`${journey.url}/o/account/${ids['seller']}/edit`);
    await fill(page, 'phone', '0510-66668888');
    expect(await cell(page, 'creditLimit').locator('input').count()).toBe(0);
    expect(await cell(page, 'creditLimit').textContent()).toContain('5,000.00');
    await picture(page, `salesperson-form-${kind.name}`);
    for (const operation of ['{ accounts { nodes { bankAccount } } }', '{ products { nodes { cost } } }', '{ products(filter: { cost: { gt: "1" } }) { totalCount } }', '{ products(orderBy: [{ cost: ASC }]) { totalCount } }']) {
      const answer = await seller.api.send(operation);
      expect(JSON.stringify(answer.data ?? null)).not.toMatch(/6222|61|totalCount/);
      expect(answer.errors?.length).toBeGreaterThan(0);
    }
    const raised = await seller.api.send('mutation($id: ID!) { updateAccount(id: $id, input: { creditLimit: "999999" }) { id } }', { id: ids['seller'] });
    expect(raised.errors?.[0]?.extensions['code']).toMatch(/FORBIDDEN|VALIDATION_FAILED/);
    const { account } = await journey.admin.ask<{ account: { creditLimit: string } }>('query($id: ID!) { account(id: $id) { creditLimit } }', { id: ids['seller'] });
    expect(account.creditLimit).toMatch(/^5000(\.0+)?$/);
  });

  it('MET-01 MET-31 only administrators reach the settings', async () => {
    for (const operation of ['{ setup { version } }', 'mutation { saveField(object: "account", name: "mine", definition: { type: "text", label: "我的" }) { version } }', 'mutation { openChangeSet(name: "x") { id } }']) {
      const answer = await seller.api.send(operation);
      expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    const page = await journey.open('/', { as: seller.api });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: /设置/ }).count()).toBe(0);
    const description = await seller.api.ask<{ describe: { fields: { name: string }[] } }>('{ describe(object: "account") { fields { name } } }');
    expect(description.describe.fields.map(({ name }) => name)).not.toContain('bankAccount');
  });

  it('CUS-19 a customer is shared with a colleague, who then finds it and may not change it; unshared, it is gone, and back with undo', async () => {
    const page = await journey.open(`/o/account/${ids['seller']}`, { as: seller.api });
    await page.getByRole('button', { name: '共享', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '共享“无锡太湖电子有限公司”' });
    await dialog.getByText('还没有共享给任何人。').waitFor();
    await dialog.getByRole('combobox', { name: '共享给' }).fill('xjl');
    await options(page).filter({ hasText: '西经理' }).click();
    await dialog.getByRole('textbox', { name: '备注' }).fill('一起跟进');
    await dialog.getByRole('button', { name: '共享', exact: true }).click();
    const shared = dialog.getByRole('listitem').filter({ hasText: '西经理' });
    await shared.getByText('只读').waitFor();
    await shared.getByText('一起跟进').waitFor();
    await picture(page, `share-dialog-${kind.name}`);

    const other = await journey.open('/o/accounts?view=shared', { as: west.api });
    await until(() => namesOf(other), ['无锡太湖电子有限公司']);
    await other.getByRole('link', { name: '无锡太湖电子有限公司' }).click();
    await other.getByRole('button', { name: '已共享' }).click();
    await other.getByRole('dialog').getByText(/^袁业务 于 .* 共享$/).waitFor();
    expect(await other.getByRole('button', { name: '取消对西经理的共享' }).count()).toBe(0);
    expect(await other.getByRole('button', { name: '编辑' }).count()).toBe(0);
    const changed = await west.api.send('mutation($id: ID!) { updateAccount(id: $id, input: { phone: "029-1" }) { id } }', { id: ids['seller'] });
    expect(changed.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');

    await dialog.getByRole('button', { name: '取消对西经理的共享' }).click();
    await dialog.getByText('还没有共享给任何人。').waitFor();
    expect((await west.api.send('query($id: ID!) { account(id: $id) { id } }', { id: ids['seller'] })).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    await page.getByRole('button', { name: '撤销' }).click();
    await shared.waitFor();
    expect(await west.api.ask('query($id: ID!) { account(id: $id) { access { update share shared } } }', { id: ids['seller'] })).toEqual({ account: { access: { update: false, share: false, shared: true } } });
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));
});
