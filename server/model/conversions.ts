// Conversions of an object: every value checked against the field it goes into, steps linked in order; what hangs on something that is off goes with it.
import type { ConversionDefinition, ConversionLinesDefinition, ConversionStepDefinition, ConversionStepReference, ExpressionText } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { ExpressionScope } from '../../metadata/language/expression/expression';
import { checked, expectedKinds, scopeBeside, scopeOf } from './expressions';
import type { ConversionCarryModel, ConversionLinesModel, ConversionModel, ConversionStepModel, ConversionValue, FieldModel, RelationModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { ObjectShape } from './shapes';
import type { Ask } from './world';

export interface ConversionContext { readonly shape: ObjectShape; readonly relations: ReadonlyMap<string, RelationModel>; readonly ask: Ask; readonly report: (problem: DefinitionProblem) => void }

/** In the order they are written, without those that are off or make records of an object that is off. */
export function conversionsOf(context: ConversionContext): readonly ConversionModel[] {
  const part = context.shape.source.conversions;
  if (!part) return none;
  return Object.freeze(part.body.flatMap((written, index) => compileConversion(context, written, { path: part.path, pointer: `/conversions/${index}` }) ?? []));
}
const none: readonly ConversionModel[] = Object.freeze([]);

function compileConversion(context: ConversionContext, written: ConversionDefinition, place: Place): ConversionModel | undefined {
  const { shape, ask, report } = context;
  const { name } = shape.source;
  if (written.off || (written.when !== undefined && ask.mentionsOff(name, written.when))) return undefined;
  if (written.steps.some((step) => ask.objectPresence(step.object) === 'off')) return undefined;
  const made = new Map<string, string>();
  const from = ownRecord(context);
  const steps = written.steps.flatMap((step, index) => {
    const compiled = compileStep(context, { step, place: below(place, 'steps', index), from, made });
    made.set(step.name, step.object);
    return compiled ?? [];
  });
  const when = written.when === undefined ? undefined : checked(written.when, below(place, 'when'), { scope: from.scope, expected: ['boolean'], report });
  const set = valuesOf(context, written.set ?? {}, { place: below(place, 'set'), into: (field) => shape.fields.get(field), from, made, object: name });
  const carry = (written.carry ?? []).flatMap((each, index) => compileCarry(context, each, { place: below(place, 'carry', index), from, made }) ?? []);
  return Object.freeze({ name: written.name, label: written.label, ...(written.help === undefined ? {} : { help: written.help }), ...(when ? { when } : {}), definition: written, steps, set, carry });
}

interface StepToCompile { readonly step: ConversionStepDefinition; readonly place: Place; readonly from: RecordSide; readonly made: ReadonlyMap<string, string> }

function compileStep(context: ConversionContext, { step, place, from, made }: StepToCompile): ConversionStepModel | undefined {
  const { ask, report } = context;
  if (ask.objectPresence(step.object) === 'unknown') return void report(unknownName(below(place, 'object'), words.object, step.object, []));
  const match = (step.match ?? []).filter((name, index) => {
    const field = ask.field(step.object, name);
    if (!field && ask.fieldPresence(step.object, name) !== 'off') report(unknownName(below(place, 'match', index), words.field, name, []));
    return field !== undefined;
  });
  return Object.freeze({
    name: step.name, object: step.object, optional: step.optional ?? false, match,
    values: valuesOf(context, step.values, { place: below(place, 'values'), into: (name) => ask.field(step.object, name), from, made, object: step.object }),
    lines: (step.lines ?? []).flatMap((lines, index) => compileLines(context, lines, { object: step.object, place: below(place, 'lines', index), made }) ?? []),
  });
}

function compileLines(context: ConversionContext, lines: ConversionLinesDefinition, at: { readonly object: string; readonly place: Place; readonly made: ReadonlyMap<string, string> }): ConversionLinesModel | undefined {
  const { shape, ask, report } = context;
  const to = ask.inverse(at.object, lines.to);
  const from = ask.inverse(shape.source.name, lines.from);
  if (!to) report(unknownName(below(at.place, 'to'), words.relatedList, lines.to, []));
  if (!from) report(unknownName(below(at.place, 'from'), words.relatedList, lines.from, []));
  if (!to || !from) return undefined;
  if (ask.objectPresence(to.object) !== 'on' || ask.objectPresence(from.object) !== 'on') return undefined;
  const values = valuesOf(context, lines.values, { place: below(at.place, 'values'), into: (name) => ask.field(to.object, name), from: otherRecord(from.object, ask), made: at.made, object: to.object });
  return Object.freeze({ to: lines.to, from: lines.from, object: to.object, source: from.object, link: from.field, values });
}

function compileCarry(context: ConversionContext, carry: { readonly relatedList: string; readonly set: Written }, at: { readonly place: Place; readonly from: RecordSide; readonly made: ReadonlyMap<string, string> }): ConversionCarryModel | undefined {
  const { relations, ask, report, shape } = context;
  const relation = relations.get(carry.relatedList);
  if (!relation) {
    const off = ask.inverse(shape.source.name, carry.relatedList);
    if (!off) report(unknownName(below(at.place, 'relatedList'), words.relatedList, carry.relatedList, relations.keys()));
    return undefined;
  }
  const set = valuesOf(context, carry.set, { place: below(at.place, 'set'), into: (name) => ask.field(relation.object, name), from: at.from, made: at.made, object: relation.object });
  return Object.freeze({ relation: relation.name, set });
}

type Written = Readonly<Record<string, ConversionStepReference | ExpressionText>>;

/** The record whose fields values are made of. */
interface RecordSide { readonly object: string; readonly scope: ExpressionScope; readonly field: (name: string) => FieldModel | undefined }

function ownRecord({ shape, ask }: ConversionContext): RecordSide {
  return { object: shape.source.name, scope: scopeOf(shape, ask), field: (name) => shape.fields.get(name) };
}

function otherRecord(object: string, ask: Ask): RecordSide {
  return { object, scope: scopeBeside(object, ask), field: (name) => ask.field(object, name) };
}

interface Destination {
  readonly place: Place;
  /** API name of the object whose fields are filled. */
  readonly object: string;
  readonly into: (name: string) => FieldModel | undefined;
  readonly from: RecordSide;
  /** Object of each earlier step. */
  readonly made: ReadonlyMap<string, string>;
}

function valuesOf({ ask, report }: ConversionContext, written: Written, destination: Destination): ReadonlyMap<string, ConversionValue> {
  const values = new Map<string, ConversionValue>();
  for (const [name, value] of Object.entries(written)) {
    const place = below(destination.place, name);
    const field = destination.into(name);
    if (!field) {
      if (ask.fieldPresence(destination.object, name) !== 'off') report(unknownName(place, words.field, name, []));
      continue;
    }
    if (field.type === 'formula' || field.type === 'rollUp' || field.type === 'autoNumber' || field.system) {
      report(problemAt(place, 'conversion', { zh: `“${field.label}”由系统计算，不能填写`, en: `${name} is made by the system and cannot be filled` }));
      continue;
    }
    const compiled = typeof value === 'string' ? textValue(value, field, { place, ask, report, from: destination.from }) : stepValue(value, field, { place, report, made: destination.made });
    if (compiled) values.set(name, Object.freeze(compiled));
  }
  return values;
}

function stepValue({ step }: ConversionStepReference, field: FieldModel, { place, report, made }: { readonly place: Place; readonly report: ConversionContext['report']; readonly made: ReadonlyMap<string, string> }): ConversionValue | undefined {
  const object = made.get(step);
  if (object === undefined) return void report(unknownName(below(place, 'step'), words.step, step, made.keys()));
  if (!field.targets.includes(object)) {
    return void report(problemAt(below(place, 'step'), 'conversion', { zh: `“${field.label}”不能指向 ${object} 的记录`, en: `${field.name} does not point at records of ${object}` }));
  }
  return { kind: 'step', step };
}

interface TextAt { readonly place: Place; readonly ask: Ask; readonly report: ConversionContext['report']; readonly from: RecordSide }

function textValue(text: string, field: FieldModel, { place, ask, report, from }: TextAt): ConversionValue | undefined {
  if (ask.mentionsOff(from.object, text)) return undefined;
  const source = from.field(text);
  if (source && source.type === field.type && !notCarried.has(field.type)) return { kind: 'copy', field: text };
  const expected = expectedKinds(field);
  if (!expected) {
    return void report(problemAt(place, 'conversion', { zh: `“${field.label}”只能取自同类型的字段`, en: `${field.name} can only be taken from a field of the same type` }));
  }
  const expression = checked(text, place, { scope: from.scope, expected, report });
  return expression && { kind: 'expression', expression };
}

/** Files belong to one record; links and secrets are not copied. */
const notCarried: ReadonlySet<string> = new Set(['file', 'image', 'manyToMany', 'encryptedText']);
