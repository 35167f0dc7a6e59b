// The JSON Schema of every kind of definition, by kind; the field schema is composed from field-types/.
import type { DefinitionKind } from './types';
import { composeFieldSchema, type JsonSchema } from './field-schema';
import app from './schemas/app.schema.json';
import approvals from './schemas/approvals.schema.json';
import common from './schemas/common.schema.json';
import conversions from './schemas/conversions.schema.json';
import dashboard from './schemas/dashboard.schema.json';
import importSchema from './schemas/import.schema.json';
import layout from './schemas/layout.schema.json';
import listView from './schemas/list-view.schema.json';
import moduleSchema from './schemas/module.schema.json';
import object from './schemas/object.schema.json';
import permissionSet from './schemas/permission-set.schema.json';
import picklist from './schemas/picklist.schema.json';
import printTemplate from './schemas/print-template.schema.json';
import process from './schemas/process.schema.json';
import recordTypes from './schemas/record-types.schema.json';
import relatedList from './schemas/related-list.schema.json';
import report from './schemas/report.schema.json';
import rules from './schemas/rules.schema.json';
import sharingRules from './schemas/sharing-rules.schema.json';
import duplicateRules from './schemas/duplicate-rules.schema.json';
import reminders from './schemas/reminders.schema.json';
import check from './schemas/check.schema.json';
import sample from './schemas/sample.schema.json';
import template from './schemas/template.schema.json';
import translation from './schemas/translation.schema.json';

/** Pieces that the others refer to. */
export const commonSchema: JsonSchema = common;

/** Kinds of files that are data beside definitions, not definitions. */
export type DataKind = 'import' | 'sample' | 'check' | 'template';

/** By kind; `field` is made on the first call and kept. */
export function schemaOf(kind: DefinitionKind | DataKind): JsonSchema {
  return kind === 'field' ? (fieldSchema ??= composeFieldSchema()) : schemas[kind];
}

let fieldSchema: JsonSchema | undefined;

const schemas: Readonly<Record<Exclude<DefinitionKind, 'field'> | DataKind, JsonSchema>> = {
  app, module: moduleSchema, object, picklist, recordTypes, layout, relatedList, listView, rules, sharingRules, duplicateRules, reminders, conversions, approvals, process, printTemplate, report, dashboard, permissionSet, translation,
  import: importSchema, sample, check, template,
};
