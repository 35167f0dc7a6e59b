// What publishing a process changes: its file, the values it adds where they are written, and words without what is gone.
import type { ProcessDefinition } from '../../../metadata/language/types';
import type { ApplicationSetup, ObjectSetup } from '../setup-data';
import { changedStage, newAction, valuesOf, withoutProcess, withProcess, wordsOf } from './process-changes';

const shelf: ProcessDefinition = { name: 'shelf', label: '上架', field: 'step', stages: [{ value: 'new', checklist: [{ name: 'stamp', label: '盖章' }] }, { value: 'read' }] };
const step = { type: 'picklist', label: '步骤', values: [{ value: 'new', label: '新到' }, { value: 'read', label: '已读' }] } as const;
const setup = {
  name: 'book', folder: 'books/book', definitions: [{ kind: 'process', path: 'books/book/processes/shelf', body: shelf }],
  fields: [{ name: 'step', path: 'books/book/fields/step', body: step }, { name: 'genre', path: 'books/book/fields/genre', body: { type: 'picklist', label: '类别', picklist: 'genre' } }],
  translations: { en: { label: 'Book', 'processes.shelf': 'Shelving', 'processes.shelf.new.checklist.stamp': 'Stamp', 'values.step.new': 'New' } },
} as unknown as ObjectSetup;
const application = {
  definitions: [{ kind: 'translation', path: 'books/translations/en', body: { language: 'en', labels: { 'picklists.genre.novel': 'Novel' } } }],
  picklists: [{ path: 'books/picklists/genre', module: 'books', body: { name: 'genre', label: '类别', values: [{ value: 'novel', label: '小说' }] }, labels: {} }],
} as unknown as ApplicationSetup;

test('a new stage is a new value of the field; words of what is gone go', () => {
  const held = valuesOf(setup, application, 'step')!;
  const words = wordsOf(setup, { process: shelf, held, language: 'en' });
  expect(words).toEqual({ label: 'Shelving', values: { new: 'New', read: '' }, actions: { 'new\nstamp': 'Stamp' } });
  const next: ProcessDefinition = { ...shelf, stages: [{ value: 'new' }, { value: 'sold' }] };
  const values = [...held.values, { value: 'sold', label: '售出' }];
  expect(withProcess(setup, next, { held, values, words: { ...words, values: { ...words.values, sold: 'Sold' }, language: 'en' } })).toEqual([
    { path: 'books/book/fields/step', body: { ...step, values }, before: step },
    { path: 'books/book/processes/shelf', body: next, before: shelf },
    { path: 'books/book/translations/en', body: { language: 'en', labels: { label: 'Book', 'processes.shelf': 'Shelving', 'values.step.new': 'New', 'values.step.sold': 'Sold' } }, before: { language: 'en', labels: setup.translations['en'] } },
  ]);
});

test('values of a shared list are changed in the list, their words in its module', () => {
  const held = valuesOf(setup, application, 'genre')!;
  const made: ProcessDefinition = { name: 'reading', label: '阅读', field: 'genre', stages: [{ value: 'novel' }] };
  const changes = withProcess(setup, made, { held, values: held.values, words: { label: '', values: { novel: 'A novel' }, actions: {}, language: 'en' } });
  expect(changes.map(({ path }) => path)).toEqual(['books/picklists/genre', 'books/book/processes/reading', 'books/translations/en']);
  expect(changes[2]!.body).toEqual({ language: 'en', labels: { 'picklists.genre.novel': 'A novel' } });
});

test('deleting takes its words along', () => {
  expect(withoutProcess(setup, 'shelf').map(({ path, body }) => [path, body])).toEqual([
    ['books/book/processes/shelf', null], ['books/book/translations/en', { language: 'en', labels: { label: 'Book', 'values.step.new': 'New' } }],
  ]);
});

test('settings that say nothing are not written; new lines have names of their own', () => {
  expect(changedStage({ value: 'new', noReturn: true, enter: [{ field: 'isbn' }] }, { noReturn: false, enter: [], help: '', probability: '0' })).toEqual({ value: 'new', probability: '0' });
  expect(newAction([{ name: 'action2', label: 'x' }], '贴标')).toEqual({ name: 'action3', label: '贴标' });
});
