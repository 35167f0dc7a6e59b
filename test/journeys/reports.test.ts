// Analysis: what a chart and its table show is what the viewer may see, and each number leads to its records.
import { readFileSync } from 'node:fs';
import { describeInBrowser } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { namesOf, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Reports on $name', (kind) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney(kind);
    await journey.admin.ask(`mutation { createOpportunities(inputs: [
      { name: "一号", account: { create: { name: "报表公司" } }, stage: "needs", amount: "100", closeDate: "2031-01-15" },
      { name: "二号", account: { create: { name: "报表公司二" } }, stage: "needs", amount: "50.5", closeDate: "2031-02-15" },
      { name: "三号", account: { create: { name: "报表公司三" } }, stage: "proposal", amount: "30", closeDate: "2031-02-28" }]) { count } }`);
  }, startTime);
  afterAll(() => journey?.close());

  it('OPP-05 the funnel counts and sums by stage in the order of the stages; a group leads to its records', async () => {
    const page = await journey.open('/reports/sales-funnel');
    const rows = page.getByRole('row');
    await until(async () => (await rows.allTextContents()).map((row) => row.replace(/\s+/g, ' ').trim()), ['阶段金额 合计数量预期收入 合计', '需求确认¥150.502¥45.15', '方案报价¥30.001¥15.00', '合计¥180.503¥60.15']);
    await page.getByRole('img', { name: '销售漏斗' }).locator('canvas').waitFor();
    await page.getByRole('link', { name: '需求确认' }).click();
    await page.waitForURL(/\/o\/opportunities\?/);
    await until(async () => [...(await namesOf(page))].sort(), ['一号', '二号']);
  });

  it('ANA-04 ANA-05 another kind of chart and other conditions show at once, stand in the address and change nothing of the report', async () => {
    const page = await journey.open('/reports/sales-funnel');
    await page.getByRole('combobox', { name: '图表类型' }).click();
    await page.getByTitle('饼图', { exact: true }).click();
    await page.waitForURL(/chart=pie/);
    await page.getByRole('row', { name: /合计.*¥180\.50.*3/ }).waitFor();
    await page.goto(`${journey.url}/reports/sales-funnel?filter=${encodeURIComponent(JSON.stringify({ account: { name: { eq: '报表公司二' } } }))}`);
    await page.getByRole('row', { name: /合计.*¥50\.50.*1/ }).waitFor();
    await page.getByRole('img', { name: /销售漏斗的数据：需求确认 ¥50\.50/ }).waitFor();
    await page.getByRole('button', { name: '恢复报表的条件' }).click();
    await page.getByRole('row', { name: /合计.*¥180\.50.*3/ }).waitFor();
  });

  it('ANA-02 the result is kept as a file with the exact numbers', async () => {
    const page = await journey.open('/reports/sales-funnel');
    await page.getByRole('row', { name: /^合计/ }).waitFor();
    await page.getByRole('button', { name: '导出' }).click();
    const file = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    expect(readFileSync(await (await file).path(), 'utf8').replace('\uFEFF', '').trim().split('\r\n')).toEqual(['阶段,金额 合计,数量,预期收入 合计', '需求确认,150.50,2,45.15', '方案报价,30.00,1,15.00', '合计,180.50,3,60.15']);
  });

  it('OPP-15 the forecast sums by month of expected close; home shows the dashboard', async () => {
    const page = await journey.open('/reports/forecast');
    await page.getByRole('row', { name: /2031-02.*¥30\.15.*¥80\.50.*2/ }).waitFor();
    await page.goto(`${journey.url}/`);
    await page.getByRole('article', { name: '销售预测' }).locator('canvas').waitFor();
  });

  it('ANA-02 ANA-08 somebody makes a report, sees it as he builds, keeps it, changes and deletes it, and brings it back', async () => {
    const page = await journey.open('/reports/new?object=opportunity');
    await page.getByRole('row', { name: /需求确认.*2/ }).waitFor();
    await page.getByLabel('分组', { exact: true }).click();
    await page.keyboard.type('客户 · 客户名称');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /报表公司二.*1/ }).waitFor();
    await page.getByLabel('数值').click();
    await page.keyboard.type('金额 合计');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /报表公司二.*1.*¥50\.50/ }).waitFor();
    // The address is the draft: somebody else goes on with it.
    await page.reload();
    await page.getByRole('row', { name: /报表公司二.*1.*¥50\.50/ }).waitFor();
    await page.getByRole('button', { name: '保存报表' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('各客户商机');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reports\/myreport_/);
    await page.getByRole('heading', { name: '各客户商机' }).waitFor();
    await page.getByRole('row', { name: /合计.*3.*¥180\.50/ }).waitFor();
    await page.getByRole('button', { name: '报表操作' }).click();
    await page.getByRole('menuitem', { name: '删除' }).click();
    await page.waitForURL(/\/reports$/);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('heading', { name: '各客户商机' }).waitFor();
  });

  it('ANA-07 a dashboard narrows all its panels by the period in the address, and the one chosen is the home page', async () => {
    const page = await journey.open('/dashboards/management?period=LAST_YEAR');
    await page.getByRole('article', { name: '销售漏斗' }).getByText('没有符合条件的数据').waitFor();
    await page.getByRole('combobox', { name: '时间范围' }).click();
    await page.getByTitle('全部时间', { exact: true }).click();
    await page.getByRole('article', { name: '销售漏斗' }).locator('canvas').waitFor();
    await page.getByRole('button', { name: '仪表板操作' }).click();
    await page.getByRole('menuitem', { name: '放到我的首页' }).click();
    await page.getByText('“管理看板”已放到您的首页').waitFor();
    await page.goto(`${journey.url}/`);
    await page.getByRole('region', { name: '管理看板' }).waitFor();
    await journey.admin.ask('mutation { chooseHomeDashboard }');
  });

  it('somebody sees what his rights let him: no report of what he may not read, no number of other people', async () => {
    await journey.admin.ask('mutation { createRole(input: { code: "salesperson", name: "业务员", permissionSets: ["salesperson"] }) { id } }');
    const person = await journey.addPerson('reporter', { role: 'salesperson', name: '报告人' });
    await person.api.ask('mutation { createOpportunity(input: { name: "自己的", account: { create: { name: "自己的客户" } }, stage: "needs", amount: "7", closeDate: "2031-01-01" }) { id } }');
    const { analyses } = await person.api.ask<{ analyses: { reports: { name: string }[] } }>('{ analyses { reports { name } } }');
    expect(analyses.reports.map((report) => report.name)).toContain('sales-funnel');
    const page = await journey.open('/reports/sales-funnel', { as: person.api });
    await page.getByRole('row', { name: /需求确认.*¥7\.00.*1/ }).waitFor();
  });

  it('says nothing went wrong in the browser meanwhile', () => expect(journey.problems()).toEqual([]));
});
