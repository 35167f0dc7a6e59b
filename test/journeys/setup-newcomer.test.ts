// The great journey of setup: an administrator who has never seen it makes an object of a spreadsheet, widens it, lays out its pages, publishes and rolls back, in Chinese, without a mouse.
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { notice, until } from '../kit/screen';

/** As it comes out of a spreadsheet: a cell with a line break, a stroke for nothing, a wrong number of people. */
const cells = [
  '主题\t客户\t拜访日期\t人数\t费用\t是否有效\t结果\t纪要',
  ...Array.from({ length: 24 }, (_, index) => [
    `第${index + 1}次拜访`, ['合肥光电', '宁波港务', '苏州纺织'][index % 3], `2026/${(index % 12) + 1}/5`, index === 7 ? '三四人' : String(index + 1), index % 5 === 0 ? '-' : `¥${index},200.50`, index % 2 ? '是' : '否', ['成功', '待跟进', '失败'][index % 3], `"谈了 ${index} 件事\n约好再谈"`,
  ].join('\t')),
].join('\n');

describeInBrowser.each(databaseKinds)('A newcomer in setup, without a mouse, on $name', (kind) => {
  let journey: Journey;
  let page: Page;
  beforeAll(async () => {
    journey = await startJourney(kind);
    await journey.admin.ask('mutation { createAccounts(inputs: [{ name: "合肥光电" }, { name: "宁波港务" }, { name: "苏州纺织" }]) { __typename } }');
    page = await journey.open('/setup', {});
  }, startTime);
  afterAll(() => journey?.close());

  it('MET-32 OBJ-01 OBJ-02 an object comes out of pasted cells, with its records', async () => {
    await press(page.getByRole('button', { name: '其他新建方式' }), 'Enter');
    const first = page.getByRole('menuitem', { name: '从电子表格新建' });
    await first.waitFor();
    await until(() => isFocused(first), true);
    await page.keyboard.press('Enter');
    await write(page.getByRole('textbox', { name: '或从 Excel 复制后粘贴' }), cells);
    await page.keyboard.press('Control+Enter');
    const column = (name: string): Locator => page.locator(`[data-column="${name}"]`);
    await column('主题').waitFor();
    const types = { 主题: '文本', 客户: '关联', 拜访日期: '日期', 人数: '整数', 费用: '金额', 是否有效: '是否', 结果: '单选', 纪要: '多行文本' };
    for (const [name, type] of Object.entries(types)) await column(name).locator('.ant-select').first().getByText(type).waitFor();
    await column('人数').getByText('三四人').waitFor();
    await write(page.locator('#object-label'), '拜访报告');
    await write(page.locator('#object-other'), 'Visit report');
    await page.keyboard.press('Tab');
    await until(() => page.locator('#object-name').inputValue(), 'visitReport');
    await write(column('是否有效').getByRole('textbox', { name: '“是否有效”的名称' }), '有效');
    await picture(page, `newcomer-sheet-${kind.name}`);
    await page.keyboard.press('Control+s');
    await agree();
    // The rows are tried at once; the one with the wrong number is told and left out.
    await page.locator('[data-count=created] dd', { hasText: '23' }).waitFor();
    await page.locator('[data-count=refused] dd', { hasText: '1' }).waitFor();
    await press(page.getByRole('button', { name: '导入 23 行' }), 'Enter');
    await page.getByRole('button', { name: '撤销导入' }).waitFor();
    await until(records, 23);
    const names = await namesByLabel();
    const { visitReports } = await journey.admin.ask<{ visitReports: { nodes: unknown[] } }>(`{ visitReports(filter: { ${names['主题']}: { eq: "第2次拜访" } }) { nodes { customer: ${names['客户']} { name } people: ${names['人数']} cost: ${names['费用']} day: ${names['拜访日期']} valid: ${names['有效']} note: ${names['纪要']} } } }`);
    expect(visitReports.nodes).toEqual([{ customer: { name: '宁波港务' }, people: 2, cost: '1200.50', day: '2026-02-05', valid: true, note: '谈了 1 件事\n约好再谈' }]);
  }, 180_000);

  it('three more fields, a rule and a process', async () => {
    await go('/setup/objects/visitReport/fields');
    for (const [type, label] of [['text', '地点'], ['phone', '对方电话'], ['date', '下次拜访']] as const) {
      await press(page.getByRole('button', { name: '新建字段' }), 'Enter');
      await press(page.locator(`[data-type="${type}"]`), 'Enter');
      await write(page.locator('[data-field="label"] input').last(), label);
      await page.keyboard.press('Tab');
      await until(async () => (await page.locator('[data-field="name"] input').last().inputValue()) !== '', true);
      await page.keyboard.press('Control+s');
      await agree();
      await page.locator('.tg-setup-table').getByText(label, { exact: true }).waitFor();
    }
    await go('/setup/objects/visitReport/rules');
    await press(page.getByRole('button', { name: '新建规则' }), 'Enter');
    await write(page.locator('#rule-label'), '下次拜访在后');
    await write(page.locator('#rule-when'), '下次拜访 < 拜访日期');
    await write(page.locator('#rule-message'), '下次拜访不能早于本次。');
    await page.keyboard.press('Control+s');
    await page.locator('.tg-setup-table').getByText('下次拜访在后').waitFor();
    await go('/setup/objects/visitReport/processes');
    await press(page.getByRole('button', { name: '新增流程' }), 'Enter');
    await write(page.locator('#process-label'), '拜访跟进');
    for (const stage of ['待跟进', '成功', '归档']) {
      await write(page.getByRole('textbox', { name: '新阶段名称' }), stage);
      await page.keyboard.press('Enter');
      await page.locator('.tg-stage-row').nth(['待跟进', '成功', '归档'].indexOf(stage)).waitFor();
    }
    await page.keyboard.press('Control+s');
    await agree();
    await page.locator('.tg-setup-table').getByText('拜访跟进').waitFor();
  }, 180_000);

  it('lays out the edit and the view page, previews, publishes and rolls back; the records stay', async () => {
    for (const face of ['edit', 'view']) {
      await go(`/setup/objects/visitReport/${face}`);
      const find = page.getByRole('textbox', { name: '名称、拼音或 API 名' });
      await write(find, '下次拜访');
      await page.keyboard.press('Enter');
      const placed = page.locator('[data-placed]', { hasText: '下次拜访' }).first();
      await placed.waitFor();
      await placed.focus();
      await page.keyboard.press('Shift+ArrowUp');
      await page.keyboard.press('Control+s');
      await notice(page, '已发布').first().waitFor();
    }
    await go('/setup/versions');
    const back = page.getByRole('button', { name: /恢复到版本/ });
    await back.nth(6).waitFor();
    const before = await back.count();
    await press(back.nth(6), 'Enter');
    await page.getByRole('dialog').waitFor();
    await until(() => page.evaluate<boolean>('document.activeElement?.closest(".ant-modal") !== null && document.activeElement?.tagName === "BUTTON"'), true);
    await press(page.getByRole('dialog').getByRole('button', { name: '恢复到此版本' }), 'Enter');
    await until(() => back.count(), before + 1);
    expect(await records()).toBe(23);
    const { version } = await journey.admin.ask<{ version: { nodes: { version: number }[] } }>('{ version: visitReports(first: 1) { nodes { version } } }');
    expect(version.nodes).toHaveLength(1);
    expect(journey.problems()).toEqual([]);
  }, 180_000);

  async function go(path: string): Promise<void> {
    await page.goto(`${journey.url}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  }
  /** The preview has its button focused: Enter agrees. */
  async function agree(): Promise<void> {
    const publish = page.locator('.ant-modal').getByRole('button', { name: '发布' });
    await publish.waitFor();
    await until(() => isFocused(publish), true);
    await page.keyboard.press('Enter');
    await publish.waitFor({ state: 'hidden' });
  }
  async function records(): Promise<number> {
    return (await journey.admin.ask<{ summary: { count: number } }>('{ summary: visitReportSummary { count } }')).summary.count;
  }
  async function namesByLabel(): Promise<Readonly<Record<string, string>>> {
    const { setup } = await journey.admin.ask<{ setup: { objects: { definitions: { kind: string; body: { fields: Record<string, { label: string }> } }[] }[] } }>('{ setup { objects(name: "visitReport") { definitions { kind body } } } }');
    const { fields } = setup.objects[0]!.definitions.find((one) => one.kind === 'object')!.body;
    return Object.fromEntries(Object.entries(fields).map(([name, { label }]) => [label, name]));
  }
});

/** Focus goes there as the Tab key would bring it; what cannot be focused fails here. */
async function press(target: Locator, key: string): Promise<void> {
  await target.waitFor();
  await target.focus();
  expect(await isFocused(target)).toBe(true);
  await target.page().keyboard.press(key);
}

async function write(target: Locator, text: string): Promise<void> {
  await target.waitFor();
  await target.focus();
  expect(await isFocused(target)).toBe(true);
  await target.page().keyboard.press('Control+a');
  await target.page().keyboard.insertText(text);
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => (element as { matches(selector: string): boolean }).matches(':focus, :focus-within'));
}
