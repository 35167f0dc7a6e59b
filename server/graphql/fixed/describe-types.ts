// The description (metadata/language/description.ts) as GraphQL types. What has an open shape there is JSON here.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type * as D from '../../../metadata/language/description';
import type { Json } from '../../../metadata/language/types';
import { GraphQLJSON } from '../schema/scalars';

@ObjectType({ description: 'What the viewer may do with records of an object at all; one record says it exactly in access.' })
export class ObjectRights {
  @Field(() => Boolean) create!: boolean;
  @Field(() => Boolean) update!: boolean;
  @Field(() => Boolean) delete!: boolean;
  @Field(() => Boolean, { description: 'May import from spreadsheets.' }) import!: boolean;
  @Field(() => Boolean, { description: 'May share some records with others.' }) share!: boolean;
}

@ObjectType({ description: 'What links, lookups and menus need of an object.' })
export class ObjectOutline implements D.ObjectSummary {
  @Field(() => String) name!: string;
  @Field(() => String) plural!: string;
  @Field(() => [String], { description: 'API names it and its list had before.' }) formerNames?: string[];
  @Field(() => String) typeName!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'The label of many records.' }) pluralLabel!: string;
  @Field(() => String, { nullable: true }) icon!: string | null;
  @Field(() => String) idPrefix!: string;
  @Field(() => String) nameField!: string;
  @Field(() => ObjectRights) may!: ObjectRights;
}

@ObjectType()
export class ModuleDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) icon!: string | null;
  @Field(() => [ObjectOutline]) objects!: ObjectOutline[];
}

@ObjectType({ description: 'Who is signed in.' })
export class Viewer {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) login!: string;
  @Field(() => ID, { nullable: true }) departmentId!: string | null;
  @Field(() => Boolean, { description: 'May open setup and publish.' }) setup!: boolean;
  @Field(() => Boolean, { description: 'May share list views with everybody.' }) shareViews!: boolean;
  @Field(() => String) language!: string;
  @Field(() => String) timeZone!: string;
  @Field(() => [String]) permissionSets!: string[];
}

@ObjectType({ description: 'What a viewer has chosen for her own pages; nothing where the application decides.' })
export class OwnStyle {
  @Field(() => String, { nullable: true }) color!: string | null;
  @Field(() => String, { nullable: true }) density!: D.Density | null;
}

@ObjectType({ description: 'How pages look for this viewer.' })
export class PageStyle implements D.PageStyle {
  @Field(() => String, { nullable: true, description: 'Nothing: the usual colour.' }) color!: string | null;
  @Field(() => String, { description: 'compact, normal or roomy.' }) density!: D.Density;
  @Field(() => String, { nullable: true, description: 'Address of the logo.' }) logo!: string | null;
  @Field(() => OwnStyle) own!: OwnStyle;
}

@ObjectType({ description: 'The application as this viewer may know it.' })
export class AppDescription implements D.AppDescription {
  @Field(() => Int, { description: 'Model version: when it changes, descriptions have changed.' }) version!: number;
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String) language!: string;
  @Field(() => [String]) languages!: string[];
  @Field(() => String) currency!: string;
  @Field(() => String) timeZone!: string;
  @Field(() => Viewer) viewer!: Viewer;
  @Field(() => PageStyle) style!: PageStyle;
  @Field(() => [ModuleDescription]) modules!: ModuleDescription[];
  @Field(() => [ObjectOutline], { description: 'Objects that no menu shows.' }) otherObjects!: ObjectOutline[];
  @Field(() => Boolean, { description: 'There are reports or dashboards.' }) analyses!: boolean;
  @Field(() => Boolean, { description: 'Something can be submitted for approval.' }) approvals!: boolean;
}

@ObjectType()
export class ValueDescription {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) color!: string | null;
  @Field(() => Boolean) inactive!: boolean;
}

@ObjectType()
export class FieldDescription implements D.FieldDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => [String], { description: 'API names it had before; programs may still use them.' }) formerNames?: string[];
  @Field(() => String) type!: D.FieldDescription['type'];
  @Field(() => Boolean) required!: boolean;
  @Field(() => Boolean) unique!: boolean;
  @Field(() => Boolean) system!: boolean;
  @Field(() => Boolean) readOnly!: boolean;
  @Field(() => Boolean) sortable!: boolean;
  @Field(() => [String]) operators!: string[];
  @Field(() => GraphQLJSON, { nullable: true }) default!: D.FieldDescription['default'];
  @Field(() => [ValueDescription]) values!: ValueDescription[];
  @Field(() => GraphQLJSON, { nullable: true }) dependsOn!: D.FieldDescription['dependsOn'];
  @Field(() => [ObjectOutline]) targets!: ObjectOutline[];
  @Field(() => String, { nullable: true }) inverse!: string | null;
  @Field(() => GraphQLJSON) settings!: Record<string, Json>;
  @Field(() => String, { nullable: true }) returns!: string | null;
}

@ObjectType()
export class RecordTypeDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean) default!: boolean;
  @Field(() => GraphQLJSON) picklists!: Record<string, string[]>;
}

@ObjectType()
export class SortDescription {
  @Field(() => String) field!: string;
  @Field(() => String) direction!: 'ASC' | 'DESC';
}

@ObjectType()
export class ColumnDescription implements D.ColumnDescription {
  @Field(() => String) path!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { nullable: true }) width!: number | null;
  @Field(() => Boolean) fixed!: boolean;
  @Field(() => String) type!: D.ColumnDescription['type'];
  @Field(() => Boolean) sortable!: boolean;
}

@ObjectType({ description: 'Rows or cells of one column that have a colour while a condition holds.' })
export class ColorRuleDescription implements D.ColorRuleDescription {
  @Field(() => String, { description: 'A condition of the rule language on the record.' }) when!: string;
  @Field(() => String) color!: string;
  @Field(() => String, { nullable: true, description: 'The column; nothing: the whole row.' }) field!: string | null;
}

@ObjectType({ description: 'The list as a board: a column for each value of a picklist.' })
export class BoardDescription implements D.BoardDescription {
  @Field(() => String) field!: string;
  @Field(() => String, { nullable: true, description: 'What is added up above each column.' }) sum!: string | null;
  @Field(() => [String], { nullable: true, description: 'Fields of a card; nothing: the first columns of the list.' }) cards!: string[] | null;
}

@ObjectType({ description: 'The list as a calendar: every record on its days.' })
export class CalendarDescription implements D.CalendarDescription {
  @Field(() => String) start!: string;
  @Field(() => String, { nullable: true }) end!: string | null;
  @Field(() => String, { nullable: true, description: 'A yes/no field: true shows the record without its time.' }) allDay!: string | null;
  @Field(() => String, { nullable: true, description: 'A picklist whose colour a record shows in.' }) color!: string | null;
}

@ObjectType()
export class ListDescription implements D.ListDescription {
  @Field(() => [ColumnDescription]) columns!: ColumnDescription[];
  @Field(() => [SortDescription]) sort!: SortDescription[];
  @Field(() => [String]) quickFilters!: string[];
  @Field(() => [ColorRuleDescription]) colors!: ColorRuleDescription[];
  @Field(() => [String], { description: 'What is offered for chosen rows.' }) actions!: string[];
  @Field(() => BoardDescription, { nullable: true, description: 'Nothing: there is no picklist the records could stand in columns by.' }) board!: BoardDescription | null;
  @Field(() => CalendarDescription, { nullable: true, description: 'Nothing: the list shows no date.' }) calendar!: CalendarDescription | null;
}

@ObjectType({ description: 'A view that somebody keeps: her own, or shared with everybody.' })
export class KeptView {
  @Field(() => Boolean) mine!: boolean;
  @Field(() => Boolean) shared!: boolean;
}

@ObjectType()
export class ListViewDescription implements D.ListViewDescription {
  @Field(() => String, { description: 'Name of a view of the application, id of a kept one.' }) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean) default!: boolean;
  @Field(() => KeptView, { nullable: true, description: 'Nothing for views of the application.' }) kept!: KeptView | null;
  @Field(() => [ColumnDescription]) columns!: ColumnDescription[];
  @Field(() => GraphQLJSON, { nullable: true }) filter!: Json;
  @Field(() => [SortDescription]) sort!: SortDescription[];
}

@ObjectType({ description: 'What records of the object can look like on paper.' })
export class PrintTemplateDescription implements D.PrintTemplateDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: 'A sheet of labels: each record fills one.' }) labels!: boolean;
}

@ObjectType()
export class RelatedListDescription implements D.RelatedListDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => ObjectOutline) object!: ObjectOutline;
  @Field(() => Boolean, { description: 'false: no panel of its own, only lines inside a form.' }) shown!: boolean;
  @Field(() => String) field!: string;
  @Field(() => String) kind!: D.RelatedListDescription['kind'];
  @Field(() => [ColumnDescription]) columns!: ColumnDescription[];
  @Field(() => [SortDescription]) sort!: SortDescription[];
  @Field(() => Int) rows!: number;
  @Field(() => [String]) buttons!: D.RelatedListDescription['buttons'];
  @Field(() => String, { nullable: true, description: 'The lookup by which several related records are made at once.' }) addBy!: string | null;
}

@ObjectType()
export class RuleDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String) message!: string;
  @Field(() => String, { nullable: true }) field!: string | null;
  @Field(() => String) when!: string;
}

@ObjectType({ description: 'By what a record is taken for one that is there already.' })
export class DuplicateRuleDescription implements D.DuplicateRuleDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => [String], { description: 'The fields that are compared.' }) fields!: string[];
}

@ObjectType({ description: 'A button that turns a record into records of other objects.' })
export class ConversionDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => String, { nullable: true, description: 'Offered while this is true of the record.' }) when!: string | null;
}

@ObjectType({ description: 'A field that must be filled.' })
export class RequirementDescription implements D.RequirementDescription {
  @Field(() => String) field!: string;
  @Field(() => String, { nullable: true, description: 'Only while this is true of the record.' }) when!: string | null;
}

@ObjectType()
export class StageActionDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: 'Must be ticked before a record goes beyond the stage.' }) required!: boolean;
}

@ObjectType()
export class StageDescription implements D.StageDescription {
  @Field(() => String) value!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) color!: string | null;
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => String, { nullable: true }) probability!: string | null;
  @Field(() => String, { nullable: true, description: 'won, lost or done: the way ends here.' }) ends!: D.StageDescription['ends'];
  @Field(() => Boolean) noReturn!: boolean;
  @Field(() => [RequirementDescription], { description: 'To come to this stage.' }) enter!: RequirementDescription[];
  @Field(() => [RequirementDescription], { description: 'To go beyond this stage.' }) leave!: RequirementDescription[];
  @Field(() => [StageActionDescription]) checklist!: StageActionDescription[];
  @Field(() => [String], { description: 'Related lists that show only while this stage is chosen.' }) relatedLists!: string[];
}

@ObjectType()
export class ProcessKind {
  @Field(() => String) field!: string;
  @Field(() => [String]) values!: string[];
}

@ObjectType()
export class StageOfList {
  @Field(() => String) relatedList!: string;
  @Field(() => String) field!: string;
}

@ObjectType({ description: 'The stages that records go through, in order.' })
export class ProcessDescription implements D.ProcessDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => String, { description: 'The field that says where a record stands.' }) field!: string;
  @Field(() => String, { nullable: true }) recordType!: string | null;
  @Field(() => ProcessKind, { nullable: true }) kind!: ProcessKind | null;
  @Field(() => String, { nullable: true }) probability!: string | null;
  @Field(() => [StageDescription]) stages!: StageDescription[];
  @Field(() => [StageOfList], { description: 'Lists whose records belong to a stage.' }) stageOf!: StageOfList[];
}

@ObjectType({ description: 'Whose agreement records need.' })
export class ApprovalDescription implements D.ApprovalDescription {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: 'Nothing new is submitted.' }) off!: boolean;
  @Field(() => ProcessKind, { nullable: true, description: 'Values that wait for it.' }) guard!: ProcessKind | null;
}

@ObjectType({ description: 'An object as this viewer may know it: what screens are drawn from.' })
export class ObjectDescription extends ObjectOutline implements D.ObjectDescription {
  @Field(() => Int) version!: number;
  @Field(() => Boolean) owned!: boolean;
  @Field(() => [FieldDescription]) fields!: FieldDescription[];
  @Field(() => [RecordTypeDescription]) recordTypes!: RecordTypeDescription[];
  @Field(() => GraphQLJSON, { description: 'Forms by kind, and by kind and record type.' }) layouts!: D.ObjectDescription['layouts'];
  @Field(() => ListDescription) list!: ListDescription;
  @Field(() => [ListViewDescription]) listViews!: ListViewDescription[];
  @Field(() => [RelatedListDescription]) relatedLists!: RelatedListDescription[];
  @Field(() => [RuleDescription]) rules!: RuleDescription[];
  @Field(() => [DuplicateRuleDescription], { description: 'By what a record is taken for one that is there already.' }) duplicateRules!: DuplicateRuleDescription[];
  @Field(() => [ConversionDescription]) conversions!: ConversionDescription[];
  @Field(() => [ProcessDescription]) processes!: ProcessDescription[];
  @Field(() => [ApprovalDescription]) approvals!: ApprovalDescription[];
  @Field(() => [PrintTemplateDescription]) printTemplates!: PrintTemplateDescription[];
}
