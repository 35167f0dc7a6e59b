// A mail to many chosen in a list: who gets it is told before, a test goes to oneself, and every recipient gets one.
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { notice, until } from '../kit/screen';
import { startMailServer, type TestMailServer } from '../kit/smtp';

describeInBrowser.each(databaseKinds)('Mails on $name', (kind) => {
  let journey: Journey;
  let smtp: TestMailServer;
  beforeAll(async () => {
    journey = await startJourney(kind);
    smtp = await startMailServer();
    await journey.admin.ask('mutation($settings: JSON!) { saveMailSettings(settings: $settings) }', { settings: { host: '127.0.0.1', port: smtp.port, security: 'none', user: '', address: 'crm@example.com', name: '七巧板' } });
    await journey.admin.ask('mutation($inputs: [AccountInput!]!) { createAccounts(inputs: $inputs) { count } }', { inputs: [{ name: '东海电子', email: 'donghai@example.com' }, { name: '西山机械', email: 'xishan@example.com' }, { name: '无邮箱公司' }] });
  }, startTime);
  afterAll(async () => {
    await journey?.close();
    await smtp?.stop();
  });

  it('three customers are chosen, two get the mail with their own names in it, one is told of as having no address', async () => {
    const page = await journey.open('/o/accounts');
    await page.getByText('东海电子').first().waitFor();
    for (const row of [0, 1, 2]) await page.locator('.ag-row .ag-selection-checkbox input').nth(row).check();
    await page.getByRole('toolbar').getByRole('button', { name: '群发邮件' }).click();
    const dialog = page.getByRole('dialog', { name: '群发邮件' });
    await dialog.getByText('2 人会收到').waitFor();
    await dialog.getByText('1 条没有邮箱').waitFor();
    await dialog.getByRole('textbox', { name: '主题' }).fill('{{name}}：新年问候 {{nobody}}');
    await dialog.getByRole('textbox', { name: '正文' }).fill('{{name}} 的朋友，新年好。');
    await dialog.getByRole('button', { name: '发送 2 封' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'nobody' }).first().waitFor();
    expect(smtp.taken).toEqual([]);
    await dialog.getByRole('textbox', { name: '主题' }).fill('{{name}}：新年问候');
    await dialog.getByRole('textbox', { name: '测试' }).fill('me@example.com');
    await dialog.getByRole('button', { name: '发送测试' }).click();
    await notice(page, '测试邮件已交给后台').waitFor();
    await until(() => smtp.taken.map(({ to }) => to[0]), ['me@example.com']);
    await picture(page, `mail-many-${kind.name}`);
    await dialog.getByRole('button', { name: '发送 2 封' }).click();
    await notice(page, '已开始发送 2 封').waitFor();
    await until(() => smtp.taken.map(({ to }) => to[0]).sort(), ['donghai@example.com', 'me@example.com', 'xishan@example.com']);
  });
});
