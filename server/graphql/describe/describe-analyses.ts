// The reports and dashboards of one viewer: the application's, then those that people keep. What a viewer may not read in full is not there for her.
import type { Analyses, DashboardDescription, KeptAnalysis as KeptDescription, ReportDescription } from '../../../metadata/language/description';
import type { DashboardDefinition } from '../../../metadata/language/types';
import { fieldsAlong, may } from '../../access/may';
import { isDated, isGroupable, isSummable } from '../../model/analyses';
import { objectCalled } from '../../model/called';
import type { ObjectModel } from '../../model/model';
import type { KeptAnalysis, KeptReport, ReportBody } from '../../records/personal/analyses';
import { filterOfToday, isReadable } from './describe-list';
import { labelOf, type Asker } from './labels';

/** What people keep for this viewer, and which dashboard she wants on her home page. */
export interface ViewerAnalyses { readonly kept: readonly KeptAnalysis[]; readonly home: string | undefined }

/** Everything there is to analyse. */
export function describeAnalyses(asker: Asker, { kept, home }: ViewerAnalyses): Analyses {
  const { model } = asker;
  const reports = [
    ...[...model.reports.values()].flatMap((report) => describeReport(asker, report, {
      name: report.name, label: labelOf(asker, `reports.${report.name}`, report.label), help: report.help === undefined ? null : labelOf(asker, `reports.${report.name}.help`, report.help), kept: null,
    }) ?? []),
    ...kept.flatMap((each) => (each.kind === 'report' ? describeKeptReport(asker, each) ?? [] : [])),
  ];
  const seen = new Set(reports.map((report) => report.name));
  const panelsOf = (panels: DashboardDefinition['panels']): DashboardDescription['panels'] => panels.filter((panel) => seen.has(panel.report)).map(({ report, span }) => ({ report, span: span ?? 1 }));
  const dashboards = [
    ...[...model.dashboards.values()].map((dashboard): DashboardDescription => ({ name: dashboard.name, label: labelOf(asker, `dashboards.${dashboard.name}`, dashboard.label), home: dashboard.home ?? false, kept: null, panels: panelsOf(dashboard.panels) })),
    ...kept.flatMap((each): DashboardDescription[] => (each.kind === 'dashboard' ? [{ name: each.id, label: each.label, home: false, kept: keptOf(asker, each), panels: panelsOf(each.body.panels) }] : [])),
  ].filter((dashboard) => dashboard.panels.length > 0 || dashboard.kept?.mine);
  // A choice that is gone, or not hers any more, is no choice.
  const homeChosen = home === 'none' || dashboards.some((dashboard) => dashboard.name === home) ? home! : null;
  return { reports, dashboards: homeChosen === null ? dashboards : dashboards.map((dashboard) => ({ ...dashboard, home: dashboard.name === homeChosen })), homeChosen };
}

/** A report that somebody keeps, with the names of today; undefined where the viewer may not read all of it. */
export function describeKeptReport(asker: Asker, report: KeptReport): ReportDescription | undefined {
  return describeReport(asker, report.body, { name: report.id, label: report.label, help: report.body.help ?? null, kept: keptOf(asker, report) });
}

/** Whose it is, as its reader is told. */
export function keptOf({ viewer }: Asker, { owner, shared, roles }: KeptAnalysis): KeptDescription {
  return { mine: owner === viewer.id, shared, roles: [...roles] };
}

type Heading = Pick<ReportDescription, 'name' | 'label' | 'help' | 'kept'>;

/** A report of something the viewer may not read would answer something else than it says. */
function describeReport(asker: Asker, report: ReportBody, heading: Heading): ReportDescription | undefined {
  const object = objectCalled(asker.model, report.object);
  if (!object || !may(asker, 'read', object) || !isReadable(asker, object, report.filter)) return undefined;
  const today = (path: string): string | undefined => fieldsAlong(asker, object, path.split('.'))?.map((field) => field.name).join('.');
  const groupBy = report.groupBy.flatMap(({ field, bucket }) => {
    const last = fieldsAlong(asker, object, field.split('.'))?.at(-1);
    return last && isGroupable(last) ? [{ field: today(field)!, bucket: bucket ?? null }] : [];
  });
  const measures = report.measures.flatMap((measure) => {
    const field = measure.field === undefined ? undefined : fieldsAlong(asker, object, [measure.field])?.[0];
    return measure.field === undefined || (field && isSummable(field)) ? [{ function: measure.function, field: field?.name ?? null }] : [];
  });
  if (groupBy.length < report.groupBy.length || measures.length < report.measures.length) return undefined;
  return {
    ...heading, object: object.name, filter: filterOfToday(asker, object, report.filter ?? null), groupBy, measures, chart: report.chart, order: report.order ?? 'group', first: report.first ?? 50,
    dateField: dateFieldOf(asker, object, report), ownerPath: ownerPathOf(asker, object),
  };
}

function dateFieldOf(asker: Asker, object: ObjectModel, { dateField, groupBy }: ReportBody): string | null {
  const dated = (name: string): string | undefined => {
    const [field] = fieldsAlong(asker, object, [name]) ?? [];
    return field && isDated(field) ? field.name : undefined;
  };
  if (dateField !== undefined) return dated(dateField) ?? null;
  return groupBy.map(({ field }) => dated(field)).find((name) => name !== undefined) ?? dated('createdAt') ?? null;
}

/** Details belong to whom their master belongs. */
function ownerPathOf(asker: Asker, object: ObjectModel): string | null {
  const path = object.master ? [object.master.name, 'owner'] : ['owner'];
  return fieldsAlong(asker, object, path)?.at(-1)?.type === 'user' ? path.join('.') : null;
}
