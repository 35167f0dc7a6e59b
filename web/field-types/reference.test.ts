// Which question a lookup asks.
import type { FieldDescription } from '../../metadata/language/description';
import { referenceSelection, unionSelection } from './reference';

const field = (targets: readonly object[]): FieldDescription => ({ name: 'author', targets }) as unknown as FieldDescription;

test('a lookup asks for id and name; one whose object the viewer may not read asks for nothing, so that the record opens without it', () => {
  expect(referenceSelection(field([{ name: 'author', typeName: 'Author', nameField: 'name' }]))).toBe('author { id refName: name }');
  expect(referenceSelection(field([]))).toBe('');
  expect(unionSelection(field([]))).toBe('');
});
