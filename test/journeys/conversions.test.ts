// From a lead to an order: nothing is typed twice, nothing is made twice.
import { describeInBrowser } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { cell, fill, notice, panel, until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Conversions on $name', (kind) => {
  let journey: Journey;
  beforeAll(async () => { journey = await startJourney(kind); }, startTime);
  afterAll(() => journey?.close());

  let leads = 0;
  const newLead = async (name: string, more = ''): Promise<string> => {
    leads += 1;
    const { lead } = await journey.admin.ask<{ lead: { id: string } }>(`mutation { lead: createLead(input: { name: "${name}", company: "${name}的公司", mobile: "1370000000${leads}", title: "厂长", status: "qualified"${more} }) { id } }`);
    return lead.id;
  };

  it('LEA-05 a lead becomes customer, contact and opportunity; its notes go along; a second time is not offered', async () => {
    const id = await newLead('方志敏', ', expectedAmount: "120000"');
    await journey.admin.ask(`mutation { createFollowUp(input: { subject: "电话了解需求", lead: "${id}" }) { id } }`);
    const page = await journey.open(`/o/lead/${id}`);
    await page.getByRole('button', { name: '转化', exact: true }).click();
    const customer = page.getByRole('region', { name: '客户', exact: true });
    expect(await cell(customer, 'name').getByRole('textbox').inputValue()).toBe('方志敏的公司');
    const opportunity = page.getByRole('region', { name: '商机', exact: true });
    await fill(opportunity, 'name', '');
    await page.getByRole('button', { name: '转化', exact: true }).click();
    await opportunity.getByText('请填写“商机名称”').waitFor();
    expect(await journey.admin.ask('{ accounts(filter: { name: { eq: "方志敏的公司" } }) { totalCount } }')).toEqual({ accounts: { totalCount: 0 } });
    await fill(opportunity, 'name', '新厂仓库');
    await page.getByRole('button', { name: '转化', exact: true }).click();
    await page.waitForURL(/\/o\/account\/acc_/);
    await panel(page, '联系人').getByRole('row', { name: /方志敏/ }).waitFor();
    await panel(page, '商机').getByRole('row', { name: /新厂仓库/ }).waitFor();
    await panel(page, '跟进记录').getByRole('row', { name: /电话了解需求/ }).waitFor();
    await page.goto(`${journey.url}/o/lead/${id}`);
    await page.getByRole('link', { name: '新厂仓库' }).waitFor();
    expect(await page.getByRole('button', { name: '转化', exact: true }).count()).toBe(0);
    await page.goto(`${journey.url}/o/lead/${id}/convert/toCustomer`);
    await page.getByText('可能已经转化过').waitFor();
  });

  it('LEA-05 a customer that is there already is offered instead of a second one', async () => {
    const { account } = await journey.admin.ask<{ account: { id: string } }>('mutation { account: createAccount(input: { name: "陈独秀的公司" }) { id } }');
    const id = await newLead('陈独秀');
    const page = await journey.open(`/o/lead/${id}/convert/toCustomer`);
    const customer = page.getByRole('region', { name: '客户', exact: true });
    expect(await customer.getByRole('radio', { name: /使用已有的.*陈独秀的公司.*客户名称相同/ }).isChecked()).toBe(true);
    await page.getByRole('region', { name: '商机', exact: true }).getByRole('radio', { name: '不需要' }).check();
    await page.keyboard.press('Control+s');
    await notice(page, '已完成').waitFor();
    const answer = await journey.admin.ask('{ accounts(filter: { name: { eq: "陈独秀的公司" } }) { totalCount nodes { id contacts { nodes { name } } opportunities { totalCount } } } }');
    expect(answer).toEqual({ accounts: { totalCount: 1, nodes: [{ id: account.id, contacts: { nodes: [{ name: '陈独秀' }] }, opportunities: { totalCount: 0 } }] } });
  });

  it('QUO-05 a quote becomes an order with the same lines and prices, once; both point at each other', async () => {
    const { quote } = await journey.admin.ask<{ quote: { id: string } }>(`mutation { quote: createQuotation(input: { subject: "二期", account: { create: { name: "转单公司" } }, freight: "50", lines: { create: [
      { name: "终端", quantity: "2", unitPrice: "50" }, { name: "支架", quantity: "1", unitPrice: "30", discount: "0.1" }] } }) { id } }`);
    const page = await journey.open(`/o/quotation/${quote.id}`);
    await page.getByRole('button', { name: '转订单' }).click();
    await page.getByText('2 行明细一并带入').waitFor();
    await page.getByRole('button', { name: '转订单' }).click();
    await page.waitForURL(/\/o\/salesOrder\/so_/);
    await page.getByRole('link', { name: /^BJ-/ }).waitFor();
    const read = (): Promise<unknown> => journey.admin.ask(`{ quotation(id: "${quote.id}") { status total salesOrders { nodes { total account { name } lines(orderBy: [{ quantity: DESC }]) { nodes { name quantity unitPrice discount } } } } } }`);
    const expected = { quotation: { status: 'ordered', total: '177.00', salesOrders: { nodes: [{ total: '177.00', account: { name: '转单公司' }, lines: { nodes: [
      { name: '终端', quantity: '2.00', unitPrice: '50.00', discount: '0.0000' }, { name: '支架', quantity: '1.00', unitPrice: '30.00', discount: '0.1000' }] } }] } } };
    expect(await read()).toEqual(expected);
    await page.goto(`${journey.url}/o/quotation/${quote.id}/convert/toOrder`);
    await page.getByText('可能已经转化过').waitFor();
    expect(await read()).toEqual(expected);
  });

  it('says nothing went wrong in the browser meanwhile', async () => {
    await until(() => Promise.resolve(journey.problems().filter((problem) => !/409|400/.test(problem))), []);
  });
});
