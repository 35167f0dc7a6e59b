// Lines from a list or a spreadsheet become values.
import { pastedValues } from './pasted-values';

test('one value a line, without empty and repeated ones', () => {
  expect(pastedValues('软件\r\n\r\n 食品 \n软件\n')).toEqual([{ label: '软件' }, { label: '食品' }]);
});

test('stored value and colour stand behind tabs, in any order', () => {
  expect(pastedValues('高\thigh\t#ff0000\n低\t#00FF00\tlow')).toEqual([{ label: '高', value: 'high', color: '#FF0000' }, { label: '低', value: 'low', color: '#00FF00' }]);
});
