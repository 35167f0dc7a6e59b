// An administrator changes the application while people work: fields, layouts, lists, panels, objects, without a restart and without a failed request.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { FormLayoutDefinition, ListLayoutDefinition, RelatedListDefinition } from '../../metadata/language/types';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey, type Person } from '../kit/journey';
import { startLoad, type Load } from '../kit/load';
import { cell, choose, columnsOf, fill, find, namesOf, notice, options, panel, until } from '../kit/screen';

const shipped = join(__dirname, '../../metadata');
const account = 'customers/account';

describeInBrowser.each(databaseKinds)('Changes while running on $name', (kind) => {
  let journey: Journey;
  let worker: Person;
  let customer: string;
  let page: Page;
  let load: Load;
  const folder = mkdtempSync(join(tmpdir(), 'tangram-definitions-'));
  beforeAll(async () => {
    journey = await startJourney(kind);
    worker = await journey.addPerson('zhao', { role: 'admin', name: '赵工' });
    const { a, b } = await journey.admin.ask<Record<'a' | 'b', { id: string }>>('mutation { a: createAccount(input: { name: "合肥光电有限公司", fax: "0551-1234567", industry: "software" }) { id } b: createAccount(input: { name: "宁波港务有限公司" }) { id } }');
    customer = a.id;
    await journey.admin.ask('mutation($account: AccountReference!) { createSalesOrder(input: { account: $account, subject: "一号单", lines: { create: [{ name: "甲", quantity: "1", unitPrice: "10" }] } }) { id } }', { account: customer });
    load = startLoad(worker.api, b.id);
    // One page stays open through everything that is changed.
    page = await journey.open('/', { as: worker.api });
    await page.getByRole('heading', { level: 1 }).waitFor();
  }, startTime);
  afterAll(async () => {
    await load?.stop();
    await journey?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('MET-03 MET-28 MET-29 FL-60 a new field is entered, saved, listed and queried at once', async () => {
    await apply({
      [`${account}/fields/fax2`]: { type: 'text', label: '备用传真', maxLength: 40 },
      [`${account}/layouts/edit`]: changed<FormLayoutDefinition>(`${account}/layouts/edit`, (layout) => { layout.sections[0]!.rows.push(['fax2', null]); }),
      [`${account}/layouts/view`]: changed<FormLayoutDefinition>(`${account}/layouts/view`, (layout) => { layout.sections[0]!.rows.push(['fax2', null]); }),
      [`${account}/layouts/list`]: changed<ListLayoutDefinition>(`${account}/layouts/list`, (layout) => { layout.columns.splice(1, 0, { field: 'fax2' }); }),
    });
    const { __type } = await worker.api.ask<{ __type: { fields: { name: string; description: string }[] } }>('{ __type(name: "Account") { fields { name description } } }');
    expect(__type.fields).toContainEqual({ name: 'fax2', description: expect.stringContaining('备用传真') as unknown });
    await worker.api.ask('mutation($id: ID!) { updateAccount(id: $id, input: { fax2: "0551-7654321" }) { fax2 } }', { id: customer });
    await go('客户');
    await until(async () => (await columnsOf(page)).slice(0, 2), ['客户名称', '备用传真']);
    await page.getByRole('link', { name: '合肥光电有限公司' }).click();
    await until(async () => (await cell(page, 'fax2').textContent())?.includes('0551-7654321'), true);
    await page.getByRole('button', { name: '编辑' }).click();
    await fill(page, 'fax2', '0551-0000000');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await notice(page, '已保存').waitFor();
    const { accounts } = await worker.api.ask<{ accounts: { nodes: unknown[] } }>('{ accounts(filter: { fax2: { startsWith: "0551" } }) { nodes { id fax2 } } }');
    expect(accounts.nodes).toEqual([{ id: customer, fax2: '0551-0000000' }]);
    await picture(page, `setup-new-field-${kind.name}`);
  });

  it('MET-06 MET-07 one field hidden and one moved to the top of the edit page: the form follows, the view does not, the hidden value stays', async () => {
    const layout = changed<FormLayoutDefinition>(`${account}/layouts/edit`, (edit) => {
      for (const section of edit.sections) section.rows = section.rows.map((row) => row.map((one) => (one === 'fax' || one === 'region' ? null : one)));
      edit.sections[0]!.rows.unshift(['region', null]);
    });
    await journey.admin.ask('mutation($definition: JSON!) { saveLayout(object: "account", name: "edit", definition: $definition) { version } }', { definition: layout });
    await go('联系人');
    await page.goto(`${journey.url}/o/account/${customer}/edit`);
    await cell(page, 'region').waitFor();
    expect(await page.locator('.tg-form [data-field]').first().getAttribute('data-field')).toBe('region');
    expect(await cell(page, 'fax').count()).toBe(0);
    await choose(page, 'region', '安徽');
    await page.keyboard.press('Control+s');
    await notice(page, '已保存').waitFor();
    await until(async () => (await cell(page, 'fax').first().textContent())?.includes('0551-1234567'), true);
    const { account: kept } = await worker.api.ask<{ account: unknown }>('query($id: ID!) { account(id: $id) { fax region } }', { id: customer });
    expect(kept).toEqual({ fax: '0551-1234567', region: 'anhui' });
  });

  it('MET-29 a form that is open while its layout changes keeps what was typed and shows the new field', async () => {
    const typing = await journey.open(`/o/account/${customer}/edit`, { as: worker.api });
    await fill(typing, 'shortName', '合肥光电');
    await journey.admin.ask('mutation($definition: JSON!) { saveField(object: "account", name: "nickname", definition: $definition) { version } }', { definition: { type: 'text', label: '别名', maxLength: 40 } });
    const layout = changed<FormLayoutDefinition>(`${account}/layouts/edit`, (edit) => { edit.sections[0]!.rows.push(['nickname', null]); });
    await journey.admin.ask('mutation($definition: JSON!) { saveLayout(object: "account", name: "edit", definition: $definition) { version } }', { definition: layout });
    // Any answer tells the page that the application moved on: here the lookup's.
    await cell(typing, 'parent').getByRole('combobox').fill('宁波');
    await cell(typing, 'nickname').waitFor();
    await find(typing, 'parent', { text: 'nbgw', option: '宁波港务有限公司' });
    await fill(typing, 'nickname', '光电');
    expect(await cell(typing, 'shortName').getByRole('textbox').inputValue()).toBe('合肥光电');
    await typing.keyboard.press('Control+s');
    await notice(typing, '已保存').waitFor();
    const { account: saved } = await worker.api.ask<{ account: unknown }>('query($id: ID!) { account(id: $id) { shortName nickname parent { name } } }', { id: customer });
    expect(saved).toEqual({ shortName: '合肥光电', nickname: '光电', parent: { name: '宁波港务有限公司' } });
  });

  it('MET-08 the list shows the industry in second place', async () => {
    const layout = changed<ListLayoutDefinition>(`${account}/layouts/list`, (list) => { list.columns = [list.columns[0]!, { field: 'industry' }, ...list.columns.slice(1).filter(({ field }) => field !== 'industry')]; });
    await journey.admin.ask('mutation($definition: JSON!) { saveLayout(object: "account", name: "list", definition: $definition) { version } }', { definition: layout });
    await go('客户');
    await until(async () => (await columnsOf(page)).slice(0, 2), ['客户名称', '行业']);
  });

  it('MET-09 the panel of orders is turned off and on again, with this customer’s orders only', async () => {
    const list = JSON.parse(readFileSync(join(shipped, `${account}/related-lists/salesOrders.json`), 'utf8')) as RelatedListDefinition;
    const save = 'mutation($definition: JSON!) { saveRelatedList(object: "account", name: "salesOrders", definition: $definition) { version } }';
    await journey.admin.ask(save, { definition: { ...list, off: true } });
    await go('客户');
    await page.getByRole('link', { name: '合肥光电有限公司' }).click();
    await panel(page, '联系人').waitFor();
    await until(() => panel(page, '订单').count(), 0);
    await journey.admin.ask(save, { definition: list });
    await go('客户');
    await page.getByRole('link', { name: '宁波港务有限公司' }).click();
    await until(() => panel(page, '订单').locator('.tg-count').textContent(), '0');
    await go('客户');
    await page.getByRole('link', { name: '合肥光电有限公司' }).click();
    await until(() => panel(page, '订单').locator('.tg-count').textContent(), '1');
  });

  it('MET-32 a new object has a list, forms, a GraphQL type, and is a panel of the customer', async () => {
    await apply({
      'activities/visitReport/object': {
        name: 'visitReport', plural: 'visitReports', label: '拜访报告', nameField: 'subject', icon: 'schedule',
        fields: {
          subject: { type: 'text', label: '主题', required: true },
          account: { type: 'lookup', label: '客户', to: 'account', inverse: 'visitReports', inverseLabel: '拜访报告' },
          visitedOn: { type: 'date', label: '拜访日期' }, mood: { type: 'rating', label: '印象' }, summary: { type: 'longText', label: '小结' },
        },
      },
    });
    const introspected = await worker.api.ask<{ __type: { kind: string } | null }>('{ __type(name: "VisitReport") { kind } }');
    expect(introspected.__type).toEqual({ kind: 'OBJECT' });
    await go('客户');
    await page.getByRole('link', { name: '合肥光电有限公司' }).click();
    await panel(page, '拜访报告').getByRole('button', { name: '新建' }).click();
    const dialog = page.getByRole('dialog');
    await fill(dialog, 'subject', '首次拜访');
    await dialog.getByRole('button', { name: '保存' }).click();
    await until(() => panel(page, '拜访报告').locator('.tg-count').textContent(), '1');
    await picture(page, `setup-new-object-${kind.name}`);
    await page.goto(`${journey.url}/o/visitReports`);
    await until(() => namesOf(page), ['首次拜访']);
    const { account: found } = await worker.api.ask<{ account: unknown }>('query($id: ID!) { account(id: $id) { visitReports { totalCount nodes { subject account { name } } } } }', { id: customer });
    expect(found).toEqual({ visitReports: { totalCount: 1, nodes: [{ subject: '首次拜访', account: { name: '合肥光电有限公司' } }] } });
  });

  it('MET-02 MET-04 MET-05 FL-60 a renamed label, an initial value, and a required rule that holds in form and API', async () => {
    const saveField = 'mutation($name: String!, $definition: JSON!) { saveField(object: "account", name: $name, definition: $definition) { version } }';
    await go('客户');
    await page.getByRole('button', { name: '新建客户' }).click();
    await cell(page, 'mnemonicCode').waitFor();
    await journey.admin.ask(saveField, { name: 'mnemonicCode', definition: { type: 'text', label: '速查码', maxLength: 40, default: '热门' } });
    await journey.admin.ask(saveField, { name: 'fax2', definition: { type: 'text', label: '备用传真', maxLength: 40, required: true } });
    // The next answer of the server tells the page; nobody has entered anything yet, so the form begins anew.
    await cell(page, 'parent').getByRole('combobox').fill('合肥');
    await until(() => cell(page, 'mnemonicCode').getByRole('textbox').inputValue(), '热门');
    expect(await cell(page, 'mnemonicCode').textContent()).toContain('速查码');
    await fill(page, 'name', '蚌埠玻璃有限公司');
    // The field is not on this form any more: what refuses the save says so above it.
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '备用传真' }).first().waitFor();
    const answer = await worker.api.send('mutation { createAccount(input: { name: "蚌埠玻璃有限公司" }) { id } }');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'fax2', rule: 'required', label: '备用传真' }] });
    await journey.admin.ask(saveField, { name: 'fax2', definition: { type: 'text', label: '备用传真', maxLength: 40 } });
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await notice(page, '已创建').waitFor();
  });

  it('MET-14 MET-17 a new value of a list is chosen, filtered by and counted; a value taken away still shows where it is', async () => {
    const industry = JSON.parse(readFileSync(join(shipped, 'customers/picklists/industry.json'), 'utf8')) as { values: { value: string; label: string; inactive?: boolean }[] };
    const values = [...industry.values.map((one) => (one.value === 'software' ? { ...one, inactive: true } : one)), { value: 'quantum', label: '量子科技' }];
    await journey.admin.ask('mutation($definition: JSON!) { savePicklist(module: "customers", name: "industry", definition: $definition) { version } }', { definition: { ...industry, values } });
    await go('联系人');
    await page.goto(`${journey.url}/o/account/${customer}`);
    await until(async () => (await cell(page, 'industry').first().textContent())?.includes('软件服务'), true);
    await page.goto(`${journey.url}/o/account/new`);
    await fill(page, 'name', '合肥量子有限公司');
    // The default of the test before is a code that a customer has already: the form would ask.
    await fill(page, 'mnemonicCode', 'HFLZ');
    await cell(page, 'industry').getByRole('combobox').fill('软件');
    await until(() => options(page).count(), 0);
    await cell(page, 'industry').getByRole('combobox').fill('量子');
    await options(page).filter({ hasText: '量子科技' }).click();
    await page.keyboard.press('Control+s');
    await notice(page, '已创建').waitFor();
    const { accounts, accountGroups } = await worker.api.ask<{ accounts: unknown; accountGroups: unknown[] }>('{ accounts(filter: { industry: { eq: "quantum" } }) { nodes { name } } accountGroups(by: [{ field: industry }], filter: { industry: { isEmpty: false } }) { keys { industry } count } }');
    expect(accounts).toEqual({ nodes: [{ name: '合肥量子有限公司' }] });
    expect(accountGroups).toEqual(expect.arrayContaining([{ keys: { industry: 'quantum' }, count: 1 }, { keys: { industry: 'software' }, count: 1 }]));
  });

  it('no request failed while all this was published', async () => {
    const { sent, failures } = await load.stop();
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(100);
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));

  /** `npm run tangram -- metadata apply <folder>` against the running server. */
  async function apply(definitions: Readonly<Record<string, unknown>>): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, body] of Object.entries(definitions)) {
      const file = join(folder, `${path}.json`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(body));
    }
    expect(await journey.tangram('metadata', 'apply', folder)).toMatch(/\d/);
  }

  /** Walks to another page inside the open browser page: no reload. */
  async function go(label: string): Promise<void> {
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: label, exact: true }).click();
    await page.locator('.tg-list').waitFor();
  }
});

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? Mutable<U>[] : T[K] };

/** A shipped definition, changed. */
function changed<T>(path: string, change: (definition: Mutable<T>) => void): unknown {
  const definition = JSON.parse(readFileSync(join(shipped, `${path}.json`), 'utf8')) as Mutable<T>;
  change(definition);
  return definition;
}
