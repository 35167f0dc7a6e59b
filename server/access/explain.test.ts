// The explanation says what each set says and comes to the same verdict as the gate itself, for the object and for one record.
import { databaseKinds } from '../../test/kit/databases';
import { openLibrary, type Library } from '../../test/queries/library';
import type { PermissionSetDefinition } from '../../metadata/language/types';
import { explainAccess } from './explain';

const sets: Record<string, PermissionSetDefinition['objects']> = {
  mine: { loan: { create: true, read: 'own', update: 'own', fields: { code: 'read' } } },
  seer: { '*': { read: 'all' } },
};

describe.each(databaseKinds)('why on $name', (kind) => {
  let library: Library;
  beforeAll(async () => {
    library = await openLibrary(kind, Object.entries(sets).map(([name, objects]) => ({ kind: 'permissionSet' as const, path: `books/permission-sets/${name}`, body: { name, label: name, objects } })));
    for (const id of ['user_me', 'user_other']) await library.insert('user', id, { name: id, login: id, active: true });
    await library.insert('author', 'author_1', { name: '某' });
    await library.insert('book', 'book_1', { title: '书', isbn: '9787020000001', author: 'author_1' });
    for (const owner of ['user_me', 'user_other']) await library.insert('loan', `loan_${owner.slice(5)}`, { book: 'book_1', borrower: '甲', lentOn: '2026-01-01', dueOn: '2026-02-01', owner });
  });
  afterAll(() => library.close());
  const explain = (permissionSets: string[], record?: string) => {
    const { viewer } = library.as({ id: 'user_me', permissionSets });
    return explainAccess(library.system(), viewer, { object: library.object('loan'), record });
  };

  test('what each set says, and the widest of it', async () => {
    const { actions, fields } = await explain(['mine', 'seer']);
    expect(actions.map(({ action, value, said }) => [action, value, said.map((one) => `${one.set}${one.others ? '*' : ''}=${one.value}`)])).toEqual([
      ['create', 'yes', ['mine=yes', 'seer*=none']], ['read', 'all', ['mine=own', 'seer*=all']], ['update', 'own', ['mine=own', 'seer*=none']], ['delete', 'none', ['mine=none', 'seer*=none']], ['share', 'none', ['mine=none', 'seer*=none']],
    ]);
    const field = (name: string) => fields.find((one) => one.field.name === name)!;
    expect(field('code')).toMatchObject({ level: 'read', said: [{ set: 'mine', value: 'read', gives: 'read' }, { set: 'seer', value: 'follow', gives: 'read' }] });
    expect(field('borrower').level).toBe('edit');
    expect(field('number')).toMatchObject({ level: 'read', fixed: true });
  });

  test('for one record', async () => {
    const verdicts = async (...asked: Parameters<typeof explain>) => Object.fromEntries((await explain(...asked)).actions.map(({ action, record }) => [action, record]));
    expect(await verdicts(['mine'], 'loan_me')).toEqual({ create: undefined, read: true, update: true, delete: false, share: false });
    expect(await verdicts(['mine'], 'loan_other')).toEqual({ create: undefined, read: false, update: false, delete: false, share: false });
    expect(await verdicts(['mine', 'seer'], 'loan_other')).toEqual({ create: undefined, read: true, update: false, delete: false, share: false });
    expect(await verdicts([], 'loan_me')).toEqual({ create: undefined, read: false, update: false, delete: false, share: false });
  });
});
