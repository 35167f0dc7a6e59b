// A spreadsheet becomes records: columns find their fields, refused rows are mended in place, the whole is taken back.
import { describeInBrowser } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { namesOf, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Importing on $name', (kind) => {
  let journey: Journey;
  beforeAll(async () => { journey = await startJourney(kind); }, startTime);
  afterAll(() => journey?.close());

  it('a hundred rows with two bad ones: 98 are new, one is mended, the other is told; then everything is taken back', async () => {
    await journey.admin.ask('mutation { createRole(input: { code: "manager", name: "销售经理", permissionSets: ["sales-manager"] }) { id } }');
    const seller = await journey.addPerson('seller', { role: 'manager', name: '李销售' });
    const rows = Array.from({ length: 100 }, (_, index) => `公司${index},0571-8800${1000 + index},${index === 40 ? '火星级' : 'A 级'},${index === 60 ? '不是邮箱' : `c${index}@e.cn`}`);
    const page = await journey.open('/o/accounts', { as: seller.api });
    await page.getByRole('link', { name: '导入', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff客户清单\n公司名称,联系电话,客户级别,电子邮件\n${rows.join('\n')}\n`) });
    await page.getByRole('row', { name: /联系电话/ }).getByTitle('电话', { exact: true }).waitFor();
    await page.getByRole('button', { name: '检查数据' }).click();
    // The top bar looks at once, not at its next turn.
    await page.getByRole('banner').getByRole('button', { name: /后台任务/ }).waitFor({ timeout: 10_000 });
    await page.locator('[data-count=created] dd', { hasText: '98' }).waitFor();
    await page.locator('[data-count=refused] dd', { hasText: '2' }).waitFor();
    expect((await journey.admin.ask<{ summary: { count: number } }>('{ summary: accountSummary { count } }')).summary.count).toBe(0);

    const cell = page.getByRole('textbox', { name: '第 43 行 客户级别' });
    await cell.fill('B 级');
    await cell.press('Enter');
    await page.locator('[data-line="43"]').getByText('已改正').waitFor();
    await page.getByRole('button', { name: '导入 99 行' }).click();
    await page.getByLabel('客户导入结果').locator('[data-count=created] dd', { hasText: '99' }).waitFor();
    await page.locator('[data-line="63"]').getByText(/邮箱/).first().waitFor();

    // The address keeps it: another tab shows the same, and undoes it.
    const beside = await journey.openBeside(page, new URL(page.url()).pathname);
    await beside.getByRole('button', { name: '撤销导入' }).click();
    await beside.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
    await beside.getByText('已撤销 99 条').waitFor();
    await beside.getByRole('link', { name: '查看客户' }).click();
    await until(async () => (await namesOf(beside)).length, 0);
    expect(journey.problems()).toEqual([]);
  });
});
