// What changes from one Model to the next, in words an admin understands; whether something is only added or something goes away.
import type { Words } from '../../metadata/language/field-types';
import { fieldTypes } from '../../metadata/language/field-types';
import { layoutWords, lostLayoutWords, type RoleNames } from './layout-diff';
import type { FieldModel, Model, ObjectModel } from './model';
import { printTemplateChanges } from './print-template-diff';
import type { FieldDefinition } from '../../metadata/language/types';
import { dependencyChange, dependencyOf } from './picklist-dependency';
import { permissionChanges } from './permission-diff';
import { processChanges } from './process-diff';
import { recordTypeChanges } from './record-type-diff';
import { objectBefore, renamesBetween } from './rename-diff';

/** One change. `contracting`: something that could be seen or entered before cannot be any more; its data is kept. */
export interface Change {
  readonly subject: 'app' | 'module' | 'object' | 'field' | 'relatedList' | 'layout' | 'listView' | 'rule' | 'sharingRule' | 'duplicateRule' | 'reminder' | 'conversion' | 'approval' | 'process' | 'printTemplate' | 'recordType' | 'picklist' | 'permissionSet' | 'report' | 'dashboard' | 'translation';
  readonly action: 'added' | 'removed' | 'changed';
  readonly object?: string;
  readonly name: string;
  readonly contracting: boolean;
  readonly words: Words;
  /** What of it changes, where that is known: whether records have to be looked at, and whether it may be published without asking. */
  readonly aspect?: Aspect;
  /** Its API name before, where it is renamed. */
  readonly former?: string;
  /** Records it concerns, where somebody counted: that would be refused if they were saved, or whose values go out of sight. */
  readonly records?: number;
  /** Some of those records. */
  readonly samples?: readonly Sample[];
}
/** `words`: labels, help, colours and order only. */
export type Aspect = 'words' | 'type' | 'required' | 'unique' | 'values' | 'narrower' | 'dependency' | 'renamed' | 'looser';
/** A record by id and name, with the value it is about. */
export interface Sample { readonly id: string; readonly name: string; readonly value: string | null }

/** Changes by object, in the order of the Model, after what is renamed. Objects that are the very same are not looked at. `roles`: what roles are called. */
export function diff(before: Model, after: Model, roles: RoleNames = new Map()): Change[] {
  const renames = renamesBetween(before, after);
  const changes: Change[] = [...renames];
  const goneObjects = new Set(renames.flatMap(({ subject, former }) => (subject === 'object' ? [former] : [])));
  const renamedList = (one: Change): boolean => renames.some(({ subject, name, former }) => subject === 'picklist' && (one.name === name || one.name === former));
  if (!same(before.app, after.app)) changes.push(change('app', 'changed', after.app.name, { zh: '修改应用设置', en: 'Changes the settings of the application' }));
  changes.push(...listDiff('module', before.modules, after.modules));
  for (const object of after.objects.values()) {
    const old = objectBefore(before, after, object);
    if (!old) changes.push({ ...change('object', 'added', object.name, { zh: `新增对象“${object.label}”（${object.name}），${ownFields(object).length} 个字段`, en: `Adds the object ${object.name} (${object.label}) with ${ownFields(object).length} fields` }), object: object.name });
    else if (old !== object) changes.push(...objectDiff(old, object, { roles, renames: renames.filter((one) => one.subject === 'field' && one.object === object.name) }));
  }
  for (const object of before.objects.values()) {
    if (!after.objects.has(object.name) && !goneObjects.has(object.name)) changes.push({ ...change('object', 'removed', object.name, { zh: `对象“${object.label}”（${object.name}）不再显示，数据保留`, en: `The object ${object.name} (${object.label}) is no longer shown; its data is kept` }), object: object.name });
  }
  changes.push(...mapDiff('picklist', before.picklists, after.picklists).filter((one) => !renamedList(one)).map((one) => withAspect(one, before, after)), ...goneFromShared(before, after), ...mapDiff('report', before.reports, after.reports), ...mapDiff('dashboard', before.dashboards, after.dashboards), ...mapDiff('permissionSet', before.permissionSets, after.permissionSets).filter(({ action }) => action !== 'changed'), ...permissionChanges(before, after));
  for (const language of new Set([...before.labels.keys(), ...after.labels.keys()])) {
    const [old, now] = [before.labels.get(language), after.labels.get(language)];
    if (old !== now && !same([...old ?? []], [...now ?? []])) changes.push(change('translation', 'changed', language, { zh: `修改 ${language} 的译文`, en: `Changes labels in ${language}` }));
  }
  return changes;
}

const subjects: Readonly<Record<Change['subject'], Words>> = {
  app: { zh: '应用', en: 'application' }, module: { zh: '模块', en: 'module' }, object: { zh: '对象', en: 'object' }, field: { zh: '字段', en: 'field' },
  relatedList: { zh: '关联列表', en: 'related list' }, layout: { zh: '布局', en: 'layout' }, listView: { zh: '列表视图', en: 'list view' }, rule: { zh: '校验规则', en: 'rule' }, sharingRule: { zh: '共享规则', en: 'sharing rule' }, duplicateRule: { zh: '查重规则', en: 'duplicate rule' }, reminder: { zh: '提醒', en: 'reminder' },
  conversion: { zh: '转化', en: 'conversion' }, approval: { zh: '审批', en: 'approval' }, process: { zh: '流程', en: 'process' }, printTemplate: { zh: '打印模板', en: 'print template' }, report: { zh: '报表', en: 'report' }, dashboard: { zh: '仪表板', en: 'dashboard' }, recordType: { zh: '记录类型', en: 'record type' }, picklist: { zh: '选项列表', en: 'picklist' }, permissionSet: { zh: '权限集', en: 'permission set' }, translation: { zh: '译文', en: 'translation' },
};

function change(subject: Change['subject'], action: Change['action'], name: string, words: Words): Change {
  return { subject, action, name, words, contracting: action === 'removed' };
}

function objectDiff(before: ObjectModel, after: ObjectModel, { renames, roles }: { readonly renames: readonly Change[]; readonly roles: RoleNames }): Change[] {
  const changes: Change[] = [];
  const { fields: oldFields, ...oldRest } = before.definition;
  const { fields: newFields, ...newRest } = after.definition;
  if (oldFields !== newFields || before.fields.size !== after.fields.size) changes.push(...fieldsDiff(before, after, renames));
  if (!same(oldRest, newRest)) changes.push(change('object', 'changed', after.name, { zh: `修改对象“${after.label}”的设置`, en: `Changes the settings of ${after.name}` }));
  changes.push(
    ...mapDiff('relatedList', byName(before.relatedLists), byName(after.relatedLists), after.label),
    ...mapDiff('layout', before.layouts, after.layouts, after.label).map((one) => ({ ...one, words: (one.action === 'changed' ? layoutWords(before, after, { name: one.name, roles }) : one.action === 'removed' ? lostLayoutWords(before, one.name, roles) : undefined) ?? one.words })),
    ...mapDiff('listView', byName(before.listViews), byName(after.listViews), after.label),
    ...mapDiff('rule', new Map(before.rules.map((rule) => [rule.name, { ...rule, when: rule.when.ast }])), new Map(after.rules.map((rule) => [rule.name, { ...rule, when: rule.when.ast }])), after.label),
    ...mapDiff('sharingRule', new Map(before.sharingRules.map((rule) => [rule.name, { ...rule, when: rule.when.ast }])), new Map(after.sharingRules.map((rule) => [rule.name, { ...rule, when: rule.when.ast }])), after.label),
    ...mapDiff('duplicateRule', byName(before.duplicateRules), byName(after.duplicateRules), after.label),
    ...mapDiff('reminder', new Map(before.reminders.map((one) => [one.name, { ...one, when: one.when?.ast }])), new Map(after.reminders.map((one) => [one.name, { ...one, when: one.when?.ast }])), after.label),
    ...mapDiff('conversion', new Map(before.conversions.map((one) => [one.name, one.definition])), new Map(after.conversions.map((one) => [one.name, one.definition])), after.label),
    ...mapDiff('approval', new Map(before.approvals.map((one) => [one.name, one.definition])), new Map(after.approvals.map((one) => [one.name, one.definition])), after.label),
    ...processChanges(before, after),
    ...printTemplateChanges(before, after),
    ...recordTypeChanges(before, after),
  );
  return changes.map((one) => ({ ...one, object: after.name }));
}

function fieldsDiff(before: ObjectModel, after: ObjectModel, renames: readonly Change[]): Change[] {
  const changes: Change[] = [];
  const where = (field: FieldModel): Words => ({ zh: `“${after.label}”的字段“${field.label}”（${field.name}）`, en: `the field ${field.name} (${field.label}) of ${after.name}` });
  const told = new Set(renames.flatMap(({ name, former }) => [name, former]));
  for (const field of after.fields.values()) {
    const old = before.fields.get(field.name);
    const { zh, en } = where(field);
    if (told.has(field.name)) continue;
    if (!old) {
      changes.push(change('field', 'added', field.name, { zh: `新增${zh}：${fieldTypes[field.definition.type].label.zh}${field.required ? '，必填' : ''}`, en: `Adds ${en}: ${fieldTypes[field.definition.type].label.en}${field.required ? ', required' : ''}` }));
    } else if (!isToldByTypes(field, after) && old !== field && old.definition !== field.definition && !same(old.definition, field.definition)) {
      changes.push(...fieldChanges(old, field, { where: where(field), control: after.fields.get(dependencyOf(field.definition)?.field ?? '') }));
    }
  }
  for (const field of before.fields.values()) {
    if (after.fields.has(field.name) || told.has(field.name)) continue;
    const { zh, en } = where(field);
    changes.push(change('field', 'removed', field.name, { zh: `${zh}不再显示，数据保留`, en: `No longer shows ${en}; its data is kept` }));
  }
  return changes;
}

/** What the record types are is told by themselves, not again by the field that holds them. */
function isToldByTypes({ name }: FieldModel, { recordTypes }: ObjectModel): boolean {
  return name === 'recordType' && recordTypes.length > 0;
}

function fieldChanges(before: FieldModel, after: FieldModel, { where, control }: { readonly where: Words; /** What its values depend on. */ readonly control: FieldModel | undefined }): Change[] {
  const changes: Change[] = [];
  const say = (zh: string, en: string, { aspect, contracting = false }: { readonly aspect?: Aspect; readonly contracting?: boolean }): void => void changes.push({
    ...change('field', 'changed', after.name, { zh: `${where.zh}${zh}`, en: `${where.en[0]!.toUpperCase()}${where.en.slice(1)} ${en}` }), contracting, ...(aspect ? { aspect } : {}),
  });
  const stricter = (aspect: Aspect): { readonly aspect: Aspect; readonly contracting: true } => ({ aspect, contracting: true });
  if (before.type !== after.type) say(`由${fieldTypes[before.definition.type].label.zh}改为${fieldTypes[after.definition.type].label.zh}`, `changes from ${fieldTypes[before.definition.type].label.en} to ${fieldTypes[after.definition.type].label.en}`, stricter('type'));
  else if (before.columns.length > 0 && after.columns.length > 0 && before.columns[0]!.name !== after.columns[0]!.name) say('改变数值的保存方式（小数位数或关联对象）', 'keeps its values another way (decimals, or the object it refers to)', stricter('type'));
  if (!before.required && after.required) say('变为必填', 'becomes required', stricter('required'));
  if (before.required && !after.required) say('不再必填', 'is no longer required', { aspect: 'looser' });
  if (!before.unique && after.unique) say('的值不可重复', 'must be unique', stricter('unique'));
  if (before.unique && !after.unique) say('的值可以重复', 'need no longer be unique', { aspect: 'looser' });
  if (before.label !== after.label) say(`改称“${after.label}”`, `is now called ${after.label}`, { aspect: 'words' });
  const [oldValues, newValues] = [offered(before), offered(after)];
  const gone = oldValues.filter((value) => !newValues.includes(value));
  const fresh = newValues.filter((value) => !oldValues.includes(value));
  if (gone.length > 0) say(`不再提供选项：${gone.join('、')}`, `no longer offers: ${gone.join(', ')}`, stricter('values'));
  if (fresh.length > 0) say(`新增选项：${fresh.join('、')}`, `now also offers: ${fresh.join(', ')}`, { aspect: 'looser' });
  const tighter = narrowed(before.definition, after.definition);
  if (tighter.length > 0) say(`收紧：${tighter.join('、')}`, `becomes narrower: ${tighter.join(', ')}`, stricter('narrower'));
  const dependency = dependencyChange(before.definition, after.definition);
  if (dependency === 'tighter') say(`按“${control?.label ?? ''}”提供更少的选项`, `offers fewer values by ${control?.name ?? ''} (${control?.label ?? ''})`, stricter('dependency'));
  if (dependency === 'looser') say(control ? `按“${control.label}”提供更多的选项` : '不再取决于其他字段', control ? `offers more values by ${control.name} (${control.label})` : 'no longer depends on another field', { aspect: 'looser' });
  if (changes.length > 0) return changes;
  if (wordless(before.definition) === wordless(after.definition)) say('修改了说明、颜色或顺序', 'has other help, colours or order', { aspect: 'words' });
  else say('的设置有修改', 'has other settings', {});
  return changes;
}

/** A definition without what may change freely: label, help, and the labels, colours and order of values. */
function wordless(definition: FieldDefinition): string {
  const { label: _label, help: _help, ...rest } = definition;
  const values = 'values' in definition ? definition.values?.map(({ value, inactive }) => `${value} ${inactive === true}`).sort() : undefined;
  return JSON.stringify(Object.entries({ ...rest, values }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What fields no longer offer because the list they share does not. */
function goneFromShared(before: Model, after: Model): Change[] {
  return [...after.objects.values()].filter((object) => before.objects.get(object.name) !== object).flatMap((object) => [...object.fields.values()].flatMap((field): Change[] => {
    const old = before.objects.get(object.name)?.fields.get(field.name);
    if (!old || old.values === field.values || !('picklist' in field.definition) || field.definition.picklist === undefined || !same(old.definition, field.definition)) return [];
    const gone = offered(old).filter((value) => !offered(field).includes(value));
    if (gone.length === 0) return [];
    const words = { zh: `“${object.label}”的字段“${field.label}”（${field.name}）不再提供选项：${gone.join('、')}`, en: `The field ${field.name} (${field.label}) of ${object.name} no longer offers: ${gone.join(', ')}` };
    return [{ ...change('field', 'changed', field.name, words), object: object.name, aspect: 'values', contracting: true }];
  }));
}

/** A shared list of which only words, colours and order change. */
function withAspect(one: Change, before: Model, after: Model): Change {
  const values = (model: Model): string => JSON.stringify(model.picklists.get(one.name)?.values.map(({ value, inactive }) => `${value} ${inactive === true}`).sort());
  return one.action === 'changed' && values(before) === values(after) ? { ...one, aspect: 'words' } : one;
}

function offered(field: FieldModel): string[] {
  return field.values.filter((value) => !value.inactive).map((value) => value.value);
}

/** Settings that now allow less; an absent one is what the type says by itself. */
function narrowed(before: FieldDefinition, after: FieldDefinition): string[] {
  if (before.type !== after.type) return [];
  const settings = fieldTypes[after.type].settings;
  const of = (definition: FieldDefinition, key: string): unknown => (definition as unknown as Record<string, unknown>)[key] ?? settings[key]?.['default'];
  const below = (key: string, lower: unknown, higher: unknown): string[] => (lower !== undefined && (higher === undefined || compareLimits(lower, higher) < 0) ? [key] : []);
  return [
    ...['maxLength', 'precision', 'max', 'maxSize'].flatMap((key) => (of(after, key) === undefined ? [] : below(key, of(after, key), of(before, key)))),
    ...['min'].flatMap((key) => (of(after, key) === undefined ? [] : of(before, key) === undefined ? [key] : below(key, of(before, key), of(after, key)))),
    ...(of(after, 'pattern') !== undefined && of(after, 'pattern') !== of(before, 'pattern') ? ['pattern'] : []),
  ];
}

/** Numbers, their text, and dates. */
function compareLimits(left: unknown, right: unknown): number {
  const [a, b] = [Number(left), Number(right)];
  if (Number.isNaN(a) || Number.isNaN(b)) return String(left) < String(right) ? -1 : Number(String(left) !== String(right));
  return a - b;
}

function ownFields(object: ObjectModel): FieldModel[] {
  return [...object.fields.values()].filter((field) => !field.system);
}

function byName<T extends { readonly name: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.name, one]));
}

function listDiff<T extends { readonly name: string; readonly label?: string }>(subject: Change['subject'], before: readonly T[], after: readonly T[]): Change[] {
  return mapDiff(subject, byName(before), byName(after));
}

function mapDiff(subject: Change['subject'], before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>, of?: string): Change[] {
  if (before === after) return [];
  const { zh, en } = subjects[subject];
  const [ofZh, ofEn] = of === undefined ? ['', ''] : [`“${of}”的`, ` of ${of}`];
  const changes: Change[] = [];
  for (const [name, now] of after) {
    if (!before.has(name)) changes.push(change(subject, 'added', name, { zh: `新增${ofZh}${zh}“${name}”`, en: `Adds the ${en} ${name}${ofEn}` }));
    else if (!same(before.get(name), now)) changes.push(change(subject, 'changed', name, { zh: `修改${ofZh}${zh}“${name}”`, en: `Changes the ${en} ${name}${ofEn}` }));
  }
  for (const name of before.keys()) {
    if (!after.has(name)) changes.push(change(subject, 'removed', name, { zh: `${ofZh}${zh}“${name}”不再显示`, en: `No longer shows the ${en} ${name}${ofEn}` }));
  }
  return changes;
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
