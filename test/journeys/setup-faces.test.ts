// An administrator gives one role its own form for one kind of record, lets one picklist decide over another, and makes a list view; the people meant see it.
import type { Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey, type Person } from '../kit/journey';
import { cell, choose, namesOf, options, pick, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Faces of an object in setup on $name', (kind) => {
  let journey: Journey;
  let seller: Person;
  let page: Page;
  beforeAll(async () => {
    journey = await startJourney(kind);
    await journey.admin.ask('mutation { createRole(input: { code: "seller", name: "业务员", permissionSets: ["salesperson"] }) { id } }');
    seller = await journey.addPerson('chen.jie', { role: 'seller', name: '陈洁' });
    page = await journey.open('/setup/objects/competitor/record-types');
  }, startTime);
  afterAll(() => journey?.close());

  it('makes two record types, and a form of its own for one role and one of them; that user’s form shows it', async () => {
    for (const [label, other] of [['国内', 'Domestic'], ['海外', 'Overseas']] as const) {
      await page.getByRole('button', { name: '新建记录类型' }).click();
      await page.locator('#record-type-label').fill(label);
      await page.locator('#record-type-other').fill(other);
      await page.getByRole('button', { name: '发布', exact: true }).click();
      await agree(() => page.locator('[data-name]', { hasText: label }).isVisible());
    }
    await page.getByRole('navigation', { name: '“竞争对手”的设置' }).getByRole('link', { name: '布局分配' }).click();
    await page.getByRole('button', { name: '新建布局' }).click();
    await page.getByRole('dialog').locator('#layout-label').fill('海外表单');
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await page.locator('[data-placed="website"]').click();
    await page.getByRole('button', { name: '移出页面' }).click();
    await page.locator('[data-piece="website"]').waitFor();
    await publishDesign();

    await page.getByRole('navigation', { name: '“竞争对手”的设置' }).getByRole('link', { name: '布局分配' }).click();
    await page.getByLabel('业务员 · 海外').selectOption({ label: '海外表单' });
    await publishDesign();

    await journey.admin.ask('mutation { createCompetitor(input: { name: "远洋软件", recordType: "overseas", threat: "high" }) { id } }');
    await page.goto(`${journey.url}/setup/objects/competitor/preview`);
    await page.locator('.ant-segmented').getByText('编辑页面', { exact: true }).click();
    const preview = page.locator('[data-preview]');
    await cell(preview, 'website').waitFor();
    await pick(page.getByRole('combobox', { name: '以谁的身份' }), '以“业务员”');
    await until(() => cell(preview, 'website').count(), 0);
    await cell(preview, 'products').waitFor();
    await picture(page, `faces-preview-${kind.name}`);

    const form = await journey.open('/o/competitor/new?type=overseas', { as: seller.api });
    await cell(form, 'products').waitFor();
    expect(await cell(form, 'website').count()).toBe(0);
    await form.goto(`${journey.url}/o/competitor/new?type=domestic`);
    await cell(form, 'website').waitFor();
  }, 180_000);

  it('lets one picklist decide over another, tick by tick', async () => {
    await page.goto(`${journey.url}/setup/objects/competitor/fields`);
    await page.getByRole('button', { name: '新建字段' }).click();
    await page.locator('[data-type="picklist"]').click();
    await page.locator('#setting-label').fill('渠道');
    await page.locator('#setting-otherLabel').fill('Channel');
    await page.locator('#setting-otherLabel').blur();
    await until(() => page.locator('#setting-name').inputValue(), 'channel');
    for (const value of ['代理', '直销']) {
      await page.getByPlaceholder('新选项，回车添加').fill(value);
      await page.keyboard.press('Enter');
      await page.getByLabel(`“${value}”的颜色`).waitFor();
    }
    await pick(page.locator('#setting-dependsOn'), '威胁程度');
    for (const tick of ['高 · 代理', '高 · 直销', '低 · 直销']) await page.getByRole('checkbox', { name: tick }).check();
    await page.locator('.tg-setup-foot').getByRole('button', { name: '发布' }).click();
    await agree(async () => await page.locator('.tg-setup-foot').count() === 0);
    const form = await journey.open('/o/competitor/new');
    await choose(form, 'threat', '低');
    await cell(form, 'channel').getByRole('combobox').click();
    await until(() => options(form).allInnerTexts(), ['直销']);
  }, 120_000);

  it('makes a list view; people find it above the list', async () => {
    await journey.admin.ask('mutation { createCompetitor(input: { name: "小河软件", recordType: "domestic", threat: "low" }) { id } }');
    await page.goto(`${journey.url}/setup/objects/competitor/list-views`);
    await page.getByRole('button', { name: '新建列表视图' }).click();
    await page.getByRole('menuitem', { name: '空白视图' }).click();
    await page.locator('#list-view-label').fill('高威胁');
    await page.locator('#list-view-other').fill('High threat');
    await page.getByRole('button', { name: /添加条件$/ }).click();
    await pick(page.getByRole('combobox', { name: '字段' }), '威胁程度');
    await pick(page.getByRole('region', { name: '显示哪些记录' }).getByRole('combobox', { name: '威胁程度' }), '高');
    await page.keyboard.press('Escape');
    await picture(page, `faces-list-view-${kind.name}`);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await agree(() => page.locator('[data-name]', { hasText: '高威胁' }).isVisible());
    const list = await journey.open('/o/competitors', { as: seller.api });
    await list.getByRole('tab', { name: '高威胁' }).click();
    await until(() => namesOf(list), ['远洋软件']);
  }, 120_000);

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));

  /** What takes something away or moves people is asked first; `over`: it is published. */
  async function agree(over: () => Promise<boolean>): Promise<void> {
    const go = page.getByRole('dialog').getByRole('button', { name: '发布', exact: true });
    await until(async () => await go.isVisible() || await over(), true);
    if (await go.isVisible()) await go.click();
    await until(over, true);
  }

  async function publishDesign(): Promise<void> {
    await page.getByRole('button', { name: '保存并发布' }).click();
    await agree(async () => await page.getByText('有未发布的修改').count() === 0);
  }
});
