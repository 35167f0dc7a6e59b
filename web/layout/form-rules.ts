// Evaluates conditions, formulas and totals on what is typed, with the same rule language as the server.
import { checkExpression, evaluate, type CheckedExpression, type ExpressionEnvironment, type ExpressionType, type ExpressionValue, type FieldPath } from '../../metadata/language/expression/expression';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { Decimal } from 'decimal.js';
import { findField } from '../describe/use-description';
import { isEmpty, setting } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import type { LineSets, Values } from './form-values';
import type { Descriptions } from './shown-fields';

/** What an expression is evaluated on: a record as typed, with its lines. */
export interface RuleContext {
  readonly object: ObjectDescription;
  /** Objects that lookups lead to and lines are of, as far as they are known. */
  readonly objects: Descriptions;
  readonly values: Values;
  readonly lines: LineSets;
  readonly environment: ExpressionEnvironment;
}

/** A condition's answer; null where the browser cannot know (the server then decides). */
export function condition(text: string, context: RuleContext): boolean | null {
  const outcome = compute(text, context);
  return outcome === unknown ? null : outcome === true;
}

/** The value of an expression; undefined where the browser cannot know it. */
export function computed(text: string, context: RuleContext): ExpressionValue | undefined {
  const outcome = compute(text, context);
  return outcome === unknown ? undefined : outcome;
}

/** The value now of a formula or roll-up on the form; undefined where only the server knows it. */
export function liveValue(field: FieldDescription, context: RuleContext): ExpressionValue | undefined {
  const value = readField(field, context, 0);
  return value === unknown ? undefined : (value as ExpressionValue);
}

/** The fields a rule reads, for showing its message where the viewer is. */
export function referencesOf(text: string, object: ObjectDescription, objects: Descriptions): readonly FieldPath[] {
  return check(text, object, objects)?.references ?? [];
}

const unknown = Symbol('only the server knows');
type Outcome = ExpressionValue | typeof unknown;

function compute(text: string, context: RuleContext, depth = 0): Outcome {
  const checked = check(text, context.object, context.objects);
  if (!checked || depth > 8) return unknown;
  const read = new Map<string, unknown>();
  for (const path of checked.references) {
    const value = readPath(path, context, depth);
    if (value === unknown) return unknown;
    read.set(path.join('.'), value);
  }
  return evaluate(checked.ast, (path) => read.get(path.join('.')) ?? null, context.environment);
}

function readPath(path: FieldPath, context: RuleContext, depth: number): unknown {
  const field = findField(context.object, path[0] ?? '');
  if (!field) return unknown;
  if (path.length === 1) return readField(field, context, depth);
  const reference = context.values[field.name] as { name?: string; id?: string } | null | undefined;
  if (reference === null || reference === undefined) return null;
  const target = field.targets[0];
  // Of the record looked up to, a form knows id and name.
  if (path.length === 2 && path[1] === 'id') return reference.id;
  return path.length === 2 && target && path[1] === target.nameField ? reference.name : unknown;
}

function readField(field: FieldDescription, context: RuleContext, depth: number): unknown {
  if (field.type === 'formula') {
    const text = setting<string>(field, 'expression');
    if (text !== undefined) return compute(text, context, depth + 1);
  }
  if (field.type === 'rollUp') {
    const total = rollUp(field, context, depth);
    if (total !== undefined) return total;
  }
  if (!(field.name in context.values)) return field.system || field.readOnly ? unknown : null;
  const value = context.values[field.name];
  if (isEmpty(value)) return null;
  const { toRule, toInput } = pageOf(field);
  if (toRule) return toRule(value, field);
  return toInput ? toInput(value, field, null) : value;
}

/** Totals over the lines on the form; undefined where they are not there. */
function rollUp(field: FieldDescription, context: RuleContext, depth: number): Outcome | undefined {
  const relation = setting<string>(field, 'of') ?? '';
  const set = context.lines[relation];
  const line = context.objects.get(context.object.relatedLists.find((list) => list.name === relation)?.object.name ?? '');
  if (!set || !line || depth > 8) return undefined;
  const kind = setting<string>(field, 'function');
  const summed = findField(line, setting<string>(field, 'field') ?? '');
  const filter = setting<string>(field, 'filter');
  const values: unknown[] = [];
  for (const one of set.lines) {
    const inLine: RuleContext = { ...context, object: line, values: one.now, lines: {} };
    if (filter !== undefined) {
      const fits = compute(filter, inLine, depth + 1);
      if (fits === unknown) return unknown;
      if (fits !== true) continue;
    }
    const value = summed ? readField(summed, inLine, depth + 1) : '1';
    if (value === unknown) return unknown;
    if (value !== null) values.push(value);
  }
  if (kind === 'count') return String(values.length);
  if (kind === 'sum') return values.reduce<Decimal>((sum, value) => sum.plus(String(value)), new Decimal(0)).toFixed();
  if (values.length === 0) return null;
  const numeric = values.every((value) => /^-?[\d.]+$/.test(String(value)));
  const sorted = [...values].map(String).sort((a, b) => (numeric ? new Decimal(a).comparedTo(b) : a < b ? -1 : 1));
  return (kind === 'max' ? sorted.at(-1) : sorted[0]) ?? null;
}

const checkedByObject = new WeakMap<ObjectDescription, Map<string, CheckedExpression | null>>();

function check(text: string, object: ObjectDescription, objects: Descriptions): CheckedExpression | null {
  const known = checkedByObject.get(object) ?? new Map<string, CheckedExpression | null>();
  checkedByObject.set(object, known);
  const found = known.get(text);
  if (found !== undefined) return found;
  const outcome = checkSafely(text, object, objects);
  known.set(text, outcome);
  return outcome;
}

function checkSafely(text: string, object: ObjectDescription, objects: Descriptions): CheckedExpression | null {
  try {
    const outcome = checkExpression(text, { fieldType: (path) => typeAt(path, object, objects) });
    return 'problems' in outcome ? null : outcome;
  } catch {
    return null;
  }
}

/** The type of the field at the end of a path, as far as the objects on the way are known. */
export function typeAt(path: FieldPath, object: ObjectDescription, objects: Descriptions): ExpressionType | undefined {
  const field = findField(object, path[0] ?? '');
  if (!field) return undefined;
  if (path.length === 1) return expressionType(field);
  const target = field.targets[0];
  const next = target && (target.name === object.name ? object : objects.get(target.name));
  if (next) return typeAt(path.slice(1), next, objects);
  return target && path.length === 2 && path[1] === target.nameField ? { kind: 'text' } : undefined;
}

/** The type of a field's values in the rule language. */
export function expressionType(field: FieldDescription): ExpressionType | undefined {
  const kind = field.type === 'formula' ? field.returns ?? 'text' : field.type === 'rollUp' ? field.returns ?? setting<string>(field, 'returns') ?? (setting(field, 'function') === 'count' ? 'integer' : 'decimal') : field.type;
  switch (kind) {
    case 'integer': case 'rating': case 'duration': case 'version': return { kind: 'number', scale: 0 };
    case 'decimal': case 'percent': return { kind: 'number', scale: setting<number>(field, 'scale') ?? 4 };
    case 'currency': return { kind: 'number', scale: setting<number>(field, 'scale') ?? 2 };
    case 'boolean': return { kind: 'boolean' };
    case 'date': return { kind: 'date' };
    case 'dateTime': return { kind: 'dateTime' };
    case 'time': return { kind: 'time' };
    case 'multiPicklist': case 'tags': return { kind: 'textList' };
    case 'lookup': case 'masterDetail': case 'user': case 'department': return { kind: 'reference', object: field.targets[0]?.name };
    case 'polymorphicLookup': case 'id': return { kind: 'reference' };
    case 'json': case 'file': case 'image': case 'address': case 'geolocation': case 'manyToMany': case 'encryptedText': return undefined;
    default: return { kind: 'text' };
  }
}
