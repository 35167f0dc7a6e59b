// Scopes and rights added together: which rows a viewer gets, and what of them.
import type { PermissionSetDefinition } from '../../metadata/language/types';
import { crmRoots, compileRoots } from '../../test/kit/models';
import type { Model } from '../model/model';
import type { Viewer } from './context';
import { systemViewer } from './make-context';
import { may, mayEditField, mayReadField, mustMay, mustReadField } from './may';
import { rowPredicate } from './restrict';

let model: Model;
beforeAll(async () => {
  const sets: Record<string, PermissionSetDefinition['objects']> = {
    own: { account: { read: 'own', update: 'own', create: true } },
    team: { account: { read: 'department' }, contact: { read: 'departmentAndBelow', fields: { '*': 'read', mobile: 'none' } } },
    everyone: { '*': { read: 'all' } },
    phones: { contact: { read: 'own', update: 'own', fields: { mobile: 'edit' } } },
  };
  model = await compileRoots(crmRoots, Object.entries(sets).map(([name, objects]) => ({ kind: 'permissionSet' as const, path: `customers/permission-sets/${name}`, body: { name, label: name, objects } })));
});

const viewer = (...permissionSets: string[]): Viewer => ({ ...systemViewer(model), id: 'user_1', departmentId: 'dept_1', departmentIds: ['dept_1', 'dept_2'], permissionSets, system: false, setup: false });
const asker = (...sets: string[]) => ({ model, viewer: viewer(...sets) });
const object = (name: string) => model.objects.get(name)!;
const rows = (sets: string[], name: string, action: 'read' | 'update' | 'delete' = 'read'): string => {
  const predicate = rowPredicate(asker(...sets), object(name), action);
  return JSON.stringify(predicate.kind === 'trusted' ? predicate.of : predicate);
};

test('the widest scope of all sets wins; without a right there are no rows', () => {
  expect(rows([], 'account')).toBe('{"kind":"false"}');
  expect(rows(['own'], 'account')).toContain('"field":"owner","column":0,"operator":"eq","values":["user_1"]');
  expect(rows(['own', 'team'], 'account')).toContain('"field":"department","column":0,"operator":"eq","values":["dept_1"]');
  expect(rows(['team'], 'contact')).toContain('"operator":"in","values":["dept_1","dept_2"]');
  expect(rows(['own', 'team', 'everyone'], 'account')).toBe('{"kind":"true"}');
  expect(rows(['everyone'], 'account')).toBe('{"kind":"true"}');
});

test('what may be changed may be read', () => {
  expect(rows(['team'], 'account', 'update')).toBe('{"kind":"false"}');
  expect(rows(['team', 'own'], 'account', 'update')).toContain('"values":["dept_1"]');
  expect(rows(['team', 'own'], 'account', 'update')).toContain('"values":["user_1"]');
});

test('details follow their master, for changes its right to be changed', () => {
  const lines = asker('own');
  expect(rowPredicate(lines, object('orderLine'), 'read').kind).toBe('false');
  expect(rows(['everyone'], 'orderLine')).toBe('{"kind":"true"}');
});

test('fields: hidden in one set, shown by another; a record is never without its id', () => {
  const mobile = object('contact').fields.get('mobile')!;
  const name = object('contact').fields.get('name')!;
  expect(mayReadField(asker('team'), object('contact'), mobile)).toBe(false);
  expect(mayReadField(asker('team'), object('contact'), name)).toBe(true);
  expect(mayEditField(asker('team'), object('contact'), name)).toBe(false);
  expect(mayReadField(asker('team', 'phones'), object('contact'), mobile)).toBe(true);
  expect(mayEditField(asker('team', 'phones'), object('contact'), mobile)).toBe(true);
  expect(mayReadField(asker('team'), object('contact'), object('contact').fields.get('id')!)).toBe(true);
  expect(() => mustReadField(asker('team'), object('contact'), mobile)).toThrow(expect.objectContaining({ code: 'FORBIDDEN', extra: { field: 'mobile' } }));
});

test('actions', () => {
  expect([may(asker('own'), 'create', object('account')), may(asker('team'), 'create', object('account')), may(asker('team'), 'read', object('product'))]).toEqual([true, false, false]);
  expect(() => mustMay(asker('team'), 'delete', object('account'))).toThrow(expect.objectContaining({ code: 'FORBIDDEN', rule: 'forbiddenAction' }));
  expect(may({ model, viewer: systemViewer(model) }, 'delete', object('account'))).toBe(true);
});
