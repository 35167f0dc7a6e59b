// Every made-up name: tables, columns, indexes, GraphQL types, id prefixes, and the names nobody may take.
import { createHash } from 'node:crypto';

/** How long an identifier may be on every database. */
const maxIdentifier = 64;
/** How long a record id may be; ids are ASCII. */
export const idLength = 40;

/** Table of an object: `salesOrder` → `sales_order`. No two API names give the same one. */
export function tableName(object: string): string {
  return cut(snakeCase(object));
}

/** Extension table number `partition` of a table; partition 0 is the table itself. */
export function partitionTable(table: string, partition: number): string {
  return partition === 0 ? table : cut(`${table}__x${partition}`);
}

/** Column of a field; further columns of the same field carry a suffix after two underscores, so that they never meet another field's. */
export function columnName(field: string, suffix = ''): string {
  return cut(suffix === '' ? snakeCase(field) : `${snakeCase(field)}__${suffix}`);
}

/** The table of links of a many-to-many field. */
export function junctionTable(object: string, field: string): string {
  return cut(`${snakeCase(object)}__link_${snakeCase(field)}`);
}
export const junctionColumns = Object.freeze({ from: 'from_id', to: 'to_id' });

/** The filter that finds what others share with the viewer; a field of this name comes first. */
export const sharedFilter = 'sharedWithMe';

/** Index over `columns` of a table (`live` is not said). Unique indexes start with `u_`, others with `i_`. */
export function indexName(table: string, columns: readonly string[], unique: boolean): string {
  return cut(`${unique ? 'u' : 'i'}_${table}_${columns.filter((column) => column !== liveColumn).join('_')}`);
}
/** 1 for a live record, NULL in the recycle bin. */
export const liveColumn = 'live';

/** GraphQL type name of an object (`salesOrder` → `SalesOrder`) or of its plural. */
export function typeName(apiName: string): string {
  return apiName.charAt(0).toUpperCase() + apiName.slice(1);
}

/** What ids of the object start with where its definition does not say. */
export function defaultIdPrefix(object: string): string {
  return object.toLowerCase().slice(0, 12);
}

/** `unitPrice` → `unit_price`. Every capital starts a word, so the way back is unique. */
export function snakeCase(apiName: string): string {
  return apiName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Field names made by the engine, and names the API or JavaScript needs for itself. */
export const reservedFieldNames: ReadonlySet<string> = new Set([
  'id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version', 'recordType', liveColumn,
  'access', 'and', 'or', 'not', 'some', 'every', 'none', 'count', 'keys', 'field', 'create', 'connect', 'node',
  'constructor', 'prototype', 'toString', 'toLocaleString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable',
  // GraphQL allows no value of an enum to be called so, and groups are asked for by the name of a field.
  'true', 'false', 'null',
]);

/** Root fields of the API that no object may be called by, and table names that are taken. */
export const reservedObjectNames: ReadonlySet<string> = new Set([
  'analyses', 'explainAccess', 'userSignIns', 'userHoldings', 'handOverRecords', 'deactivateUser', 'activateUser',
  'mySecurity', 'mySessions', 'endSession', 'endOtherSessions', 'beginSecondFactor', 'confirmSecondFactor', 'proveSecondFactor', 'removeSecondFactor', 'myApiKeys', 'createMyApiKey', 'revokeMyApiKey',
  'signInLog', 'securityPolicy', 'saveSecurityPolicy', 'unlockUser', 'resetSecondFactor', 'endUserSessions',
  'conversionSteps', 'convertRecord', 'printedRecords', 'stageProgress', 'tickStageAction', 'planStage', 'recordShares', 'shareRecords', 'unshareRecords', 'saveDraft', 'discardDraft', 'restoreDraft', 'reopenChangeSet',
  'node', 'search', 'describe', 'describeApp', 'setup', 'viewer', 'signIn', 'signOut', 'access', 'app', 'modules', 'picklists', 'migrations',
  'query', 'mutation', 'subscription', 'constructor', 'prototype', 'toString', 'toLocaleString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable',
  'openChangeSet', 'changeDefinitions', 'previewChangeSet', 'publishChangeSet', 'discardChangeSet', 'rollback', 'saveField', 'saveLayout',
  'saveListView', 'saveRelatedList', 'saveObject', 'savePicklist', 'savePermissionSet', 'removeDefinition', 'renameField', 'renameObject', 'renamePicklist', 'restoreDeleted', 'emptyTrash', 'recordHistory', 'changePassword', 'setLanguage',
  'saveMyView', 'deleteMyView', 'restoreMyView', 'chooseDefaultView', 'sharedViews', 'chooseStyle',
  'describeAs', 'duplicates', 'duplicateGroups', 'replaceValue', 'undoReplaceValue',
  'mailSettings', 'startMail', 'previewMail', 'mailingPlan', 'myNotices', 'noticeCounts', 'noticeKinds', 'markNotices', 'markAllNotices', 'putOffNotice', 'setQuietNotices', 'saveMailSettings', 'sendTestMail', 'sendMail', 'startMailing',
  'saveMyReport', 'saveMyDashboard', 'deleteMyAnalysis', 'restoreMyAnalysis', 'chooseHomeDashboard',
  'apiKeys', 'createApiKey', 'revokeApiKey', 'setUserPassword', 'createSignInLink',
  'myJobs', 'backgroundJob', 'backgroundJobs', 'cancelJob', 'retryJob', 'jobSchedules', 'switchJobSchedule', 'runJobSchedule', 'computingFields',
  'openImport', 'changeImport', 'checkImport', 'startImport', 'stopImport', 'undoImport', 'fixImportRows', 'importRows', 'spreadsheetImport', 'spreadsheetImports',
  'approvalOf', 'myApprovals', 'approvalCounts', 'submitForApproval', 'approveRecord', 'returnRecord', 'passApprovalOn', 'askApproverFirst', 'decideApprovals', 'recallApproval', 'reopenApproval', 'stopApprovals',
]);

/** GraphQL type names of the fixed API and of field types; an object may not give rise to one of them. */
export const reservedTypeNames: ReadonlySet<string> = new Set([
  'Analyses', 'ReportDescription', 'ReportGroup', 'ReportMeasure', 'PrintTemplateDescription', 'PrintTrial', 'PrintProblem', 'DashboardDescription', 'DashboardPanel', 'AccessExplanation',
  'AccessPerson', 'AccessSaid', 'AccessOfAction', 'AccessOfField', 'UserSignIn', 'UserHolding', 'HandOver',
  'RefusedHandOver',
  'MySession', 'MySecurity', 'SecondFactorEnrolment', 'SignInAttempt',
  'ConcernedRecord', 'ValueCount', 'Use', 'SeenOperation', 'StatementCost', 'TrashItem',
  'ConversionStep', 'ConversionFill', 'ConversionLines', 'ConversionMatch', 'ConversionDescription', 'ConversionChoice', 'ConvertedRecord',
  'ProcessDescription', 'ProcessKind', 'StageDescription', 'StageActionDescription', 'StageOfList', 'RequirementDescription', 'RecordProgress', 'StageProgress', 'StageActionProgress', 'StagePlanInput',
  'DesignDraft', 'OwnDraft', 'ExpressionTrial', 'ExpressionProblem', 'ExpressionRecord', 'ExpressionStep', 'ExpressionCount',
  'Query', 'Mutation', 'Subscription', 'Node', 'PageInfo', 'String', 'Int', 'Float', 'Boolean', 'ID',
  'Decimal', 'Money', 'MoneyInput', 'Date', 'DateTime', 'Time', 'JSON', 'Address', 'AddressInput', 'Geolocation', 'GeolocationInput', 'File', 'Image',
  'PicklistOption', 'SearchHit', 'DeletedRecord', 'BatchMode', 'BatchProblem', 'Problem', 'OrderDirection', 'SortDirection', 'Access', 'FieldAccess', 'RecordAccess',
  'Setup', 'Viewer', 'Session', 'SignIn', 'ChangeSet', 'Version', 'Impact', 'Definition', 'DefinitionInput', 'DefinitionRef', 'App', 'Module', 'Object', 'Field',
  'Integer', 'DatePeriod', 'DateBucket', 'FieldProblem', 'MoneyFilter', 'PresenceFilter', 'ObjectRights', 'ObjectOutline', 'ModuleDescription', 'AppDescription', 'ObjectDescription',
  'FieldDescription', 'ValueDescription', 'RecordTypeDescription', 'ListDescription', 'ColumnDescription', 'SortDescription', 'ListViewDescription',
  'RelatedListDescription', 'RuleDescription', 'SignedIn', 'SignedInUser', 'HistoryEntry', 'HistoryChange', 'DefinitionProblem', 'ChangeSetPreview', 'ChangeImpact',
  'PublishedVersion', 'SetupObject', 'SavedDefinition', 'ApiKey', 'NewApiKey',
  'SpreadsheetGuess', 'SpreadsheetColumn', 'SpreadsheetChoice', 'SpreadsheetFit', 'SpreadsheetCell',
  'SpreadsheetImport', 'ImportColumn', 'ImportColumnInput', 'ImportPreviewCell', 'ImportPreviewRow', 'ImportCounts', 'ImportRow', 'ImportRowInput', 'ImportRowProblem', 'ImportChangeInput',
  'ColorRuleDescription', 'BoardDescription', 'CalendarDescription', 'KeptView', 'MyViewInput', 'MyViewColumn', 'MyViewSort', 'SharedView', 'KeptAnalysis', 'MyReportInput', 'MyReportGroup', 'MyReportMeasure', 'MyDashboardInput', 'MyDashboardPanel',
  'BackgroundJob', 'BackgroundJobs', 'JobStateCount', 'JobSchedule', 'JobFile', 'ComputingField',
  'MailStart', 'MailTemplateText', 'MailPreview', 'MailInput', 'MailingPlan', 'MailingLeft', 'MailingInput', 'NoticeConnection', 'Notice', 'NoticePerson', 'NoticeCounts', 'NoticeKindChoice',
  'DuplicateRuleDescription', 'Duplicates', 'DuplicateRecord', 'DuplicateGroupPage', 'ComparedDefinition', 'DefinitionStep', 'ValueUse', 'OtherLayout',
  'PageStyle', 'OwnStyle', 'RecordShare', 'SharePerson', 'ShareWith', 'AccessRule',
  ...['Integer', 'Decimal', 'Date', 'DateTime', 'Time'].flatMap((kind) => [`${kind}Summary`, `${kind}SummaryFilter`, `${kind}SummaryOrder`]),
  'AddressFilter', 'GeolocationFilter', 'FileFilter',
  'TextFilter', 'ChoiceFilter', 'ChoicesFilter', 'IntegerFilter', 'DecimalFilter', 'BooleanFilter', 'DateFilter', 'DateTimeFilter', 'TimeFilter', 'IdFilter',
  'RecordApproval', 'NeededApproval', 'ApprovalGuard', 'ApprovalRequest', 'ApprovalPerson', 'ApprovalStep', 'ApprovalDecider', 'ApprovalEvent', 'ApprovalFile', 'ApprovalRights', 'ApprovalConnection', 'ApprovalRow', 'ApprovalCounts', 'ApprovalDescription', 'ApprovalTrial', 'ApprovalTrialStep', 'WantedMoveInput', 'ApprovalOutcome',
]);

/** What the API appends to an object's type name, so that `accountFilter` cannot be an object beside `account`. */
export const typeSuffixes: readonly string[] = [
  '', 'Filter', 'Order', 'OrderBy', 'Connection', 'Edge', 'Summary', 'Groups', 'Group', 'GroupKey', 'GroupOrder', 'Having', 'Input', 'Patch', 'Key', 'Batch',
  'BatchItem', 'Access', 'FieldAccess', 'Reference', 'ReferenceInput', 'Relation', 'RelationFilter', 'RelationInput', 'ListInput', 'ListFilter', 'Description',
  'LookupFilter', 'ListUpdate', 'GroupKeys', 'GroupField',
];

/** What the API appends to the name of a polymorphic lookup's union, `TaskAbout`. */
export const unionSuffixes: readonly string[] = ['', 'Reference', 'Filter'];

/** true: an engine table or one the database keeps for itself could have the name. */
export function isEngineName(object: string): boolean {
  return /^(engine|sqlite|mysql|typeorm)([A-Z]|$)/.test(object);
}

/** Names longer than a database allows end in a short hash of the whole. */
function cut(name: string): string {
  if (name.length <= maxIdentifier) return name;
  return `${name.slice(0, maxIdentifier - 9)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
