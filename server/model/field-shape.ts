// One field without its expressions: targets, values, required and unique, and the columns its type asks for.
import type { FieldDefinition, PicklistValue, RollUpField } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { ColumnModel, FieldModel, Storage } from './model';
import { checkDependency } from './picklist-dependency';
import { columnName, junctionColumns, junctionTable } from './names';
import { targetsOf } from './presence';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { ObjectSource } from './sources';
import type { SystemField } from './system-fields';
import type { Ask } from './world';

/** What a field type stores; given by the folder of field types, which lies above this one. */
export type ColumnsOf = (definition: FieldDefinition, role: { readonly isName: boolean }) => readonly { readonly suffix: string; readonly storage: Storage }[];

export interface FieldSeed extends SystemField { readonly place: Place }
export interface FieldShapeContext {
  readonly source: ObjectSource;
  readonly ask: Ask;
  readonly columnsOf: ColumnsOf;
  readonly report: (problem: DefinitionProblem) => void;
}
/** A field whose columns are not placed yet. */
export interface LooseField { readonly field: Omit<FieldModel, 'columns'>; readonly columns: readonly Omit<ColumnModel, 'partition'>[] }

const none: readonly string[] = Object.freeze([]);
const noValues: readonly PicklistValue[] = Object.freeze([]);

/** undefined: the field cannot be made; why was reported. */
export function fieldShape(seed: FieldSeed, context: FieldShapeContext): LooseField | undefined {
  const { name, place } = seed;
  const definition = seed.definition.type === 'rollUp' ? rollUpDefinition(name, seed.definition, { place, context }) : seed.definition;
  if (!definition) return undefined;
  const targets = targetsIn(definition, place, context);
  const values = valuesOf(definition, place, context);
  if (!targets || !values) return undefined;
  checkPrecision(definition, place, context.report);

  const field: Omit<FieldModel, 'columns'> = {
    name, object: context.source.name, type: seed.type, label: definition.label, definition, system: seed.system,
    required: definition.required === true || definition.type === 'masterDetail',
    unique: definition.unique === true || definition.externalId === true,
    readOnly: definition.readOnly === true || seed.system || computed.has(definition.type),
    targets, values,
    ...(definition.type === 'manyToMany' ? { junction: Object.freeze({ table: junctionTable(firstName(context.source), definition.formerNames?.[0] ?? name), ...junctionColumns }) } : {}),
    ...(definition.default !== undefined && !isExpression(definition.default) ? { defaultValue: definition.default } : {}),
  };
  const stored = seed.storage ? [{ suffix: '', storage: seed.storage }] : context.columnsOf(definition, { isName: name === context.source.definition.nameField });
  const column = definition.formerNames?.[0] ?? name;
  return { field, columns: stored.map(({ suffix, storage }) => ({ name: columnName(column, [definition.stored?.as && `as_${definition.stored.as}`, suffix].filter(Boolean).join('_')), storage })) };
}

/** true: the default is computed when a record is made. */
export function isExpression(value: FieldDefinition['default']): value is { expression: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { expression?: unknown }).expression === 'string';
}

const computed: ReadonlySet<string> = new Set(['formula', 'rollUp', 'autoNumber']);

function firstName(source: ObjectSource): string {
  return source.definition.formerNames?.[0] ?? source.name;
}

function targetsIn(definition: FieldDefinition, place: Place, { source, ask, report }: FieldShapeContext): readonly string[] | undefined {
  const all = targetsOf(definition);
  if (all.length === 0) return none;
  const on = all.filter((target, index) => {
    const presence = ask.objectPresence(target);
    if (presence === 'unknown') {
      const key = definition.type === 'polymorphicLookup' ? below(place, 'to', index) : below(place, 'to' in definition ? 'to' : 'type');
      report(unknownName(key, words.object, target, []));
    }
    return presence === 'on';
  });
  if (definition.type === 'masterDetail' && definition.to === source.name) {
    report(problemAt(below(place, 'to'), 'masterDetail', { zh: '主从字段不能指向自己的对象：请改用关联字段', en: 'A master-detail field cannot point at its own object: use a lookup' }));
  }
  return on.length === 0 ? undefined : on.length === all.length ? all : Object.freeze(on);
}

function valuesOf(definition: FieldDefinition, place: Place, { ask, report, source }: FieldShapeContext): readonly PicklistValue[] | undefined {
  if (definition.type !== 'picklist' && definition.type !== 'multiPicklist') return noValues;
  const values = definition.values ?? (definition.picklist === undefined ? undefined : ask.picklist(definition.picklist)?.values);
  if (!values) {
    report(definition.picklist === undefined
      ? problemAt(place, 'missing', { zh: '缺少选项：请写 values，或用 picklist 指向共享的选项列表', en: 'The values are missing: write "values", or name a shared one in "picklist"' })
      : unknownName(below(place, 'picklist'), words.picklist, definition.picklist, []));
    return undefined;
  }
  const known = new Set(values.map((value) => value.value));
  const defaults = definition.default === undefined || definition.default === null || isExpression(definition.default) ? [] : [definition.default].flat();
  for (const value of defaults) {
    if (!known.has(String(value))) report(unknownName(below(place, 'default'), words.value, String(value), known));
  }
  if (definition.type === 'picklist' && definition.dependsOn) checkDependency({ definition, dependsOn: definition.dependsOn, place, known }, { ask, report, source });
  return values;
}

const normalised = new WeakMap<RollUpField, RollUpField>();
/** The definition with `returns` and `scale` filled in. */
function rollUpDefinition(name: string, definition: RollUpField, { place, context }: { place: Place; context: FieldShapeContext }): RollUpField | undefined {
  const { ask, report, source } = context;
  const child = ask.inverse(source.name, definition.of);
  if (!child) {
    report(unknownName(below(place, 'of'), words.relatedList, definition.of, []));
    return undefined;
  }
  if (definition.function !== 'count') {
    const presence = definition.field === undefined ? 'unknown' : ask.fieldPresence(child.object, definition.field);
    if (presence === 'unknown') {
      report(definition.field === undefined
        ? problemAt(place, 'missing', { zh: '缺少 field：要汇总哪个字段', en: '"field" is missing: which field is rolled up' })
        : unknownName(below(place, 'field'), words.field, definition.field, []));
      return undefined;
    }
  }
  const type = ask.rollUpType(source.name, name);
  if (!type) {
    report(problemAt(below(place, 'field'), 'type', {
      zh: `字段“${definition.field}”不能用 ${definition.function} 汇总：请选择数字、金额${definition.function === 'sum' ? '' : '、日期'}字段，并检查 returns`,
      en: `The field "${definition.field}" cannot be rolled up by ${definition.function}: choose a number${definition.function === 'sum' ? '' : ', a date'} or an amount, and check "returns"`,
    }));
    return undefined;
  }
  const known = normalised.get(definition);
  if (known && known.returns === type.returns && (known.scale ?? 0) === type.scale) return known;
  const made: RollUpField = Object.freeze({ ...definition, returns: type.returns, ...(type.returns === 'decimal' || type.returns === 'currency' ? { scale: type.scale } : {}) });
  normalised.set(definition, made);
  return made;
}

function checkPrecision(definition: FieldDefinition, place: Place, report: (problem: DefinitionProblem) => void): void {
  if (!('precision' in definition) || definition.precision === undefined) return;
  if ('scale' in definition && (definition.scale ?? 0) > definition.precision) {
    report(problemAt(below(place, 'scale'), 'maximum', { zh: '小数位数不能超过总位数', en: 'There cannot be more decimal places than digits' }));
  }
}
