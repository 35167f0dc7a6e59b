// What changes in the print templates of an object, in words: blocks that come, go or change places, the paper, and what is written.
import type { Words } from '../../metadata/language/field-types';
import type { PrintBlockDefinition, PrintTemplateDefinition } from '../../metadata/language/types';
import type { Change } from './diff';
import type { ObjectModel } from './model';

/** One change a template. */
export function printTemplateChanges(before: ObjectModel, after: ObjectModel): Change[] {
  if (before.printTemplates === after.printTemplates) return [];
  const [was, is] = [byName(before), byName(after)];
  const changes: Change[] = [];
  for (const [name, now] of is) {
    const old = was.get(name);
    if (!old) changes.push(change('added', name, { zh: `新增“${after.label}”的打印模板“${now.label}”`, en: `Adds the print template ${now.label} to ${after.name}` }));
    else if (!same(old, now)) {
      const parts = partsOf(old, now);
      changes.push(change('changed', name, { zh: `“${after.label}”的打印模板“${now.label}”：${parts.map(({ zh }) => zh).join('；')}`, en: `The print template ${now.label} of ${after.name}: ${parts.map(({ en }) => en).join('; ')}` }));
    }
  }
  for (const [name, old] of was) {
    if (!is.has(name)) changes.push(change('removed', name, { zh: `“${after.label}”不再有打印模板“${old.label}”`, en: `${after.name} no longer has the print template ${old.label}` }));
  }
  return changes;
}

function partsOf(old: PrintTemplateDefinition, now: PrintTemplateDefinition): readonly Words[] {
  const [was, is] = [blocksOf(old), blocksOf(now)];
  const parts: Words[] = [];
  const count = (names: readonly string[], zh: string, en: string): void => { if (names.length > 0) parts.push({ zh: `${zh} ${names.length} 块`, en: `${en} ${names.length} block${names.length === 1 ? '' : 's'}` }); };
  if (old.label !== now.label) parts.push({ zh: `原名“${old.label}”`, en: `was called ${old.label}` });
  if (!same(old.paper, now.paper)) parts.push({ zh: '修改纸张', en: 'changes the paper' });
  if (!same([old.company, old.header, old.footer, old.pageNumbers], [now.company, now.header, now.footer, now.pageNumbers])) parts.push({ zh: '修改页眉页脚', en: 'changes head and foot of the page' });
  count([...is.keys()].filter((name) => !was.has(name)), '新增', 'adds');
  count([...was.keys()].filter((name) => !is.has(name)), '去掉', 'takes away');
  count([...is].filter(([name, block]) => was.has(name) && !same(was.get(name), block)).map(([name]) => name), '修改', 'changes');
  const stayed = (order: ReadonlyMap<string, unknown>): string => [...order.keys()].filter((name) => was.has(name) && is.has(name)).join();
  if (stayed(was) !== stayed(is)) parts.push({ zh: '调整顺序', en: 'puts blocks in another order' });
  return parts.length === 0 ? [{ zh: '修改设置', en: 'changes settings' }] : parts;
}

function change(action: Change['action'], name: string, words: Words): Change {
  return { subject: 'printTemplate', action, name, words, contracting: action === 'removed' };
}

function byName({ printTemplates }: ObjectModel): ReadonlyMap<string, PrintTemplateDefinition> {
  return new Map(printTemplates.map((template) => [template.name, template]));
}

function blocksOf({ blocks }: PrintTemplateDefinition): ReadonlyMap<string, PrintBlockDefinition> {
  return new Map(blocks.map((block) => [block.name, block]));
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
