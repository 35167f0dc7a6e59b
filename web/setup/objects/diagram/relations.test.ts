// Relations out of definitions, and a drawing in which nothing lies on anything else.
import type { ReadDefinition } from '../../publish/changed-definition';
import type { ObjectRow } from '../../setup-data';
import { drawingOf, lineOf, nodeSize, relationsOf } from './relations';

const row = (name: string, module: string): ObjectRow => ({ name, plural: `${name}s`, label: name, icon: null, module, moduleLabel: module, off: false, fieldCount: 1, recordCount: 0, layouts: [] });
const definitions = [
  { path: 'library/book/object', kind: 'object', body: { fields: { author: { type: 'lookup', label: '作者', to: 'author' }, tags: { type: 'manyToMany', label: '标签', to: 'tag' }, gone: { type: 'lookup', label: '无', to: 'nowhere' } } } },
  { path: 'library/loan/object', kind: 'object', body: { fields: { book: { type: 'masterDetail', label: '书', to: 'book' } } } },
  { path: 'library/book/fields/author', kind: 'field', body: { type: 'lookup', label: '著者', to: 'author' } },
  { path: 'library/book/translations/en', kind: 'translation', body: { language: 'en', labels: { 'fields.tags': 'Tags' } } },
] as unknown as readonly ReadDefinition[];
const rows = [row('book', 'library'), row('author', 'library'), row('tag', 'library'), row('loan', 'desk')];

test('a field alone counts more than in its object; what leads nowhere is left out; labels fall back', () => {
  expect(relationsOf(definitions, rows, 'en').map(({ from, to, label, kind }) => [from, to, label, kind])).toEqual([['book', 'author', '著者', 'lookup'], ['book', 'tag', 'Tags', 'many'], ['loan', 'book', '书', 'detail']]);
});

test('two hundred objects stand side by side without touching, inside the picture', () => {
  const many = Array.from({ length: 200 }, (_, index) => row(`o${index}`, `m${index % 12}`));
  const { nodes, width, height } = drawingOf(many);
  for (const [index, one] of nodes.entries()) {
    expect(one.x >= 0 && one.x + nodeSize.width <= width && one.y + nodeSize.height <= height).toBe(true);
    for (const other of nodes.slice(index + 1)) expect(Math.abs(one.x - other.x) >= nodeSize.width || Math.abs(one.y - other.y) >= nodeSize.height).toBe(true);
  }
  expect(lineOf(nodes[0]!, nodes[0]!)).toMatch(/^M/);
});
