// Reading definitions from folders: layers, modules that are not listed, and faults with their place.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crmRoots, libraryRoots } from '../../test/kit/models';
import { loadDefinitions, loadFolder } from './load-files';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function folder(files: Readonly<Record<string, unknown>>): string {
  const root = mkdtempSync(join(tmpdir(), 'tangram-files-'));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}
const app = { name: 'shop', label: '店', modules: ['stock'], languages: ['zh-CN'], currency: 'CNY', timeZone: 'Asia/Shanghai' };
const stock = { name: 'stock', label: '库存', navigation: [] };

test.each([['the shipped application', crmRoots], ['the library', libraryRoots]])('%s is well formed', async (_, roots) => {
  const { definitions, problems } = await loadDefinitions(roots);
  expect(problems).toEqual([]);
  expect(definitions.length).toBeGreaterThan(20);
  expect(definitions.some((definition) => definition.path === 'system/user/object')).toBe(true);
});

test('only modules that are listed are read, and only definitions', async () => {
  const root = folder({ 'app.json': app, 'stock/module.json': stock, 'other/module.json': 'not even JSON', 'language/x.json': '{', 'demo/a.json': '[', 'stock/item/sample.json': '[]', 'stock/x.import.json': '{}', 'stock/item/behaviours/a.json': '{}' });
  const { definitions, problems } = await loadDefinitions([root]);
  expect(problems).toEqual([]);
  expect(definitions.map((definition) => definition.path)).toEqual(['app', 'stock/module']);
});

test('a later folder stands over an earlier one', async () => {
  const first = folder({ 'app.json': app, 'stock/module.json': stock });
  const second = folder({ 'stock/module.json': { ...stock, label: '仓库' } });
  const { definitions } = await loadDefinitions([first, second]);
  expect(definitions.find((definition) => definition.path === 'stock/module')!.body).toMatchObject({ label: '仓库' });
});

test('faults are told with file and line', async () => {
  const root = folder({ 'app.json': app, 'stock/module.json': '{\n  "name": "stock",\n  "label": 库存\n}', 'stock/item/object.json': { name: 'item' }, 'stock/picklists/kind.json': { name: 'kind', label: '类', values: [{ value: 'a' }] } });
  const { problems } = await loadDefinitions([root]);
  expect(problems.find((problem) => problem.path === 'stock/module')).toMatchObject({ rule: 'json', message: { en: expect.stringMatching(/not valid JSON.*line 3/) as string } });
  expect(problems.some((problem) => problem.path === 'stock/item/object')).toBe(true);
  expect(problems.find((problem) => problem.path === 'stock/picklists/kind')).toMatchObject({ pointer: '/values/0' });
});

test('definitions cannot be changed once they are read; a folder to publish needs no application', async () => {
  const { definitions } = await loadFolder(folder({ 'stock/module.json': stock }));
  expect(() => { (definitions[0]!.body as { label: string }).label = 'x'; }).toThrow(TypeError);
});
