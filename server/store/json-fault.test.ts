// The place of a fault in JSON, as an editor counts lines and columns.
import { jsonFault } from './json-fault';

test.each<[string, string, number, number]>([
  ['a word without quotes', '{\n  "label": 库存\n}', 2, 12],
  ['a comma too many', '{\n  "a": [1, 2,],\n}', 2, 14],
  ['a comma before the end', '{ "a": 1, }', 1, 11],
  ['a comma too few', '{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['no colon', '{ "a" 1 }', 1, 7],
  ['a key without quotes', '{ a: 1 }', 1, 3],
  ['no end', '{ "a": [1', 1, 10],
  ['something behind the end', '{} {}', 1, 4],
  ['a line break in a text', '"a\nb"', 1, 1],
  ['a wrong bracket', '[1}', 1, 3],
  ['nothing', '', 1, 1],
  ['a leading zero', '[01]', 1, 3],
  ['a comment', '{ // x\n}', 1, 3],
])('%s', (_, text, line, column) => {
  expect(() => JSON.parse(text) as unknown).toThrow();
  expect(jsonFault(text)).toEqual({ line, column });
});
