// Descriptions are in the viewer's language and say nothing of what the viewer may not read.
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
