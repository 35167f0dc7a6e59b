// Nothing typed is lost: drafts outlive a reload, two people who change the same record both keep their work.
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey, type Person } from '../kit/journey';
import { cell, fill, notice, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Unsaved work on $name', (kind) => {
  let journey: Journey;
  let li: Person;
  beforeAll(async () => {
    journey = await startJourney(kind);
    li = await journey.addPerson('li.na', { role: 'admin', name: '李娜' });
  }, startTime);
  afterAll(() => journey?.close());

  it('a draft survives a reload and is offered; restored and saved it is gone', async () => {
    const page = await journey.open('/o/account/new');
    page.on('dialog', (dialog) => void dialog.accept());
    await fill(page, 'name', '长沙湘江机械有限公司');
    await fill(page, 'phone', '0731-5555');
    await until(() => page.evaluate<boolean>('Object.values(localStorage).some((text) => text.includes("0731-5555"))'), true);
    await page.reload();
    await page.getByText(/有一份未保存的草稿/).waitFor();
    await picture(page, `draft-${kind.name}`);
    await page.getByRole('button', { name: '恢复草稿' }).click();
    expect(await cell(page, 'name').getByRole('textbox').inputValue()).toBe('长沙湘江机械有限公司');
    await page.keyboard.press('Control+s');
    await notice(page, '已创建').waitFor();
    await page.goto(`${journey.url}/o/account/new`);
    await cell(page, 'name').waitFor();
    expect(await page.getByText(/有一份未保存的草稿/).count()).toBe(0);
  });

  it('asks before unsaved work is left, and stays when told to', async () => {
    const page = await journey.open('/o/contact/new');
    await fill(page, 'name', '张三');
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '产品', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('还有未保存的修改').last().waitFor();
    await dialog.getByRole('button', { name: '继续编辑' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await cell(page, 'name').getByRole('textbox').inputValue()).toBe('张三');
  });

  it('two people edit the same customer: the second sees both versions, chooses, and nobody’s work is lost', async () => {
    const { createAccount } = await journey.admin.ask<{ createAccount: { id: string } }>('mutation { createAccount(input: { name: "天津渤海钢铁有限公司", phone: "022-1000", fax: "022-3000", shortName: "渤海" }) { id } }');
    const path = `/o/account/${createAccount.id}/edit`;
    const first = await journey.open(path, { as: li.api });
    const second = await journey.open(path);
    await fill(second, 'phone', '022-2222');
    await fill(second, 'mobile', '13800002222');
    await fill(first, 'phone', '022-1111');
    await fill(first, 'fax', '022-9999');
    await first.getByRole('button', { name: '保存', exact: true }).click();
    await notice(first, '已保存').waitFor();
    await second.getByRole('button', { name: '保存', exact: true }).click();
    const dialog = second.getByRole('dialog');
    await dialog.getByText('有人先保存了修改').first().waitFor();
    await dialog.getByText('022-1111').waitFor();
    await picture(second, `conflict-${kind.name}`);
    expect(await dialog.textContent()).toMatch(/李娜.*022-2222.*022-1111.*022-9999/s);
    await dialog.getByRole('button', { name: '合并并继续编辑' }).click();
    await second.getByRole('button', { name: '保存', exact: true }).click();
    await notice(second, '已保存').waitFor();
    const { account } = await journey.admin.ask<{ account: unknown }>('query($id: ID!) { account(id: $id) { phone mobile fax shortName version } }', { id: createAccount.id });
    expect(account).toEqual({ phone: '022-2222', mobile: '13800002222', fax: '022-9999', shortName: '渤海', version: 3 });
  });

  it('a page that lost its server keeps what was typed and saves it once the server answers again', async () => {
    const page = await journey.open('/o/contact/new');
    await fill(page, 'name', '赵六');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('无法连接服务器').first().waitFor();
    await page.getByText('您填写的内容已保存在本机，不会丢失。').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '重试' }).click();
    await notice(page, '已创建“赵六”').waitFor();
    const { contacts } = await journey.admin.ask<{ contacts: { totalCount: number } }>('{ contacts(filter: { name: { eq: "赵六" } }) { totalCount } }');
    expect(contacts.totalCount).toBe(1);
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));
});
