// Descriptions are in the viewer's language and say nothing of what the viewer may not read.
import type { Definition } from '../../../metadata/language/types';
import { systemViewer } from '../../access/make-context';
import type { Viewer } from '../../access/context';
import type { Model } from '../../model/model';
import { compileRoots, libraryRoots } from '../../../test/kit/models';
import { describeApp } from './describe-app';
import { describeObject } from './describe-object';

let model: Model;
beforeAll(async () => {
  model = await compileRoots(libraryRoots, [{
    kind: 'permissionSet', path: 'books/permission-sets/reader',
    body: { name: 'reader', label: '读者', objects: { book: { read: 'all', fields: { pages: 'none', author: 'none', title: 'read' } }, loan: { read: 'own', create: true } } },
  }]);
});

function as(parts: Partial<Viewer>): { viewer: Viewer; model: Model } {
  return { model, viewer: { ...systemViewer(model), id: 'user_1', system: false, setup: false, ...parts } };
}

test('an administrator sees every object, field and layout, in English where asked', () => {
  const chief = as({ permissionSets: ['administrator'], language: 'en', setup: true });
  const app = describeApp(chief);
  expect(app.modules.map((module) => module.name)).toEqual(model.app.modules.filter((name) => model.modules.some((module) => module.name === name && module.navigation.length > 0)));
  const book = describeObject(chief, 'book');
  expect(book.fields.map((field) => field.name)).toEqual([...model.objects.get('book')!.fields.keys()]);
  expect(book.label).toBe('Book');
  expect(book.fields.find((field) => field.name === 'createdAt')!.label).toBe('Created');
  expect(Object.keys(book.layouts)).toEqual(expect.arrayContaining(['edit', 'view', 'quick-create']));
  expect(book.may).toEqual({ create: true, update: true, delete: true, import: true, share: false });
  expect(describeObject(as({ permissionSets: ['administrator'] }), 'book').label).toBe('图书');
});

test('fields that may not be read stand nowhere: not in fields, layouts, columns, sorts or related lists', () => {
  const reader = as({ permissionSets: ['reader'] });
  const book = describeObject(reader, 'book');
  const said = JSON.stringify({ ...book, rules: [], fields: book.fields.map((field) => ({ ...field, settings: {} })) });
  expect(book.fields.map((field) => field.name)).not.toEqual(expect.arrayContaining(['pages']));
  expect(said).not.toMatch(/"pages"|"author"|"author\./);
  expect(book.listViews.map((view) => view.name)).toEqual(['all']);
  expect(book.may).toEqual({ create: false, update: false, delete: false, import: false, share: false });
  expect(book.fields.every((field) => field.readOnly)).toBe(true);
});

test('objects that may not be read do not exist for the viewer', () => {
  const reader = as({ permissionSets: ['reader'] });
  const app = describeApp(reader);
  expect([...app.modules.flatMap((module) => module.objects), ...app.otherObjects].map((object) => object.name).sort()).toEqual(['book', 'loan']);
  expect(() => describeObject(reader, 'author')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  expect(() => describeObject(reader, 'nothing')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  expect(describeObject(reader, 'loan').fields.flatMap((field) => field.targets.map((target) => target.name))).not.toContain('author');
});

test('each role gets the layouts assigned to it: for a record type, for every record type, else what everybody has', async () => {
  const form = (key: string, assigned: object[] | undefined, field: string): Definition => {
    const [kind, name] = key.split('.');
    return { kind: 'layout', path: `books/book/layouts/${key}`, body: { kind, ...(assigned ? { name, label: name, assigned } : name === undefined ? {} : { recordType: name }), sections: [{ name: 'a', label: '甲', rows: [[field]] }] } } as Definition;
  };
  const assigned = await compileRoots(libraryRoots, [
    form('edit.audio', undefined, 'pages'), form('edit.slim', [{ role: 'clerk' }], 'title'), form('edit.both', [{ role: 'clerk', recordType: 'printed' }, { recordType: 'printed' }], 'isbn'),
    form('phone.small', [{ role: 'clerk' }], 'title'), form('quick-create.quick', [{ role: 'clerk' }], 'title'),
    { kind: 'layout', path: 'books/book/layouts/list.short', body: { kind: 'list', name: 'short', label: '短', assigned: [{ role: 'clerk' }], columns: [{ field: 'title' }] } },
  ]);
  const seen = (role: string | null) => {
    const { layouts, list } = describeObject({ ...as({ role, permissionSets: ['administrator'] }), model: assigned }, 'book');
    const firstOf = (key: string) => layouts[key]?.sections[0]?.rows[0]?.[0]?.field;
    return { audio: firstOf('edit.audio'), printed: firstOf('edit.printed'), phone: firstOf('phone'), quick: layouts['quick-create']!.sections.length === 1 && firstOf('quick-create'), edit: firstOf('edit'), columns: list.columns.length, keys: Object.keys(layouts) };
  };
  expect(seen('clerk')).toMatchObject({ audio: undefined, printed: 'isbn', edit: 'title', phone: 'title', quick: 'title', columns: 1 });
  const others = seen(null);
  expect(others).toMatchObject({ audio: 'pages', printed: 'isbn', phone: seen('chief').phone });
  expect(others.edit).not.toBe(undefined);
  expect(others.columns).toBeGreaterThan(1);
  expect(others.keys.filter((key) => /slim|both|small|quick$|short/.test(key))).toEqual([]);
});
