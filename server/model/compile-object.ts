// One object from its shape: expressions checked, rules, layouts and lists linked, frozen.
import type { ObjectDefinition } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { approvalsOf } from './approvals';
import { copiesOf } from './copies';
import { checked, expectedKinds, scopeOf } from './expressions';
import { isExpression } from './field-shape';
import { conversionsOf } from './conversions';
import { layoutsOf } from './layouts';
import { checkMail } from './mail';
import { sharingRulesOf } from './sharing-rules';
import { duplicateRulesOf } from './duplicate-rules';
import { remindersOf } from './reminders';
import { listViewsOf, relatedListsOf } from './lists';
import type { FieldModel, ObjectModel, RelationModel, RuleModel } from './model';
import { defaultIdPrefix, typeName } from './names';
import { printTemplatesOf } from './print-templates';
import { processesOf } from './processes';
import { below, problemAt, unknownName, words, type Place } from './problem';
import { checkRollUp } from './roll-ups';
import type { ObjectShape } from './shapes';
import { asking, type Ask, type Fact, type World } from './world';

export interface CompiledObject { readonly model: ObjectModel; readonly facts: readonly Fact[] }
/** What the parts of an object are compiled with. */
export interface ObjectContext {
  readonly shape: ObjectShape;
  readonly world: World;
  readonly ask: Ask;
  readonly report: (problem: DefinitionProblem) => void;
}

/** The ObjectModel and everything it asked about others. */
export function compileObject(shape: ObjectShape, relations: ReadonlyMap<string, RelationModel>, { world, report }: { world: World; report: (problem: DefinitionProblem) => void }): CompiledObject {
  const facts: Fact[] = [];
  const ask = asking(world, facts);
  const context: ObjectContext = { shape, world, ask, report };
  const { definition } = shape.source;

  const fields = new Map<string, FieldModel>();
  for (const field of shape.fields.values()) fields.set(field.name, withExpressions(field, context));
  const layoutContext = { shape, relations, ask, language: world.language, report };
  const layouts = layoutsOf(layoutContext);
  checkRecordTypes(context);
  checkMail(context);
  const model: ObjectModel = {
    name: shape.source.name,
    plural: definition.plural,
    typeName: typeName(shape.source.name),
    pluralTypeName: typeName(definition.plural),
    label: definition.label,
    module: shape.source.module,
    idPrefix: idPrefixOf(definition),
    definition,
    owned: shape.owned,
    nameField: fields.get(shape.nameField.name)!,
    fields,
    formerFields: new Map([...shape.formerFields].map(([old, name]) => [old, fields.get(name)!])),
    relations,
    ...(shape.master ? { master: fields.get(shape.master.name)! } : {}),
    storage: shape.storage,
    searchFields: Object.freeze(shape.searchFields.map((field) => fields.get(field.name)!)),
    recordTypes: shape.recordTypes,
    rules: rulesOf(context),
    sharingRules: sharingRulesOf(context),
    duplicateRules: duplicateRulesOf(context),
    reminders: remindersOf(context),
    conversions: conversionsOf({ shape, relations, ask, report }),
    approvals: approvalsOf(context, relations),
    processes: processesOf(layoutContext),
    printTemplates: printTemplatesOf(layoutContext),
    layouts,
    listViews: listViewsOf(layoutContext),
    relatedLists: relatedListsOf({ ...layoutContext, layouts, shapeOf: (object) => world.shapes.get(object) }),
  };
  return { model: Object.freeze(model), facts };
}

/** What ids of the object start with. */
export function idPrefixOf(definition: ObjectDefinition): string {
  return definition.idPrefix ?? defaultIdPrefix(definition.formerNames?.[0] ?? definition.name);
}

function withExpressions(field: FieldModel, context: ObjectContext): FieldModel {
  const { definition } = field;
  const { shape, ask, report } = context;
  const place = shape.source.fieldPlaces.get(field.name);
  if (!place || field.system) return field;
  const scope = scopeOf(shape, ask);
  if (definition.type === 'formula') {
    const formula = checked(definition.expression, below(place, 'expression'), { scope, expected: expectedKinds(field), report });
    if (formula && !formula.sqlSafe) report(problemAt(below(place, 'expression'), 'expression', {
      zh: '公式由数据库计算，不能用 REGEX，也不能嵌套过深；请改写或写进校验规则', en: 'formulas are computed by the database: no REGEX, no extreme nesting; rewrite it or make it a validation rule',
    }));
    return formula?.sqlSafe ? Object.freeze({ ...field, formula }) : field;
  }
  if (definition.type === 'rollUp') {
    const rollUp = checkRollUp(definition, { ...context, place });
    return rollUp ? Object.freeze({ ...field, rollUp }) : field;
  }
  if (definition.type === 'lookup' && definition.copies) {
    const copies = copiesOf(field, definition.copies, context);
    return copies.length > 0 ? Object.freeze({ ...field, copies }) : field;
  }
  if (!isExpression(definition.default)) return field;
  if (ask.mentionsOff(shape.source.name, definition.default.expression)) return field;
  const defaultExpression = checked(definition.default.expression, below(place, 'default', 'expression'), { scope, expected: expectedKinds(field), report });
  return defaultExpression ? Object.freeze({ ...field, defaultExpression }) : field;
}

function rulesOf({ shape, ask, report }: ObjectContext): readonly RuleModel[] {
  const part = shape.source.rules;
  if (!part) return noRules;
  const scope = scopeOf(shape, ask);
  return Object.freeze(part.body.flatMap((rule, index) => {
    const place: Place = { path: part.path, pointer: `/rules/${index}` };
    if (rule.off || ask.mentionsOff(shape.source.name, rule.when)) return [];
    const when = checked(rule.when, below(place, 'when'), { scope, expected: ['boolean'], report });
    if (rule.field !== undefined && !shape.fields.has(rule.field) && !Object.hasOwn(shape.source.definition.fields, rule.field)) {
      report(unknownName(below(place, 'field'), words.field, rule.field, shape.fields.keys()));
    }
    const field = rule.field !== undefined && shape.fields.has(rule.field) ? { field: rule.field } : {};
    return when ? [Object.freeze({ name: rule.name, label: rule.label, message: rule.message, ...field, when, text: rule.when })] : [];
  }));
}
const noRules: readonly RuleModel[] = Object.freeze([]);

function checkRecordTypes({ shape, report }: ObjectContext): void {
  const part = shape.source.recordTypes;
  part?.body.forEach((type, index) => {
    for (const [name, offered] of Object.entries(type.picklists ?? {})) {
      const place = below({ path: part.path, pointer: `/recordTypes/${index}/picklists` }, name);
      const field = shape.fields.get(name);
      if (!field || (field.type !== 'picklist' && field.type !== 'multiPicklist')) {
        if (!Object.hasOwn(shape.source.definition.fields, name) || field) {
          report(unknownName(place, words.field, name, [...shape.fields.values()].filter((one) => one.values.length > 0).map((one) => one.name)));
        }
        continue;
      }
      const known = new Set(field.values.map((value) => value.value));
      offered.forEach((value, at) => {
        if (!known.has(value)) report(unknownName(below(place, at), words.value, value, known));
      });
    }
  });
}
