// Printing: an administrator changes the quotation's template with a live preview; what comes out on paper and as a PDF is the new one.
import { readFileSync } from 'node:fs';
import { describeInBrowser, picture } from '../kit/browser';
import { databaseKinds } from '../kit/databases';
import { pagesOfPdf, pdfFont } from '../kit/pdf';
import { startJourney, startTime, type Journey } from '../kit/journey';
import { until, widthOf } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Printing on $name', (kind) => {
  let journey: Journey;
  let quote: string;
  let accounts: readonly string[];
  beforeAll(async () => {
    journey = await startJourney(kind);
    const { a, b } = await journey.admin.ask<{ a: { id: string }; b: { id: string } }>('mutation { a: createAccount(input: { name: "温州远帆阀门有限公司", address: { province: "浙江省", city: "温州市", street: "瓯江路 8 号", postcode: "325000" } }) { id } b: createAccount(input: { name: "台州精锐模具厂" }) { id } }');
    accounts = [a.id, b.id];
    const { q } = await journey.admin.ask<{ q: { id: string } }>(`mutation($account: AccountReference!) { q: createQuotation(input: { subject: "阀门报价", account: $account, lines: { create: [
      { name: "闸阀", quantity: "10", unitPrice: "1234.5" }, { name: "球阀", quantity: "2", unitPrice: "100" }] } }) { id } }`, { account: a.id });
    quote = q.id;
  }, startTime);
  afterAll(() => journey?.close());

  it('MET-21 a changed quotation template is previewed, published, printed and downloaded', async () => {
    const page = await journey.open('/setup/objects/quotation/print?template=quotation');
    const preview = page.getByRole('region', { name: '预览' });
    await preview.getByText('壹万贰仟伍佰肆拾伍元整').waitFor();
    await page.getByRole('button', { name: /尊敬的/ }).first().click();
    const text = page.getByRole('textbox', { name: '文字', exact: true });
    await text.fill('致 {{account}}：谨呈报价，编号 {{quoteNumber}}，仅供审阅。');
    await preview.getByText(/致 温州远帆阀门有限公司：谨呈报价/).waitFor();
    await picture(page, `print-designer-${kind.name}`);
    await page.getByRole('button', { name: '发布' }).click();
    await until(() => page.getByRole('button', { name: '发布' }).isDisabled(), true);

    await page.goto(`${journey.server.url}/o/quotation/${quote}`);
    await page.getByRole('button', { name: '更多' }).last().click();
    await page.getByRole('menuitem', { name: '打印' }).hover();
    await page.getByRole('menuitem', { name: '报价单' }).click();
    const sheet = page.locator('[data-printed]');
    await sheet.getByText(/谨呈报价/).waitFor();
    expect(await sheet.locator('thead th').allInnerTexts()).toContain('含税单价');
    await picture(page, `print-page-${kind.name}`);
    if (!pdfFont) return;
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载 PDF' }).click();
    const paper = pagesOfPdf(readFileSync(await (await download).path())).join('\n');
    expect(paper).toMatch(/致 温州远帆阀门有限公司：谨呈报价/);
    expect(paper).toContain('人民币壹万贰仟伍佰肆拾伍元整');
    expect(paper).toContain('¥12,345.00');
  });

  it('MKT-18 FL-39 address labels of the chosen customers, and refusals', async () => {
    const page = await journey.open(`/o/account/print/addressLabels?ids=${accounts.join(',')}`, { width: 360 });
    await until(() => page.locator('[data-record]').count(), 2);
    await page.getByText('325000').waitFor();
    expect(await widthOf(page)).toBeLessThanOrEqual(360);
    const { errors } = await journey.admin.send('{ printedRecords(object: "account", template: "nothing", ids: []) }');
    expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    const answer = await fetch(`${journey.server.url}/print/account/addressLabels?ids=${accounts[0]}`);
    expect(answer.status).toBe(401);
  });
});
