// The description: what one viewer's browser may know of the application. Made by the server's `describe`, drawn by web/.
import type { CellDefinition, FieldTypeName, Json, PicklistDependency, SortDefinition } from './types';

/** Answer of `describeApp`. Every label is in the viewer's language. */
export interface AppDescription {
  /** Model version; a changed number tells the browser to refetch descriptions. */
  version: number;
  name: string; label: string; language: string; languages: string[]; currency: string; timeZone: string;
  viewer: { id: string; name: string; login: string; departmentId: string | null; setup: boolean; shareViews: boolean };
  style: PageStyle;
  modules: { name: string; label: string; icon: string | null; objects: ObjectSummary[] }[];
  /** Objects the viewer may read that no menu shows, needed for links and lookups. */
  otherObjects: ObjectSummary[];
  /** There is something the viewer may analyse. */
  analyses: boolean;
  /** Something can be submitted for approval. */
  approvals: boolean;
}
export type Density = 'compact' | 'normal' | 'roomy';
/** How pages look for this viewer; `own` is what she chose herself. */
export interface PageStyle { color: string | null; density: Density; logo: string | null; own: { color: string | null; density: Density | null } }
/** `label` names one record, `pluralLabel` many. */
export interface ObjectSummary { name: string; plural: string; /** API names it and its list had before: addresses somebody kept lead here. */ formerNames?: string[]; typeName: string; label: string; pluralLabel: string; icon: string | null; idPrefix: string; nameField: string; may: { create: boolean; update: boolean; delete: boolean; import: boolean; share: boolean } }

/** By what a record is taken for one that is there already. */
export interface DuplicateRuleDescription { name: string; label: string; fields: string[] }

/** Answer of `describe(object:)`. Fields, cells, columns and related lists the viewer may not read are left out. */
export interface ObjectDescription extends ObjectSummary {
  version: number;
  owned: boolean;
  fields: FieldDescription[];
  recordTypes: { name: string; label: string; default: boolean; picklists: Record<string, string[]> }[];
  /** `edit`, `view`, `list`, `quick-create`, `phone` and `<kind>.<recordType>`. */
  layouts: Record<string, FormDescription>;
  list: ListDescription;
  listViews: ListViewDescription[];
  relatedLists: RelatedListDescription[];
  rules: { name: string; label: string; message: string; field: string | null; when: string }[];
  duplicateRules: DuplicateRuleDescription[];
  conversions: ConversionDescription[];
  /** In this order the first that is for a record is the one it follows on its field. */
  processes: ProcessDescription[];
  /** Whose agreement records need, those that are off too; without them no page asks for approvals. */
  approvals: ApprovalDescription[];
  printTemplates: PrintTemplateDescription[];
}
export interface ApprovalDescription { name: string; label: string; off: boolean; guard: { field: string; values: string[] } | null }
/** `labels`: records fill a sheet of labels. */
export interface PrintTemplateDescription { name: string; label: string; labels: boolean }
/** The stages that records go through: those of `recordType`, or with one of `kind.values` in `kind.field`, or all others. */
export interface ProcessDescription {
  name: string; label: string; help: string | null;
  field: string; recordType: string | null; kind: { field: string; values: string[] } | null;
  probability: string | null;
  stages: StageDescription[];
  /** Lists whose records belong to a stage, with the field that keeps it. */
  stageOf: { relatedList: string; field: string }[];
}
/** Label and colour are those of the value of the field. */
export interface StageDescription {
  value: string; label: string; color: string | null; help: string | null;
  probability: string | null; ends: 'won' | 'lost' | 'done' | null; noReturn: boolean;
  enter: RequirementDescription[]; leave: RequirementDescription[];
  checklist: { name: string; label: string; required: boolean }[];
  relatedLists: string[];
}
export interface RequirementDescription { field: string; when: string | null }
/** A button of the record's page, offered while `when` holds. */
export interface ConversionDescription { name: string; label: string; help: string | null; when: string | null }
export interface FieldDescription {
  name: string; label: string; help: string | null;
  /** API names it had before; programs may still use them. */
  formerNames?: string[];
  type: FieldTypeName | 'id' | 'version';
  required: boolean; unique: boolean; system: boolean;
  /** The viewer can never write it here (system, formula, roll-up, no right). */
  readOnly: boolean;
  sortable: boolean;
  /** Operators of the API's filter for it, in order of use; empty where it cannot be filtered. `parts` for composite fields. */
  operators: string[];
  default: Json | { expression: string } | null;
  values: { value: string; label: string; color: string | null; inactive: boolean }[];
  dependsOn: PicklistDependency | null;
  /** Objects a reference may point at. */
  targets: ObjectSummary[];
  /** Related list on the target that mirrors it. */
  inverse: string | null;
  /** The rest of the definition: maxLength, min, max, scale, pattern, accept … */
  settings: Record<string, Json>;
  /** formula: its result type. */
  returns: string | null;
}
export interface FormDescription { kind: string; recordType: string | null; header: string[]; sections: SectionDescription[] }
export interface SectionDescription { name: string; label: string; columns: number; collapsed: boolean; visibleIf: string | null; rows: (CellDefinition | null)[][] }
export interface ListDescription { columns: ColumnDescription[]; sort: SortDefinition[]; quickFilters: string[]; colors: ColorRuleDescription[]; actions: string[]; board: BoardDescription | null; calendar: CalendarDescription | null }
/** `cards` null: the first columns of the list. */
export interface BoardDescription { field: string; sum: string | null; cards: string[] | null }
export interface CalendarDescription { start: string; end: string | null; allDay: string | null; color: string | null }
/** `field`: the path of the column whose cell is coloured; null: the whole row. */
export interface ColorRuleDescription { when: string; color: string; field: string | null }
/** `path` goes through lookups; `fields` are the descriptions along it are found in each object's own description. */
export interface ColumnDescription { path: string; label: string; width: number | null; fixed: boolean; type: FieldTypeName | 'id' | 'version'; sortable: boolean }
/** `kept`: a view that somebody keeps, not the application's; `name` is its id. */
export interface ListViewDescription { name: string; label: string; default: boolean; kept: { mine: boolean; shared: boolean } | null; columns: ColumnDescription[]; filter: Json; sort: SortDefinition[] }
export interface RelatedListDescription {
  name: string; label: string; object: ObjectSummary;
  /** false: no panel of its own, only lines inside a form. */
  shown: boolean;
  /** The field on `object` that points back; pre-filled by "new". */
  field: string; kind: 'lookup' | 'detail' | 'manyToMany' | 'polymorphic';
  columns: ColumnDescription[]; sort: SortDefinition[]; rows: number; buttons: ('new' | 'link')[];
  /** The lookup of `object` by which several records are made at once. */
  addBy: string | null;
}

/** Answer of `analyses`: what the viewer may read of the application's reports and dashboards. */
/** `homeChosen`: the viewer's own choice of dashboard for the home page, `none` for no dashboard; null where the application's stand there. */
export interface Analyses { reports: ReportDescription[]; dashboards: DashboardDescription[]; homeChosen: string | null }
export interface ReportDescription {
  name: string; label: string; help: string | null;
  object: string;
  filter: Json;
  /** `field` may be a path through lookups. */
  groupBy: { field: string; bucket: 'day' | 'week' | 'month' | 'quarter' | 'year' | null }[];
  measures: { function: 'count' | 'sum' | 'avg' | 'min' | 'max'; field: string | null }[];
  chart: 'column' | 'bar' | 'line' | 'area' | 'pie' | 'funnel' | 'pyramid' | 'table' | 'number';
  order: 'group' | 'measure';
  first: number;
  /** The date that the period of a dashboard narrows; null where the viewer may not read it. */
  dateField: string | null;
  /** The way to whose a record is, for “mine” and “my department”; null where records have no owner. */
  ownerPath: string | null;
  kept: KeptAnalysis | null;
}
/** Of a report or dashboard that somebody keeps, not the application's; its `name` is its id. `roles`: codes of those it is shared with, none for everybody. */
export interface KeptAnalysis { mine: boolean; shared: boolean; roles: string[] }
/** `home`: on the viewer's home page. */
export interface DashboardDescription { name: string; label: string; home: boolean; kept: KeptAnalysis | null; panels: { report: string; span: number }[] }
