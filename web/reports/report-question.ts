// A report as a question to the generated API, and its answer as groups with labels.
import { parse, type DocumentNode } from 'graphql';
import type { FieldDescription, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { findField } from '../describe/use-description';
import { nameAlias } from '../field-types/reference';
import { startOfDay } from '../words/format';

/** One value that a group has in common. `value` is null for records that have none. */
export interface GroupKey { readonly value: string | boolean | null; readonly label: string; readonly color: string | null }
/** One group: its keys in the order of the report, and its numbers in the order of the measures. */
export interface Group { readonly keys: readonly GroupKey[]; readonly numbers: readonly (string | null)[] }

/** Words for what has no label of its own. */
export interface KeyWords { readonly empty: string; readonly yes: string; readonly no: string }

/** The query; its variables are `filter` and nothing else. */
export function reportDocument(report: ReportDescription, object: ObjectDescription): DocumentNode {
  const by = report.groupBy.map(({ field: name, bucket }) => (isDated(findField(object, name)) ? `{ ${name}: ${(bucket ?? 'month').toUpperCase()} }` : `{ field: ${name} }`));
  const keys = report.groupBy.map(({ field: name }) => keySelection(findField(object, name), name));
  const sums = new Map<string, Set<string>>();
  for (const { field, function: of } of report.measures) if (field !== null) sums.set(field, (sums.get(field) ?? new Set()).add(of));
  const measures = [...sums].map(([field, functions]) => `${field} { ${[...functions].join(' ')} }`);
  return parse(`query Report($filter: ${object.typeName}Filter) {
    groups: ${object.name}Groups(by: [${by.join(', ')}], filter: $filter, orderBy: [${orderOf(report)}], first: ${report.first}) { keys { ${keys.join(' ')} } count ${measures.join(' ')} }
  }`);
}

/** The answer's groups. Picklists show in the order and colours of their values. */
export function readGroups(report: ReportDescription, object: ObjectDescription, answer: { readonly raw: readonly Readonly<Record<string, unknown>>[]; readonly words: KeyWords }): readonly Group[] {
  const groups = answer.raw.map((raw): Group => ({
    keys: report.groupBy.map(({ field: name, bucket }) => readKey(findField(object, name), (raw['keys'] as Readonly<Record<string, unknown>>)[name], { bucket: bucket ?? 'month', words: answer.words })),
    numbers: report.measures.map(({ field, function: of }) => {
      const number = field === null ? raw['count'] : (raw[field] as Readonly<Record<string, unknown>> | undefined)?.[of];
      return number === null || number === undefined ? null : String(number);
    }),
  }));
  const [first] = report.groupBy;
  const field = first && findField(object, first.field);
  if (report.order === 'measure' || !field || field.values.length === 0) return groups;
  const rank = new Map(field.values.map((value, index) => [value.value, index]));
  return [...groups].sort((left, right) => place(rank, left) - place(rank, right));
}

/** The filter of the list that a group stands for, without the report's own. */
export function groupFilter(report: ReportDescription, object: ObjectDescription, { group, timeZone }: { readonly group: Group; readonly timeZone: string }): Readonly<Record<string, unknown>> {
  const parts = report.groupBy.flatMap(({ field: name, bucket }, index) => {
    const field = findField(object, name);
    const key = group.keys[index];
    return field && key ? [keyFilter(field, key.value, { bucket: bucket ?? 'month', timeZone })] : [];
  });
  return parts.length === 1 ? parts[0]! : { and: parts };
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

function keySelection(field: FieldDescription | undefined, name: string): string {
  const target = field?.targets[0];
  return target ? `${name} { id ${nameAlias(target)} }` : name;
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

function isDated(field: FieldDescription | undefined): boolean {
  return field !== undefined && (field.type === 'date' || isMoment(field) || field.returns === 'date');
}

function isMoment(field: FieldDescription): boolean {
  return field.type === 'dateTime' || field.returns === 'dateTime';
}
