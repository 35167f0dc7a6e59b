// Types of the API about reports and dashboards: what is described, and what people send to keep their own.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type * as D from '../../../metadata/language/description';
import type { Json } from '../../../metadata/language/types';
import { GraphQLJSON } from '../schema/scalars';

@ObjectType({ description: 'Whose a kept report or dashboard is, and whom it is shown to.' })
export class KeptAnalysis implements D.KeptAnalysis {
  @Field(() => Boolean) mine!: boolean;
  @Field(() => Boolean) shared!: boolean;
  @Field(() => [String], { description: 'Codes of the roles it is shared with; none: everybody.' }) roles!: string[];
}

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
  @Field(() => String, { nullable: true, description: 'The date that the period of a dashboard narrows.' }) dateField!: string | null;
  @Field(() => String, { nullable: true, description: 'The way to whose a record is.' }) ownerPath!: string | null;
  @Field(() => KeptAnalysis, { nullable: true, description: 'Of a report that somebody keeps; the name is its id.' }) kept!: KeptAnalysis | null;
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
  @Field(() => Boolean, { description: 'On the viewer’s home page.' }) home!: boolean;
  @Field(() => KeptAnalysis, { nullable: true, description: 'Of a dashboard that somebody keeps; the name is its id.' }) kept!: KeptAnalysis | null;
  @Field(() => [DashboardPanel]) panels!: DashboardPanel[];
}

@ObjectType({ description: 'Everything there is to analyse, as far as the viewer may read it.' })
export class Analyses implements D.Analyses {
  @Field(() => [ReportDescription]) reports!: ReportDescription[];
  @Field(() => [DashboardDescription]) dashboards!: DashboardDescription[];
  @Field(() => String, { nullable: true, description: 'The dashboard the viewer chose for her home page, none for no dashboard; null: those of the application.' }) homeChosen!: string | null;
}

@InputType()
export class MyReportGroup {
  @Field(() => String, { description: 'A field that can be grouped, or a path through lookups to one.' }) field!: string;
  @Field(() => String, { nullable: true, description: 'Dates: day, week, month, quarter or year.' }) bucket?: string | null;
}

@InputType()
export class MyReportMeasure {
  @Field(() => String, { description: 'count, sum, avg, min or max.' }) function!: string;
  @Field(() => String, { nullable: true, description: 'A number of the object; not for count.' }) field?: string | null;
}

@InputType({ description: 'Absent means unchanged. What a report shows is sent whole: with one of object, groupBy, measures and chart, all of them.' })
export class MyReportInput {
  @Field(() => String, { nullable: true }) label?: string;
  @Field(() => Boolean, { nullable: true, description: 'Others see it who may read everything it names.' }) shared?: boolean;
  @Field(() => [String], { nullable: true, description: 'Codes of roles; none: everybody.' }) roles?: string[];
  @Field(() => String, { nullable: true, description: 'API name.' }) object?: string;
  @Field(() => String, { nullable: true }) help?: string | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'An API filter; $me and $myDepartment stand for the viewer.' }) filter?: Json;
  @Field(() => [MyReportGroup], { nullable: true, description: 'At most two.' }) groupBy?: MyReportGroup[];
  @Field(() => [MyReportMeasure], { nullable: true, description: 'One to four.' }) measures?: MyReportMeasure[];
  @Field(() => String, { nullable: true, description: 'column, bar, line, area, pie, funnel, pyramid, table or number.' }) chart?: string;
  @Field(() => String, { nullable: true, description: 'group or measure.' }) order?: string | null;
  @Field(() => Int, { nullable: true, description: 'Most groups: 1 to 500.' }) first?: number | null;
  @Field(() => String, { nullable: true, description: 'The date that the period of a dashboard narrows; absent: the first date it is grouped by, else when records were created.' }) dateField?: string | null;
}

@InputType()
export class MyDashboardPanel {
  @Field(() => ID, { description: 'Name of a report the viewer may read.' }) report!: string;
  @Field(() => Int, { nullable: true, description: 'How many of three columns it takes.' }) span?: number | null;
}

@InputType({ description: 'Absent means unchanged.' })
export class MyDashboardInput {
  @Field(() => String, { nullable: true }) label?: string;
  @Field(() => Boolean, { nullable: true }) shared?: boolean;
  @Field(() => [String], { nullable: true, description: 'Codes of roles; none: everybody.' }) roles?: string[];
  @Field(() => [MyDashboardPanel], { nullable: true, description: 'One to twenty.' }) panels?: MyDashboardPanel[];
}
