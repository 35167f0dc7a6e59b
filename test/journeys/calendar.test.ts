// The work of the day: sales on a board, appointments in a calendar, moved with the mouse and without, on both widths.
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { fill, notice, until, widthOf } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Boards and calendars on $name', (kind) => {
  let journey: Journey;
  const sales: string[] = [];
  beforeAll(async () => {
    journey = await startJourney(kind);
    const { a } = await journey.admin.ask<{ a: { id: string } }>('mutation { a: createAccount(input: { name: "台州看板机床有限公司" }) { id } }');
    for (const [name, amount] of [['看板甲项目', '1200.50'], ['看板乙项目', null]]) {
      const { o } = await journey.admin.ask<{ o: { id: string } }>('mutation($input: OpportunityInput!) { o: createOpportunity(input: $input) { id } }', { input: { name, amount, account: a.id, closeDate: '2999-01-01' } });
      sales.push(o.id);
    }
  }, startTime);
  afterAll(() => journey?.close());

  it('a list shows as a board that its address names; a card is dragged on, counted, summed, and undone', async () => {
    const page = await journey.open(`/o/opportunities?filter=${encodeURIComponent('{"name":{"contains":"看板"}}')}`);
    await page.getByText('看板', { exact: true }).or(page.getByRole('img', { name: '看板' })).first().click();
    await until(() => board(page), { 初步接触: ['看板乙项目', '看板甲项目'], 需求确认: [], 方案报价: [], 商务谈判: [], 赢单: [], 输单: [] });
    expect(new URL(page.url()).searchParams.get('as')).toBe('board');
    await until(() => heading(page, '初步接触'), '初步接触2¥1,200.50');
    await drag(page, '看板甲项目', '需求确认');
    await notice(page, '“看板甲项目”已到“需求确认”').waitFor();
    await until(() => heading(page, '需求确认'), '需求确认1¥1,200.50');
    expect(await stageOf(0)).toBe('needs');
    await picture(page, `board-${kind.name}`);
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await until(() => stageOf(0), 'initial');
    await until(() => heading(page, '需求确认'), '需求确认0');
  });

  it('without a mouse a card is moved from its menu; what the stage needs is asked for, what is given up leaves it where it was', async () => {
    const page = await journey.open(`/o/opportunities?as=board&filter=${encodeURIComponent('{"name":{"contains":"看板乙"}}')}`);
    await page.getByRole('button', { name: '移动“看板乙项目”到…' }).press('Enter');
    await page.getByRole('menuitem', { name: '方案报价' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '移至“方案报价”' });
    await dialog.getByRole('button', { name: '取消' }).click();
    await until(async () => (await board(page))['初步接触'], ['看板乙项目']);
    await page.getByRole('button', { name: '移动“看板乙项目”到…' }).press('Enter');
    await page.getByRole('menuitem', { name: '方案报价' }).press('Enter');
    await fill(dialog, 'amount', '300');
    await page.keyboard.press('Control+s');
    await notice(page, '“看板乙项目”已到“方案报价”').waitFor();
    await until(() => heading(page, '方案报价'), '方案报价1¥300.00');
    expect(await stageOf(1)).toBe('proposal');
  });

  it('on a telephone the columns are moved through in the page', async () => {
    await journey.admin.ask('mutation { createTask(input: { subject: "寄样品" }) { id } }');
    const page = await journey.open('/o/tasks?view=*&as=board', { width: 360 });
    await page.getByRole('region', { name: '未开始' }).waitFor();
    expect(await widthOf(page)).toBe(360);
    await picture(page, `board-phone-${kind.name}`);
  });

  it('CAL-01 an appointment made on a day is in the month, is dragged to another day at its time, undone, and moved with the keyboard', async () => {
    const page = await journey.open('/o/calendarEvents?view=*&as=calendar&on=2031-03-10');
    await page.getByRole('button', { name: '在 2031-03-12 新建' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await fill(dialog, 'subject', '看样');
    await page.keyboard.press('Control+s');
    const entry = (day: string) => page.getByRole('region', { name: day }).getByRole('link', { name: /看样/ });
    await entry('2031-03-12').waitFor();
    await until(() => startOf('看样'), '2031-03-12T01:00:00.000Z');
    await dragTo(page, entry('2031-03-12'), page.getByRole('region', { name: '2031-03-14' }));
    await notice(page, '“看样”已改到 2031-03-14').waitFor();
    await entry('2031-03-14').waitFor();
    await until(() => startOf('看样'), '2031-03-14T01:00:00.000Z');
    await picture(page, `calendar-${kind.name}`);
    await page.locator('.ant-message').getByRole('button', { name: '撤销' }).click();
    await entry('2031-03-12').waitFor();
    await entry('2031-03-12').press('Alt+ArrowDown');
    await entry('2031-03-19').waitFor();
    await until(() => startOf('看样'), '2031-03-19T01:00:00.000Z');
  });

  it('CAL-02 CAL-04 times of one owner that overlap are marked, on a telephone in the agenda', async () => {
    await journey.admin.ask('mutation { createCalendarEvent(input: { subject: "撞期会议", startAt: "2031-04-02T01:30:00Z", endAt: "2031-04-02T03:00:00Z" }) { id } }');
    await journey.admin.ask('mutation { createCalendarEvent(input: { subject: "供应商来访", startAt: "2031-04-02T02:00:00Z", endAt: "2031-04-02T02:30:00Z" }) { id } }');
    const page = await journey.open('/o/calendarEvents?view=*&as=calendar&on=2031-04-01', { width: 360 });
    const day = page.getByRole('region', { name: '2031-04-02' });
    await day.getByRole('img', { name: '与同一所有者的“供应商来访”时间重叠' }).waitFor();
    await day.getByText('09:30').waitFor();
    expect(await widthOf(page)).toBe(360);
    await picture(page, `calendar-phone-${kind.name}`);
  });

  it('left no errors and no violations of the content policy', () => {
    expect(journey.problems()).toEqual([]);
  });

  async function startOf(subject: string): Promise<string | undefined> {
    const { e } = await journey.admin.ask<{ e: { nodes: { startAt: string }[] } }>('query($subject: String!) { e: calendarEvents(filter: { subject: { eq: $subject } }) { nodes { startAt } } }', { subject });
    return e.nodes[0] && new Date(e.nodes[0].startAt).toISOString();
  }

  async function stageOf(at: number): Promise<string> {
    const { o } = await journey.admin.ask<{ o: { stage: string } }>('query($id: ID!) { o: opportunity(id: $id) { stage } }', { id: sales[at] });
    return o.stage;
  }
});

/** The names of the cards by column. */
function board(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate<Record<string, string[]>>(`Object.fromEntries([...document.querySelectorAll('[data-board] > section')].map((one) => [one.getAttribute('aria-label'), [...one.querySelectorAll('h3')].map((name) => name.textContent).sort()]))`);
}

async function heading(page: Page, column: string): Promise<string> {
  return (await page.getByRole('region', { name: column }).locator('header').textContent() ?? '').replace(/\s/g, '');
}

function drag(page: Page, card: string, column: string): Promise<void> {
  return dragTo(page, page.locator('[data-card]').filter({ hasText: card }), page.getByRole('region', { name: column }));
}

async function dragTo(page: Page, what: Locator, where: Locator): Promise<void> {
  const from = await what.boundingBox();
  const to = await where.boundingBox();
  if (!from || !to) throw new Error('there is nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 5);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 20, from.y + from.height, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + Math.min(120, to.height / 2), { steps: 8 });
  await page.mouse.up();
}
