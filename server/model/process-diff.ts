// What changes in the processes of an object, in words: stages that come, go or change places, and what they ask for.
import type { Words } from '../../metadata/language/field-types';
import type { Change } from './diff';
import type { ObjectModel, ProcessModel, StageModel } from './model';

/** One change a process. */
export function processChanges(before: ObjectModel, after: ObjectModel): Change[] {
  const [was, is] = [byName(before), byName(after)];
  const label = (field: string): string => (after.fields.get(field) ?? before.fields.get(field))?.label ?? field;
  const changes: Change[] = [];
  for (const [name, now] of is) {
    const old = was.get(name);
    const count = now.stages.length;
    if (!old) changes.push(change('added', now, { zh: `新增“${after.label}”的流程“${now.label}”（${label(now.field)}），${count} 个阶段`, en: `Adds the process ${now.label} to ${after.name} (${now.field}) with ${count} stages` }));
    else if (JSON.stringify(old.definition) !== JSON.stringify(now.definition)) changes.push(changed(old, now, { before, after }));
  }
  for (const [name, old] of was) {
    if (!is.has(name)) changes.push(change('removed', old, { zh: `“${after.label}”不再使用流程“${old.label}”，记录的阶段保留`, en: `${after.name} no longer follows the process ${old.label}; records keep their stage` }));
  }
  return changes;
}

function changed(old: ProcessModel, now: ProcessModel, { before, after }: { readonly before: ObjectModel; readonly after: ObjectModel }): Change {
  const stage = (value: string): string => [after, before].flatMap((object) => object.fields.get(now.field)?.values ?? []).find((each) => each.value === value)?.label ?? value;
  const field = (name: string): string => (after.fields.get(name) ?? before.fields.get(name))?.label ?? name;
  const [was, is] = [new Map(old.stages.map((each) => [each.value, each])), new Map(now.stages.map((each) => [each.value, each]))];
  const gone = [...was.keys()].filter((value) => !is.has(value));
  const come = [...is.keys()].filter((value) => !was.has(value));
  const parts: Words[] = [];
  const say = (zh: string, en: string): void => void parts.push({ zh, en });
  if (come.length > 0) say(`新增阶段 ${come.map(stage).join('、')}`, `adds the stages ${come.map(stage).join(', ')}`);
  if (gone.length > 0) say(`去掉阶段 ${gone.map(stage).join('、')}`, `takes away the stages ${gone.map(stage).join(', ')}`);
  const stayed = (order: ReadonlyMap<string, StageModel>): string => [...order.keys()].filter((value) => was.has(value) && is.has(value)).join();
  if (stayed(was) !== stayed(is)) say('调整阶段顺序', 'puts stages in another order');
  for (const [value, next] of is) {
    const last = was.get(value);
    if (last) parts.push(...stageParts(last, next, { label: stage(value), field }));
  }
  if (parts.length === 0) say('修改设置', 'changes settings');
  return {
    ...change('changed', now, { zh: `“${after.label}”的流程“${now.label}”：${parts.map(({ zh }) => zh).join('；')}`, en: `The process ${now.label} of ${after.name}: ${parts.map(({ en }) => en).join('; ')}` }),
    contracting: gone.length > 0,
  };
}

function stageParts(last: StageModel, next: StageModel, { label, field }: { readonly label: string; readonly field: (name: string) => string }): Words[] {
  const names = ({ enter, leave }: StageModel): readonly string[] => [...enter, ...leave].map((each) => each.field);
  const added = names(next).filter((name) => !names(last).includes(name));
  const dropped = names(last).filter((name) => !names(next).includes(name));
  const parts: Words[] = [];
  if (added.length > 0) parts.push({ zh: `“${label}”要求填写 ${added.map(field).join('、')}`, en: `${label} asks for ${added.map(field).join(', ')}` });
  if (dropped.length > 0) parts.push({ zh: `“${label}”不再要求 ${dropped.map(field).join('、')}`, en: `${label} no longer asks for ${dropped.map(field).join(', ')}` });
  if (last.probability !== next.probability) parts.push({ zh: `“${label}”的可能性为 ${next.probability ?? '空'}`, en: `the probability of ${label} is ${next.probability ?? 'empty'}` });
  if (JSON.stringify(last.checklist) !== JSON.stringify(next.checklist)) parts.push({ zh: `修改“${label}”的检查清单`, en: `changes the checklist of ${label}` });
  if (last.relatedLists.join() !== next.relatedLists.join()) parts.push({ zh: `修改“${label}”的关联列表`, en: `changes the related lists of ${label}` });
  if (last.noReturn !== next.noReturn) parts.push(next.noReturn ? { zh: `到“${label}”后不能退回`, en: `nothing goes back from ${label}` } : { zh: `可以从“${label}”退回`, en: `records may go back from ${label}` });
  return parts;
}

function change(action: Change['action'], { name }: ProcessModel, words: Words): Change {
  return { subject: 'process', action, name, words, contracting: action === 'removed' };
}

function byName(object: ObjectModel): ReadonlyMap<string, ProcessModel> {
  return new Map(object.processes.map((process) => [process.name, process]));
}
