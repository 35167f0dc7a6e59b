// Reports and dashboards this viewer may see, and those she keeps. What they show is asked of the generated API, with the viewer's own rights.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import {
  changeAnalysis, chooseHomeDashboard, createAnalysis, deleteAnalysis, homeDashboard, restoreAnalysis, viewerAnalyses, type KeptAnalysis, type KeptReport,
} from '../../records/personal/analyses';
import { describeAnalyses, describeKeptReport } from '../describe/describe-analyses';
import type { RequestScope } from '../request-scope';
import { Analyses, DashboardDescription, MyDashboardInput, MyReportInput, ReportDescription } from './analysis-types';
import { checkedPanels, checkedReport } from './checked-analysis';
import { contextIn } from './request';

@Resolver()
export class AnalysisResolver {
  @Query(() => Analyses, { description: 'The reports and dashboards of the application, and those that people keep.' })
  analyses(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<Analyses> {
    return analysesOf(contextIn(scope, info));
  }

  @Mutation(() => ReportDescription, { description: 'Keeps a report of the viewer’s own, or changes the one with this id.' })
  async saveMyReport(
    @Arg('report', () => ID, { nullable: true, description: 'Absent: a new report.' }) id: string | undefined,
    @Arg('input', () => MyReportInput) input: MyReportInput,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<ReportDescription> {
    const context = contextIn(scope, info);
    const body = checkedReport({ context, info }, input);
    const change = { ...partsOf(input), ...(body ? { body } : {}) };
    if (!id && !body) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'object, groupBy, measures, chart' });
    const kept = id ? await changeAnalysis(context, id, { ...change, kind: 'report' }) : await createAnalysis(context, 'report', { ...change, body: body! });
    // Whoever changes a shared report need not be able to read it.
    return describeKeptReport(context, kept as KeptReport) ?? unreadable(kept as KeptReport);
  }

  @Mutation(() => DashboardDescription, { description: 'Keeps a dashboard of the viewer’s own, or changes the one with this id.' })
  async saveMyDashboard(
    @Arg('dashboard', () => ID, { nullable: true, description: 'Absent: a new dashboard.' }) id: string | undefined,
    @Arg('input', () => MyDashboardInput) input: MyDashboardInput,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<DashboardDescription> {
    const context = contextIn(scope, info);
    const panels = input.panels && checkedPanels(await analysesOf(context), input.panels);
    const change = { ...partsOf(input), ...(panels ? { body: { panels } } : {}) };
    if (!id && !panels) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'panels' });
    const { id: name } = id ? await changeAnalysis(context, id, { ...change, kind: 'dashboard' }) : await createAnalysis(context, 'dashboard', { ...change, body: { panels: panels! } });
    const found = (await analysesOf(context)).dashboards.find((dashboard) => dashboard.name === name);
    if (!found) throw new TangramError('NOT_FOUND', 'notFound');
    return found;
  }

  @Mutation(() => Boolean, { description: 'Deletes a report or dashboard of one’s own; restoreMyAnalysis brings it back within 30 days.' })
  async deleteMyAnalysis(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    await deleteAnalysis(contextIn(scope, info), id);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Brings a deleted report or dashboard back.' })
  async restoreMyAnalysis(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    await restoreAnalysis(contextIn(scope, info), id);
    return true;
  }

  @Mutation(() => Boolean, { description: 'The dashboard on the viewer’s home page; none: no dashboard; null: those the application puts there.' })
  async chooseHomeDashboard(@Arg('dashboard', () => String, { nullable: true }) name: string | null | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    const context = contextIn(scope, info);
    if (typeof name === 'string' && name !== 'none' && !(await analysesOf(context)).dashboards.some((dashboard) => dashboard.name === name)) throw new TangramError('NOT_FOUND', 'notFound');
    await chooseHomeDashboard(context, name ?? null);
    return true;
  }
}

async function analysesOf(context: Context): Promise<Analyses> {
  const [kept, home] = await Promise.all([viewerAnalyses(context), homeDashboard(context)]);
  return describeAnalyses(context, { kept, home });
}

function partsOf({ label, shared, roles }: Pick<MyReportInput, 'label' | 'shared' | 'roles'>): { readonly label?: string; readonly shared?: boolean; readonly roles?: readonly string[] } {
  // Null is what a client sends that leaves something out.
  return { ...(label === undefined || label === null ? {} : { label }), ...(shared === undefined || shared === null ? {} : { shared }), ...(roles === undefined || roles === null ? {} : { roles: [...new Set(roles)] }) };
}

function unreadable({ id, label, shared, roles, body }: KeptReport & KeptAnalysis): ReportDescription {
  return {
    name: id, label, help: null, object: body.object, filter: null, groupBy: [], measures: [], chart: body.chart, order: 'group', first: 0, dateField: null, ownerPath: null,
    kept: { mine: false, shared, roles: [...roles] },
  };
}
