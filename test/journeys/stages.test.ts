// Stages: a sale and campaigns are led along them, what is missing is asked for, and an administrator changes them while people work.
import type { Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { choose, fill, notice, panel, until, widthOf } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Stages on $name', (kind) => {
  let journey: Journey;
  let sale: string;
  let mailing: string;
  beforeAll(async () => {
    journey = await startJourney(kind);
    const made = await journey.admin.ask<{ a: { id: string }; c: { id: string } }>(`mutation {
      a: createAccount(input: { name: "温州远帆阀门有限公司" }) { id }
      c: createCampaign(input: { name: "春季目录直邮", kind: "directMail" }) { id }
    }`);
    mailing = made.c.id;
    const { o } = await journey.admin.ask<{ o: { id: string } }>('mutation($account: AccountReference!) { o: createOpportunity(input: { name: "阀门车间改造", account: $account, closeDate: "2999-01-01" }) { id } }', { account: made.a.id });
    sale = o.id;
  }, startTime);
  afterAll(() => journey?.close());

  it('OPP-03 a move asks for what is missing, saves it in one, fills the probability, and is undone with it', async () => {
    const page = await journey.open(`/o/opportunity/${sale}`);
    await until(() => stagesOf(page), ['初步接触*', '需求确认', '方案报价', '商务谈判', '赢单', '输单']);
    await page.getByRole('tab', { name: '初步接触' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tabpanel', { name: '方案报价' }).getByText('提交报价').waitFor();
    await page.getByRole('button', { name: '移至此阶段' }).click();
    const dialog = page.getByRole('dialog', { name: '移至“方案报价”' });
    await dialog.getByRole('button', { name: '移至此阶段' }).click();
    await dialog.getByText('请填写“金额”').waitFor();
    await fill(dialog, 'amount', '88000');
    await picture(page, `stages-move-${kind.name}`);
    await page.keyboard.press('Control+s');
    await notice(page, '“阀门车间改造”已到“方案报价”').waitFor();
    await until(() => stagesOf(page), ['初步接触', '需求确认', '方案报价*', '商务谈判', '赢单', '输单']);
    await until(() => stored(sale), { stage: 'proposal', amount: '88000.00', probability: 0.5 });
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await until(() => stored(sale), { stage: 'initial', amount: null, probability: 0.1 });
    await until(() => stagesOf(page), ['初步接触*', '需求确认', '方案报价', '商务谈判', '赢单', '输单']);
  });

  it('MKT-04 MKT-07 MKT-08 MKT-09 MKT-10 a campaign has the stages of its kind; each with its actions, dates and lists', async () => {
    const page = await journey.open(`/o/campaign/${mailing}`);
    await until(() => stagesOf(page), ['设计产品目录*', '选择客户', '打印地址标签', '寄发', '总结评估']);
    for (const action of ['联系设计师', '联系印刷厂']) await page.getByRole('checkbox', { name: action }).check();
    await page.getByText('完成 2/3').waitFor();
    const actions = panel(page, '跟进记录');
    await actions.getByRole('button', { name: '新建' }).click();
    const dialog = page.getByRole('dialog');
    await fill(dialog, 'subject', '取目录样品');
    await choose(dialog, 'kind', '拜访');
    await dialog.getByRole('button', { name: '保存' }).click();
    await actions.getByRole('row', { name: /取目录样品/ }).waitFor();
    expect(await panel(page, '目标客户').count()).toBe(0);
    await page.getByRole('tab', { name: '选择客户' }).click();
    await panel(page, '目标客户').waitFor();
    await until(() => actions.getByRole('row', { name: /取目录样品/ }).count(), 0);
    await page.getByRole('button', { name: '填写进展' }).click();
    await page.getByRole('spinbutton', { name: '完成情况' }).fill('60');
    await page.getByRole('textbox', { name: '开始日期' }).fill('2030-03-01');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '说明' }).fill('名单已核对');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('名单已核对').waitFor();
    await page.getByText('计划 2030-03-01 至 …').waitFor();
    await page.getByRole('tab', { name: '总结评估' }).click();
    await panel(page, '线索').waitFor();
    expect(await panel(page, '目标客户').count()).toBe(0);
    await page.getByRole('button', { name: '显示全部关联列表' }).click();
    await panel(page, '目标客户').waitFor();
    await picture(page, `stages-campaign-${kind.name}`);
  });

  it('MET-11 a stage added in setup is in new campaigns of its kind, in order, and in no other; taken back it is gone', async () => {
    const page = await journey.open('/setup/objects/campaign/processes');
    await page.getByRole('link', { name: '邮件营销流程' }).click();
    await page.getByRole('textbox', { name: '新阶段名称' }).fill('电话跟进');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '“电话跟进”的英文' }).fill('Follow-up call');
    await page.getByRole('textbox', { name: '新的清单项' }).fill('逐个致电');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '上移“电话跟进”' }).press('Enter');
    await picture(page, `stages-setup-${kind.name}`);
    await page.getByRole('button', { name: '发布' }).click();
    const preview = page.getByRole('dialog', { name: '发布前预览' });
    await preview.getByText('“市场活动”的流程“邮件营销流程”：新增阶段 电话跟进').waitFor();
    await preview.getByRole('button', { name: '发布' }).click();
    await page.getByText('设计邮件 → 发送测试 → 选择客户 → 发送邮件 → 电话跟进 → 总结评估').waitFor();
    const made = await journey.admin.ask<{ m: { id: string; stage: string }; c: { id: string } }>('mutation { m: createCampaign(input: { name: "新品邮件", kind: "email" }) { id stage } c: createCampaign(input: { name: "客户沙龙", kind: "conference" }) { id } }');
    expect(made.m.stage).toBe('designMail');
    const record = await journey.open(`/o/campaign/${made.m.id}`);
    await until(() => stagesOf(record), ['设计邮件*', '发送测试', '选择客户', '发送邮件', '电话跟进', '总结评估']);
    await record.goto(`${journey.url}/o/campaign/${made.c.id}`);
    await until(() => stagesOf(record), ['预算*', '准备工作', '邀请客户', '召开会议', '总结评估']);
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await preview.getByText('“市场活动”的流程“邮件营销流程”：去掉阶段 电话跟进').waitFor();
    await preview.getByRole('button', { name: '发布' }).click();
    await page.getByText('设计邮件 → 发送测试 → 选择客户 → 发送邮件 → 总结评估').waitFor();
  });

  it('MKT-05 on a telephone in English the bar scrolls in itself, and a way without return is confirmed', async () => {
    const { c } = await journey.admin.ask<{ c: { id: string } }>('mutation { c: createCampaign(input: { name: "Autumn salon", kind: "conference", budget: "900", place: "Ningbo" }) { id } }');
    const page = await journey.open('/', { width: 360, language: 'en' });
    await page.getByRole('button', { name: /语言|Language/ }).click();
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'At a glance' }).waitFor();
    await page.goto(`${journey.url}/o/campaign/${c.id}`);
    await until(() => stagesOf(page), ['Budget*', 'Preparation', 'Invite customers', 'Hold meeting', 'Summary evaluation']);
    expect(await widthOf(page)).toBe(360);
    await page.getByRole('tab', { name: 'Hold meeting' }).click();
    await page.getByRole('button', { name: 'Move to this stage' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move to Hold meeting' });
    await dialog.getByText('There is no way back from Hold meeting.').waitFor();
    await picture(page, `stages-phone-${kind.name}`);
    await dialog.getByRole('button', { name: 'Move to this stage' }).click();
    await notice(page, 'Autumn salon moved to Hold meeting').waitFor();
    expect(await page.locator('.ant-message').getByRole('button', { name: 'Undo' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Budget' }).click();
    await page.getByText('No way back from Hold meeting').waitFor();
    expect(await widthOf(page)).toBe(360);
  });

  it('left no errors and no violations of the content policy', () => {
    expect(journey.problems()).toEqual([]);
  });

  async function stored(id: string): Promise<{ stage: string; amount: string | null; probability: number }> {
    const { o } = await journey.admin.ask<{ o: { stage: string; amount: string | null; probability: string } }>('query($id: ID!) { o: opportunity(id: $id) { stage amount probability } }', { id });
    return { ...o, probability: Number(o.probability) };
  }
});

/** The stages on the bar from the left, the one where the record stands with a star. */
async function stagesOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('[role="tab"][data-stage]')].map((one) => one.querySelector('.tg-ellipsis').textContent + (one.getAttribute('aria-current') === 'step' ? '*' : ''))`);
}
