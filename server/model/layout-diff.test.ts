// Changes of pages in words: what is shown, hidden, moved, and behaves otherwise.
import type { Definition, FormLayoutDefinition, ListLayoutDefinition } from '../../metadata/language/types';
import { compileRoots, libraryRoots } from '../../test/kit/models';
import { layoutWords, lostLayoutWords } from './layout-diff';

const edit = (sections: FormLayoutDefinition['sections']): Definition => ({ kind: 'layout', path: 'books/book/layouts/edit', body: { kind: 'edit', sections } });
const list = (columns: readonly string[], more: Partial<ListLayoutDefinition> = {}): Definition => ({ kind: 'layout', path: 'books/book/layouts/list', body: { kind: 'list', columns: columns.map((field) => ({ field })), ...more } });
const basics = (...fields: FormLayoutDefinition['sections'][number]['rows'][number]): FormLayoutDefinition['sections'][number] => ({ name: 'basics', label: '概要', rows: fields.map((field) => [field]) });
const money = (...fields: FormLayoutDefinition['sections'][number]['rows'][number]): FormLayoutDefinition['sections'][number] => ({ name: 'money', label: '财务', rows: fields.map((field) => [field]) });

const roles = new Map([['clerk', '馆员']]);

async function told(before: Definition, after: Definition, name: string): Promise<string | undefined> {
  const [old, now] = [await compileRoots(libraryRoots, [before]), await compileRoots(libraryRoots, [after])];
  return layoutWords(old.objects.get('book')!, now.objects.get('book')!, { name, roles })?.zh;
}

test('moved to another section, hidden, shown', async () => {
  expect(await told(edit([basics('title', 'isbn'), money('price', 'pages')]), edit([basics('title', 'price'), money('pages', 'published')]), 'edit'))
    .toBe('“图书”的编辑页面：隐藏 书号；在“财务”显示 出版日期；把 价格 从“财务”移到“概要”');
});

test('order, sections and how cells behave', async () => {
  expect(await told(edit([basics('title', 'isbn', 'pages')]), edit([basics('isbn', 'title', { field: 'pages', required: true })]), 'edit')).toBe('“图书”的编辑页面：页数 在此页必填；调整字段顺序');
  expect(await told(edit([basics('title')]), edit([{ ...basics('title'), label: '要点' }, money('price')]), 'edit')).toBe('“图书”的编辑页面：在“财务”显示 价格；分组“概要”改称“要点”；新增分组 财务');
});

test('columns of a list', async () => {
  expect(await told(list(['title', 'isbn', 'pages']), list(['pages', 'title', 'author.name'], { sort: [{ field: 'pages', direction: 'DESC' }] }), 'list')).toBe('“图书”的列表页面：去掉列 书号；新增列 作者.name；调整列的顺序；修改排序');
});

test('whom a layout is assigned to, and who loses it when it is deleted', async () => {
  const slim = (assigned: FormLayoutDefinition['assigned']): Definition => ({ kind: 'layout', path: 'books/book/layouts/edit.slim', body: { kind: 'edit', name: 'slim', label: '精简', assigned: assigned!, sections: [basics('title')] } });
  expect(await told(slim([]), slim([{ role: 'clerk' }, { recordType: 'printed' }]), 'edit.slim')).toBe('“图书”的编辑页面（精简）：分配给：馆员、所有角色 · 纸质书');
  const books = (await compileRoots(libraryRoots, [slim([{ role: 'clerk', recordType: 'printed' }])])).objects.get('book')!;
  expect(lostLayoutWords(books, 'edit.slim', roles)?.zh).toBe('删除“图书”的编辑页面（精简），它分配给：馆员 · 纸质书；他们改用其余布局');
  expect(lostLayoutWords(books, 'edit', roles)).toBe(undefined);
});
