// Root fields of a Model: every object's, and former names that do not stand in the way of current ones.
import { compileRoots, libraryRoots } from '../../test/kit/models';
import { rootFields } from './root-fields';

test('names, kinds and operations', async () => {
  const fields = rootFields(await compileRoots(libraryRoots));
  expect(fields.get('node')).toEqual({ kind: 'node', operation: 'query' });
  expect(fields.get('books')).toEqual({ kind: 'list', operation: 'query', object: 'book' });
  expect(fields.get('createBooks')).toEqual({ kind: 'createMany', operation: 'mutation', object: 'book' });
  expect(fields.get('mergeBooks')).toEqual({ kind: 'merge', operation: 'mutation', object: 'book' });
});

test('a former name is an alias that says what to use instead', async () => {
  const model = await compileRoots(libraryRoots, [{
    kind: 'object', path: 'books/shelf/object',
    body: { name: 'shelf', plural: 'shelves', label: 'Shelf', nameField: 'name', formerNames: ['rack', 'cabinetry'], fields: { name: { type: 'text', label: 'Name' } } },
  }]);
  const fields = rootFields(model);
  expect(fields.get('racks')).toEqual({ kind: 'list', operation: 'query', object: 'shelf', insteadUse: 'shelves' });
  expect(fields.get('createRack')).toMatchObject({ object: 'shelf', insteadUse: 'createShelf' });
  expect(fields.get('cabinetries')).toMatchObject({ kind: 'list', insteadUse: 'shelves' });
  expect(rootFields(model)).toBe(fields);
});
