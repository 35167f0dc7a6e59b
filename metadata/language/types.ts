// The shapes of every kind of definition, as written in metadata/ and by admins. Generated from schemas/ and field-types/ by generate.ts: change those.

/** API names: camelCase ASCII, `^[a-z][A-Za-z0-9]{0,39}$`. */
export type ApiName = string;
/** Text of the rule language, e.g. `unitPrice * quantity * (1 - discount)`. See expression/. */
export type ExpressionText = string;
/** A label in the application's first language (zh-CN). Other languages stand in translations/<lang>.json. */
export type Label = string;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** How pages look for people who have chosen nothing of their own. */
export interface StyleDefinition {
  /** The colour of buttons, links and marks; dark enough for white letters on it. */
  color?: string;
  /** How much room rows and fields take. Default `normal`. */
  density?: 'compact' | 'normal' | 'roomy';
  /** Name of the company on printed documents. Default: the label of the application. */
  company?: Label;
  /** Id of an uploaded image, shown at the top of every page. */
  logo?: string;
}

/** metadata/app.json: the application. */
export interface AppDefinition {
  /** API name of the application. */
  name: ApiName;
  /** Name of the application on screen. */
  label: Label;
  /** Modules in navigation order. A module that is not listed is not loaded. */
  modules: ApiName[];
  /** BCP 47 tags; the first is the language labels are written in. */
  languages: string[];
  /** ISO 4217 code used where a currency field has no currency of its own. */
  currency: string;
  /** How pages look for people who have chosen nothing of their own. */
  style?: StyleDefinition;
  /** IANA name of the time zone of people who have chosen none, e.g. `Asia/Shanghai`. */
  timeZone: string;
  /** Groups of words that mean the same as the heading of a column: an import takes a column named by one of them for a field named by another. */
  synonyms?: string[][];
}

/** <module>/module.json: objects that belong together. */
export interface ModuleDefinition {
  /** API name of the module, the name of its folder. */
  name: ApiName;
  /** Name of the module in the navigation. */
  label: Label;
  /** Icon in the navigation. */
  icon?: string;
  /** Objects shown in the navigation, in order. Objects of the folder that are not listed exist but have no menu entry. */
  navigation: ApiName[];
  /** The module's objects are neither in the API nor on screen; their data is kept. */
  off?: boolean;
}

/** <module>/<object>/object.json: an object and its fields. */
export interface ObjectDefinition {
  /** API name of one record, the name of its folder. */
  name: ApiName;
  /** API name of the list, e.g. `accounts`. */
  plural: ApiName;
  /** Name of the object on screen. */
  label: Label;
  /** What the object is for. */
  help?: string;
  /** Icon of the object. */
  icon?: string;
  /** Lower-case letters or digits that start every id of this object. Default: the name in lower case. Never changes. */
  idPrefix?: string;
  /** The field that stands for the record in lookups, search and headings. */
  nameField: ApiName;
  /** true: records have an `owner` (a user) and row access follows it. Default true. */
  owned?: boolean;
  /** Fields whose words are found by `search`. Default: the name field, e-mail, phone and auto-number fields. */
  searchFields?: ApiName[];
  /** What its records are to e-mail: `message` one that waits or was sent, `template` words that one begins with, `noSend` an address that gets no mass mail. The object has the fields that `metadata/language/mail.ts` lists. */
  mail?: 'message' | 'template' | 'noSend';
  /** A boolean field: whoever has it set gets no mass mail, and a single e-mail only after a warning. */
  optOut?: ApiName;
  /** The object is neither in the API nor on screen; its data is kept. */
  off?: boolean;
  /** Earlier API names, kept as deprecated aliases. */
  formerNames?: ApiName[];
  /** Earlier API names of the list, kept as deprecated aliases, in the order of `formerNames`; one that is missing is made of its former name. */
  formerPlurals?: ApiName[];
  /** Field definitions by API name, in the order an admin sees them. */
  fields: Record<ApiName, FieldDefinition>;
}

/** Set by the engine when the type changes: each way of keeping values has a column of its own, so that nothing is lost on the way back. */
export interface StoredAs {
  /** How the column named after the field keeps values. */
  first: string;
  /** How the column in use keeps them; absent: the first one is in use. */
  as?: string;
}

/** What every field has. field-schema.ts adds one branch for each file in field-types/, with that type's own settings. */
interface FieldCommon<T extends string> {
  /** The field type: the name of a file in field-types/. */
  type: T;
  /** Name of the field on screen. */
  label: Label;
  /** What to enter. */
  help?: string;
  /** A record cannot be saved without a value. */
  required?: boolean;
  /** No two live records share a value (empty values excepted). */
  unique?: boolean;
  /** Unique and usable as the key of upsert and import. */
  externalId?: boolean;
  /** A literal of the API form of the field, or `{ "expression": … }` computed when a new record is made. */
  default?: Json | { expression: ExpressionText };
  /** Only the engine and behaviours write it. */
  readOnly?: boolean;
  /** Keep an index for filters and sorting. Lookups and unique fields always have one. */
  indexed?: boolean;
  /** The field is neither in the API nor on screen; its data is kept. */
  off?: boolean;
  /** Earlier API names, kept as deprecated aliases. */
  formerNames?: ApiName[];
  /** Set by the engine when the type changes: each way of keeping values has a column of its own, so that nothing is lost on the way back. */
  stored?: StoredAs;
}

/** One value of a picklist. */
export interface PicklistValue {
  /** What is stored and what the API shows. Never changes. */
  value: string;
  /** What people see. */
  label: Label;
  /** Colour of the tag that shows the value. */
  color?: string;
  /** No longer offered; records that have it still show it. */
  inactive?: boolean;
}

export interface PicklistDependency {
  /** The picklist field that decides. */
  field: ApiName;
  /** Values offered, by value of the deciding field. */
  values: Record<string, string[]>;
}

/** One line of text. */ export interface TextField extends FieldCommon<'text'> { maxLength?: number; pattern?: string; patternMessage?: string }
/** Several lines of text, such as a note. */ export interface LongTextField extends FieldCommon<'longText'> { maxLength?: number; rows?: number }
/** Formatted text; unsafe markup is taken out. */ export interface RichTextField extends FieldCommon<'richText'> { maxLength?: number }
/** An e-mail address. */ export interface EmailField extends FieldCommon<'email'> {}
/** A telephone, mobile or fax number. */ export interface PhoneField extends FieldCommon<'phone'> {}
/** A web address that begins with http:// or https://. */ export interface UrlField extends FieldCommon<'url'> {}
/** A whole number. */ export interface IntegerField extends FieldCommon<'integer'> { min?: number; max?: number }
/** An exact decimal number. */ export interface DecimalField extends FieldCommon<'decimal'> { precision?: number; scale?: number; min?: string; max?: string }
/** An exact amount of money. */ export interface CurrencyField extends FieldCommon<'currency'> { precision?: number; scale?: number; ownCurrency?: boolean; min?: string; max?: string }
/** Kept as a fraction: 0.15 is shown as 15%. */ export interface PercentField extends FieldCommon<'percent'> { precision?: number; scale?: number; min?: string; max?: string }
/** Yes or no. */ export interface BooleanField extends FieldCommon<'boolean'> {}
/** A date without a time; the same in every time zone. */ export interface DateField extends FieldCommon<'date'> { min?: string; max?: string }
/** A moment; kept in UTC, shown in the viewer's zone. */ export interface DateTimeField extends FieldCommon<'dateTime'> {}
/** A time of day. */ export interface TimeField extends FieldCommon<'time'> {}
/** One value of a list. */ export interface PicklistField extends FieldCommon<'picklist'> { picklist?: ApiName; values?: PicklistValue[]; dependsOn?: PicklistDependency }
/** Several values of a list. */ export interface MultiPicklistField extends FieldCommon<'multiPicklist'> { picklist?: ApiName; values?: PicklistValue[] }
/** Several free tags. */ export interface TagsField extends FieldCommon<'tags'> { suggestions?: string[] }
/** A number of stars. */ export interface RatingField extends FieldCommon<'rating'> { max?: number }
/** A number the system gives to a new record, never twice. */ export interface AutoNumberField extends FieldCommon<'autoNumber'> { pattern: string; start?: number; restart?: 'year' | 'month' | 'day' }
/** Refers to one record of another object. */ export interface LookupField extends FieldCommon<'lookup'> { to: ApiName; inverse?: ApiName; inverseLabel?: Label; onDelete?: 'clear' | 'restrict' | 'keep'; copies?: Record<ApiName, string> }
/** The record belongs to its master: deleted and restored with it, seen by who sees it. */ export interface MasterDetailField extends FieldCommon<'masterDetail'> { to: ApiName; inverse: ApiName; inverseLabel?: Label }
/** Refers to one record of one of several objects. */ export interface PolymorphicLookupField extends FieldCommon<'polymorphicLookup'> { to: ApiName[]; inverse?: ApiName; inverseLabel?: Label }
/** Linked with many records of another object, seen from both sides. */ export interface ManyToManyField extends FieldCommon<'manyToMany'> { to: ApiName; inverse?: ApiName; inverseLabel?: Label }
/** A user of the system. */ export interface UserField extends FieldCommon<'user'> { inverse?: ApiName; inverseLabel?: Label }
/** A department of the company, picked as a tree. */ export interface DepartmentField extends FieldCommon<'department'> { inverse?: ApiName; inverseLabel?: Label }
/** Computed from other fields when it is read. */ export interface FormulaField extends FieldCommon<'formula'> { expression: ExpressionText; returns: 'text' | 'decimal' | 'currency' | 'percent' | 'integer' | 'boolean' | 'date' | 'dateTime'; scale?: number }
/** Summed up from details, kept in the same transaction. */ export interface RollUpField extends FieldCommon<'rollUp'> { of: ApiName; function: 'sum' | 'count' | 'min' | 'max'; field?: ApiName; filter?: ExpressionText; returns?: 'decimal' | 'currency' | 'integer' | 'date' | 'dateTime'; scale?: number }
/** Province, city, district, street and postcode; foreign addresses name country and region. */ export interface AddressField extends FieldCommon<'address'> {}
/** Longitude and latitude. */ export interface GeolocationField extends FieldCommon<'geolocation'> {}
/** One uploaded file. */ export interface FileField extends FieldCommon<'file'> { maxSize?: number; accept?: string[] }
/** One uploaded picture. */ export interface ImageField extends FieldCommon<'image'> { maxSize?: number }
/** A colour, such as #1677FF. */ export interface ColorField extends FieldCommon<'color'> {}
/** Whole seconds, shown as hours, minutes and seconds. */ export interface DurationField extends FieldCommon<'duration'> {}
/** Data of any structure. */ export interface JsonField extends FieldCommon<'json'> {}
/** Encrypted at rest; masked for who may not edit it; never searched or filtered. */ export interface EncryptedTextField extends FieldCommon<'encryptedText'> { maxLength?: number; showLast?: number }
/** Text shown as a barcode or QR code, entered by scanner. */ export interface BarcodeField extends FieldCommon<'barcode'> { symbology?: 'qr' | 'code128' | 'ean13'; maxLength?: number }

export type FieldDefinition =
  | TextField | LongTextField | RichTextField | EmailField | PhoneField | UrlField
  | IntegerField | DecimalField | CurrencyField | PercentField | BooleanField | DateField
  | DateTimeField | TimeField | PicklistField | MultiPicklistField | TagsField | RatingField
  | AutoNumberField | LookupField | MasterDetailField | PolymorphicLookupField | ManyToManyField | UserField
  | DepartmentField | FormulaField | RollUpField | AddressField | GeolocationField | FileField
  | ImageField | ColorField | DurationField | JsonField | EncryptedTextField | BarcodeField;

export type FieldTypeName = FieldDefinition['type'];

/** <module>/picklists/<name>.json: values that several fields share. */
export interface PicklistDefinition {
  /** API name of the picklist, the name of its file. */
  name: ApiName;
  /** Name of the picklist in setup. */
  label: Label;
  /** Earlier API names, kept as deprecated aliases. */
  formerNames?: ApiName[];
  /** The values, in the order they are offered. */
  values: PicklistValue[];
}

/** One record type. */
export interface RecordTypeDefinition {
  /** API name of the record type. */
  name: ApiName;
  /** Name of the record type on screen. */
  label: Label;
  /** Chosen when nothing else is said. At most one. */
  default?: boolean;
  /** Not offered for new records. */
  inactive?: boolean;
  /** Picklist values offered for this record type, by field; fields left out offer all. */
  picklists?: Record<ApiName, string[]>;
}

/** <module>/<object>/record-types.json: kinds of records with their own layouts and picklist values. */
export interface RecordTypesDefinition {
  /** The record types, in the order they are offered. */
  recordTypes: RecordTypeDefinition[];
}

/** Whom a layout is for: a role, a record type, or a role with a record type; one for the role goes before one for the record type. */
export interface LayoutAssignmentDefinition {
  /** Code of a role; absent: every role. */
  role?: string;
  /** The record type (pages of one record only); absent: every record type. */
  recordType?: ApiName;
}

/** A line-item table inside the parent's form. */
export interface LinesDefinition {
  /** The inverse name of a master-detail field. */
  relatedList: ApiName;
  /** Fields of the line, from left to right. */
  columns: ApiName[];
  /** Empty rows offered on a new record. */
  minRows?: number;
}

/** One place on the page: a field or a table of lines, with its own rules. */
export interface CellDefinition {
  /** The field shown. */
  field?: ApiName;
  /** A line-item table inside the parent's form. */
  lines?: LinesDefinition;
  /** How many columns the cell takes. */
  span?: number;
  /** Shown, not entered. */
  readOnly?: boolean;
  /** Must be filled on this page. */
  required?: boolean;
  /** Not entered while this is true. */
  readOnlyIf?: ExpressionText;
  /** Must be filled while this is true. */
  requiredIf?: ExpressionText;
  /** The cell shows while this is true. */
  visibleIf?: ExpressionText;
}

/** A titled part of the page. */
export interface SectionDefinition {
  /** Name of the section, unique on the page. */
  name: ApiName;
  /** Title of the section. */
  label: Label;
  /** Columns on a wide screen; a narrow one always has one. Default 2. */
  columns?: 1 | 2 | 3 | 4;
  /** Closed when the page opens. */
  collapsed?: boolean;
  /** The section shows while this is true. */
  visibleIf?: ExpressionText;
  /** Rows of cells; a string is a field, null leaves a cell empty. */
  rows: ((CellDefinition | ApiName | null)[])[];
}

/** A page of one record. */
export interface FormLayoutDefinition {
  /** Which page. */
  kind: 'edit' | 'view' | 'quick-create' | 'phone';
  /** Name of a layout beside the page's plain one, which only those see whom it is assigned to; the file is <kind>.<name>.json. */
  name?: ApiName;
  /** What setup calls a layout that has a name. */
  label?: Label;
  /** Who sees a layout that has a name. */
  assigned?: LayoutAssignmentDefinition[];
  /** The record type this layout is for; absent: every other. */
  recordType?: ApiName;
  /** Fields shown beside the record's name at the top of the page (view, phone). */
  header?: ApiName[];
  /** The sections, from top to bottom. */
  sections: SectionDefinition[];
}

/** One column of a list. */
export interface ListColumnDefinition {
  /** The field shown, or a path through lookups to it. */
  field: string;
  /** Width in pixels. */
  width?: number;
  /** Stays in sight when the list scrolls sideways. */
  fixed?: boolean;
}

/** One step of a sort order. */
export interface SortDefinition {
  /** The field sorted by, or a path through lookups to it. */
  field: string;
  /** `ASC` small to large, `DESC` large to small. */
  direction: 'ASC' | 'DESC';
}

/** Rows, or cells of one column, that have a colour while a condition holds. */
export interface ColorRuleDefinition {
  /** The condition, on the record of the row. */
  when: ExpressionText;
  /** The colour; rows and cells get a light tint of it. */
  color: string;
  /** The column whose cell is coloured; absent: the whole row. */
  field?: string;
}

/** The list as a board: one column for each value of a field. Absent: the field of the object's first process, else the first picklist among the columns. */
export interface BoardDefinition {
  /** The picklist whose values are the columns, in their order; a card that is moved goes through the stages of its process. */
  field: ApiName;
  /** A number or an amount that is added up above each column. */
  sum?: ApiName;
  /** Fields on a card below the record's name. Absent: the first columns of the list. */
  cards?: ApiName[];
}

/** The list as a calendar: every record on its days. Absent: by the first date or moment among the columns. */
export interface CalendarDefinition {
  /** The date or moment at which a record begins. */
  start: ApiName;
  /** When it ends, of the same type; a date is the last day. Absent: a record has the day of its start. */
  end?: ApiName;
  /** A yes/no field: true shows the record without its time. */
  allDay?: ApiName;
  /** A picklist whose colour a record shows in. */
  color?: ApiName;
}

/** The list page. */
export interface ListLayoutDefinition {
  /** Which page. */
  kind: 'list';
  /** Name of a layout beside the page's plain one, which only those see whom it is assigned to; the file is <kind>.<name>.json. */
  name?: ApiName;
  /** What setup calls a layout that has a name. */
  label?: Label;
  /** Who sees a layout that has a name. */
  assigned?: LayoutAssignmentDefinition[];
  /** The columns, from left to right. */
  columns: ListColumnDefinition[];
  /** The sort order, most important first. */
  sort?: SortDefinition[];
  /** Fields offered as quick filters above the list. */
  quickFilters?: ApiName[];
  /** Colours of rows and cells; the first rule that holds gives the colour of its place. */
  colors?: ColorRuleDefinition[];
  /** What is offered for chosen rows: `update` changes a field of many, `owner` hands over, `export` writes a file, `delete` takes away. Absent: everything. */
  actions?: ('update' | 'owner' | 'export' | 'delete')[];
  /** How the list shows as a board. */
  board?: BoardDefinition;
  /** How the list shows as a calendar. */
  calendar?: CalendarDefinition;
}

/** <module>/<object>/layouts/<kind>.json: what a page of the object shows, and where. */
export type LayoutDefinition = FormLayoutDefinition | ListLayoutDefinition;

/** <module>/<object>/list-views/<name>.json: a saved view of the list. */
export interface ListViewDefinition {
  /** Name of the view, the name of its file. */
  name: string;
  /** Name of the view on screen. */
  label: Label;
  /** The columns, from left to right. */
  columns?: ListColumnDefinition[];
  /** An API filter; the strings `$me` and `$myDepartment` stand for the id of the viewer and of his department. */
  filter?: { [key: string]: Json };
  /** The sort order, most important first. */
  sort?: SortDefinition[];
  /** Opened first. At most one of an object. */
  default?: boolean;
  /** Place among the views, small first. Views without one come last, by name. */
  order?: number;
}

/** <module>/<object>/related-lists/<name>.json: how a related list shows on pages of this object. */
export interface RelatedListDefinition {
  /** The inverse name of a lookup to this object, the name of the file. */
  name: ApiName;
  /** Title of the panel. Default: the label of the inverse. */
  label?: Label;
  /** Place among the panels, small first. */
  order: number;
  /** The columns, from left to right. */
  columns: ListColumnDefinition[];
  /** The sort order, most important first. */
  sort?: SortDefinition[];
  /** Rows shown before "see all". Default 5. */
  rows?: number;
  /** `new` creates a related record, `link` links existing ones. */
  buttons?: ('new' | 'link')[];
  /** A lookup of the related object: several of the records it leads to are chosen at once, and a related record is made for each that has none yet. */
  addBy?: ApiName;
  /** The panel does not show. */
  off?: boolean;
}

/** Saving is refused with `message` while `when` is true. */
export interface ValidationRuleDefinition {
  /** Name of the rule, unique in the object. */
  name: ApiName;
  /** Name of the rule in setup. */
  label: Label;
  /** What must not be. */
  when: ExpressionText;
  /** What the person reads, in the first language of the application. */
  message: string;
  /** The field the message stands at; absent: the whole form. */
  field?: ApiName;
  /** Not checked. */
  off?: boolean;
}

/** <module>/<object>/rules.json: what a record must keep. */
export interface RulesDefinition {
  /** The validation rules; every one is checked. */
  rules: ValidationRuleDefinition[];
}

/** Whom: one of department, role and permission set. */
export interface SharingRuleReach {
  /** Code of a department. */
  department?: string;
  /** Of the department: all departments below it, too. */
  below?: boolean;
  /** Code of a role. */
  role?: string;
  /** Name of a permission set: everybody who has it. */
  permissionSet?: string;
}

/** Records for which `when` is true are shared with everybody whom `with` means. */
export interface SharingRuleDefinition {
  /** Name of the rule, unique in the object. */
  name: ApiName;
  /** Name of the rule in setup. */
  label: Label;
  /** Which records. */
  when: ExpressionText;
  /** Whom: one of department, role and permission set. */
  with: SharingRuleReach;
  /** What they may do with the records; the permission sets must allow it on the object. */
  right: 'read' | 'edit';
  /** Shares nothing. */
  off?: boolean;
}

/** <module>/<object>/sharing-rules.json: which records are shared with whom by what they hold, beside their owners' scopes. */
export interface SharingRulesDefinition {
  /** The sharing rules; what they give is added up. */
  sharingRules: SharingRuleDefinition[];
}

/** Records are alike where these fields are. Text is compared without case, width, spaces and punctuation, telephone numbers by their digits. An empty field is like no other. */
export interface DuplicateRuleDefinition {
  /** Name of the rule, unique in the object. */
  name: ApiName;
  /** What the person reads, in the first language of the application. */
  label: Label;
  /** The fields that are compared. */
  fields: ApiName[];
  /** One equal field is enough, whichever of them it is in either record; absent: all of them are equal. */
  any?: boolean;
  /** Words that are left out before text is compared, the longest first. */
  ignore?: string[];
  /** Records are also compared with those of other objects whose rules have this same word here. */
  among?: ApiName;
  /** warn (the usual): the person is told and may save all the same. refuse: nothing is saved. */
  action?: 'warn' | 'refuse';
  /** Also a record the viewer may not see is told of: that it is there and who owns it, nothing else. */
  tellHidden?: boolean;
  /** Nothing is compared. */
  off?: boolean;
}

/** <module>/<object>/duplicate-rules.json: by what two records are taken for the same thing entered twice. */
export interface DuplicateRulesDefinition {
  /** The duplicate rules; records that are alike by any of them are likely duplicates. */
  duplicateRules: DuplicateRuleDefinition[];
}

/** When the moment that a field holds comes near, people are told: label and name of the record. */
export interface ReminderDefinition {
  /** Name of the reminder, unique in the object. */
  name: ApiName;
  /** What the person reads, in the first language of the application. */
  label: Label;
  /** The date or date-time field that holds the moment. */
  at: ApiName;
  /** How long before the moment: a number with min, h or d, e.g. 15min, 2h, 30d; -1d is a day after it. Absent: at the moment. */
  before?: string;
  /** Of a date field: at what time of the day, in the time zone of the application; 09:00 where absent. */
  time?: string;
  /** Who is told: owner, user fields, and many-to-many fields of users. Absent: the owner. */
  to?: ApiName[];
  /** Which records; absent: all. */
  when?: ExpressionText;
  /** Nobody is told. */
  off?: boolean;
}

/** <module>/<object>/reminders.json: of what people are told when a moment in a record comes. */
export interface RemindersDefinition {
  /** The reminders; each is told once for each record, person and moment, and again where the moment is moved. */
  reminders: ReminderDefinition[];
}

/** The record of an earlier step. */
export interface ConversionStepReference {
  /** Name of the step. */
  step: ApiName;
}

/** A list of details of the record becomes a list of details of what is made. */
export interface ConversionLinesDefinition {
  /** The related list of the new record. */
  to: ApiName;
  /** The related list of the record that is converted. */
  from: ApiName;
  /** Fields of a new line from the fields of the old one. */
  values: Record<ApiName, ConversionStepReference | ExpressionText>;
}

/** One record that is made, or found among those that are there. */
export interface ConversionStepDefinition {
  /** Name of the step, unique in the conversion. */
  name: ApiName;
  /** Of which object a record is made. */
  object: ApiName;
  /** The person may leave it out. */
  optional?: boolean;
  /** Fields by which records are found that may be meant: those with the same value in one of them are offered instead of a new one. */
  match?: ApiName[];
  /** What its fields begin with, by field of its object; the person may change them. */
  values: Record<ApiName, ConversionStepReference | ExpressionText>;
  /** Details that go over one by one. */
  lines?: ConversionLinesDefinition[];
}

/** One related list of the record, and what is written into its records. */
export interface ConversionCarryDefinition {
  /** The inverse name of a lookup to the record. */
  relatedList: ApiName;
  /** References that are written into each of them where it has none, by field. */
  set: Record<ApiName, ConversionStepReference | ExpressionText>;
}

/** One button: it makes the records of its steps and then says in the record itself what became of it, all in one transaction. */
export interface ConversionDefinition {
  /** Name of the conversion, unique in the object. */
  name: ApiName;
  /** The words of the button. */
  label: Label;
  /** What it does, above its form. */
  help?: string;
  /** Offered, and allowed, only while this is true of the record. */
  when?: ExpressionText;
  /** The records it makes, in order: a later one may point at an earlier one. */
  steps: ConversionStepDefinition[];
  /** What is written into the record itself at the end, by field; also fields that nobody enters. */
  set?: Record<ApiName, ConversionStepReference | ExpressionText>;
  /** Related records that also come to belong to what was made, e.g. earlier notes. */
  carry?: ConversionCarryDefinition[];
  /** Not offered. */
  off?: boolean;
}

/** <module>/<object>/conversions.json: which records of other objects a record can be turned into, and what goes over. */
export interface ConversionsDefinition {
  /** The conversions, in the order their buttons stand. */
  conversions: ConversionDefinition[];
}

/** Values that a record it is for comes to only once it is approved: a move to one of them from elsewhere waits for the agreement. */
export interface ApprovalGuardDefinition {
  /** A picklist field of the object. */
  field: ApiName;
  /** The values that wait. */
  values: string[];
}

/** Who is meant: one of user, role, department, managerOf and field. */
export interface ApproverDefinition {
  /** Login of a user. */
  user?: string;
  /** Code of a role: everybody who has it. */
  role?: string;
  /** Code of a department: everybody in it. */
  department?: string;
  /** The manager of the record's owner, or of the owner's department (of the next one above that has one); without an owner, of whoever submitted. */
  managerOf?: 'owner' | 'department';
  /** A user field of the record. */
  field?: ApiName;
}

/** One step: it is over when as many of its approvers agreed as it asks for. */
export interface ApprovalStepDefinition {
  /** Name of the step, unique in the approval. */
  name: ApiName;
  /** Name of the step on screen. */
  label: Label;
  /** Who decides. */
  approvers: ApproverDefinition[];
  /** How many must agree, by default any one of them: `any`; `all` of them at the same time; all of them one after the other, `inTurn`. */
  agree?: 'any' | 'all' | 'inTurn';
  /** Only while this is true of the record when the step is reached; otherwise it is skipped. */
  when?: ExpressionText;
  /** Hours after which an approver who has not decided is reminded. */
  remindAfter?: number;
  /** Hours within which an approver should decide; later it counts as overdue. */
  within?: number;
  /** Fields that whoever decides may change meanwhile, `lines.discount` in details; the rights on the record must allow it. */
  edit?: string[];
}

/** What cannot be changed, details included; a locked record is not deleted either. */
export interface ApprovalLockDefinition {
  /** Locked while it waits for a decision. Default true. */
  pending?: boolean;
  /** Locked once it is approved. Default true. */
  approved?: boolean;
  /** Fields that stay open for everybody who may change the record once it is approved, e.g. its further status; `lines.note` in details. */
  open?: string[];
  /** Fields of approved records that only people with the right `editLocked` may still change; `lines.note` in details. */
  fineTune?: string[];
}

/** One way to agreement: the steps in order. A request keeps the steps it was submitted with; what is locked is what the definition says today. */
export interface ApprovalDefinition {
  /** Name of the approval, unique in the object. */
  name: ApiName;
  /** Name of the approval on screen. */
  label: Label;
  /** What it is for, read by whoever submits. */
  help?: string;
  /** Which records need it; absent: every one. */
  when?: ExpressionText;
  /** Values that a record it is for comes to only once it is approved: a move to one of them from elsewhere waits for the agreement. */
  guard?: ApprovalGuardDefinition;
  /** Who may submit, of those who may change the record; absent: all of them. */
  submitters?: ApproverDefinition[];
  /** Whom it goes to, one step after the other. */
  steps: ApprovalStepDefinition[];
  /** What is written into the record when it is submitted, by field. */
  onSubmit?: Record<ApiName, ExpressionText>;
  /** What is written into the record when everybody has agreed, by field. */
  onApproval?: Record<ApiName, ExpressionText>;
  /** What is written into the record when it is returned, recalled, or its approval is taken back, by field. */
  onReturn?: Record<ApiName, ExpressionText>;
  /** What cannot be changed, details included; a locked record is not deleted either. */
  lock?: ApprovalLockDefinition;
  /** Nothing new is submitted, nothing waits for it; what has been submitted goes on, and what was approved stays locked. */
  off?: boolean;
}

/** <module>/<object>/approvals.json: which records need the agreement of others, whose, in which order, and what is locked meanwhile and afterwards. */
export interface ApprovalsDefinition {
  /** The approvals. A record follows the first that is for it. */
  approvals: ApprovalDefinition[];
}

/** Only for records of these kinds. A process without recordType and for is for the records that no other process of the field is for. */
export interface ProcessKindDefinition {
  /** A picklist field of the object that says of which kind a record is. */
  field: ApiName;
  /** The values the process is for. */
  values: string[];
}

/** One field that must be filled; a yes-or-no field must be yes. */
export interface StageRequirementDefinition {
  /** The field. */
  field: ApiName;
  /** Only while this is true of the record. */
  when?: ExpressionText;
}

/** One line of the checklist. */
export interface StageActionDefinition {
  /** Name of the action, unique in the stage; ticks are kept by it. */
  name: ApiName;
  /** What is to be done. */
  label: Label;
  /** Must be ticked before a record goes beyond this stage. */
  required?: boolean;
}

/** One stage. */
export interface StageDefinition {
  /** The value of the field; its label and colour are those of the stage. */
  value: string;
  /** What is done in this stage. */
  help?: string;
  /** Probability of success from 0 to 1, as a decimal text. */
  probability?: string;
  /** The way ends here: won, lost, or simply done. A record may come to a lost stage from anywhere. */
  ends?: 'won' | 'lost' | 'done';
  /** A record that has come here does not go back to an earlier stage; where the way ends here, to no other. */
  noReturn?: boolean;
  /** What must be filled to come to this stage. */
  enter?: StageRequirementDefinition[];
  /** What must be filled to go beyond this stage, to the next one or any later one that is not lost. */
  leave?: StageRequirementDefinition[];
  /** What is to be done in this stage, ticked one by one. */
  checklist?: StageActionDefinition[];
  /** Related lists that show only while this stage is chosen. Lists that no stage names always show. */
  relatedLists?: ApiName[];
}

/** <module>/<object>/processes/<name>.json: the stages that a record of the object goes through, in order. */
export interface ProcessDefinition {
  /** Name of the process, the name of its file. */
  name: ApiName;
  /** Name of the process on screen. */
  label: Label;
  /** What it is for, in setup. */
  help?: string;
  /** The picklist field whose value is the stage a record stands in. */
  field: ApiName;
  /** Only for records of this record type. */
  recordType?: ApiName;
  /** Only for records of these kinds. A process without recordType and for is for the records that no other process of the field is for. */
  for?: ProcessKindDefinition;
  /** A percent field that takes the probability of the stage a record comes to, unless something else is entered with it. */
  probability?: ApiName;
  /** Related lists whose records belong to a stage: by related list, the text or picklist field of its records that keeps the stage. Their panels show the records of the stage chosen, and new records begin with it. */
  stageOf?: Record<ApiName, ApiName>;
  /** The stages in order. A new record begins in the first one unless the field says otherwise; values of the field that are no stage here cannot be chosen while the process is the record's. */
  stages: StageDefinition[];
  /** Not in use: stages are plain values, nothing is asked for. */
  off?: boolean;
}

/** A sheet of labels: each record fills one of them instead of pages of its own. */
export interface LabelSheetDefinition {
  /** Labels side by side. */
  columns: number;
  /** Labels one below the other. */
  rows: number;
  /** Millimetres between them. Default 0. */
  gap?: number;
}

/** The sheet it is printed on. */
export interface PaperDefinition {
  /** Size of the sheet. */
  size: 'A4' | 'A5' | 'letter';
  /** The long side lies. */
  landscape?: boolean;
  /** Empty edge in millimetres. Default 15. */
  margin?: number;
  /** A sheet of labels: each record fills one of them instead of pages of its own. */
  labels?: LabelSheetDefinition;
}

/** One pair: the label of the field and its value. */
export interface PrintFieldDefinition {
  /** The field, or a path through lookups to one. */
  field: string;
  /** Instead of the field's own label. */
  label?: Label;
}

/** One column of a table. */
export interface PrintColumnDefinition {
  /** Field of the related record, or a path through lookups to one. */
  field: string;
  /** Instead of the field's own label. */
  label?: Label;
  /** Share of the width beside the other columns. Default 1. */
  width?: number;
  /** The sum stands below; numbers only. */
  sum?: boolean;
}

/** A place to sign. */
export interface SignatureDefinition {
  /** Name of the place, unique in the block. */
  name: ApiName;
  /** Who signs, or what is written there. */
  label: Label;
}

/** One part of the paper. */
export interface PrintBlockDefinition {
  /** Name of the block, unique in the template; translations find it by this. */
  name: ApiName;
  /** text, pairs of label and value (`fields`), a table of a related list, places to sign (`signatures`), a QR code or barcode (`code`), or a line. */
  kind: 'text' | 'fields' | 'table' | 'signatures' | 'code' | 'line';
  /** Printed only while this is true of the record. */
  visibleIf?: ExpressionText;
  /** Begins on a new page. */
  newPage?: boolean;
  /** text: what is written; code: what the code says. `{{ }}` holds a field path or an expression of the rule language. */
  text?: string;
  /** text: how large. Default normal. */
  style?: 'title' | 'heading' | 'normal' | 'small';
  /** text, code: where in the line. Default left. */
  align?: 'left' | 'center' | 'right';
  /** fields: the pairs, row by row. */
  fields?: PrintFieldDefinition[];
  /** fields: pairs side by side. Default 2. */
  across?: number;
  /** table: the related list whose records are its rows. */
  relatedList?: ApiName;
  /** table: its columns. */
  columns?: PrintColumnDefinition[];
  /** table: order of the rows. Default: as they were made. */
  sort?: SortDefinition[];
  /** table: the first column counts the rows. */
  numbered?: boolean;
  /** table: every second row is shaded. */
  zebra?: boolean;
  /** signatures: one place to sign for each. */
  lines?: SignatureDefinition[];
  /** code: which kind. Default qr. */
  code?: 'qr' | 'barcode';
}

/** <module>/<object>/print-templates/<name>.json: what a record of the object looks like on paper. */
export interface PrintTemplateDefinition {
  /** Name of the template, the name of its file. */
  name: ApiName;
  /** Name of the template on screen. */
  label: Label;
  /** What it is for, in setup. */
  help?: string;
  /** The sheet it is printed on. */
  paper: PaperDefinition;
  /** Logo and name of the company stand at the head of each record's first page. */
  company?: boolean;
  /** Line at the top of every page. */
  header?: string;
  /** Line at the bottom of every page. */
  footer?: string;
  /** Page and number of pages at the bottom. */
  pageNumbers?: boolean;
  /** What stands on the paper, from top to bottom. */
  blocks: PrintBlockDefinition[];
  /** Not offered. */
  off?: boolean;
}

/** One field whose values make groups. */
export interface ReportGroupDefinition {
  /** A picklist, reference, boolean, date or other field that can be grouped, or a path through lookups to one. */
  field: string;
  /** Dates: the period that makes one group. Default month. */
  bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

/** A number of each group. */
export interface ReportMeasureDefinition {
  /** count, or a function of `field`. */
  function: 'count' | 'sum' | 'avg' | 'min' | 'max';
  /** The number that is summed up; not for count. */
  field?: ApiName;
}

/** <module>/reports/<name>.json: records of one object counted and summed up by group, as a chart and a table. */
export interface ReportDefinition {
  /** Name of the report, the name of its file; unique in the application. */
  name: string;
  /** Title of the report. */
  label: Label;
  /** What it answers. */
  help?: string;
  /** Whose records. */
  object: ApiName;
  /** An API filter; the strings `$me` and `$myDepartment` stand for the id of the viewer and of his department. */
  filter?: { [key: string]: Json };
  /** What the records are grouped by; a second entry makes series. Empty for a single number. */
  groupBy: ReportGroupDefinition[];
  /** What is shown of each group; a chart shows the first. */
  measures: ReportMeasureDefinition[];
  /** How it is drawn; `number` is the first measure of all records, without groups. */
  chart: 'column' | 'bar' | 'line' | 'area' | 'pie' | 'funnel' | 'pyramid' | 'table' | 'number';
  /** By the groups, or by the first measure, large to small. Default: groups. */
  order?: 'group' | 'measure';
  /** The date by which the period chosen on a dashboard narrows it. Default: the first date it is grouped by, else when records were created. */
  dateField?: ApiName;
  /** Most groups. Default 50. */
  first?: number;
}

/** One report. */
export interface DashboardPanelDefinition {
  /** Name of the report. */
  report: string;
  /** How many of three columns it takes. Default 1. */
  span?: number;
}

/** <module>/dashboards/<name>.json: reports side by side. */
export interface DashboardDefinition {
  /** Name of the dashboard, the name of its file; unique in the application. */
  name: string;
  /** Title of the dashboard. */
  label: Label;
  /** Shown on the home page. */
  home?: boolean;
  /** The panels, from left to right and top to bottom. */
  panels: DashboardPanelDefinition[];
}

/** Whose records: own, those of the own department, of it and all departments below, or all. */
export type Scope = 'own' | 'department' | 'departmentAndBelow' | 'all';

/** Rights on one object. */
export interface ObjectPermissionDefinition {
  /** May make records. */
  create?: boolean;
  /** Whose records may be read; absent: none. */
  read?: Scope;
  /** Whose records may be changed; absent: none. */
  update?: Scope;
  /** Whose records may be deleted; absent: none. */
  delete?: Scope;
  /** Whose records may be shared with others, who then read or change them; absent: none. */
  share?: Scope;
  /** May import records from spreadsheets; what the import may do with them, the other rights say. */
  import?: boolean;
  /** May change those fields of approved, locked records that their approval names for it; on which records, `update` says. */
  editLocked?: boolean;
  /** Fields that differ from the object's right; `*` stands for every field not named. */
  fields?: Record<ApiName | '*', 'none' | 'read' | 'edit'>;
}

/** <module>/permission-sets/<name>.json: what people with this set may do. */
export interface PermissionSetDefinition {
  /** Name of the set, the name of its file. */
  name: string;
  /** Name of the set in setup. */
  label: Label;
  /** May open setup and publish. */
  setup?: boolean;
  /** May share list views, reports and dashboards of one's own with others. */
  shareViews?: boolean;
  /** Rights by object; `*` stands for every object not named. */
  objects: Record<ApiName | '*', ObjectPermissionDefinition>;
}

/** <folder>/translations/<language>.json beside an app, module or object: labels in another language. */
export interface TranslationDefinition {
  /** BCP 47 tag, the name of the file. */
  language: string;
  /** Label by key. In any: `label`; in an object: `help`, `plural`, `fields.<field>`, `fields.<field>.help`, `fields.<field>.inverse`, `fields.<field>.patternMessage`, `values.<field>.<value>`, `sections.<name>`, `layouts.<kind>.<name>`, `rules.<rule>`, `rules.<rule>.message`, `sharingRules.<rule>`, `duplicateRules.<rule>`, `reminders.<reminder>`, `listViews.<name>`, `relatedLists.<name>`, `recordTypes.<name>`, `conversions.<name>`, `conversions.<name>.help`, `approvals.<name>`, `approvals.<name>.help`, `approvals.<name>.steps.<step>`, `processes.<name>`, `processes.<name>.help`, `processes.<name>.<stage>.help`, `processes.<name>.<stage>.checklist.<action>`, `printTemplates.<name>`, and its `.help`, `.header`, `.footer`, `.<block>.text`, `.<block>.fields.<path>`, `.<block>.columns.<path>`, `.<block>.lines.<line>`; in a module: `picklists.<picklist>`, `picklists.<picklist>.<value>`, `permissionSets.<name>`, `reports.<name>`, `reports.<name>.help`, `dashboards.<name>`. */
  labels: Record<string, string>;
}

/** templates/<name>.json: an object one may begin with; nothing of it is in force until an admin makes an object of it. */
export interface TemplateDefinition {
  /** API name the object is proposed. */
  name: ApiName;
  /** API name of its list. */
  plural: ApiName;
  /** Name of the template and of the object, in the first language. */
  label: Label;
  /** What it is for. */
  help?: string;
  /** Icon of the object. */
  icon?: string;
  /** The field that stands for the record; it always stays. */
  nameField: ApiName;
  /** Fields as in an object. A lookup to an object that is not there is left out. */
  fields: Record<ApiName, FieldDefinition>;
  /** The same in other languages, by language and key, with the keys of a translation. */
  labels?: Record<string, Record<string, Label>>;
}

/** Every kind of definition by its kind word. */
export interface DefinitionByKind {
  app: AppDefinition; module: ModuleDefinition; object: ObjectDefinition; field: FieldDefinition; picklist: PicklistDefinition;
  recordTypes: RecordTypesDefinition; layout: LayoutDefinition; relatedList: RelatedListDefinition; listView: ListViewDefinition;
  rules: RulesDefinition; sharingRules: SharingRulesDefinition; duplicateRules: DuplicateRulesDefinition; reminders: RemindersDefinition; conversions: ConversionsDefinition; approvals: ApprovalsDefinition; process: ProcessDefinition; printTemplate: PrintTemplateDefinition; report: ReportDefinition; dashboard: DashboardDefinition; permissionSet: PermissionSetDefinition; translation: TranslationDefinition;
}
/** A `field` is written inside its object, or alone by an admin (path `<module>/<object>/fields/<name>`). */
export type DefinitionKind = keyof DefinitionByKind;

/**
 * One definition with its place. `path` is the file's path below metadata/ without `.json`, the identity of a definition:
 * `app`, `sales/module`, `sales/opportunity/object`, `sales/opportunity/layouts/edit`, `sales/opportunity/fields/budget`, `customers/picklists/industry`.
 */
export type Definition = { [K in DefinitionKind]: { kind: K; path: string; body: DefinitionByKind[K] } }[DefinitionKind];
