// The shapes of every kind of definition, as written in metadata/ and by admins. Checked at run time by schemas/*.schema.json.

/** API names: camelCase ASCII, `^[a-z][A-Za-z0-9]{0,39}$`. */
export type ApiName = string;
/** Text of the rule language, e.g. `unitPrice * quantity * (1 - discount)`. See expression/. */
export type ExpressionText = string;
/** A label in the application's first language (zh-CN). Other languages stand in translations/<lang>.json. */
export type Label = string;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** metadata/app.json */
export interface AppDefinition {
  name: ApiName;
  label: Label;
  /** Modules in navigation order. A module that is not listed is not loaded. */
  modules: ApiName[];
  /** BCP 47 tags, the first is the language labels are written in. */
  languages: string[];
  /** ISO 4217 code used where a currency field has no currency of its own. */
  currency: string;
  timeZone: string;
}

/** metadata/<module>/module.json */
export interface ModuleDefinition {
  name: ApiName;
  label: Label;
  icon?: string;
  /** Objects shown in the navigation, in order. Objects of the folder that are not listed exist but have no menu entry. */
  navigation: ApiName[];
  /** true: the module's objects are neither in the API nor on screen; their data is kept. */
  off?: boolean;
}

/** metadata/<module>/<object>/object.json */
export interface ObjectDefinition {
  name: ApiName;
  /** API name of the list, e.g. `accounts`. */
  plural: ApiName;
  label: Label;
  help?: string;
  icon?: string;
  /** 2–12 lower-case letters or digits that start every id of this object. Default: the name in lower case. Never changes. */
  idPrefix?: string;
  /** The field that stands for the record in lookups, search and headings. */
  nameField: ApiName;
  /** true: records have an `owner` (a user) and row access follows it. Default true. */
  owned?: boolean;
  /** Row access of an object without owner follows this master-detail field's parent; others are open to all who may read the object. */
  /** Fields whose words are found by `search`. Default: the name field, e-mail, phone and auto-number fields. */
  searchFields?: ApiName[];
  off?: boolean;
  /** Earlier names, kept as deprecated aliases in the API. */
  formerNames?: ApiName[];
  /** Field definitions by API name, in the order an admin sees them. */
  fields: Record<ApiName, FieldDefinition>;
}

interface FieldCommon<T extends string> {
  type: T;
  label: Label;
  help?: string;
  required?: boolean;
  /** No two live records share a value (empty values excepted). */
  unique?: boolean;
  /** Unique and usable as the key of upsert and import. */
  externalId?: boolean;
  /** A literal of the field's API form, or `{ expression }` computed when a new record is made. */
  default?: Json | { expression: ExpressionText };
  /** Only the engine and behaviours write it. */
  readOnly?: boolean;
  /** Keep an index for filters and sorting. Lookups and unique fields always have one. */
  indexed?: boolean;
  off?: boolean;
  formerNames?: ApiName[];
}

export interface TextField extends FieldCommon<'text'> { maxLength?: number; pattern?: string; patternMessage?: string }
export interface LongTextField extends FieldCommon<'longText'> { maxLength?: number; rows?: number }
export interface RichTextField extends FieldCommon<'richText'> { maxLength?: number }
export interface EmailField extends FieldCommon<'email'> {}
export interface PhoneField extends FieldCommon<'phone'> {}
export interface UrlField extends FieldCommon<'url'> {}
export interface IntegerField extends FieldCommon<'integer'> { min?: number; max?: number }
export interface DecimalField extends FieldCommon<'decimal'> { precision?: number; scale?: number; min?: string; max?: string }
/** Money. `ownCurrency`: each record names its currency (API type Money); else the application's currency (API type Decimal). */
export interface CurrencyField extends FieldCommon<'currency'> { precision?: number; scale?: number; ownCurrency?: boolean; min?: string; max?: string }
/** A fraction: 0.15 is shown as 15%. */
export interface PercentField extends FieldCommon<'percent'> { precision?: number; scale?: number; min?: string; max?: string }
export interface BooleanField extends FieldCommon<'boolean'> {}
export interface DateField extends FieldCommon<'date'> { min?: string; max?: string }
export interface DateTimeField extends FieldCommon<'dateTime'> {}
export interface TimeField extends FieldCommon<'time'> {}
/** `picklist`: the name of a shared picklist; or own `values`. */
export interface PicklistField extends FieldCommon<'picklist'> { picklist?: ApiName; values?: PicklistValue[]; dependsOn?: PicklistDependency }
export interface MultiPicklistField extends FieldCommon<'multiPicklist'> { picklist?: ApiName; values?: PicklistValue[] }
/** Which values may be chosen for each value of a controlling picklist field. */
export interface PicklistDependency { field: ApiName; values: Record<string, string[]> }
/** Pattern tokens: {0000} counter padded to its width, {YYYY} {YY} {MM} {DD} date of creation; the counter restarts when the date part changes if `restart`. */
export interface AutoNumberField extends FieldCommon<'autoNumber'> { pattern: string; start?: number; restart?: 'year' | 'month' | 'day' }
/** `inverse`: API name of the related list on the target, e.g. contact.account → account.contacts. */
export interface LookupField extends FieldCommon<'lookup'> { to: ApiName; inverse?: ApiName; inverseLabel?: Label; onDelete?: 'clear' | 'restrict' | 'keep' }
/** The record belongs to its master: required, deleted and restored with it, row access of the master. */
export interface MasterDetailField extends FieldCommon<'masterDetail'> { to: ApiName; inverse: ApiName; inverseLabel?: Label }
export interface PolymorphicLookupField extends FieldCommon<'polymorphicLookup'> { to: ApiName[]; inverse?: ApiName; inverseLabel?: Label }
/** Linked through an own junction table without fields. */
export interface ManyToManyField extends FieldCommon<'manyToMany'> { to: ApiName; inverse?: ApiName; inverseLabel?: Label }
/** A lookup to `user`, picked with photo and department. */
export interface UserField extends FieldCommon<'user'> { inverse?: ApiName; inverseLabel?: Label }
/** A lookup to `department`, picked as a tree. */
export interface DepartmentField extends FieldCommon<'department'> { inverse?: ApiName; inverseLabel?: Label }
/** Computed on reading; `returns` is checked against the expression. */
export interface FormulaField extends FieldCommon<'formula'> { expression: ExpressionText; returns: 'text' | 'decimal' | 'currency' | 'percent' | 'integer' | 'boolean' | 'date' | 'dateTime'; scale?: number }
/** Kept on the master in the same transaction as its details. `of`: the inverse name of the related list; `field`: what is summed. */
export interface RollUpField extends FieldCommon<'rollUp'> { of: ApiName; function: 'sum' | 'count' | 'min' | 'max'; field?: ApiName; filter?: ExpressionText; returns?: 'decimal' | 'currency' | 'integer' | 'date' | 'dateTime'; scale?: number }
export interface AddressField extends FieldCommon<'address'> {}
export interface GeolocationField extends FieldCommon<'geolocation'> {}
export interface FileField extends FieldCommon<'file'> { maxSize?: number; accept?: string[] }
export interface ImageField extends FieldCommon<'image'> { maxSize?: number }
export interface TagsField extends FieldCommon<'tags'> { suggestions?: string[] }
export interface RatingField extends FieldCommon<'rating'> { max?: number }
export interface ColorField extends FieldCommon<'color'> {}
/** Whole seconds. */
export interface DurationField extends FieldCommon<'duration'> {}
export interface JsonField extends FieldCommon<'json'> {}
/** Encrypted at rest; only masked unless the viewer may edit it. Never searchable or filterable. */
export interface EncryptedTextField extends FieldCommon<'encryptedText'> { maxLength?: number; showLast?: number }
/** Text shown as a barcode or QR code and entered by scanner. */
export interface BarcodeField extends FieldCommon<'barcode'> { symbology?: 'qr' | 'code128' | 'ean13'; maxLength?: number }

export type FieldDefinition =
  | TextField | LongTextField | RichTextField | EmailField | PhoneField | UrlField
  | IntegerField | DecimalField | CurrencyField | PercentField | BooleanField | DateField | DateTimeField | TimeField
  | PicklistField | MultiPicklistField | AutoNumberField
  | LookupField | MasterDetailField | PolymorphicLookupField | ManyToManyField | UserField | DepartmentField
  | FormulaField | RollUpField | AddressField | GeolocationField | FileField | ImageField
  | TagsField | RatingField | ColorField | DurationField | JsonField | EncryptedTextField | BarcodeField;
export type FieldTypeName = FieldDefinition['type'];

export interface PicklistValue { value: string; label: Label; color?: string; inactive?: boolean }
/** metadata/<module>/picklists/<name>.json */
export interface PicklistDefinition { name: ApiName; label: Label; values: PicklistValue[] }

/** metadata/<module>/<object>/record-types.json */
export interface RecordTypesDefinition { recordTypes: RecordTypeDefinition[] }
export interface RecordTypeDefinition {
  name: ApiName; label: Label; default?: boolean; inactive?: boolean;
  /** Picklist values offered for this record type, by field; fields left out offer all. */
  picklists?: Record<ApiName, string[]>;
}

/** metadata/<module>/<object>/layouts/<kind>.json; a layout for one record type is <kind>.<recordType>.json */
export type LayoutDefinition = FormLayoutDefinition | ListLayoutDefinition;
export interface FormLayoutDefinition {
  kind: 'edit' | 'view' | 'quick-create' | 'phone';
  recordType?: ApiName;
  /** Fields shown beside the record's name at the top of the page (view, phone). */
  header?: ApiName[];
  sections: SectionDefinition[];
}
export interface SectionDefinition {
  name: ApiName; label: Label; columns?: 1 | 2 | 3 | 4; collapsed?: boolean; visibleIf?: ExpressionText;
  /** Rows of cells; null leaves a cell empty. A string is a field name. */
  rows: (CellDefinition | ApiName | null)[][];
}
export interface CellDefinition {
  field?: ApiName;
  /** A line-item table inside the parent's form: the inverse name of a master-detail field. */
  lines?: { relatedList: ApiName; columns: ApiName[]; minRows?: number };
  span?: number; readOnly?: boolean; required?: boolean;
  readOnlyIf?: ExpressionText; requiredIf?: ExpressionText; visibleIf?: ExpressionText;
}
export interface ListLayoutDefinition {
  kind: 'list';
  /** `field` may be a path through lookups: `owner.department.name`. */
  columns: ListColumnDefinition[];
  sort?: SortDefinition[];
  /** Fields offered as quick filters above the list. */
  quickFilters?: ApiName[];
}
export interface ListColumnDefinition { field: string; width?: number; fixed?: boolean }
export interface SortDefinition { field: string; direction: 'ASC' | 'DESC' }

/** metadata/<module>/<object>/list-views/<name>.json. `filter` is an API filter; the strings "$me" and "$myDepartment" stand for the viewer's. */
export interface ListViewDefinition { name: ApiName; label: Label; columns?: ListColumnDefinition[]; filter?: { [key: string]: Json }; sort?: SortDefinition[]; default?: boolean }

/** metadata/<module>/<object>/related-lists/<name>.json: how the related list `name` (an inverse) shows on this object's pages. */
export interface RelatedListDefinition { name: ApiName; label?: Label; order: number; columns: ListColumnDefinition[]; sort?: SortDefinition[]; rows?: number; buttons?: ('new' | 'link')[]; off?: boolean }

/** metadata/<module>/<object>/rules.json */
export interface RulesDefinition { rules: ValidationRuleDefinition[] }
/** Saving is refused with `message` while `when` is true. */
export interface ValidationRuleDefinition { name: ApiName; label: Label; when: ExpressionText; message: string; field?: ApiName; off?: boolean }

/** metadata/<module>/permission-sets/<name>.json. `*` stands for every object not named. */
export interface PermissionSetDefinition {
  name: ApiName; label: Label;
  /** May open setup and publish. */
  setup?: boolean;
  objects: Record<ApiName | '*', ObjectPermissionDefinition>;
}
export type Scope = 'own' | 'department' | 'departmentAndBelow' | 'all';
export interface ObjectPermissionDefinition {
  create?: boolean;
  /** Whose records; absent: none. */
  read?: Scope; update?: Scope; delete?: Scope;
  /** Fields that differ from the object's right; `*` stands for every field not named. */
  fields?: Record<ApiName | '*', 'none' | 'read' | 'edit'>;
}

/**
 * <folder>/translations/<lang>.json beside an app, module or object: label by key.
 * Keys: `label`, `help`, `plural`, `fields.<field>`, `fields.<field>.help`, `fields.<field>.inverse`, `values.<field>.<value>`, `sections.<name>`,
 * `rules.<rule>`, `listViews.<name>`, `relatedLists.<name>`, `recordTypes.<name>`; in a module: `picklists.<p>`, `picklists.<p>.<value>`, `permissionSets.<name>`.
 */
export interface TranslationDefinition { language: string; labels: Record<string, string> }

/** Every kind of definition by its kind word. */
export interface DefinitionByKind {
  app: AppDefinition; module: ModuleDefinition; object: ObjectDefinition; field: FieldDefinition; picklist: PicklistDefinition;
  recordTypes: RecordTypesDefinition; layout: LayoutDefinition; relatedList: RelatedListDefinition; listView: ListViewDefinition;
  rules: RulesDefinition; permissionSet: PermissionSetDefinition; translation: TranslationDefinition;
}
export type DefinitionKind = keyof DefinitionByKind;
/** Kinds that are stored as definitions of their own; a `field` is written inside its object, or alone by an admin (path `<module>/<object>/fields/<name>`). */

/**
 * One definition with its place. `path` is the file's path below metadata/ without `.json`, the identity of a definition:
 * `app`, `sales/module`, `sales/opportunity/object`, `sales/opportunity/layouts/edit`, `sales/opportunity/fields/budget`, `customers/picklists/industry`.
 */
export type Definition = { [K in DefinitionKind]: { kind: K; path: string; body: DefinitionByKind[K] } }[DefinitionKind];
