// What people keep as a report or dashboard is what its page could ask for: fields this viewer may read, groups and sums the API makes, a filter it accepts.
import type { GraphQLResolveInfo } from 'graphql';
import type { Analyses } from '../../../metadata/language/description';
import type { ReportDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { fieldLabel, fieldsAlong, mustMay, objectNamed } from '../../access/may';
import { TangramError, type Problem } from '../../errors';
import { isDated, isGroupable, isSummable, wholes } from '../../model/analyses';
import type { ObjectModel } from '../../model/model';
import type { DashboardBody, ReportBody } from '../../records/personal/analyses';
import type { MyDashboardPanel, MyReportInput } from './analysis-types';
import { filterProblems } from './kept-filter';

interface Asked { readonly context: Context; readonly info: GraphQLResolveInfo }

const charts: ReadonlySet<string> = new Set<ReportDefinition['chart']>(['column', 'bar', 'line', 'area', 'pie', 'funnel', 'pyramid', 'table', 'number']);
const functions: ReadonlySet<string> = new Set(['count', 'sum', 'avg', 'min', 'max']);
const buckets: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year']);
const mostHelp = 500;

/** The report as it is kept; undefined where the input leaves it as it is. Throws with everything that is wrong. */
export function checkedReport({ context, info }: Asked, input: MyReportInput): ReportBody | undefined {
  const { object: name, groupBy, measures, chart } = input;
  if (!name && !groupBy && !measures && !chart) return undefined;
  if (!name || !groupBy || !measures || !chart) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'object, groupBy, measures, chart' });
  const object = objectNamed(context, name);
  mustMay(context, 'read', object);
  const problems: Problem[] = [
    ...groupProblems(context, object, groupBy), ...measureProblems(context, object, measures), ...chartProblems(chart, groupBy.length),
    ...(input.filter ? filterProblems({ context, object, info }, input.filter) : []),
    ...(input.order && input.order !== 'group' && input.order !== 'measure' ? [choice('order', input.order)] : []),
    ...(input.first !== undefined && input.first !== null && (input.first < 1 || input.first > 500) ? [{ path: 'first', rule: input.first < 1 ? 'tooSmall' as const : 'tooLarge' as const, params: { label: 'first', min: 1, max: 500 } }] : []),
    ...(input.dateField ? dateProblems(context, object, input.dateField) : []),
    ...((input.help ?? '').length > mostHelp ? [{ path: 'help', rule: 'tooLong' as const, params: { label: 'help', max: mostHelp, length: input.help!.length } }] : []),
  ];
  refuse(problems);
  return {
    object: object.name, chart: chart as ReportBody['chart'],
    groupBy: groupBy.map(({ field, bucket }) => ({ field, ...(bucket ? { bucket: bucket as NonNullable<ReportBody['groupBy'][number]['bucket']> } : {}) })),
    measures: measures.map(({ function: of, field }) => ({ function: of as ReportBody['measures'][number]['function'], ...(field && of !== 'count' ? { field } : {}) })),
    ...(input.filter ? { filter: input.filter as ReportBody['filter'] } : {}), ...(input.order ? { order: input.order as ReportBody['order'] } : {}), ...(input.first ? { first: input.first } : {}), ...(input.help ? { help: input.help } : {}), ...(input.dateField ? { dateField: input.dateField } : {}),
  } as ReportBody;
}

/** The panels as they are kept; throws for reports the viewer does not have. */
export function checkedPanels({ reports }: Analyses, panels: readonly MyDashboardPanel[]): DashboardBody['panels'] {
  const known = new Set(reports.map((report) => report.name));
  refuse([
    ...(panels.length > 20 ? [{ path: 'panels', rule: 'tooMany' as const, params: { max: 20, count: panels.length } }] : []),
    ...(panels.length === 0 ? [{ path: 'panels', rule: 'required' as const, params: { label: 'panels' } }] : []),
    ...panels.flatMap(({ report, span }, index): Problem[] => [
      ...(known.has(report) ? [] : [choice(`panels.${index}.report`, report)]), ...(span === undefined || span === null || [1, 2, 3].includes(span) ? [] : [choice(`panels.${index}.span`, String(span))]),
    ]),
  ]);
  return panels.map(({ report, span }) => ({ report, span: span ?? 1 }));
}

function groupProblems(context: Context, object: ObjectModel, groups: readonly { readonly field: string; readonly bucket?: string | null }[]): Problem[] {
  if (groups.length > 2) return [{ path: 'groupBy', rule: 'tooMany', params: { max: 2, count: groups.length } }];
  return groups.flatMap(({ field: path, bucket }, index): Problem[] => {
    const at = `groupBy.${index}`;
    const last = fieldsAlong(context, object, path.split('.'))?.at(-1);
    if (!last) return [{ path: `${at}.field`, rule: 'unknownField', params: { name: path } }];
    if (!isGroupable(last)) return [{ path: `${at}.field`, rule: 'notGroupable', params: { label: fieldLabel(context, object, last) } }];
    return bucket && (!buckets.has(bucket) || !isDated(last)) ? [choice(`${at}.bucket`, bucket)] : [];
  });
}

function measureProblems(context: Context, object: ObjectModel, measures: readonly { readonly function: string; readonly field?: string | null }[]): Problem[] {
  if (measures.length === 0) return [{ path: 'measures', rule: 'required', params: { label: 'measures' } }];
  if (measures.length > 4) return [{ path: 'measures', rule: 'tooMany', params: { max: 4, count: measures.length } }];
  return measures.flatMap(({ function: of, field: name }, index): Problem[] => {
    const at = `measures.${index}`;
    if (!functions.has(of)) return [choice(`${at}.function`, of)];
    if (of === 'count') return [];
    if (!name) return [{ path: `${at}.field`, rule: 'required', params: { label: 'field' } }];
    const [field] = fieldsAlong(context, object, [name]) ?? [];
    if (!field) return [{ path: `${at}.field`, rule: 'unknownField', params: { name } }];
    return isSummable(field) ? [] : [{ path: `${at}.field`, rule: 'notSummable', params: { label: fieldLabel(context, object, field) } }];
  });
}

function dateProblems(context: Context, object: ObjectModel, name: string): Problem[] {
  const [field] = fieldsAlong(context, object, [name]) ?? [];
  if (!field) return [{ path: 'dateField', rule: 'unknownField', params: { name } }];
  return isDated(field) ? [] : [choice('dateField', name)];
}

function chartProblems(chart: string, groups: number): Problem[] {
  if (!charts.has(chart)) return [choice('chart', chart)];
  if (chart === 'number' && groups > 0) return [{ path: 'chart', rule: 'numberHasNoGroups', params: {} }];
  if (chart !== 'number' && chart !== 'table' && groups === 0) return [{ path: 'chart', rule: 'chartNeedsGroup', params: {} }];
  return groups > 1 && wholes.has(chart) ? [{ path: 'chart', rule: 'oneGroupOnly', params: {} }] : [];
}

function choice(path: string, value: string): Problem {
  return { path, rule: 'notAChoice', params: { label: path, value } };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
}
