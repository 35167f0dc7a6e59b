// What changes on a page or in a list, in words: which fields are shown, hidden, moved from one section to another, or behave otherwise.
import type { Words } from '../../metadata/language/field-types';
import type { CellDefinition, FormLayoutDefinition, ListLayoutDefinition, SectionDefinition } from '../../metadata/language/types';
import type { ObjectModel } from './model';

type Layout = FormLayoutDefinition | ListLayoutDefinition;
/** What roles are called, by code; roles are records, so the Model does not know. */
export type RoleNames = ReadonlyMap<string, string>;

/** The change of one layout; `undefined` where only something changed that has no words of its own. */
export function layoutWords(before: ObjectModel, after: ObjectModel, { name, roles }: { readonly name: string; readonly roles: RoleNames }): Words | undefined {
  const [old, now] = [before.layouts.get(name), after.layouts.get(name)];
  if (!old || !now) return undefined;
  const label = labelling(before, after);
  const parts = old.kind === 'list' || now.kind === 'list' ? listParts(old, now, label) : formParts(old, now, label);
  if (JSON.stringify(old.assigned ?? []) !== JSON.stringify(now.assigned ?? [])) parts.push(assignedWords(now, after, roles));
  if (old.label !== now.label) parts.push({ zh: `改称“${now.label ?? name}”`, en: `is called ${now.label ?? name}` });
  if (parts.length === 0) return undefined;
  const page = pageOf(name, after);
  return { zh: `“${after.label}”的${page.zh}：${parts.map(({ zh }) => zh).join('；')}`, en: `${page.en} of ${after.name}: ${parts.map(({ en }) => en).join('; ')}` };
}

/** What ends when a layout goes away; `undefined` where nobody has it assigned. */
export function lostLayoutWords(before: ObjectModel, name: string, roles: RoleNames): Words | undefined {
  const old = before.layouts.get(name);
  if (!old?.assigned?.length) return undefined;
  const [page, who] = [pageOf(name, before), whom(old, before, roles)];
  return { zh: `删除“${before.label}”的${page.zh}，它分配给：${who.zh}；他们改用其余布局`, en: `deletes ${page.en.replace(/^The/, 'the')} of ${before.name}, which is assigned to ${who.en}: they get the layout that remains` };
}

function assignedWords(layout: Layout, object: ObjectModel, roles: RoleNames): Words {
  const who = whom(layout, object, roles);
  return { zh: `分配给：${who.zh || '无人'}`, en: `is assigned to ${who.en || 'nobody'}` };
}

function whom({ assigned = [] }: Layout, { recordTypes }: ObjectModel, roles: RoleNames): Words {
  const said = (every: string): string => assigned.map(({ role, recordType }) => [role === undefined ? every : roles.get(role) ?? role, ...(recordType === undefined ? [] : [recordTypes.find((each) => each.name === recordType)?.label ?? recordType])].join(' · ')).join(every === '所有角色' ? '、' : ', ');
  return { zh: said('所有角色'), en: said('every role') };
}

/** What a layout is called. */
function pageOf(name: string, object: ObjectModel): Words {
  const [kind = '', type] = name.split('.');
  const words = pages[kind] ?? { zh: `布局“${kind}”`, en: `the layout ${kind}` };
  const recordType = type === undefined ? undefined : object.recordTypes.find((each) => each.name === type)?.label ?? object.layouts.get(name)?.label ?? type;
  return recordType === undefined ? words : { zh: `${words.zh}（${recordType}）`, en: `${words.en} (${recordType})` };
}
const pages: Readonly<Record<string, Words>> = {
  edit: { zh: '编辑页面', en: 'The edit page' }, view: { zh: '查看页面', en: 'The view page' }, list: { zh: '列表页面', en: 'The list page' },
  'quick-create': { zh: '快速新建', en: 'Quick create' }, phone: { zh: '手机页面', en: 'The phone page' },
};

type Labelling = (name: string) => string;

function labelling(before: ObjectModel, after: ObjectModel): Labelling {
  return (name) => (after.fields.get(name) ?? before.fields.get(name) ?? after.relations.get(name) ?? before.relations.get(name))?.label ?? name;
}

interface Placed { readonly section: SectionDefinition; readonly cell: CellDefinition }

function cellsOf(layout: FormLayoutDefinition): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const section of layout.sections) {
    for (const each of section.rows.flat()) {
      const cell = typeof each === 'string' ? { field: each } : each;
      const key = cell?.field ?? cell?.lines?.relatedList;
      if (cell && key !== undefined && !placed.has(key)) placed.set(key, { section, cell });
    }
  }
  return placed;
}

function formParts(old: FormLayoutDefinition, now: FormLayoutDefinition, label: Labelling): Words[] {
  const [was, is] = [cellsOf(old), cellsOf(now)];
  const parts: Words[] = [];
  const names = (keys: readonly string[]): string => keys.map(label).join('、');
  const english = (keys: readonly string[]): string => keys.map(label).join(', ');
  const hidden = [...was.keys()].filter((key) => !is.has(key));
  if (hidden.length > 0) parts.push({ zh: `隐藏 ${names(hidden)}`, en: `hides ${english(hidden)}` });
  for (const [section, keys] of bySection([...is].filter(([key]) => !was.has(key)))) parts.push({ zh: `在“${section.label}”显示 ${names(keys)}`, en: `shows ${english(keys)} in ${section.label}` });
  const renamed = new Map(old.sections.flatMap(({ name, label: before }) => now.sections.filter((each) => each.name === name && each.label !== before).map((each) => [before, each.label] as const)));
  for (const [from, to] of renamed) parts.push({ zh: `分组“${from}”改称“${to}”`, en: `renames the section ${from} to ${to}` });
  const moved = [...is].filter(([key, { section }]) => was.has(key) && was.get(key)!.section.name !== section.name);
  for (const [key, { section }] of moved) parts.push({ zh: `把 ${label(key)} 从“${was.get(key)!.section.label}”移到“${section.label}”`, en: `moves ${label(key)} from ${was.get(key)!.section.label} to ${section.label}` });
  const added = now.sections.filter(({ name }) => !old.sections.some((each) => each.name === name));
  const gone = old.sections.filter(({ name }) => !now.sections.some((each) => each.name === name));
  if (added.length > 0) parts.push({ zh: `新增分组 ${added.map((each) => each.label).join('、')}`, en: `adds the section ${added.map((each) => each.label).join(', ')}` });
  if (gone.length > 0) parts.push({ zh: `去掉分组 ${gone.map((each) => each.label).join('、')}`, en: `removes the section ${gone.map((each) => each.label).join(', ')}` });
  for (const [key, { cell }] of is) parts.push(...cellParts(was.get(key)?.cell, cell, label(key)));
  const order = (cells: ReadonlyMap<string, Placed>): string => [...cells].filter(([key, { section }]) => was.get(key)?.section.name === section.name && is.get(key)?.section.name === section.name).map(([key]) => key).join();
  if (order(was) !== order(is)) parts.push({ zh: '调整字段顺序', en: 'changes the order of fields' });
  if (JSON.stringify(old.header ?? []) !== JSON.stringify(now.header ?? [])) parts.push({ zh: `页首改为 ${names(now.header ?? []) || '空'}`, en: `the head shows ${english(now.header ?? []) || 'nothing'}` });
  return parts;
}

function bySection(cells: readonly (readonly [string, Placed])[]): ReadonlyMap<SectionDefinition, string[]> {
  const found = new Map<SectionDefinition, string[]>();
  for (const [key, { section }] of cells) found.set(section, [...found.get(section) ?? [], key]);
  return found;
}

function cellParts(was: CellDefinition | undefined, is: CellDefinition, label: string): Words[] {
  if (!was) return [];
  const [old, now] = [was as Readonly<Record<string, unknown>>, is as Readonly<Record<string, unknown>>];
  return Object.entries(cellWords).flatMap(([key, [on, off]]) => {
    const same = JSON.stringify(old[key] ?? null) === JSON.stringify(now[key] ?? null);
    if (same) return [];
    const words = now[key] === undefined || now[key] === false ? off : on;
    return [{ zh: `${label} ${words.zh}`, en: `${label} ${words.en}` }];
  });
}
const cellWords: Readonly<Record<string, readonly [Words, Words]>> = {
  required: [{ zh: '在此页必填', en: 'must be filled here' }, { zh: '在此页不再必填', en: 'need no longer be filled here' }],
  readOnly: [{ zh: '在此页只读', en: 'is read only here' }, { zh: '在此页可以修改', en: 'can be changed here' }],
  visibleIf: [{ zh: '的显示条件有修改', en: 'shows under another condition' }, { zh: '始终显示', en: 'always shows' }],
  requiredIf: [{ zh: '的必填条件有修改', en: 'must be filled under another condition' }, { zh: '不再按条件必填', en: 'is no longer required by a condition' }],
  readOnlyIf: [{ zh: '的只读条件有修改', en: 'is read only under another condition' }, { zh: '不再按条件只读', en: 'is no longer read only by a condition' }],
  lines: [{ zh: '的明细列有修改', en: 'has other columns' }, { zh: '的明细列有修改', en: 'has other columns' }],
  span: [{ zh: '改变宽度', en: 'has another width' }, { zh: '改变宽度', en: 'has another width' }],
};

function listParts(old: Layout, now: Layout, label: Labelling): Words[] {
  if (old.kind !== 'list' || now.kind !== 'list') return [];
  const fields = (layout: ListLayoutDefinition): string[] => layout.columns.map(({ field }) => field);
  const [was, is] = [fields(old), fields(now)];
  const named = (list: readonly string[]): string[] => list.map((path) => path.split('.').map((step, index) => (index === 0 ? label(step) : step)).join('.'));
  const [gone, fresh] = [was.filter((field) => !is.includes(field)), is.filter((field) => !was.includes(field))];
  const parts: Words[] = [];
  if (gone.length > 0) parts.push({ zh: `去掉列 ${named(gone).join('、')}`, en: `hides the column ${named(gone).join(', ')}` });
  if (fresh.length > 0) parts.push({ zh: `新增列 ${named(fresh).join('、')}`, en: `shows the column ${named(fresh).join(', ')}` });
  const kept = (list: readonly string[]): string => list.filter((field) => was.includes(field) && is.includes(field)).join();
  if (kept(was) !== kept(is)) parts.push({ zh: '调整列的顺序', en: 'changes the order of columns' });
  const told = (value: unknown): string => JSON.stringify(value ?? []);
  if (told(old.sort) !== told(now.sort)) parts.push({ zh: '修改排序', en: 'sorts otherwise' });
  if (told(old.quickFilters) !== told(now.quickFilters)) parts.push({ zh: `快速筛选改为 ${named(now.quickFilters ?? []).join('、') || '空'}`, en: `quick filters are ${named(now.quickFilters ?? []).join(', ') || 'none'}` });
  if (told(old.board) !== told(now.board)) parts.push(now.board ? { zh: `看板按${named([now.board.field]).join()}分列`, en: `the board's columns are ${named([now.board.field]).join()}` } : { zh: '去掉看板设置', en: 'names no board' });
  if (told(old.calendar) !== told(now.calendar)) parts.push(now.calendar ? { zh: `日历按${named([now.calendar.start]).join()}显示`, en: `the calendar goes by ${named([now.calendar.start]).join()}` } : { zh: '去掉日历设置', en: 'names no calendar' });
  return parts;
}
