// A customer that is there already: told while one types, saved all the same, found in the list of duplicates and merged; and the admin who changes the rule.
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { cell, fill, notice, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Duplicates on $name', (kind) => {
  let journey: Journey;
  let first: string;
  beforeAll(async () => {
    journey = await startJourney(kind);
    const { a } = await journey.admin.ask<{ a: { id: string } }>('mutation { a: createAccount(input: { name: "宁波海川物流股份有限公司", phone: "0574-86660102", contacts: { create: [{ name: "陈海" }] } }) { id } b: createLead(input: { name: "陈海", company: "海川", mobile: "13900000001" }) { id } }');
    first = a.id;
  }, startTime);
  afterAll(() => journey?.close());

  it('CUS-11 CUS-12 CUS-14 CUS-15: warned by name and by phone, saved all the same, found again and merged', async () => {
    const page = await journey.open('/o/account/new');
    await fill(page, 'name', '宁波海川物流 有限公司');
    const told = page.getByRole('status').filter({ hasText: '可能已有相同的记录' });
    await told.getByText('名称相同').waitFor();
    await fill(page, 'mobile', '+86 139 0000 0001');
    await told.getByText('电话相同').waitFor();
    await told.getByText('线索').waitFor();
    await picture(page, `duplicates-form-${kind.name}`);
    await fill(page, 'website', 'https://haichuan.example.com');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    const asked = page.getByRole('dialog', { name: '可能已有相同的记录，仍要保存吗？' });
    await asked.getByRole('button', { name: '返回修改' }).click();
    await asked.waitFor({ state: 'hidden' });
    expect((await journey.admin.ask<{ accounts: { totalCount: number } }>('{ accounts { totalCount } }')).accounts.totalCount).toBe(1);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await asked.getByRole('button', { name: '仍然保存' }).click();
    await page.getByRole('heading', { level: 1, name: '宁波海川物流 有限公司' }).waitFor();

    await page.goto(`${journey.url}/o/accounts/duplicates`);
    await page.getByText('2 条相同').waitFor();
    await page.getByRole('button', { name: '合并…' }).click();
    const merging = page.getByRole('dialog', { name: '合并客户' });
    await merging.getByRole('radio', { name: '客户名称: 宁波海川物流 有限公司' }).check();
    await picture(page, `duplicates-merge-${kind.name}`);
    await merging.getByRole('button', { name: '合并', exact: true }).click();
    await notice(page, '2 条已合并为').getByRole('button', { name: '撤销' }).click();
    await notice(page, '已撤销合并').waitFor();
    await until(async () => (await journey.admin.ask<{ accounts: { nodes: { name: string; contacts: { totalCount: number } }[] } }>('{ accounts(orderBy: [{ id: ASC }]) { nodes { name contacts { totalCount } } } }')).accounts.nodes,
      [{ name: '宁波海川物流股份有限公司', contacts: { totalCount: 1 } }, { name: '宁波海川物流 有限公司', contacts: { totalCount: 0 } }]);
    await page.reload();
    await page.getByRole('button', { name: '合并…' }).click();
    await merging.getByRole('radio', { name: '客户名称: 宁波海川物流 有限公司' }).check();
    await merging.getByRole('button', { name: '合并', exact: true }).click();
    await notice(page, '2 条已合并为').waitFor();
    await page.getByText('没有找到重复的记录').waitFor();
    const { accounts } = await journey.admin.ask<{ accounts: { nodes: unknown[] } }>('{ accounts { nodes { id name phone mobile website contacts { totalCount } } } }');
    expect(accounts.nodes).toEqual([{ id: first, name: '宁波海川物流 有限公司', phone: '0574-86660102', mobile: '+86 139 0000 0001', website: 'https://haichuan.example.com', contacts: { totalCount: 1 } }]);
  });

  it('an admin makes the rule refuse: the form says so and nothing is saved', async () => {
    const page = await journey.open('/setup/objects/account/duplicates?rule=sameName');
    await page.getByRole('radio', { name: '不能保存' }).or(page.getByText('不能保存', { exact: true })).last().click();
    await page.getByRole('button', { name: '发布' }).click();
    const preview = page.getByRole('dialog').filter({ hasText: '查重规则' });
    await preview.getByRole('button', { name: '发布' }).last().click();
    await until(async () => (await page.locator('tr[data-name="sameName"]').textContent())?.includes('不能保存'), true);
    await page.goto(`${journey.url}/o/account/new`);
    await fill(page, 'name', '宁波海川物流');
    await page.getByText('已有相同的记录，不能保存').waitFor();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await until(async () => (await cell(page, 'name').textContent())?.includes('已有相同的记录：名称相同'), true);
    expect((await journey.admin.ask<{ accounts: { totalCount: number } }>('{ accounts { totalCount } }')).accounts.totalCount).toBe(1);
  });
});
