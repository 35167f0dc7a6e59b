// What changes in permission sets, in words: one line for each right on an object that is given, widened, narrowed or taken.
import type { ObjectPermissionDefinition, PermissionSetDefinition, Scope } from '../../metadata/language/types';
import type { Change } from './diff';
import { labelOf } from './labels';
import type { Model } from './model';

/** Changes of sets that are in both Models. */
export function permissionChanges(before: Model, after: Model): Change[] {
  if (before.permissionSets === after.permissionSets) return [];
  return [...after.permissionSets.values()].flatMap((now) => {
    const old = before.permissionSets.get(now.name);
    return old && JSON.stringify(old) !== JSON.stringify(now) ? setChanges(old, now, after) : [];
  });
}

interface Words { readonly zh: string; readonly en: string }
type Rights = ObjectPermissionDefinition | undefined;

const scopes: Readonly<Record<Scope | 'none', Words>> = {
  none: { zh: '无', en: 'none' }, own: { zh: '本人', en: 'own' }, department: { zh: '本部门', en: 'department' },
  departmentAndBelow: { zh: '本部门及下级', en: 'department and below' }, all: { zh: '全部', en: 'all' },
};
const width: Readonly<Record<Scope | 'none', number>> = { none: 0, own: 1, department: 2, departmentAndBelow: 3, all: 4 };
const actions: Readonly<Record<'read' | 'update' | 'delete' | 'share', Words>> = { read: { zh: '查看', en: 'read' }, update: { zh: '修改', en: 'change' }, delete: { zh: '删除', en: 'delete' }, share: { zh: '共享', en: 'share' } };
const levels: Readonly<Record<string, Words>> = { follow: { zh: '随对象', en: 'as the object' }, none: { zh: '隐藏', en: 'hidden' }, read: { zh: '只读', en: 'read only' }, edit: { zh: '可编辑', en: 'editable' } };
const levelWidth: Readonly<Record<string, number>> = { none: 0, read: 1, follow: 2, edit: 2 };
/** More lines than this about one set tell nobody anything. */
const mostLines = 200;

function setChanges(old: PermissionSetDefinition, now: PermissionSetDefinition, model: Model): Change[] {
  const name = labels(model, `permissionSets.${now.name}`, now.label);
  const say = (object: string | undefined, { zh, en }: Words, contracting: boolean): Change => ({
    subject: 'permissionSet', action: 'changed', name: now.name, contracting, words: { zh: `“${name.zh}”${zh}`, en: `${name.en}: ${en}` }, ...(object === undefined || object === '*' ? {} : { object }),
  });
  const changes: Change[] = [];
  if (old.setup !== now.setup) changes.push(say(undefined, now.setup ? { zh: '可以进入系统设置', en: 'may open setup' } : { zh: '不再可以进入系统设置', en: 'may no longer open setup' }, old.setup === true));
  if (old.shareViews !== now.shareViews) changes.push(say(undefined, now.shareViews ? { zh: '可以共享列表视图', en: 'may share list views' } : { zh: '不再可以共享列表视图', en: 'may no longer share list views' }, old.shareViews === true));
  for (const object of new Set([...Object.keys(old.objects), ...Object.keys(now.objects)])) {
    changes.push(...objectChanges(old.objects[object] ?? fallback(old, object), now.objects[object] ?? fallback(now, object), { where: objectLabels(model, object), fields: fieldLabels(model, object) })
      .map(({ words, contracting }) => say(object, words, contracting)));
  }
  if (changes.length === 0) changes.push(say(undefined, { zh: '改了名称或写法', en: 'has another label or spelling' }, false));
  return changes.slice(0, mostLines);
}

interface Told { readonly words: Words; readonly contracting: boolean }

function objectChanges(old: Rights, now: Rights, { where, fields }: { readonly where: Words; readonly fields: (field: string) => Words }): Told[] {
  const told: Told[] = [];
  const say = (words: Words, contracting: boolean): void => void told.push({ words: { zh: `：${where.zh} · ${words.zh}`, en: `${where.en}, ${words.en}` }, contracting });
  for (const action of ['read', 'update', 'delete', 'share'] as const) {
    const was: Scope | 'none' = old?.[action] ?? 'none';
    const is: Scope | 'none' = now?.[action] ?? 'none';
    if (was !== is) say({ zh: `${actions[action].zh}：${scopes[was].zh} → ${scopes[is].zh}`, en: `${actions[action].en}: ${scopes[was].en} → ${scopes[is].en}` }, width[is] < width[was]);
  }
  for (const key of new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])) {
    const [was, is] = [(old as Record<string, unknown> | undefined)?.[key], (now as Record<string, unknown> | undefined)?.[key]];
    if (typeof (was ?? is) !== 'boolean' || (was === true) === (is === true)) continue;
    const word = switches[key] ?? { zh: key, en: key };
    say(is === true ? { zh: `可以${word.zh}`, en: `may ${word.en}` } : { zh: `不再可以${word.zh}`, en: `may no longer ${word.en}` }, was === true);
  }
  for (const field of new Set([...Object.keys(old?.fields ?? {}), ...Object.keys(now?.fields ?? {})])) {
    const [was, is] = [old?.fields?.[field] ?? 'follow', now?.fields?.[field] ?? 'follow'];
    if (was !== is) say({ zh: `字段“${fields(field).zh}”：${levels[was]?.zh ?? was} → ${levels[is]?.zh ?? is}`, en: `field ${fields(field).en}: ${levels[was]?.en ?? was} → ${levels[is]?.en ?? is}` }, (levelWidth[is] ?? 0) < (levelWidth[was] ?? 0));
  }
  return told;
}

const switches: Readonly<Record<string, Words>> = { create: { zh: '新建', en: 'create' }, import: { zh: '导入', en: 'import' }, editLocked: { zh: '微调已审批锁定的记录', en: 'fine-tune approved, locked records' }, export: { zh: '导出', en: 'export' } };

function fallback(set: PermissionSetDefinition, object: string): Rights {
  return object === '*' ? undefined : set.objects['*'];
}

function labels(model: Model, key: string, written: string): Words {
  return { zh: labelOf(model, key, written, 'zh-CN'), en: labelOf(model, key, written, 'en') };
}

function objectLabels(model: Model, name: string): Words {
  if (name === '*') return { zh: '其他对象', en: 'every other object' };
  const object = model.objects.get(name);
  return object ? labels(model, name, object.label) : { zh: name, en: name };
}

function fieldLabels(model: Model, name: string): (field: string) => Words {
  return (field) => {
    if (field === '*') return { zh: '其他字段', en: 'every other field' };
    const found = model.objects.get(name)?.fields.get(field);
    return found ? labels(model, `${name}.fields.${field}`, found.label) : { zh: field, en: field };
  };
}
