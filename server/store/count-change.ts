// How many records a change concerns, with a few of them: without a value, with one that goes out of sight, refused or repeated under the new definition.
import { misfitOf } from '../../metadata/language/choices';
import type { CheckedExpression } from '../../metadata/language/expression/expression';
import type { Connection, Sql } from '../database/source';
import { fieldTypeOf } from '../field-types/field-types';
import { listOf } from '../field-types/multi-picklist';
import type { Change, Sample } from '../model/diff';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { dependencyOf } from '../model/picklist-dependency';
import { narrowedFields } from '../model/record-type-diff';
import { compare, everythingVisible, type Predicate } from '../query/plan';
import { predicateSql } from '../query/sql-predicate';
import { columnSql, fromSql, liveSql, scopeOf } from '../query/sql-scope';
import { movedFields, type FieldChange } from './convert-fields';
import { peopleMeant } from './people-meant';
import { surveyConversion } from './survey-conversion';
import { shownValue, sqlTarget, storedRows } from './stored-rows';

export interface Counting { readonly database: Connection; readonly before: Model; readonly after: Model }

/** The change with its records; as it is where none are concerned. */
export async function counted(change: Change, counting: Counting): Promise<Change> {
  const { before, after } = counting;
  const old = change.object === undefined ? undefined : before.objects.get(change.object);
  const now = change.object === undefined ? undefined : after.objects.get(change.object);
  if (!old) return change;
  if (change.subject === 'object' && change.action === 'removed') return told(change, await recordsOf(counting, old, { kind: 'true' }, undefined), phrases.records);
  if (change.subject === 'rule' && change.action !== 'removed' && now) return told(change, await brokenRule(counting, old, now, change.name), phrases.breaks);
  if (change.subject === 'sharingRule' && change.action !== 'removed' && now) return sharedByRule(change, counting, { old, now });
  if (change.subject === 'approval') return concernedByApproval(change, counting, { old, now });
  if (change.subject === 'recordType') return told(change, await ofRecordType(counting, change, { old, now }), change.action === 'removed' ? phrases.typed : phrases.ruledOut);
  if (change.subject !== 'field') return change;
  const was = old.fields.get(change.name);
  const is = now?.fields.get(change.name);
  if (change.action === 'removed') return was && isStored(was) ? told(change, await recordsOf(counting, old, compare(was.name, 'isNotEmpty', []), was), phrases.filled) : change;
  if (!is) return change;
  if (change.action === 'added') return is.required && isStored(is) ? told(change, await recordsOf(counting, old, { kind: 'true' }, undefined), phrases.empty) : change;
  if (!was || (!isStored(was) && !was.formula)) return change;
  switch (change.aspect) {
    case 'type': return typeChange(change, counting, { object: old, from: was, to: is });
    case 'required': return told(change, await recordsOf(counting, old, compare(was.name, 'isEmpty', []), undefined), phrases.empty);
    case 'unique': return told(change, await repeated(counting, old, was), phrases.repeated);
    case 'values': return told(change, await refusedValues(counting, old, { was, is, rules: choiceRules }), phrases.gone);
    case 'narrower': return told(change, await refusedValues(counting, old, { was, is, rules: undefined }), phrases.refused);
    case 'dependency': return told(change, await ruledOutValues(counting, old, { was, is }), phrases.ruledOut);
    default: return change;
  }
}

/** Records and what is said of them. */
export interface Found { readonly records: number; readonly samples: readonly Sample[] }
interface Phrase { readonly zh: string; readonly en: string }

/** So many records are shown by name. */
const mostSamples = 5;

const phrases = {
  records: { zh: '条记录', en: 'records' },
  filled: { zh: '条记录有值', en: 'records have a value' },
  empty: { zh: '条记录没有值', en: 'records have no value' },
  repeated: { zh: '条记录的值重复', en: 'records share a value' },
  gone: { zh: '条记录的值不再提供（仍会显示）', en: 'records have a value that is no longer offered (it still shows)' },
  refused: { zh: '条记录的值不再符合', en: 'records have a value that no longer fits' },
  ruledOut: { zh: '条记录的值不再允许（保留，修改时须另选）', en: 'records have a value that is no longer allowed (it stays; who changes it must choose another)' },
  typed: { zh: '条记录是此类型（保留，修改类型时须另选）', en: 'records are of this type (they stay; who changes their type must choose another)' },
  breaks: { zh: '条记录不符合', en: 'records break it' },
} as const satisfies Record<string, Phrase>;

/** A change of type whose values are converted says what becomes of them. */
async function typeChange(change: Change, { database, before, after }: Counting, moved: FieldChange): Promise<Change> {
  if (!movedFields({ before, after }).some((each) => each.object === moved.object && each.to === moved.to)) return change;
  const { exact, inexact, lost, samples } = await surveyConversion(database, { before, after }, moved);
  const zh = [`${exact.toLocaleString('zh-CN')} 条原样转换`, ...(inexact > 0 ? [`${inexact.toLocaleString('zh-CN')} 条取近似值`] : []), ...(lost > 0 ? [`${lost.toLocaleString('zh-CN')} 条无法转换，将为空`] : [])];
  const en = [`${exact.toLocaleString('en')} values convert as they are`, ...(inexact > 0 ? [`${inexact.toLocaleString('en')} are rounded or cut`] : []), ...(lost > 0 ? [`${lost.toLocaleString('en')} cannot be converted and become empty`] : [])];
  return { ...change, records: inexact + lost, samples, words: { zh: `${change.words.zh}：${zh.join('，')}。原值另行保留，可以恢复`, en: `${change.words.en}: ${en.join(', ')}. The old values are kept and can be brought back` } };
}

const choiceRules: ReadonlySet<string> = new Set(['notAChoice', 'inactiveChoice']);

function told(change: Change, found: Found | undefined, { zh, en }: Phrase): Change {
  if (!found || found.records === 0) return change;
  const { records, samples } = found;
  return { ...change, records, samples, words: { zh: `${change.words.zh}；${records.toLocaleString('zh-CN')} ${zh}`, en: `${change.words.en}; ${records.toLocaleString('en')} ${en}` } };
}

function isStored(field: FieldModel): boolean {
  return field.columns.length > 0;
}

/** Live records that meet a condition; `shown` is the field whose value goes with them. */
async function recordsOf({ database, before }: Counting, object: ObjectModel, where: Predicate, shown: FieldModel | undefined): Promise<Found> {
  return select({ database, model: before }, object, { where: (values, scope) => predicateSql(scope, where, values), shown });
}

interface Selection { readonly where: (values: unknown[], point: ReturnType<typeof scopeOf>['root']) => string; readonly shown: FieldModel | undefined }

async function select({ database, model }: { readonly database: Connection; readonly model: Model }, object: ObjectModel, { where, shown }: Selection): Promise<Found> {
  const scope = scopeOf(object, { for: sqlTarget(database, model), visible: everythingVisible, trusted: true });
  const tail: unknown[] = [];
  const condition = `${liveSql(scope.root)} AND ${where(tail, scope.root)}`;
  const count: Sql = { text: `SELECT COUNT(*) ${fromSql(scope)} WHERE ${condition}`, values: [...scope.joinValues, ...tail] };
  const records = Number((await database.rows(count))[0]?.[0] ?? 0);
  if (records === 0) return { records, samples: [] };
  const head: unknown[] = [];
  const cells = [`${scope.root.alias}.id`, columnSql(scope.root, object.nameField, 0, head)];
  const columns = shown?.columns ?? [];
  columns.forEach((column, index) => cells.push(database.dialect.select(column.storage, columnSql(scope.root, shown!, index, head))));
  const rows = await database.rows({ text: `SELECT ${cells.join(', ')} ${fromSql(scope)} WHERE ${condition} ORDER BY ${scope.root.alias}.id LIMIT ${mostSamples}`, values: [...head, ...scope.joinValues, ...tail] });
  const decoders = columns.map((column) => database.dialect.decode(column.storage));
  return { records, samples: rows.map((row) => ({ id: String(row[0]), name: String(row[1] ?? ''), value: shown ? shownValue(shown, decoders.map((decode, index) => decode(row[index + 2]))) : null })) };
}

/** Live records whose value another live record has too, as a unique index would see them. */
export async function repeated({ database, before }: Pick<Counting, 'database' | 'before'>, object: ObjectModel, field: FieldModel): Promise<Found> {
  const inner = scopeOf(object, { for: sqlTarget(database, before), visible: everythingVisible, trusted: true });
  const column = columnSql(inner.root, field, 0, []);
  const twice = `SELECT ${column} ${fromSql(inner)} WHERE ${liveSql(inner.root)} AND ${column} IS NOT NULL GROUP BY ${column} HAVING COUNT(*) > 1`;
  return select({ database, model: before }, object, { where: (values, point) => `${columnSql(point, field, 0, values)} IN (${twice})`, shown: field });
}

async function refusedValues({ database, before }: Counting, object: ObjectModel, { was, is, rules }: { readonly was: FieldModel; readonly is: FieldModel; readonly rules: ReadonlySet<string> | undefined }): Promise<Found> {
  if (was.targets.length > 0 || was.type !== is.type) return { records: 0, samples: [] };
  const type = fieldTypeOf(is);
  let records = 0;
  const samples: Sample[] = [];
  for await (const rows of storedRows(database, before, { object, fields: [was] })) {
    for (const { id, name, values: [values = []] } of rows) {
      if (values[0] === null) continue;
      const accepted = type.accept(fieldTypeOf(was).plain(values, was), is);
      if (!('problem' in accepted) || choiceRules.has(accepted.problem.rule) !== (rules === choiceRules)) continue;
      records += 1;
      if (samples.length < mostSamples) samples.push({ id, name, value: shownValue(was, values) });
    }
  }
  return { records, samples };
}

/** Records whose value the deciding field let stand before and does not any more. A deciding field that is new holds nothing yet. */
async function ruledOutValues({ database, before }: Counting, object: ObjectModel, { was, is }: { readonly was: FieldModel; readonly is: FieldModel }): Promise<Found> {
  const [old, now] = [dependencyOf(was.definition), dependencyOf(is.definition)];
  const controls = [old?.field, now?.field].map((name) => object.fields.get(name ?? ''));
  let records = 0;
  const samples: Sample[] = [];
  for await (const rows of storedRows(database, before, { object, fields: [was, ...controls.flatMap((field) => field ?? [])] })) {
    for (const { id, name, values: [values = [], ...deciding] } of rows) {
      const value = values[0];
      if (typeof value !== 'string') continue;
      const [held, holds] = [controls[0] ? deciding[0]?.[0] : null, controls[1] ? deciding.at(-1)?.[0] : null];
      if (!misfitOf(value, { dependsOn: now, controlling: holds ?? null }) || misfitOf(value, { dependsOn: old, controlling: held ?? null })) continue;
      records += 1;
      if (samples.length < mostSamples) samples.push({ id, name, value: shownValue(was, values) });
    }
  }
  return { records, samples };
}

/** Records of a type that goes, or whose values their type offers no more. */
async function ofRecordType({ database, before }: Counting, change: Change, { old, now }: { readonly old: ObjectModel; readonly now: ObjectModel | undefined }): Promise<Found | undefined> {
  const field = old.fields.get('recordType');
  const [was, is] = [old, now].map((object) => object?.recordTypes.find(({ name }) => name === change.name));
  if (!field || !was || (change.action === 'changed' && (change.aspect !== 'dependency' || !is || !now))) return undefined;
  if (change.action === 'removed') return recordsOf({ database, before, after: before }, old, compare(field.name, 'eq', [change.name]), undefined);
  const fields = narrowedFields(was, is!, now!).flatMap((name) => old.fields.get(name) ?? []);
  let records = 0;
  const samples: Sample[] = [];
  for await (const rows of storedRows(database, before, { object: old, fields: [field, ...fields] })) {
    for (const { id, name, values: [type, ...held] } of rows) {
      if (type?.[0] !== change.name) continue;
      const lost = held.flatMap((values, index) => {
        const { name: of, type: kind } = fields[index]!;
        const chosen = kind === 'multiPicklist' ? listOf(values[0]) ?? [] : typeof values[0] === 'string' ? [values[0]] : [];
        return chosen.filter((value) => misfitOf(value, { offered: is!.picklists?.[of] }) && !misfitOf(value, { offered: was.picklists?.[of] }));
      });
      if (lost.length === 0) continue;
      records += 1;
      if (samples.length < mostSamples) samples.push({ id, name, value: lost.join(', ') });
    }
  }
  return { records, samples };
}

/** How many records it shares, and with how many people. */
async function sharedByRule(change: Change, counting: Counting, { old, now }: { readonly old: ObjectModel; readonly now: ObjectModel }): Promise<Change> {
  const rule = now.sharingRules.find((each) => each.name === change.name);
  const found = rule && await meeting(counting, { old, now, when: rule.when });
  if (!found) return change;
  const people = await peopleMeant(counting.database, counting.after, rule.with);
  const [zh, en] = [found.records.toLocaleString('zh-CN'), found.records.toLocaleString('en')];
  const what = rule.edit ? { zh: '修改', en: 'changed' } : { zh: '查看', en: 'seen' };
  return { ...change, ...found, words: { zh: `${change.words.zh}；${zh} 条记录可被 ${people} 人${what.zh}`, en: `${change.words.en}; ${en} records can be ${what.en} by ${people} people` } };
}

/** How many records need it from now on, and how many wait for it already. */
async function concernedByApproval(change: Change, counting: Counting, { old, now }: { readonly old: ObjectModel; readonly now: ObjectModel | undefined }): Promise<Change> {
  const [row] = await counting.database.rows({ text: `SELECT COUNT(*) FROM engine_approval WHERE object = ? AND approval = ? AND state = 'pending'`, values: [old.name, change.name] });
  const waiting = Number(row?.[0] ?? 0);
  const approval = now?.approvals.find((each) => each.name === change.name);
  const when = approval?.when;
  const found = !now || !approval || approval.off ? undefined : when ? (when.sqlSafe ? await meeting(counting, { old, now, when }) : undefined) : await recordsOf(counting, old, { kind: 'true' }, undefined);
  const told = [...(found ? [{ zh: `${found.records.toLocaleString('zh-CN')} 条记录符合条件`, en: `${found.records.toLocaleString('en')} records meet its condition` }] : []), ...(waiting > 0 ? [{ zh: `${waiting} 条正在审批`, en: `${waiting} wait for it now` }] : [])];
  return told.length === 0 ? change : { ...change, ...(found ?? {}), words: { zh: [change.words.zh, ...told.map(({ zh }) => zh)].join('；'), en: [change.words.en, ...told.map(({ en }) => en)].join('; ') } };
}

/** undefined: it looks at a field that is not stored yet. */
async function brokenRule(counting: Counting, old: ObjectModel, now: ObjectModel, name: string): Promise<Found | undefined> {
  const rule = now.rules.find((each) => each.name === name);
  return rule && meeting(counting, { old, now, when: rule.when });
}

async function meeting({ database, after }: Counting, { old, now, when }: { readonly old: ObjectModel; readonly now: ObjectModel; readonly when: CheckedExpression }): Promise<Found | undefined> {
  const kept = new Set(old.storage.columns.map((column) => column.name));
  const there = (object: ObjectModel, field: FieldModel | undefined, seen: ReadonlySet<string>): boolean => {
    if (!field || seen.has(field.name)) return true;
    if (field.formula) return field.formula.references.every(([first]) => there(object, object.fields.get(first ?? ''), new Set([...seen, field.name])));
    return field.columns.every((column) => kept.has(column.name));
  };
  if (!when.references.every(([first]) => there(now, now.fields.get(first ?? ''), new Set()))) return undefined;
  return select({ database, model: after }, now, { where: (values, point) => predicateSql(point, { kind: 'expression', expression: when }, values), shown: undefined });
}
