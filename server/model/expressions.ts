// Checks an object's expressions against the Model: which names mean which types, and what a formula, rule, default or roll-up filter may use.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { checkExpression, type CheckedExpression, type ExpressionScope, type ExpressionType, type FieldPath, type TypeKind } from '../../metadata/language/expression/expression';
import { problemText } from '../../metadata/language/expression/problem';
import type { FieldModel } from './model';
import { problemAt, type Place } from './problem';
import { usualScale } from './roll-up-type';
import type { ObjectShape } from './shapes';
import type { Ask } from './world';

/** The type a field has in expressions; undefined: it cannot stand in one. */
export function expressionType(field: FieldModel): ExpressionType | undefined {
  const { definition } = field;
  if (field.type === 'id') return { kind: 'reference', object: field.object };
  if (field.type === 'version') return { kind: 'number', scale: 0 };
  switch (definition.type) {
    case 'text': case 'longText': case 'richText': case 'email': case 'phone': case 'url': case 'picklist': case 'autoNumber': case 'color': case 'barcode': return { kind: 'text' };
    case 'integer': case 'rating': case 'duration': return { kind: 'number', scale: 0 };
    case 'decimal': case 'percent': return { kind: 'number', scale: definition.scale ?? usualScale(definition.type) };
    case 'currency': return { kind: 'number', scale: definition.scale ?? usualScale('currency') };
    case 'boolean': case 'date': case 'dateTime': case 'time': return { kind: definition.type };
    case 'multiPicklist': case 'tags': return { kind: 'textList' };
    case 'lookup': case 'masterDetail': case 'user': case 'department': return { kind: 'reference', object: field.targets[0] };
    case 'polymorphicLookup': return { kind: 'reference' };
    case 'formula': return resultType(definition.returns, definition.scale ?? usualScale('formula'));
    case 'rollUp': return resultType(definition.returns ?? 'decimal', definition.scale ?? usualScale('rollUp'));
    default: return undefined;
  }
}

/** Names as an expression of one object sees them: own fields, and fields along its lookups. */
export function scopeOf(shape: ObjectShape, ask: Ask): ExpressionScope {
  return { fieldType: (path) => {
    const field = fieldAt(path, shape, ask);
    return field && expressionType(field);
  } };
}

/** The same for an object beside the one that is compiled. */
export function scopeBeside(object: string, ask: Ask): ExpressionScope {
  return { fieldType: (path) => {
    const field = fieldAlong(path, object, ask.field);
    return field && expressionType(field);
  } };
}

/** The field at the end of a path through lookups. */
export function fieldAt(path: FieldPath, shape: ObjectShape, ask: Ask): FieldModel | undefined {
  return fieldAlong(path, shape.source.name, (object, name) => (object === shape.source.name ? shape.fields.get(name) : ask.field(object, name)));
}

function fieldAlong(path: FieldPath, from: string, fieldOf: Ask['field']): FieldModel | undefined {
  let field = fieldOf(from, path[0] ?? '');
  for (const step of path.slice(1)) {
    if (!field || field.type === 'manyToMany' || field.targets.length !== 1) return undefined;
    field = fieldOf(field.targets[0]!, step);
  }
  return field;
}

/** A checked expression, or undefined after reporting what is wrong with it. */
export function checked(text: string, place: Place, among: { scope: ExpressionScope; expected?: readonly (TypeKind | ExpressionType)[]; report: (problem: DefinitionProblem) => void }): CheckedExpression | undefined {
  const outcome = checkExpression(text, among.scope, among.expected);
  if (!('problems' in outcome)) return outcome;
  for (const problem of outcome.problems) among.report(problemAt(place, 'expression', {
    zh: `${problemText(problem, 'zh')}（第 ${problem.line} 行第 ${problem.column} 个字）`, en: `${problemText(problem, 'en')} (line ${problem.line}, character ${problem.column})`,
  }));
  return undefined;
}

/** What an expression for `field` must give: what the field keeps, numbers rounded to its decimals. */
export function expectedKinds(field: FieldModel): readonly ExpressionType[] | undefined {
  const type = expressionType(field);
  return type && [type];
}

function resultType(returns: string, scale: number): ExpressionType {
  switch (returns) {
    case 'integer': return { kind: 'number', scale: 0 };
    case 'decimal': case 'currency': case 'percent': return { kind: 'number', scale };
    case 'boolean': case 'date': case 'dateTime': return { kind: returns };
    default: return { kind: 'text' };
  }
}
