// Layers of definitions: what an admin lays over the shipped files, takes away, and takes back.
import type { Definition, FieldDefinition } from '../../metadata/language/types';
import { effectiveDefinitions, laidOver, overlayChanges, undoOf, type Overlay } from './overlay';

const text = (label: string): FieldDefinition => ({ type: 'text', label });
const object = (fields: Record<string, FieldDefinition>, label = '书'): Definition => ({ kind: 'object', path: 'books/book/object', body: { name: 'book', plural: 'books', label, nameField: 'title', fields } });
const title = text('书名');
const pages = text('页数');
const rules: Definition = { kind: 'rules', path: 'books/book/rules', body: { rules: [] } };
const files = [object({ title, pages }), rules];
const nothing: Overlay = new Map();

function apply(overlay: Overlay, wish: { definitions?: Definition[]; remove?: string[] }): { overlay: Overlay; paths: string[]; unknown: readonly string[]; back: () => Overlay } {
  const { entries, unknown } = overlayChanges({ files, overlay }, { definitions: wish.definitions ?? [], remove: wish.remove ?? [] });
  const undo = undoOf(overlay, entries);
  const over = laidOver(overlay, entries);
  return { overlay: over, unknown, paths: entries.map((entry) => `${entry.state} ${entry.path}`), back: () => laidOver(over, undo) };
}
function fieldsIn(overlay: Overlay): string[] {
  return effectiveDefinitions(files, overlay).flatMap((each) => (each.kind === 'object' ? Object.entries(each.body.fields).map(([name, field]) => `${name}${field.off ? ' off' : ''}`) : each.kind === 'field' ? [`${each.path}${each.body.off ? ' off' : ''}`] : []));
}

test('without an overlay, the files themselves', () => {
  expect(effectiveDefinitions(files, nothing)).toBe(files);
});

test('a definition stands instead of the file at its path; the same as the file lays nothing over it', () => {
  const mine: Definition = { ...rules, body: { rules: [{ name: 'r', label: '规', when: 'TRUE', message: '错' }] } } as Definition;
  const one = apply(nothing, { definitions: [mine] });
  expect(effectiveDefinitions(files, one.overlay)).toEqual([files[0], mine]);
  expect(apply(one.overlay, { definitions: [{ ...rules }] }).overlay.size).toBe(0);
  expect(apply(nothing, { definitions: [{ ...rules }] }).paths).toEqual([]);
});

test('an object that differs in fields only is kept as fields, so that its file may change', () => {
  const isbn = text('书号');
  const one = apply(nothing, { definitions: [object({ title: text('名'), isbn })] });
  expect(one.paths.sort()).toEqual(['removed books/book/fields/pages', 'set books/book/fields/isbn', 'set books/book/fields/title']);
  expect(fieldsIn(one.overlay)).toEqual(['title', 'pages off', 'books/book/fields/title', 'books/book/fields/isbn']);
  expect(apply(one.overlay, { definitions: [object({ title, pages })] }).paths).toEqual(expect.arrayContaining(['shipped books/book/fields/title', 'shipped books/book/fields/pages']));
});

test('an object with another label is kept whole, and ends what lay over its fields', () => {
  const one = apply(nothing, { definitions: [{ kind: 'field', path: 'books/book/fields/pages', body: text('页') }, { kind: 'field', path: 'books/book/fields/isbn', body: text('书号') }] });
  const two = apply(one.overlay, { definitions: [object({ title, pages }, '图书')] });
  expect(two.paths).toEqual(['set books/book/object', 'shipped books/book/fields/pages']);
  expect(fieldsIn(two.overlay)).toEqual(['title', 'pages', 'books/book/fields/isbn']);
});

test('objects and fields that are removed count as switched off, other definitions as gone', () => {
  const one = apply(nothing, { remove: ['books/book/fields/pages', 'books/book/rules'] });
  expect(fieldsIn(one.overlay)).toEqual(['title', 'pages off']);
  expect(effectiveDefinitions(files, one.overlay)).toHaveLength(1);
  const two = apply(nothing, { remove: ['books/book/object'] });
  expect(effectiveDefinitions(files, two.overlay)[0]).toMatchObject({ kind: 'object', body: { off: true } });
  const own = apply(apply(nothing, { definitions: [{ kind: 'field', path: 'books/book/fields/isbn', body: text('书号') }] }).overlay, { remove: ['books/book/fields/isbn'] });
  expect(fieldsIn(own.overlay)).toEqual(['title', 'pages', 'books/book/fields/isbn off']);
});

test('a module that an admin makes belongs to the application', () => {
  const app: Definition = { kind: 'app', path: 'app', body: { name: 'a', label: '甲', modules: ['books'], languages: ['zh-CN'], currency: 'CNY', timeZone: 'UTC' } };
  const module: Definition = { kind: 'module', path: 'loans/module', body: { name: 'loans', label: '借阅', navigation: [] } };
  const { entries } = overlayChanges({ files: [app], overlay: nothing }, { definitions: [module], remove: [] });
  const overlay = laidOver(nothing, entries);
  expect(effectiveDefinitions([app], overlay)).toEqual([{ ...app, body: { ...app.body, modules: ['books', 'loans'] } }, module]);
  expect(effectiveDefinitions([app], overlay)[0]).toBe(effectiveDefinitions([app], overlay)[0]);
});

test('what is not there cannot be removed', () => {
  expect(apply(nothing, { remove: ['books/book/fields/nothing', 'books/shelf/object', 'nowhere'] }).unknown).toEqual(['books/book/fields/nothing', 'books/shelf/object', 'nowhere']);
});

test('everything can be taken back', () => {
  for (const wish of [{ remove: ['books/book/fields/pages'] }, { definitions: [object({ title })] }, { definitions: [object({ title }, '图书')] }]) {
    expect(apply(nothing, wish).back()).toEqual(nothing);
  }
});

test('the same question has the very same answer', () => {
  const { overlay } = apply(nothing, { remove: ['books/book/fields/pages'] });
  expect(effectiveDefinitions(files, overlay)[0]).toBe(effectiveDefinitions(files, laidOver(overlay, []))[0]);
});

test('what a release changes arrives beside what an admin laid over the file; a field in the trash stays there when its object is renamed', () => {
  const laid = apply(apply(nothing, { definitions: [object({ title, pages }, '图书')] }).overlay, { remove: ['books/book/fields/pages'] });
  const release = [{ ...object({ title, pages, isbn: text('书号') }), body: { ...object({ title, pages, isbn: text('书号') }).body, help: '新' } } as Definition, rules];
  expect(effectiveDefinitions(release, laid.overlay)[0]).toMatchObject({ body: { label: '图书', help: '新', fields: { title, isbn: text('书号'), pages: { off: true } } } });
  const [now] = effectiveDefinitions(files, laid.overlay);
  const renamed = { kind: 'object', path: 'books/tome/object', body: { ...now!.body, name: 'tome', formerNames: ['book'] } } as Definition;
  const { overlay } = apply(laid.overlay, { definitions: [renamed] });
  expect(fieldsIn(overlay)).toEqual(['title', 'pages off']);
  expect([...overlay.values()].filter(({ state }) => state === 'removed').map(({ path }) => path)).toHaveLength(1);
  expect(effectiveDefinitions(release, overlay)[0]).toMatchObject({ path: 'books/tome/object', body: { name: 'tome', help: '新', fields: { isbn: text('书号') } } });
});
