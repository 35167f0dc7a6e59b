// Processes of a Model: which come first, what goes with things that are off, what a change of one is called, where they use things.
import type { Definition, ProcessDefinition } from '../../metadata/language/types';
import { compileRoots, libraryRoots } from '../../test/kit/models';
import { loadDefinitions } from '../store/load-files';
import { diff } from './diff';
import { whereUsed } from './where-used';

const path = 'books/book/processes/shelf';
const fields: Definition[] = [
  { kind: 'field', path: 'books/book/fields/step', body: { type: 'picklist', label: '步骤', values: [{ value: 'new', label: '新到' }, { value: 'read', label: '已读' }, { value: 'sold', label: '售出' }] } },
  { kind: 'field', path: 'books/book/fields/chance', body: { type: 'percent', label: '可能性' } },
];
const process = (body: Partial<ProcessDefinition>, name = 'shelf'): Definition => ({ kind: 'process', path: `books/book/processes/${name}`, body: { name, label: '上架', field: 'step', stages: [{ value: 'new' }, { value: 'read', enter: [{ field: 'pages', when: 'price > 5' }], relatedLists: ['loans'] }], ...body } });

test('a process for some records goes before the one for all others, whatever their names', async () => {
  const model = await compileRoots(libraryRoots, [...fields, process({}, 'all'), process({ recordType: 'audio' }, 'z'), process({ for: { field: 'genre', values: ['novel'] } }, 'novels')]);
  expect(model.objects.get('book')!.processes.map(({ name }) => name)).toEqual(['z', 'novels', 'all']);
});

test('what is off goes away with what hangs on it', async () => {
  const off: Definition = { kind: 'field', path: 'books/book/fields/pages', body: { type: 'integer', label: '页数', off: true } };
  const [shelf] = (await compileRoots(libraryRoots, [...fields, process({}), off])).objects.get('book')!.processes;
  expect(shelf!.stages[1]!.enter).toEqual([]);
  expect((await compileRoots(libraryRoots, [...fields, process({ off: true })])).objects.get('book')!.processes).toEqual([]);
});

test('changes are told in words: stages that come, go, move, and what they ask for', async () => {
  const told = async (before: Definition[], after: Definition[]): Promise<[string, boolean][]> => {
    const [old, now] = [await compileRoots(libraryRoots, [...fields, ...before]), await compileRoots(libraryRoots, [...fields, ...after])];
    return diff(old, now).map(({ words, contracting }) => [words.zh, contracting]);
  };
  expect(await told([], [process({})])).toEqual([['新增“图书”的流程“上架”（步骤），2 个阶段', false]]);
  expect(await told([process({})], [])).toEqual([['“图书”不再使用流程“上架”，记录的阶段保留', true]]);
  expect(await told([process({})], [process({ stages: [{ value: 'sold', ends: 'done' }, { value: 'read', leave: [{ field: 'isbn' }], noReturn: true }, { value: 'new' }] })])).toEqual([
    ['“图书”的流程“上架”：新增阶段 售出；调整阶段顺序；“已读”要求填写 书号；“已读”不再要求 页数；修改“已读”的关联列表；到“已读”后不能退回', false],
  ]);
  expect(await told([process({})], [process({ probability: 'chance', stages: [{ value: 'new', probability: '0.2', checklist: [{ name: 'stamp', label: '盖章' }] }] })])).toEqual([['“图书”的流程“上架”：去掉阶段 已读；“新到”的可能性为 0.2；修改“新到”的检查清单', true]]);
});

test('fields, values and lists know the processes that use them', async () => {
  const mine = [...fields, process({ for: { field: 'genre', values: ['novel'] }, stageOf: { loans: 'borrower' } })];
  const definitions = [...(await loadDefinitions(libraryRoots)).definitions, ...mine];
  const model = await compileRoots(libraryRoots, mine);
  const uses = (field: string, value?: string, object = 'book'): string[] => whereUsed(model, definitions, { object, field, ...(value === undefined ? {} : { value }) }).filter((use) => use.path === path).map(({ kind, label }) => `${kind} ${label}`);
  expect([uses('step'), uses('step', 'read'), uses('step', 'sold'), uses('genre', 'novel'), uses('pages'), uses('price'), uses('isbn')]).toEqual([['process 上架'], ['process 上架'], [], ['process 上架'], ['process 上架'], ['process 上架'], []]);
  expect([uses('book', undefined, 'loan'), uses('borrower', undefined, 'loan'), uses('dueOn', undefined, 'loan')]).toEqual([['process 上架'], ['process 上架'], []]);
});
