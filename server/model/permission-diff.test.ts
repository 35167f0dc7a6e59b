// A changed permission set is told right by right, in both languages, and what is taken is marked.
import type { PermissionSetDefinition } from '../../metadata/language/types';
import { compileRoots, crmRoots } from '../../test/kit/models';
import { diff } from './diff';
import type { Model } from './model';

const withSet = (objects: PermissionSetDefinition['objects'], more: Partial<PermissionSetDefinition> = {}): Promise<Model> =>
  compileRoots(crmRoots, [{ kind: 'permissionSet', path: 'customers/permission-sets/tested', body: { name: 'tested', label: '试用', objects, ...more } }]);

test('scopes, switches and fields, each with whether something is taken', async () => {
  const before = await withSet({ account: { create: true, read: 'own', update: 'own', fields: { debt: 'read' } }, contact: { read: 'all' } });
  const after = await withSet({ account: { read: 'department', update: 'own', fields: { debt: 'none' } } }, { setup: true });
  const changes = diff(before, after);
  expect(changes.map(({ words, contracting, object }) => [words.zh, contracting, object])).toEqual([
    ['“试用”可以进入系统设置', false, undefined],
    ['“试用”：客户 · 查看：本人 → 本部门', false, 'account'],
    ['“试用”：客户 · 不再可以新建', true, 'account'],
    ['“试用”：客户 · 字段“欠款”：只读 → 隐藏', true, 'account'],
    ['“试用”：联系人 · 查看：全部 → 无', true, 'contact'],
  ]);
  expect(changes[1]!.words.en).toBe('试用: Customer, read: own → department');
});

test('an object with rights of its own no longer follows the others', async () => {
  const changes = diff(await withSet({ '*': { read: 'all', create: true } }), await withSet({ '*': { read: 'all', create: true }, account: { read: 'all' } }));
  expect(changes.map(({ words }) => words.en)).toEqual(['试用: Customer, may no longer create']);
});
