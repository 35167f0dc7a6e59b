// The parts of an expression stand in the order of computing, each once, with their places.
import { partsOf } from './parts';

test('what a part is made of comes before it, the whole last; constants have no line', () => {
  expect(partsOf('IF(price * 2 > 10, name, NOT(sold))').map(({ text }) => text)).toEqual(['price', 'price * 2', 'price * 2 > 10', 'name', 'sold', 'NOT(sold)', 'IF(price * 2 > 10, name, NOT(sold))']);
  expect(partsOf('a + a')).toEqual([{ start: 0, end: 1, text: 'a' }, { start: 0, end: 5, text: 'a + a' }]);
  expect(partsOf('[客户.名称] = "x"').map(({ text }) => text)).toEqual(['[客户.名称]', '[客户.名称] = "x"']);
});

test('what cannot be read has no parts', () => expect(partsOf('a +')).toEqual([]));
