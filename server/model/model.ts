// The Model: every definition compiled, linked and frozen. Nothing above this folder reads definitions for structure.
import type {
  AppDefinition, ApprovalDefinition, ApproverDefinition, ConversionDefinition, DashboardDefinition, FieldDefinition, FieldTypeName, FormLayoutDefinition, Json, ListLayoutDefinition, ListViewDefinition, ObjectDefinition,
  PermissionSetDefinition, PicklistDefinition, PicklistValue, PrintTemplateDefinition, ProcessDefinition, RecordTypeDefinition, StageActionDefinition, RelatedListDefinition, ReportDefinition, SharingRuleReach,
} from '../../metadata/language/types';
import type { CheckedExpression } from '../../metadata/language/expression/expression';

/**
 * WARNING: an ObjectModel names other objects, it never points at them: unchanged ObjectModels are shared between Model versions,
 * so whatever is built from one (SQL pieces, GraphQL types, validators) may be cached in a WeakMap by the ObjectModel itself.
 * `signature` changes exactly when anything another object could have caused to change did.
 */
export interface Model {
  readonly version: number;
  readonly app: AppDefinition;
  readonly modules: readonly ModuleModel[];
  /** By API name; objects and modules that are off are not here. */
  readonly objects: ReadonlyMap<string, ObjectModel>;
  readonly objectByIdPrefix: ReadonlyMap<string, ObjectModel>;
  readonly picklists: ReadonlyMap<string, PicklistDefinition>;
  readonly permissionSets: ReadonlyMap<string, PermissionSetDefinition>;
  /** Reports of objects that are on, and dashboards of those. */
  readonly reports: ReadonlyMap<string, ReportDefinition>;
  readonly dashboards: ReadonlyMap<string, DashboardDefinition>;
  /** Labels in languages other than the first: language → key (`account`, `account.fields.name`, `modules.sales`, `picklists.industry.retail` …) → label. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface ModuleModel { readonly name: string; readonly label: string; readonly icon?: string; readonly navigation: readonly string[] }

export interface ObjectModel {
  readonly name: string;
  readonly plural: string;
  /** GraphQL type name: `SalesOrder`; `pluralTypeName`: `SalesOrders`, used in createSalesOrders. */
  readonly typeName: string;
  readonly pluralTypeName: string;
  readonly label: string;
  readonly module: string;
  readonly idPrefix: string;
  readonly definition: ObjectDefinition;
  readonly owned: boolean;
  readonly nameField: FieldModel;
  /** Every field that is on, system fields first: id, createdAt, createdBy, updatedAt, updatedBy, version, owner (where owned). */
  readonly fields: ReadonlyMap<string, FieldModel>;
  /** Former names → field. */
  readonly formerFields: ReadonlyMap<string, FieldModel>;
  /** Related lists by inverse name, in the order of their objects. */
  readonly relations: ReadonlyMap<string, RelationModel>;
  /** The master-detail field, if the object is a detail. */
  readonly master?: FieldModel;
  readonly storage: TableModel;
  readonly searchFields: readonly FieldModel[];
  readonly recordTypes: readonly RecordTypeDefinition[];
  readonly rules: readonly RuleModel[];
  readonly sharingRules: readonly SharingRuleModel[];
  readonly duplicateRules: readonly DuplicateRuleModel[];
  readonly reminders: readonly ReminderModel[];
  readonly conversions: readonly ConversionModel[];
  /** Those that are off too. A record follows the first that is for it. */
  readonly approvals: readonly ApprovalModel[];
  /** Those for some records before those for all others: see processFor in metadata/language/stages.ts. */
  readonly processes: readonly ProcessModel[];
  readonly printTemplates: readonly PrintTemplateDefinition[];
  /** By kind, and `<kind>.<recordType>`. Every object has edit, view, list and quick-create: made up where no file gives one. */
  readonly layouts: ReadonlyMap<string, FormLayoutDefinition | ListLayoutDefinition>;
  readonly listViews: readonly ListViewDefinition[];
  /** In order of display; every relation has one: made up where no file gives one (off where the inverse is a detail shown as lines only). */
  readonly relatedLists: readonly RelatedListDefinition[];
}

export interface FieldModel {
  readonly name: string;
  /** API name of the object that has it. */
  readonly object: string;
  readonly type: FieldTypeName | 'id' | 'version';
  readonly label: string;
  readonly definition: FieldDefinition;
  /** true for id, createdAt, createdBy, updatedAt, updatedBy, version. `owner` is an ordinary user field. */
  readonly system: boolean;
  /** Stored columns; empty for formula and many-to-many. */
  readonly columns: readonly ColumnModel[];
  readonly required: boolean;
  readonly unique: boolean;
  /** Never in an input. */
  readonly readOnly: boolean;
  /** API names of the objects a reference may point at; empty for other fields. */
  readonly targets: readonly string[];
  /** Own or shared values of a picklist, in order. */
  readonly values: readonly PicklistValue[];
  /** formula: its checked expression. */
  readonly formula?: CheckedExpression;
  readonly rollUp?: RollUpModel;
  /** many-to-many: the junction table. */
  readonly junction?: JunctionModel;
  readonly defaultValue?: Json;
  readonly defaultExpression?: CheckedExpression;
  /** lookup: fields that take a value of the record that is picked; `value` is an expression of this record, through the lookup. */
  readonly copies?: readonly { readonly field: string; readonly value: CheckedExpression }[];
}

/** How a value lies in a column; the dialect turns it into a column type. */
export type Storage =
  | { readonly kind: 'text'; readonly length: number }      // compared by code point
  | { readonly kind: 'longText' }
  | { readonly kind: 'ascii'; readonly length: number }     // ids and codes; picklists are text: their values may be Chinese
  | { readonly kind: 'integer' }                            // safe integers, 64 bits
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'double' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' } | { readonly kind: 'dateTime' } | { readonly kind: 'time' }
  | { readonly kind: 'json' };

export interface ColumnModel {
  readonly name: string;
  readonly storage: Storage;
  /** 0: the base table; n: the extension table `<table>__x<n>`. */
  readonly partition: number;
}

export interface TableModel {
  readonly table: string;
  /** Number of extension tables in use. */
  readonly partitions: number;
  readonly columns: readonly ColumnModel[];
  readonly indexes: readonly IndexModel[];
}
/** WARNING: every record table has `live` (1, or NULL in the recycle bin): each index starts with it except unique ones, which end with it. */
export interface IndexModel { readonly name: string; readonly partition: number; readonly columns: readonly string[]; readonly unique: boolean }

/** A related list: `name` on the object that is looked up to. */
export interface RelationModel {
  readonly name: string;
  readonly label: string;
  /** API name of the object whose records are listed. */
  readonly object: string;
  /** The field on that object which points back. */
  readonly field: string;
  readonly kind: 'lookup' | 'detail' | 'manyToMany' | 'polymorphic';
}
export interface RollUpModel { readonly relation: string; readonly function: 'sum' | 'count' | 'min' | 'max'; readonly field?: string; readonly filter?: CheckedExpression }
export interface JunctionModel { readonly table: string; readonly from: string; readonly to: string }
export interface RuleModel { readonly name: string; readonly label: string; readonly message: string; readonly field?: string; readonly when: CheckedExpression; /** `when` as it is written. */ readonly text: string }

/** Records that meet `when` are shared with whomever `with` means. */
export interface SharingRuleModel { readonly name: string; readonly label: string; readonly when: CheckedExpression; readonly with: SharingRuleReach; readonly edit: boolean; /** `when` looks only at columns of the object's own table. */ readonly plain: boolean }

/** Records whose `fields` are equal (`any`: one of them) are likely the same thing entered twice. */
export interface DuplicateRuleModel {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
  readonly any: boolean;
  /** Left out of text before it is compared, the longest first. */
  readonly ignore: readonly string[];
  /** Records are compared with all that have keys under the same group. */
  readonly group: string;
  readonly refuses: boolean;
  readonly tellsHidden: boolean;
}

/** People in `to` are told `before` milliseconds before the moment in field `at` (a negative number: after it) of records that meet `when`. */
export interface ReminderModel {
  readonly name: string;
  readonly label: string;
  readonly at: string;
  readonly before: number;
  /** Of a date without a time: minutes after midnight in the application's time zone. */
  readonly time: number | undefined;
  readonly to: readonly string[];
  readonly when: CheckedExpression | undefined;
}

/** What a record can be turned into: the records of its steps, then what is written into the record itself and into related ones. */
export interface ConversionModel {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly when?: CheckedExpression;
  readonly definition: ConversionDefinition;
  readonly steps: readonly ConversionStepModel[];
  readonly set: ReadonlyMap<string, ConversionValue>;
  readonly carry: readonly ConversionCarryModel[];
}
export interface ConversionStepModel {
  readonly name: string;
  /** API name of the object a record is made of. */
  readonly object: string;
  readonly optional: boolean;
  readonly match: readonly string[];
  readonly values: ReadonlyMap<string, ConversionValue>;
  readonly lines: readonly ConversionLinesModel[];
}
/** Lines of `source`, found by its field `link`, become lines of `object` in the related list `to`. */
export interface ConversionLinesModel { readonly to: string; readonly from: string; readonly object: string; readonly source: string; readonly link: string; readonly values: ReadonlyMap<string, ConversionValue> }
export interface ConversionCarryModel { readonly relation: string; readonly set: ReadonlyMap<string, ConversionValue> }
/** Carried over as it is, computed from the record, or the record of an earlier step. */
export type ConversionValue = { readonly kind: 'copy'; readonly field: string } | { readonly kind: 'expression'; readonly expression: CheckedExpression } | { readonly kind: 'step'; readonly step: string };

/** Whose agreement records need, and what is locked meanwhile and afterwards. */
export interface ApprovalModel {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** Which records need it. */
  readonly when?: CheckedExpression;
  /** Values that wait for the approval. */
  readonly guard?: { readonly field: string; readonly values: ReadonlySet<string> };
  readonly submitters?: readonly ApproverDefinition[];
  readonly steps: readonly ApprovalStepModel[];
  /** What is written into the record, by field. */
  readonly onSubmit: ReadonlyMap<string, CheckedExpression>;
  readonly onApproval: ReadonlyMap<string, CheckedExpression>;
  readonly onReturn: ReadonlyMap<string, CheckedExpression>;
  /** `open` and `fineTune`: names of fields, `lines.note` in details. */
  readonly lock: { readonly pending: boolean; readonly approved: boolean; readonly open: ReadonlySet<string>; readonly fineTune: ReadonlySet<string> };
  /** Nothing new is submitted. */
  readonly off: boolean;
  readonly definition: ApprovalDefinition;
}
export interface ApprovalStepModel {
  readonly name: string;
  readonly label: string;
  readonly approvers: readonly ApproverDefinition[];
  readonly agree: 'any' | 'all' | 'inTurn';
  readonly when?: CheckedExpression;
  /** Hours. */
  readonly remindAfter?: number;
  readonly within?: number;
  /** What whoever decides may change, named like `lock.open`. */
  readonly edit: ReadonlySet<string>;
}

/** The stages that records of an object go through: those of one record type or of some kinds, or all others. */
export interface ProcessModel {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** The picklist field that says where a record stands. */
  readonly field: string;
  readonly recordType?: string;
  readonly kind?: { readonly field: string; readonly values: readonly string[] };
  /** The percent field that takes the probability of a stage. */
  readonly probability?: string;
  /** Related list → the field of its records that keeps the stage they belong to. */
  readonly stageOf: ReadonlyMap<string, string>;
  readonly stages: readonly StageModel[];
  readonly definition: ProcessDefinition;
}
export interface StageModel {
  readonly value: string;
  readonly help?: string;
  readonly probability?: string;
  readonly ends?: 'won' | 'lost' | 'done';
  readonly noReturn: boolean;
  readonly enter: readonly RequirementModel[];
  readonly leave: readonly RequirementModel[];
  readonly checklist: readonly StageActionDefinition[];
  /** Related lists that show only while the stage is chosen. */
  readonly relatedLists: readonly string[];
}
/** A field that must be filled; `text` is `when` as it is written. */
export interface RequirementModel { readonly field: string; readonly when?: CheckedExpression; readonly text?: string }
