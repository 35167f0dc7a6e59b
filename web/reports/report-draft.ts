// A report while somebody makes it: it stands in the address, fits itself together, and is what is saved in the end.
import { fieldTypeCan } from '../../metadata/language/field-types';
import type { FieldDescription, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import type { Descriptions } from '../layout/shown-fields';
import type { Filter } from '../list/view-address';
import { chartKinds, kindsFor } from './report-address';
import { isDated } from './report-question';

export type ReportDraft = Pick<ReportDescription, 'object' | 'groupBy' | 'measures' | 'chart' | 'order' | 'first' | 'dateField' | 'help'> & { readonly filter: Filter | null };
export type Bucket = NonNullable<ReportDescription['groupBy'][number]['bucket']>;
/** A field that can be grouped by, with the way to it; dates are grouped by period. */
export interface GroupChoice { readonly path: string; readonly label: string; readonly dated: boolean }
/** A number of each group; `key` is its function with its field. */
export interface MeasureChoice { readonly key: string; readonly function: ReportDescription['measures'][number]['function']; readonly field: FieldDescription | null }

export const buckets: readonly Bucket[] = ['day', 'week', 'month', 'quarter', 'year'];
export const mostMeasures = 4;
const functions = ['sum', 'avg', 'min', 'max'] as const;

/** What a new report of an object begins with: how many records there are, by its first list of values. */
export function newDraft(object: ObjectDescription): ReportDraft {
  const first = object.fields.find((field) => field.type === 'picklist' && field.name !== 'recordType');
  return { object: object.name, filter: null, groupBy: first ? [{ field: first.name, bucket: null }] : [], measures: [{ function: 'count', field: null }], chart: first ? 'column' : 'number', order: 'group', first: 50, dateField: null, help: null };
}

/** A report that is there, to be changed or copied. */
export function draftOf(report: ReportDescription): ReportDraft {
  return {
    object: report.object, filter: report.filter as Filter | null, groupBy: report.groupBy.map(({ field, bucket }) => ({ field, bucket })), measures: report.measures.map((measure) => ({ function: measure.function, field: measure.field })),
    chart: report.chart, order: report.order, first: report.first, dateField: report.dateField, help: report.help,
  };
}

/** A changed draft: its chart is one that can draw its groups; other groups may bring another date. */
export function withPart(draft: ReportDraft, part: Partial<ReportDraft>): ReportDraft {
  const next = { ...draft, ...(part.groupBy ? { dateField: null } : {}), ...part };
  const kinds = kindsFor(next.groupBy.length);
  if (kinds.includes(next.chart)) return next;
  return { ...next, chart: kinds[0]! };
}

/** The draft as a report that can be drawn. */
export function reportOf(draft: ReportDraft, { name, label }: { readonly name: string; readonly label: string }): ReportDescription {
  return { ...draft, filter: draft.filter as ReportDescription['filter'], name, label, ownerPath: null, kept: null };
}

/** The draft in an address; null where there is none or it cannot be read. */
export function readDraft(query: URLSearchParams): ReportDraft | null {
  try {
    const draft = JSON.parse(query.get('draft') ?? 'null') as Partial<ReportDraft> | null;
    if (!draft || typeof draft.object !== 'string' || !Array.isArray(draft.groupBy) || !Array.isArray(draft.measures) || draft.measures.length === 0) return null;
    const named = (part: unknown): boolean => typeof part === 'object' && part !== null && ['string', 'undefined'].includes(typeof ((part as { field?: unknown }).field ?? undefined));
    if (![...draft.groupBy, ...draft.measures].every(named)) return null;
    return withPart({
      object: draft.object, filter: typeof draft.filter === 'object' ? draft.filter : null,
      groupBy: draft.groupBy.slice(0, 2).map(({ field, bucket }) => ({ field, bucket: buckets.includes(bucket as Bucket) ? bucket : null })), measures: draft.measures.slice(0, mostMeasures).map((measure) => ({ function: measure.function, field: measure.field ?? null })),
      chart: draft.chart && [...chartKinds, 'number'].includes(draft.chart) ? draft.chart : 'column', order: draft.order === 'measure' ? 'measure' : 'group', first: typeof draft.first === 'number' && draft.first >= 1 && draft.first <= 500 ? Math.trunc(draft.first) : 50,
      dateField: typeof draft.dateField === 'string' ? draft.dateField : null, help: typeof draft.help === 'string' ? draft.help : null,
    }, {});
  } catch {
    return null;
  }
}

/** The query of an address that holds the draft, without `?`. */
export function writeDraft(draft: ReportDraft): string {
  return new URLSearchParams({ draft: JSON.stringify(draft) }).toString();
}

/** What records can be grouped by: own fields, and those of the records that lookups lead to. */
export function groupChoices(object: ObjectDescription, objects: Descriptions): readonly GroupChoice[] {
  const own = object.fields.filter(canGroup).map((field) => ({ path: field.name, label: field.label, dated: isDated(field) }));
  const through = object.fields.filter(isReference).flatMap((field) => (objects.get(field.targets[0]!.name)?.fields ?? []).filter((inner) => canGroup(inner) && !inner.system)
    .map((inner) => ({ path: `${field.name}.${inner.name}`, label: `${field.label} · ${inner.label}`, dated: isDated(inner) })));
  return [...own, ...through];
}

/** The numbers a group can have. */
export function measureChoices(object: ObjectDescription): readonly MeasureChoice[] {
  const count: MeasureChoice = { key: 'count', function: 'count', field: null };
  return [count, ...object.fields.filter(canSum).flatMap((field) => functions.map((of): MeasureChoice => ({ key: `${of}:${field.name}`, function: of, field })))];
}

/** The key of a measure among the choices. */
export function measureKey(measure: ReportDraft['measures'][number]): string {
  return measure.field === null ? 'count' : `${measure.function}:${measure.field}`;
}

function isReference(field: FieldDescription): boolean {
  return field.targets.length === 1 && field.type !== 'manyToMany' && field.type !== 'polymorphicLookup';
}

function canGroup(field: FieldDescription): boolean {
  if (field.type === 'id' || field.type === 'version') return false;
  return isReference(field) || (isDated(field) && field.type !== 'rollUp') || fieldTypeCan(field.type, 'groupable');
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'currency', 'percent']);

function canSum(field: FieldDescription): boolean {
  if (field.system || field.type === 'id' || field.type === 'version') return false;
  if (field.type === 'formula') return numbers.has(field.returns ?? '');
  return field.type === 'rollUp' ? field.returns === null || numbers.has(field.returns) : fieldTypeCan(field.type, 'summable');
}
