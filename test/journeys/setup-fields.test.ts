// FL-60: an administrator changes the application in the browser, live: fields of several types, a label, an object of her own; others see no setup.
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { cell, columnsOf, fill, notice, pick, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Fields and objects in setup on $name', (kind) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney(kind);
    await journey.admin.ask('mutation { createAccount(input: { name: "北京智源科技有限公司" }) { id } }');
  }, startTime);
  afterAll(() => journey?.close());

  it('MET-01 MET-02 MET-03 MET-04 new fields are on the form, in the list and in GraphQL at once', async () => {
    const page = await journey.open('/', {});
    await page.getByRole('link', { name: '系统设置' }).click();
    await page.locator('.tg-setup-table').getByRole('link', { name: '客户', exact: true }).click();
    await page.getByRole('columnheader', { name: '初始值' }).waitFor();
    for (const tab of ['编辑页面', '查看页面', '列表', '关联对象']) await page.getByRole('navigation', { name: '“客户”的设置' }).getByRole('link', { name: tab, exact: true }).waitFor();

    await begin(page, 'text', { label: '备用传真', other: 'Second fax' });
    await until(() => box(page, 'name').inputValue(), 'secondFax');
    await cell(page, 'default').locator('input').fill('010-');
    await page.getByRole('checkbox', { name: '列表' }).check();
    await publish(page);

    await begin(page, 'picklist', { label: '合作意向' });
    await until(() => box(page, 'name').inputValue(), 'heZuoYiXiang');
    for (const value of ['强烈', '一般']) {
      await page.getByPlaceholder('新选项，回车添加').fill(value);
      await page.keyboard.press('Enter');
      await page.getByLabel(`“${value}”的颜色`).waitFor();
    }
    await picture(page, `setup-new-field-${kind.name}`);
    await publish(page);

    await begin(page, 'date', { label: '约定日期', other: 'Agreed on' });
    await until(() => box(page, 'name').inputValue(), 'agreedOn');
    await publish(page);

    await page.goto(`${journey.url}/o/account/new`);
    await until(() => cell(page, 'secondFax').locator('input').inputValue(), '010-');
    await fill(page, 'name', '上海云帆软件有限公司');
    await fill(page, 'secondFax', '010-62345678');
    await pick(cell(page, 'heZuoYiXiang').getByRole('combobox'), '强烈');
    await fill(page, 'agreedOn', '2026-12-01');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '上海云帆软件有限公司' }).waitFor();
    await page.goto(`${journey.url}/o/accounts`);
    // The grid draws the columns in sight only.
    await page.setViewportSize({ width: 2400, height: 900 });
    await until(async () => (await columnsOf(page)).includes('备用传真'), true);
    const { accounts } = await journey.admin.ask<{ accounts: { nodes: unknown[] } }>('{ accounts(filter: { heZuoYiXiang: { eq: "qiangLie" } }) { nodes { secondFax agreedOn heZuoYiXiangOption { label } } } }');
    expect(accounts.nodes).toEqual([{ secondFax: '010-62345678', agreedOn: '2026-12-01', heZuoYiXiangOption: { label: '强烈' } }]);
  }, 120_000);

  it('renames a label at once, and takes it back', async () => {
    const page = await journey.open('/setup/objects/account/fields?field=fax');
    await box(page, 'label').fill('传真号码');
    await page.locator('.tg-setup-foot').getByRole('button', { name: '发布' }).click();
    await notice(page, '已发布').waitFor();
    await page.locator('tr[data-name="fax"]').getByRole('link', { name: '传真号码' }).waitFor();
    const label = async (): Promise<unknown> => (await journey.admin.ask<{ describe: { fields: { name: string; label: string }[] } }>('{ describe(object: "account") { fields { name label } } }')).describe.fields.find(({ name }) => name === 'fax')?.label;
    expect(await label()).toBe('传真号码');
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await page.locator('tr[data-name="fax"]').getByRole('link', { name: '传真', exact: true }).waitFor();
    expect(await label()).toBe('传真');
  });

  it('says what is wrong at the setting it is about, and keeps what was typed', async () => {
    const page = await journey.open('/setup/objects/account/fields?new');
    await page.locator('[data-type="text"]').click();
    await page.locator('.tg-setup-foot').getByRole('button', { name: '发布' }).click();
    await cell(page, 'label').getByRole('alert').waitFor();
    await box(page, 'label').fill('邮编');
    await box(page, 'label').blur();
    await until(() => box(page, 'name').inputValue(), 'youBian');
    await cell(page, 'pattern').locator('input').fill('[0-9');
    await page.locator('.tg-setup-foot').getByRole('button', { name: '发布' }).click();
    await cell(page, 'pattern').getByRole('alert').waitFor();
    expect(await cell(page, 'pattern').locator('input').inputValue()).toBe('[0-9');
    await picture(page, `setup-refused-${kind.name}`);
  });

  it('FL-60 MET-32 a new object has list, form and API at once; a field of it is switched off with its data kept', async () => {
    const page = await journey.open('/setup/objects?new');
    await page.locator('#object-label').fill('拜访报告');
    await page.locator('#object-other').fill('Visit report');
    await page.locator('#object-other').blur();
    await until(() => page.locator('#object-plural').inputValue(), 'visitReports');
    await publish(page);
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '拜访报告' }).click();
    await page.getByRole('heading', { level: 1, name: /^拜访报告/ }).waitFor();
    await page.goto(`${journey.url}/o/visitReport/new`);
    await fill(page, 'name', '首次拜访');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '首次拜访' }).waitFor();
    expect(await journey.admin.ask('{ visitReports { totalCount nodes { name } } }')).toEqual({ visitReports: { totalCount: 1, nodes: [{ name: '首次拜访' }] } });

    await page.goto(`${journey.url}/setup/objects/account/fields`);
    await page.locator('tr[data-name="secondFax"]').getByRole('button').click();
    await page.getByText('停用', { exact: true }).click();
    await page.locator('.ant-modal').getByText('1 条记录有值').waitFor();
    await page.locator('.ant-modal').getByRole('button', { name: '发布' }).click();
    await notice(page, '已发布').waitFor();
    await expect(journey.admin.ask('{ accounts { nodes { secondFax } } }')).rejects.toThrow();
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await notice(page, '已撤销').waitFor();
    const { accounts } = await journey.admin.ask<{ accounts: { nodes: { secondFax: string }[] } }>('{ accounts(filter: { secondFax: { startsWith: "010" } }) { nodes { secondFax } } }');
    expect(accounts.nodes).toEqual([{ secondFax: '010-62345678' }]);
  }, 120_000);

  it('MET-03 MET-28 a shipped field and an object are renamed; programs that use the old names go on working', async () => {
    const page = await journey.open('/setup/objects/account/fields?field=industry');
    await page.locator('.tg-setup-row[data-field="name"]').getByRole('button', { name: '改名' }).click();
    await page.locator('#rename-to').fill('fax');
    await page.locator('.ant-modal').getByRole('button', { name: '下一步' }).click();
    await page.locator('.ant-modal').getByText('这个名称已被使用').waitFor();
    await page.locator('#rename-to').fill('branch');
    await page.locator('.ant-modal').getByRole('button', { name: '下一步' }).click();
    await page.locator('.tg-uses').getByText('客户行业分布').waitFor();
    await picture(page, `setup-rename-${kind.name}`);
    await page.locator('.ant-modal').getByRole('button', { name: '发布' }).click();
    await until(() => box(page, 'name').inputValue(), 'branch');
    await cell(page, 'name').getByText('industry').waitFor();
    const { accounts } = await journey.admin.ask<{ accounts: { totalCount: number } }>('{ accounts(filter: { industry: { isEmpty: true }, branch: { isEmpty: true } }) { totalCount nodes { industry branch } } }');
    expect(accounts.totalCount).toBeGreaterThan(0);

    await page.goto(`${journey.url}/setup/objects/visitReport/fields`);
    await page.locator('.tg-head-actions').getByRole('button', { name: /更多/ }).click();
    await page.getByRole('menuitem', { name: '改名' }).click();
    await page.locator('#rename-to').fill('visit');
    await page.locator('#rename-plural').fill('visits');
    await page.locator('.ant-modal').getByRole('button', { name: '下一步' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '发布' }).click();
    await page.locator('h1 code').getByText('visit', { exact: true }).waitFor();
    expect(await journey.admin.ask('query($filter: VisitReportFilter) { visitReports(filter: $filter) { totalCount } visits { nodes { name } } }', { filter: null })).toEqual({ visitReports: { totalCount: 1 }, visits: { nodes: [{ name: '首次拜访' }] } });
  }, 120_000);

  it('a deleted field lies in the trash with its values, comes back with them, and goes for good after a typed word', async () => {
    const page = await journey.open('/setup/objects/account/fields');
    const remove = async (): Promise<void> => {
      await page.locator('tr[data-name="secondFax"]').getByRole('button').click();
      await page.getByRole('menuitem', { name: '删除' }).click();
      await page.locator('.ant-modal').getByText('1 条记录有值').waitFor();
      await page.locator('.ant-modal').getByRole('button', { name: '发布' }).click();
      await page.locator('tr[data-name="secondFax"]').waitFor({ state: 'detached' });
      await page.goto(`${journey.url}/setup/trash`);
      await item.getByText('1 个值').waitFor();
    };
    const item = page.locator('[data-path="customers/account/fields/secondFax"]');
    await remove();
    await picture(page, `setup-trash-${kind.name}`);
    await item.getByRole('button', { name: '恢复' }).click();
    await page.getByText('回收站是空的').waitFor();
    expect(await journey.admin.ask('{ accounts(filter: { secondFax: { isEmpty: false } }) { totalCount } }')).toEqual({ accounts: { totalCount: 1 } });

    await page.goto(`${journey.url}/setup/objects/account/fields`);
    await remove();
    await item.getByRole('button', { name: '彻底删除' }).click();
    const go = page.locator('.ant-modal').getByRole('button', { name: '彻底删除' });
    expect(await go.isDisabled()).toBe(true);
    await page.locator('#purge-word').fill('secondFax');
    await go.click();
    await page.getByText('回收站是空的').waitFor();
    await page.goto(`${journey.url}/setup/objects/account/fields`);
    await page.locator('tr[data-name="fax"]').waitFor();
    expect(await page.locator('tr[data-name="secondFax"]').count()).toBe(0);
  }, 120_000);

  it('SEC-01 a salesperson sees no setup, neither on screen nor through GraphQL', async () => {
    await journey.admin.ask('mutation { createRole(input: { code: "seller", name: "业务员", permissionSets: ["salesperson"] }) { id } }');
    const seller = await journey.addPerson('chen.jie', { role: 'seller', name: '陈洁' });
    const page = await journey.open('/', { as: seller.api });
    await page.getByRole('heading', { name: /陈洁/ }).waitFor();
    expect(await page.getByText('系统设置').count()).toBe(0);
    await page.goto(`${journey.url}/setup`);
    await page.getByText('您没有权限查看此内容').waitFor();
    const answer = await seller.api.send('{ setup { version } }');
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));
});

/** Opens the form of a new field of a type and says what it is called. */
async function begin(page: Page, type: string, words: { readonly label: string; readonly other?: string }): Promise<void> {
  await page.getByRole('button', { name: '新建字段' }).click();
  await page.locator(`[data-type="${type}"]`).click();
  await box(page, 'label').fill(words.label);
  if (words.other) await box(page, 'otherLabel').fill(words.other);
  await box(page, words.other ? 'otherLabel' : 'label').blur();
}

/** Publishes, reads the preview, agrees, and waits until it is in force. */
async function publish(page: Page): Promise<void> {
  await page.locator('.tg-setup-foot').getByRole('button', { name: '发布' }).click();
  await page.locator('.ant-modal').getByRole('button', { name: '发布' }).click();
  await page.locator('.tg-setup-foot').waitFor({ state: 'detached' });
}

function box(page: Page, setting: string): Locator {
  return page.locator(`#setting-${setting}`);
}
