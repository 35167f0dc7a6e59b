// The text of types.ts, made from the schemas: the same names, the same words, nothing to keep in step by hand.
import base from './schemas/field.schema.json';
import { fieldTypes, type FieldTypePage } from './field-types';
import type { JsonSchema } from './field-schema';
import { commonSchema, schemaOf } from './schemas';

/** What types.ts must hold. */
export function typesText(): string {
  const made = new Map<string, string>();
  const kinds = ['app', 'module', 'object'] as const;
  const others = ['picklist', 'recordTypes', 'layout', 'listView', 'relatedList', 'rules', 'sharingRules', 'duplicateRules', 'reminders', 'conversions', 'approvals', 'process', 'printTemplate', 'report', 'dashboard', 'permissionSet', 'translation', 'template'] as const;
  kinds.forEach((kind) => declare(schemaOf(kind), schemaOf(kind), made));
  made.set('FieldCommon', fieldCommon(made));
  const pages = Object.values(fieldTypes);
  const interfaces = pages.map((page) => fieldInterface(page, made));
  made.set('fields', interfaces.join('\n'));
  made.set('FieldDefinition', `export type FieldDefinition =\n${lines(pages.map(interfaceName))};`);
  made.set('FieldTypeName', "export type FieldTypeName = FieldDefinition['type'];");
  others.forEach((kind) => declare(schemaOf(kind), schemaOf(kind), made));
  return `${[prelude, ...made.values(), epilogue].join('\n\n')}\n`;
}

type Made = Map<string, string>;
type Schema = JsonSchema & {
  readonly title?: string; readonly description?: string; readonly $ref?: string; readonly type?: string | readonly string[]; readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema; readonly enum?: readonly unknown[]; readonly const?: unknown;
  readonly additionalProperties?: Schema | boolean; readonly propertyNames?: Schema; readonly oneOf?: readonly Schema[]; readonly then?: Schema; readonly else?: Schema;
};

/** Definitions that are plain names of text, not shapes. */
const aliases: Readonly<Record<string, string>> = { apiName: 'ApiName', label: 'Label', expression: 'ExpressionText' };
const apiNamePattern = (commonSchema.$defs as Record<string, Schema>).apiName!.pattern;

/** A titled schema becomes an exported type of that name, once. */
function declare(schema: Schema, root: JsonSchema, made: Made): string {
  const name = schema.title!;
  if (made.has(name)) return name;
  made.set(name, '');
  const text = schema.enum ? `export type ${name} = ${schema.enum.map(literal).join(' | ')};`
    : schema.oneOf && !schema.properties ? `export type ${name} = ${schema.oneOf.map((one) => declare(one, root, made)).join(' | ')};`
      : `export interface ${name} {\n${properties(schema, root, made)}}`;
  made.delete(name); // so that what it is made of stands before it
  made.set(name, `${comment(schema.description, '')}${text}`);
  return name;
}

function properties(schema: Schema, root: JsonSchema, made: Made): string {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .map(([name, inner]) => `${comment(words(inner), '  ')}  ${name}${required.has(name) ? '' : '?'}: ${typeOf(inner, root, made)};\n`).join('');
}

function typeOf(schema: Schema, root: JsonSchema, made: Made): string {
  if (schema.$ref) {
    const target = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    if (schema.$ref === 'field.schema.json') return 'FieldDefinition';
    if (aliases[target]) return aliases[target];
    const from = schema.$ref.startsWith('#') ? root : commonSchema;
    return typeOf((from.$defs as Record<string, Schema>)[target]!, from, made);
  }
  if (schema.then) return [...new Set(schema.else ? [typeOf(schema.then, root, made), ...typeOf(schema.else, root, made).split(' | ')] : ['Json', inline(schema.then, root, made)])].join(' | ');
  if (schema.enum && !schema.title) return schema.enum.map(literal).join(' | ');
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.title) return declare(schema, root, made);
  if (schema.type === 'array') return list(typeOf(schema.items ?? {}, root, made));
  if (schema.type === 'object') return record(schema, root, made);
  const types = ([] as string[]).concat((schema.type ?? 'Json') as string | string[]);
  return types.map((type) => (type === 'integer' ? 'number' : type === 'string' && schema.pattern === apiNamePattern ? 'ApiName' : type)).join(' | ');
}

function record(schema: Schema, root: JsonSchema, made: Made): string {
  if (typeof schema.additionalProperties !== 'object') return '{ [key: string]: Json }';
  const star = ((schema.propertyNames?.examples ?? []) as unknown[]).includes('*');
  const key = star ? "ApiName | '*'" : schema.propertyNames?.$ref?.endsWith('/apiName') ? 'ApiName' : 'string';
  return `Record<${key}, ${typeOf(schema.additionalProperties, root, made)}>`;
}

function inline(schema: Schema, root: JsonSchema, made: Made): string {
  return `{ ${Object.entries(schema.properties ?? {}).map(([name, inner]) => `${name}: ${typeOf(inner, root, made)}`).join('; ')} }`;
}

function fieldCommon(made: Made): string {
  const common = { ...base, properties: Object.fromEntries(Object.entries(base.properties).filter(([name]) => name !== 'type')) } as unknown as Schema;
  return `${comment(base.description, '')}interface FieldCommon<T extends string> {\n${comment(base.properties.type.description, '  ')}  type: T;\n${properties(common, base, made)}}`;
}

/** In one line: the words of its settings stand in the page. */
function fieldInterface(page: FieldTypePage, made: Made): string {
  const required = new Set(page.requiredSettings ?? []);
  const own = Object.entries(page.settings as unknown as Readonly<Record<string, Schema>>)
    .map(([name, setting]) => `${name}${required.has(name) ? '' : '?'}: ${typeOf(setting, {}, made)}`).join('; ');
  return `/** ${page.help.en} */ export interface ${interfaceName(page)} extends FieldCommon<'${page.type}'> {${own ? ` ${own} ` : ''}}`;
}

function interfaceName(page: FieldTypePage): string {
  return `${page.type[0]!.toUpperCase()}${page.type.slice(1)}Field`;
}

function words(schema: Schema): string | undefined {
  if (schema.help) return (schema.help as { en: string }).en;
  const shared = schema.$ref?.startsWith('common') ? (commonSchema.$defs as Record<string, Schema>)[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] : undefined;
  return schema.description ?? shared?.description;
}

function comment(text: string | undefined, indent: string): string {
  return text ? `${indent}/** ${text.replace(/\*\//g, '* /')} */\n` : '';
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function list(type: string): string {
  return type.includes(' | ') ? `(${type})[]` : `${type}[]`;
}

/** A union over several lines of readable length. */
function lines(names: readonly string[]): string {
  const rows: string[] = [];
  for (let i = 0; i < names.length; i += 6) rows.push(`  | ${names.slice(i, i + 6).join(' | ')}`);
  return rows.join('\n');
}

const prelude = `// The shapes of every kind of definition, as written in metadata/ and by admins. Generated from schemas/ and field-types/ by generate.ts: change those.

/** API names: camelCase ASCII, \`^[a-z][A-Za-z0-9]{0,39}$\`. */
export type ApiName = string;
/** Text of the rule language, e.g. \`unitPrice * quantity * (1 - discount)\`. See expression/. */
export type ExpressionText = string;
/** A label in the application's first language (zh-CN). Other languages stand in translations/<lang>.json. */
export type Label = string;
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };`;

const epilogue = `/** Every kind of definition by its kind word. */
export interface DefinitionByKind {
  app: AppDefinition; module: ModuleDefinition; object: ObjectDefinition; field: FieldDefinition; picklist: PicklistDefinition;
  recordTypes: RecordTypesDefinition; layout: LayoutDefinition; relatedList: RelatedListDefinition; listView: ListViewDefinition;
  rules: RulesDefinition; sharingRules: SharingRulesDefinition; duplicateRules: DuplicateRulesDefinition; reminders: RemindersDefinition; conversions: ConversionsDefinition; approvals: ApprovalsDefinition; process: ProcessDefinition; printTemplate: PrintTemplateDefinition; report: ReportDefinition; dashboard: DashboardDefinition; permissionSet: PermissionSetDefinition; translation: TranslationDefinition;
}
/** A \`field\` is written inside its object, or alone by an admin (path \`<module>/<object>/fields/<name>\`). */
export type DefinitionKind = keyof DefinitionByKind;

/**
 * One definition with its place. \`path\` is the file's path below metadata/ without \`.json\`, the identity of a definition:
 * \`app\`, \`sales/module\`, \`sales/opportunity/object\`, \`sales/opportunity/layouts/edit\`, \`sales/opportunity/fields/budget\`, \`customers/picklists/industry\`.
 */
export type Definition = { [K in DefinitionKind]: { kind: K; path: string; body: DefinitionByKind[K] } }[DefinitionKind];`;
