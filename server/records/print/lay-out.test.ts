// Laying out and drawing without a database: what stands on paper for given records, exact sums, and that hostile words stay words.
import { compileRoots, libraryRoots } from '../../../test/kit/models';
import { pagesOfPdf, pdfFont, testWithPdf } from '../../../test/kit/pdf';
import type { PrintTemplateDefinition } from '../../../metadata/language/types';
import { checkedAgainst } from '../../model/print-templates';
import type { Model } from '../../model/model';
import { codeRows } from './code-rows';
import { layOut, type PrintSource } from './lay-out';
import { drawPdf } from './pdf/draw-pdf';
import { findFont } from './pdf/find-font';

let model: Model;
beforeAll(async () => { model = await compileRoots(libraryRoots); });

const template = (more: Partial<PrintTemplateDefinition>): PrintTemplateDefinition => ({ name: 'card', label: '书卡', paper: { size: 'A5', landscape: true, margin: 10 }, blocks: [{ name: 'title', kind: 'text', text: '《{{title}}》 {{CAPITALS(pages)}}' }], ...more });
const print = (definition: PrintTemplateDefinition, records: readonly PrintSource[], language = 'zh-CN'): ReturnType<typeof layOut> => layOut({
  template: { model, object: model.objects.get('book')!, definition, language }, company: { name: '图书馆', logo: null },
  environment: { now: new Date('2026-11-27T02:00:00Z'), today: '2026-11-27', timeZone: 'Asia/Shanghai', viewer: null },
}, records);
const book = (values: PrintSource['values'], tables: PrintSource['tables'] = {}): PrintSource => ({ id: 'boo_1', values: { title: '七巧板', pages: 1200, ...values }, tables });

test('texts hold fields and expressions, conditions leave blocks out, empty is empty', () => {
  const printed = print(template({ company: true, footer: '{{TODAY()}}', blocks: [
    { name: 'title', kind: 'text', text: '《{{title}}》{{CAPITALS(pages)}}' },
    { name: 'long', kind: 'text', text: '厚书', visibleIf: 'pages > 1000' }, { name: 'thin', kind: 'text', text: '薄书', visibleIf: 'pages < 100' },
    { name: 'none', kind: 'text', text: '{{author}}' },
    { name: 'head', kind: 'fields', fields: [{ field: 'title', label: '书名' }, { field: 'author' }] },
  ] }), [book({})]);
  expect(printed.paper).toEqual({ width: 210, height: 148, margin: 10 });
  expect(printed.company?.name).toBe('图书馆');
  const [record] = printed.records;
  expect(record!.footer).toBe('2026年11月27日');
  expect(record!.blocks.map((block) => [block.name, block.kind === 'text' ? block.text : block.kind])).toEqual([['title', '《七巧板》壹仟贰佰元整'], ['long', '厚书'], ['head', 'fields']]);
  expect(record!.blocks[2]).toMatchObject({ across: 2, pairs: [{ label: '书名', text: '七巧板' }, { text: '' }] });
});

test('what a record says is text, whatever it says', () => {
  const hostile = '<img src=x onerror=alert(1)>{{password}}';
  expect(print(template({}), [book({ title: hostile, pages: null })]).records[0]!.blocks[0]).toMatchObject({ text: `《${hostile}》 ` });
});

test('a template that names nothing there is, or reaches for more than fields, is refused in words', () => {
  const problems = checkedAgainst(model, 'book', template({ blocks: [
    { name: 'a', kind: 'text', text: '{{constructor.constructor("return process")()}}' }, { name: 'b', kind: 'text', text: '{{nothing}}' },
    { name: 'c', kind: 'table', relatedList: 'nowhere', columns: [{ field: 'x' }] }, { name: 'd', kind: 'fields', fields: [{ field: 'author.nothing' }] }, { name: 'e', kind: 'signatures' }, { name: 'f', kind: 'line', visibleIf: 'pages +' },
  ] })).problems;
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/blocks/0/text', '/blocks/1/text', '/blocks/2/relatedList', '/blocks/3/fields/0/field', '/blocks/4', '/blocks/5/visibleIf']);
});

test('a code has its rows, and none where there is nothing to say', () => {
  const rows = codeRows('qr', '报价')!;
  expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([rows.length]));
  expect(codeRows('barcode', 'A-1')![0]).toMatch(/^1[01]+1$/);
  expect([codeRows('qr', ''), codeRows('barcode', '报价')]).toEqual([undefined, undefined]);
});

testWithPdf('a PDF holds Chinese that can be selected, goes over pages and repeats the head of its table', async () => {
  const printed = print(template({ pageNumbers: true }), [book({})]);
  const rows = Array.from({ length: 60 }, (_, index) => [`第${index + 1}本`, '龘靐齉']);
  const table = { name: 'rows', newPage: false, kind: 'table' as const, zebra: true, columns: [{ label: '书名表头', width: 3, align: 'left' as const }, { label: '备注', width: 1, align: 'left' as const }], rows, sums: ['合计六十', ''] };
  const pdf = await drawPdf({ ...printed, records: [{ ...printed.records[0]!, blocks: [...printed.records[0]!.blocks, table] }] }, { font: pdfFont!, logo: undefined, at: new Date('2026-11-27T02:00:00Z') });
  const pages = pagesOfPdf(pdf);
  const text = pages.join('\n');
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, index) => expect(page).toMatch(new RegExp(`书名表头[^]*${index + 1}\\s*/\\s*${pages.length}`)));
  expect(text).toContain('《七巧板》 壹仟贰佰元整');
  expect(text.match(/龘靐齉/g)).toHaveLength(60);
  expect(pages.at(-1)).toContain('合计六十');
});

test('a font that is not there, or has no Chinese, is none', () => {
  expect(findFont('/no/such/font.ttf')).toBeUndefined();
  expect(findFont(__filename)).toBeUndefined();
});
