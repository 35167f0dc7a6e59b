// A report as a question to the generated API, and its answer as groups with labels.
import { parse, type DocumentNode } from 'graphql';
import type { FieldDescription, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { nameAlias } from '../field-types/reference';
import { fieldAt, type Descriptions } from '../layout/shown-fields';
import { startOfDay } from '../words/format';

/** One value that a group has in common. `value` is null for records that have none. */
export interface GroupKey { readonly value: string | boolean | null; readonly label: string; readonly color: string | null }
/** One group: its keys in the order of the report, and its numbers in the order of the measures. */
export interface Group { readonly keys: readonly GroupKey[]; readonly numbers: readonly (string | null)[] }

/** Words for what has no label of its own. */
export interface KeyWords { readonly empty: string; readonly yes: string; readonly no: string }

/** What a report is about: its object, and the objects that its groupings lead through. */
export interface Subject { readonly object: ObjectDescription; readonly objects: Descriptions }
type GroupBy = ReportDescription['groupBy'][number];

/** The field a report groups by. */
export function groupField({ object, objects }: Subject, { field }: GroupBy): FieldDescription | undefined {
  return fieldAt(object, field.split('.'), objects);
}

/** What a grouping is called: “负责人 · 部门”. */
export function groupLabel({ object, objects }: Subject, { field }: GroupBy): string {
  const way = field.split('.');
  return way.map((name, index) => fieldAt(object, way.slice(0, index + 1), objects)?.label ?? name).join(' · ');
}

/** The query; its variables are `filter` and nothing else. `total` is of all records, also of groups that are not listed. */
export function reportDocument(report: ReportDescription, subject: Subject): DocumentNode {
  const { object } = subject;
  const sums = new Map<string, Set<string>>();
  for (const { field, function: of } of report.measures) if (field !== null) sums.set(field, (sums.get(field) ?? new Set()).add(of));
  const numbers = ['count', ...[...sums].map(([field, functions]) => `${field} { ${[...functions].join(' ')} }`)].join(' ');
  const by = report.groupBy.map((group) => keyInput(subject, group));
  const keys = report.groupBy.map((group) => keySelection(subject, group)).join(' ');
  const groups = by.length === 0 ? '' : `groups: ${object.name}Groups(by: [${by.join(', ')}], filter: $filter, orderBy: [${orderOf(report)}], first: ${report.first}) { keys { ${keys} } ${numbers} }`;
  return parse(`query Report($filter: ${object.typeName}Filter) { ${groups} total: ${object.name}Summary(filter: $filter) { ${numbers} } }`);
}

/** The answer's groups. Picklists show in the order and colours of their values. */
export function readGroups(report: ReportDescription, subject: Subject, answer: { readonly raw: readonly Raw[]; readonly words: KeyWords }): readonly Group[] {
  const groups = answer.raw.map((raw): Group => ({
    keys: report.groupBy.map((group) => readKey(groupField(subject, group), rawKey(raw['keys'], group.field), { bucket: group.bucket ?? 'month', words: answer.words })),
    numbers: readNumbers(report, raw),
  }));
  const [first] = report.groupBy;
  const field = first && groupField(subject, first);
  if (report.order === 'measure' || !field || field.values.length === 0) return groups;
  const rank = new Map(field.values.map((value, index) => [value.value, index]));
  return [...groups].sort((left, right) => place(rank, left) - place(rank, right));
}

export type Raw = Readonly<Record<string, unknown>>;

/** The measures of a group, or of all records. */
export function readNumbers(report: ReportDescription, raw: Raw): readonly (string | null)[] {
  return report.measures.map(({ field, function: of }) => {
    const number = field === null ? raw['count'] : (raw[field] as Raw | undefined)?.[of];
    return number === null || number === undefined ? null : String(number);
  });
}

/** The filter of the list that a group stands for, without the report's own. */
export function groupFilter(report: ReportDescription, subject: Subject, { group, timeZone }: { readonly group: Group; readonly timeZone: string }): Readonly<Record<string, unknown>> {
  const parts = report.groupBy.flatMap((by, index) => {
    const field = groupField(subject, by);
    const key = group.keys[index];
    if (!field || !key) return [];
    const way = by.field.split('.').slice(0, -1);
    const condition = keyFilter(field, key.value, { bucket: by.bucket ?? 'month', timeZone });
    // A record without the value, or without the record that would have it.
    if (key.value === null && way.length > 0) return [{ or: [...way.map((_, step) => through(way.slice(0, step), { [way[step]!]: { isEmpty: true } })), through(way, condition)] }];
    return [through(way, condition)];
  });
  return parts.length === 1 ? parts[0]! : { and: parts };
}

function through(way: readonly string[], condition: Raw): Raw {
  return way.reduceRight<Raw>((inner, name) => ({ [name]: inner }), condition);
}

/** The first day after the period that begins on `day`. */
export function endOfBucket(day: string, bucket: NonNullable<ReportDescription['groupBy'][number]['bucket']>): string {
  const date = new Date(`${day}T00:00:00Z`);
  switch (bucket) {
    case 'day': date.setUTCDate(date.getUTCDate() + 1); break;
    case 'week': date.setUTCDate(date.getUTCDate() + 7); break;
    case 'month': date.setUTCMonth(date.getUTCMonth() + 1); break;
    case 'quarter': date.setUTCMonth(date.getUTCMonth() + 3); break;
    case 'year': date.setUTCFullYear(date.getUTCFullYear() + 1); break;
  }
  return date.toISOString().slice(0, 10);
}

function place(rank: ReadonlyMap<string, number>, group: Group): number {
  const { value } = group.keys[0] ?? { value: null };
  return value === null ? Number.MAX_SAFE_INTEGER : rank.get(String(value)) ?? rank.size;
}

function orderOf(report: ReportDescription): string {
  const [measure] = report.measures;
  if (report.order !== 'measure' || !measure) return '';
  return measure.field === null ? '{ count: DESC }' : `{ ${measure.field}: { ${measure.function}: DESC } }`;
}

function keyInput(subject: Subject, group: GroupBy): string {
  const way = group.field.split('.');
  const last = way.pop()!;
  const key = isDated(groupField(subject, group)) ? `{ ${last}: ${(group.bucket ?? 'month').toUpperCase()} }` : `{ field: ${last} }`;
  return way.reduceRight((inner, name) => `{ ${name}: ${inner} }`, key);
}

/** What records that lookups lead to have in common stands in `<lookup>Keys`. */
function keySelection(subject: Subject, group: GroupBy): string {
  const way = group.field.split('.');
  const last = way.pop()!;
  const target = groupField(subject, group)?.targets[0];
  return way.reduceRight((inner, name) => `${name}Keys { ${inner} }`, target ? `${last} { id ${nameAlias(target)} }` : last);
}

function rawKey(keys: unknown, path: string): unknown {
  const way = path.split('.');
  return way.reduce<unknown>((at, name, index) => (at && typeof at === 'object' ? (at as Raw)[index < way.length - 1 ? `${name}Keys` : name] : undefined), keys);
}

interface KeyOf { readonly bucket: string; readonly words: KeyWords }

function readKey(field: FieldDescription | undefined, raw: unknown, { bucket, words }: KeyOf): GroupKey {
  if (raw === null || raw === undefined) return { value: null, label: words.empty, color: null };
  if (typeof raw === 'boolean') return { value: raw, label: raw ? words.yes : words.no, color: null };
  if (typeof raw === 'object') {
    const { id, refName } = raw as { id: string; refName?: unknown };
    return { value: id, label: String(refName ?? id), color: null };
  }
  const text = String(raw);
  if (isDated(field)) return { value: text, label: periodLabel(text, bucket), color: null };
  const value = field?.values.find((each) => each.value === text);
  return { value: text, label: value?.label ?? text, color: value?.color ?? null };
}

function periodLabel(day: string, bucket: string): string {
  if (bucket === 'year') return day.slice(0, 4);
  if (bucket === 'month') return day.slice(0, 7);
  return bucket === 'quarter' ? `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : day;
}

function keyFilter(field: FieldDescription, value: GroupKey['value'], { bucket, timeZone }: { readonly bucket: NonNullable<ReportDescription['groupBy'][number]['bucket']>; readonly timeZone: string }): Readonly<Record<string, unknown>> {
  if (value === null) return { [field.name]: { isEmpty: true } };
  if (field.targets.length > 0) return { [field.name]: { id: { eq: value } } };
  if (!isDated(field)) return { [field.name]: { eq: value } };
  const [from, to] = [String(value), endOfBucket(String(value), bucket)];
  const moment = (day: string): string => (isMoment(field) ? startOfDay(day, timeZone) : day);
  return { [field.name]: { gte: moment(from), lt: moment(to) } };
}

/** true: records are grouped by periods of it. */
export function isDated(field: FieldDescription | undefined): boolean {
  return field !== undefined && (field.type === 'date' || isMoment(field) || field.returns === 'date');
}

function isMoment(field: FieldDescription): boolean {
  return field.type === 'dateTime' || field.returns === 'dateTime';
}
