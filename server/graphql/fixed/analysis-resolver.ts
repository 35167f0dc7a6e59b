// Reports and dashboards this viewer may see. What they show is asked of the generated API, with the viewer's own rights.
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type * as D from '../../../metadata/language/description';
import type { Json, ReportDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { fieldsAlong, may } from '../../access/may';
import { isReadable } from '../describe/describe-list';
import { labelOf } from '../describe/labels';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { contextIn } from './request';

@ObjectType({ description: 'What records are grouped by.' })
export class ReportGroup {
  @Field(() => String, { description: 'A field, or a path through lookups to one.' }) field!: string;
  @Field(() => String, { nullable: true, description: 'day, week, month, quarter or year; dates only.' }) bucket!: D.ReportDescription['groupBy'][number]['bucket'];
}

@ObjectType({ description: 'A number of each group.' })
export class ReportMeasure {
  @Field(() => String, { description: 'count, sum, avg, min or max.' }) function!: D.ReportDescription['measures'][number]['function'];
  @Field(() => String, { nullable: true }) field!: string | null;
}

@ObjectType({ description: 'Records of one object counted and summed up by group.' })
export class ReportDescription implements D.ReportDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => String) object!: string;
  @Field(() => GraphQLJSON, { nullable: true }) filter!: Json;
  @Field(() => [ReportGroup]) groupBy!: ReportGroup[];
  @Field(() => [ReportMeasure]) measures!: ReportMeasure[];
  @Field(() => String, { description: 'column, bar, line, area, pie, funnel, pyramid, table or number.' }) chart!: D.ReportDescription['chart'];
  @Field(() => String, { description: 'group or measure.' }) order!: D.ReportDescription['order'];
  @Field(() => Int) first!: number;
}

@ObjectType({ description: 'A report on a dashboard.' })
export class DashboardPanel {
  @Field(() => String) report!: string;
  @Field(() => Int, { description: 'How many of three columns it takes.' }) span!: number;
}

@ObjectType({ description: 'Reports side by side.' })
export class DashboardDescription implements D.DashboardDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: 'Shown on the home page.' }) home!: boolean;
  @Field(() => [DashboardPanel]) panels!: DashboardPanel[];
}

@ObjectType({ description: 'Everything there is to analyse, as far as the viewer may read it.' })
export class Analyses implements D.Analyses {
  @Field(() => [ReportDescription]) reports!: ReportDescription[];
  @Field(() => [DashboardDescription]) dashboards!: DashboardDescription[];
}

@Resolver()
export class AnalysisResolver {
  @Query(() => Analyses, { description: 'The reports and dashboards of the application.' })
  analyses(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Analyses {
    const context = contextIn(scope, info);
    const { model } = context;
    const reports = [...model.reports.values()].filter((report) => mayRead(context, report)).map((report): ReportDescription => ({
      name: report.name, label: labelOf(context, `reports.${report.name}`, report.label), help: report.help === undefined ? null : labelOf(context, `reports.${report.name}.help`, report.help),
      object: report.object, filter: report.filter ?? null, groupBy: report.groupBy.map(({ field, bucket }) => ({ field, bucket: bucket ?? null })),
      measures: report.measures.map((measure) => ({ function: measure.function, field: measure.field ?? null })), chart: report.chart, order: report.order ?? 'group', first: report.first ?? 50,
    }));
    const seen = new Set(reports.map((report) => report.name));
    const dashboards = [...model.dashboards.values()].map((dashboard): DashboardDescription => ({
      name: dashboard.name, label: labelOf(context, `dashboards.${dashboard.name}`, dashboard.label), home: dashboard.home ?? false,
      panels: dashboard.panels.filter((panel) => seen.has(panel.report)).map(({ report, span }) => ({ report, span: span ?? 1 })),
    })).filter((dashboard) => dashboard.panels.length > 0);
    return { reports, dashboards };
  }
}

/** A report of something the viewer may not read would answer something else than it says: it is not there for him. */
function mayRead(context: Context, report: ReportDefinition): boolean {
  const object = context.model.objects.get(report.object);
  if (!object || !may(context, 'read', object) || !isReadable(context, object, report.filter)) return false;
  const paths = [...report.groupBy.map((group) => group.field), ...report.measures.flatMap((measure) => measure.field ?? [])];
  return paths.every((path) => fieldsAlong(context, object, path.split('.')) !== undefined);
}
