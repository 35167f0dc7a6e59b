// What one is told: a colleague gives a task with a reminder, the bell says so, it is put off, read and silenced, on both widths.
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { notice, until, widthOf } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Notices on $name', (kind) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney(kind);
  }, startTime);
  afterAll(() => journey?.close());

  it('a reminder that is due stands behind the bell, leads to its record and is read then', async () => {
    const { app: { viewer: me } } = await journey.admin.ask<{ app: { viewer: { id: string } } }>('{ app: describeApp { viewer { id } } }');
    await journey.admin.ask('mutation($input: TaskInput!) { createTask(input: $input) { id } }', { input: { subject: '给台州客户回电', owner: me.id, reminderAt: new Date().toISOString() } });
    await journey.admin.ask('mutation { runJobSchedule(name: "reminders") }');
    await until(async () => (await journey.admin.ask<{ count: { unread: number } }>('{ count: noticeCounts { unread } }')).count.unread, 1);
    const page = await journey.open('/');
    await page.getByRole('button', { name: '通知：1 条未读' }).press('Enter');
    const panel = page.getByRole('dialog', { name: '通知' });
    await panel.getByText('任务提醒').waitFor();
    await picture(page, `notices-${kind.name}`);
    await panel.getByRole('button', { name: /^稍后提醒/ }).press('Enter');
    await page.getByRole('menuitem', { name: '1 小时后' }).press('Enter');
    await notice(page, '再提醒').waitFor();
    await panel.getByText('还没有通知').waitFor();
    await page.goto(`${new URL(page.url()).origin}/notices/later`);
    await page.getByRole('link', { name: '给台州客户回电' }).click();
    await page.getByRole('heading', { name: '给台州客户回电' }).waitFor();
  });

  it('on a telephone the panel fills the screen, and a kind that is switched off is not there any more', async () => {
    const page = await journey.open('/notices', { width: 360 });
    await page.getByText('还没有通知').waitFor();
    await page.getByRole('button', { name: '通知：没有未读' }).click();
    await page.getByRole('dialog', { name: '通知' }).first().waitFor();
    expect(await widthOf(page)).toBe(360);
    await picture(page, `notices-phone-${kind.name}`);
    await page.goto(`${new URL(page.url()).origin}/me`);
    await page.getByRole('switch', { name: '任务提醒' }).click();
    await until(async () => (await journey.admin.ask<{ kinds: { kind: string; on: boolean }[] }>('{ kinds: noticeKinds { kind on } }')).kinds.filter(({ on }) => !on).map(({ kind: one }) => one), ['reminder.task.atTime']);
    await until(async () => (await journey.admin.ask<{ later: { totalCount: number } }>('{ later: myNotices(box: "later") { totalCount } }')).later.totalCount, 0);
  });
});
