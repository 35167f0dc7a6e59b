// Copies and assignments of layouts as data.
import type { LayoutDefinition } from '../../../metadata/language/types';
import { assign, assignmentChanges, assignmentsOf, copyOf, layoutsOfKind, seenAt, sourcesFor, withoutLayout } from './layout-list';

const form = (kind: 'edit' | 'view', parts: object = {}): LayoutDefinition => ({ kind, sections: [{ name: 'a', label: '甲', rows: [['title']] }], ...parts }) as LayoutDefinition;
const setup = {
  folder: 'books/book',
  layouts: { edit: form('edit'), 'edit.audio': form('edit', { recordType: 'audio' }), 'edit.short': form('edit', { name: 'short', label: '简短', assigned: [{ role: 'clerk' }] }) },
  inForce: { layouts: { edit: form('edit'), view: form('view', { header: ['title'] }) }, relatedLists: [] },
  translations: { en: { 'layouts.edit.short': 'Short', label: 'Book' } },
};
const rows = layoutsOfKind(setup, 'edit');
const key = (place: { role: string | null; recordType: string | null }, assignments = assignmentsOf(rows)): string | undefined => seenAt(assignments, rows, place)?.key;

test('the plain layout comes first, also where it is made up', () => {
  expect(rows.map((row) => row.key)).toEqual(['edit', 'edit.audio', 'edit.short']);
  expect(layoutsOfKind(setup, 'view')).toEqual([expect.objectContaining({ key: 'view', written: false })]);
  expect(sourcesFor(setup, 'view').map((row) => row.key)).toEqual(['view', 'edit', 'edit.audio', 'edit.short']);
});

test('a copy has a name of its own, and nobody has it yet', () => {
  expect(copyOf(setup.layouts['edit.short'], { kind: 'view', name: 'wide', label: '宽' })).toEqual(form('view', { name: 'wide', label: '宽' }));
  expect(copyOf(setup.inForce.layouts.view, { kind: 'phone', name: 'small', label: '小' })).toMatchObject({ kind: 'phone', header: ['title'] });
  expect(copyOf(setup.inForce.layouts.view, { kind: 'edit', name: 'small', label: '小' })).not.toHaveProperty('header');
});

test('a role sees its own layout before that of the record type, everybody else theirs', () => {
  expect([key({ role: 'clerk', recordType: null }), key({ role: 'clerk', recordType: 'audio' })]).toEqual(['edit.short', 'edit.short']);
  expect([key({ role: 'chief', recordType: 'audio' }), key({ role: 'chief', recordType: null }), key({ role: null, recordType: 'audio' })]).toEqual(['edit.audio', 'edit', 'edit.audio']);
});

test('a place has one layout: giving it another takes it from the first', () => {
  const more = assign(assignmentsOf(rows), rows, { role: 'chief', recordType: 'audio', layout: 'edit.short' });
  expect(more['edit.short']).toEqual([{ role: 'clerk' }, { role: 'chief', recordType: 'audio' }]);
  const none = assign(more, rows, { role: 'clerk', recordType: null, layout: undefined });
  expect(none['edit.short']).toEqual([{ role: 'chief', recordType: 'audio' }]);
  expect(key({ role: 'clerk', recordType: null }, none)).toBe('edit');
  expect(assignmentChanges('books/book', rows, none)).toEqual([{ path: 'books/book/layouts/edit.short', before: setup.layouts['edit.short'], body: form('edit', { name: 'short', label: '简短', assigned: [{ role: 'chief', recordType: 'audio' }] }) }]);
  expect(assignmentChanges('books/book', rows, assignmentsOf(rows))).toEqual([]);
});

test('a deleted layout takes its label in other languages with it', () => {
  expect(withoutLayout(setup, rows[2]!).map(({ path, body }) => [path, body])).toEqual([['books/book/layouts/edit.short', null], ['books/book/translations/en', { language: 'en', labels: { label: 'Book' } }]]);
});
