// Approvals: a salesperson submits an order, the manager returns it with the reason, it is mended and agreed to twice; then it is locked, and only finance fine-tunes it.
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey, type Person } from '../kit/journey';
import { cell, fill, notice, until, widthOf } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Approvals on $name', (kind) => {
  let journey: Journey;
  let order: string;
  let people: Record<'seller' | 'manager' | 'finance', Person>;
  beforeAll(async () => {
    journey = await startJourney(kind);
    const { admin } = journey;
    const { roles } = await admin.ask<{ roles: { nodes: readonly { code: string }[] } }>('{ roles { nodes { code } } }');
    const missing = ([['salesperson', 'salesperson'], ['manager', 'sales-manager'], ['finance', 'finance']] as const).filter(([code]) => !roles.nodes.some((role) => role.code === code));
    for (const [code, set] of missing) await admin.ask('mutation($input: RoleInput!) { createRole(input: $input) { id } }', { input: { code, name: code, permissionSets: [set] } });
    people = {
      seller: await journey.addPerson('seller', { role: 'salesperson', name: '冯小满' }), manager: await journey.addPerson('manager', { role: 'manager', name: '秦大川' }), finance: await journey.addPerson('finance', { role: 'finance', name: '钱会计' }),
    };
    const { d } = await admin.ask<{ d: { id: string } }>('mutation($manager: UserReference!) { d: createDepartment(input: { name: "一部", code: "ONE", manager: $manager }) { id } }', { manager: people.manager.id });
    for (const { id } of [people.seller, people.manager]) await admin.ask('mutation($id: ID!, $department: DepartmentReference!) { updateUser(id: $id, input: { department: $department }) { id } }', { id, department: d.id });
    const { a } = await people.seller.api.ask<{ a: { id: string } }>('mutation { a: createAccount(input: { name: "宁波海联机械有限公司" }) { id } }');
    const { o } = await people.seller.api.ask<{ o: { id: string } }>('mutation($account: AccountReference!) { o: createSalesOrder(input: { subject: "海联机械年度备件", account: $account, lines: { create: [{ name: "备件包", quantity: "60", unitPrice: "1000" }] } }) { id } }', { account: a.id });
    order = o.id;
  }, startTime);
  afterAll(() => journey?.close());

  const stored = async (): Promise<unknown> => (await journey.admin.ask<{ salesOrder: unknown }>('query($id: ID!) { salesOrder(id: $id) { status freight note access { locked } } }', { id: order })).salesOrder;
  const refusedRule = async (person: Person, patch: object): Promise<string> => person.api.ask('mutation($id: ID!, $input: SalesOrderPatch!) { updateSalesOrder(id: $id, input: $input) { id } }', { id: order, input: patch }).then(() => 'ok', (error: unknown) => String(error));

  it('WFL-11 WFL-12 WFL-13 WFL-14 ORD-05 an order is submitted, waits for the manager, and is returned with the reason', async () => {
    const seller = await journey.open(`/o/salesOrder/${order}`, { as: people.seller.api });
    expect(await refusedRule(people.seller, { status: 'shipped' })).toContain('订单审核');
    const bar = seller.getByRole('region', { name: '审批' });
    await bar.getByRole('button', { name: '提交审批' }).click();
    const note = seller.getByRole('dialog');
    await note.getByRole('textbox', { name: '说明' }).fill('客户催得急');
    await note.getByRole('button', { name: '提交审批' }).click();
    await notice(seller, '已提交审批').waitFor();
    await bar.getByText('部门负责人：等待 秦大川').waitFor();
    await bar.getByRole('button', { name: '撤回' }).waitFor();

    const manager = await journey.open('/', { as: people.manager.api });
    await manager.getByRole('button', { name: '待我审批 1 条' }).or(manager.getByRole('link', { name: '待我审批 1 条' })).click();
    const row = manager.getByRole('row', { name: /客户催得急/ });
    await row.getByRole('button', { name: /^退回/ }).click();
    const why = manager.getByRole('dialog');
    await why.getByRole('button', { name: '退回' }).click();
    await why.getByText('请填写意见').waitFor();
    await why.getByRole('textbox', { name: '意见' }).fill('请补运费');
    await why.getByRole('button', { name: '退回' }).click();
    await manager.getByText('没有待您审批的记录').waitFor();

  });

  it('WFL-11 WFL-13 the applicant reads why, mends it, submits again, and two agree in turn', async () => {
    const seller = await journey.open(`/o/salesOrder/${order}`, { as: people.seller.api });
    const bar = seller.getByRole('region', { name: '审批' });
    await bar.getByText('订单审核 · 已退回').waitFor();
    await bar.getByRole('button', { name: '审批过程' }).click();
    await bar.getByText('请补运费').waitFor();
    await people.seller.api.ask('mutation($id: ID!) { updateSalesOrder(id: $id, input: { freight: "200" }) { id } }', { id: order });
    await seller.reload();
    await bar.getByRole('button', { name: '提交审批' }).click();
    await seller.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
    await notice(seller, '已提交审批').waitFor();
    await until(stored, { status: 'draft', freight: '200.00', note: null, access: { locked: true } });

    const boss = await journey.open(`/o/salesOrder/${order}`);
    await boss.getByText('部门负责人：等待 秦大川').waitFor();
    expect(await boss.getByRole('button', { name: /同意$/ }).count()).toBe(0);
    const manager = await journey.open(`/o/salesOrder/${order}`, { as: people.manager.api });
    await manager.getByRole('button', { name: /同意$/ }).click();
    await manager.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await notice(manager, '已同意').waitFor();
    await boss.reload();
    await boss.getByRole('button', { name: /同意$/ }).click();
    await boss.getByRole('dialog').getByRole('textbox', { name: '意见' }).fill('同意');
    await boss.getByRole('dialog').getByRole('button', { name: '同意' }).click();
    await until(stored, { status: 'approved', freight: '200.00', note: null, access: { locked: true } });
    await picture(boss, `approvals-approved-${kind.name}`);
  });

  it('WFL-12 locked in the form and in the API; finance fine-tunes one field; on a phone', async () => {
    expect(await refusedRule(people.seller, { subject: '改' })).toContain('锁定');
    expect(await refusedRule(people.seller, { lines: { create: [{ name: '另加', quantity: '1', unitPrice: '1' }] } })).toContain('锁定');
    expect(await refusedRule(people.finance, { subject: '改' })).toContain('锁定');
    const seller = await journey.open(`/o/salesOrder/${order}/edit`, { as: people.seller.api });
    await seller.getByText('记录已锁定，只能修改仍开放的字段。').waitFor();
    expect(await cell(seller, 'subject').locator('input').count()).toBe(0);
    const finance = await journey.open(`/o/salesOrder/${order}/edit`, { as: people.finance.api });
    await fill(finance, 'freight', '180');
    expect(await cell(finance, 'subject').locator('input').count()).toBe(0);
    await finance.getByRole('button', { name: '保存', exact: true }).click();
    await until(stored, { status: 'approved', freight: '180.00', note: null, access: { locked: true } });
    const phone = await journey.open(`/o/salesOrder/${order}`, { as: people.manager.api, width: 360 });
    await phone.getByText('订单审核 · 已通过').waitFor();
    await phone.getByRole('button', { name: '审批过程' }).click();
    await phone.getByText('请补运费').waitFor();
    expect(await widthOf(phone)).toBeLessThanOrEqual(360);
    await phone.goto(`${journey.url}/approvals/decided`);
    await phone.getByText('海联机械年度备件').or(phone.getByText(/SO-/)).first().waitFor();
    expect(await widthOf(phone)).toBeLessThanOrEqual(360);
    expect(journey.problems()).toEqual([]);
  });
});
