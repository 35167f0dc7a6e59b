// Definitions against the database as it is: compiled with every column where it really lies, and what is missing there.
import type { Definition } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { DdlConflict, introspect, planDdl, tableNames, type ActualTables, type Statement, type WantedTables } from '../database/ddl';
import type { Connection } from '../database/source';
import { columnsOf } from '../field-types/field-types';
import { compile, type Placements } from '../model/compile';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { liveColumn, partitionTable, tableName } from '../model/names';

export interface Settled {
  readonly model: Model;
  readonly placements: Placements;
  /** What the database still needs. */
  readonly statements: readonly Statement[];
  readonly toFill: ToFill;
}
/** What records that are there already lack. */
export interface ToFill {
  /** Roll-ups, numbers and name fields whose column is new in a table that was there, or that are computed another way than before. */
  readonly fields: readonly FieldModel[];
  /** Objects that are searched by other fields than before. */
  readonly searched: readonly ObjectModel[];
  /** Objects whose records are compared by other rules than before. */
  readonly matched: readonly ObjectModel[];
}
export interface Before { readonly model: Model; readonly placements: Placements }

/** Pure but for looking at the tables of objects that changed. */
export async function settle(database: Connection, definitions: readonly Definition[], { version, before }: { version: number; before: Before | undefined }): Promise<Settled | { readonly problems: readonly DefinitionProblem[] }> {
  let actual: ActualTables = before ? new Map() : await introspect(database);
  let placements: Placements = before?.placements ?? placementsIn(actual, tablesOf(definitions));
  for (;;) {
    const { model, problems } = compile(definitions, { version, columnsOf, placements, previous: before?.model });
    if (!model) return { problems };
    const changed = [...model.objects.values()].filter((object) => tablesDiffer(object, before?.model.objects.get(object.name)));
    const wanted = wantedTables(changed);
    if (before) actual = await introspect(database, tableNames(wanted));
    const found = placementsIn(actual, changed.map((object) => object.storage.table));
    placements = { ...placements, ...found };
    // A column that lies elsewhere than thought was made by somebody who did not come to the end: then it stays there.
    if (changed.some((object) => object.storage.columns.some((column) => (found[object.storage.table]?.[column.name] ?? column.partition) !== column.partition))) continue;
    try {
      const statements = planDdl(actual, { ...wanted, keepWider: before === undefined }, database.dialect);
      return { model, placements: withColumns(placements, changed), statements, toFill: missingIn(model, { actual, before: before?.model, changed }) };
    } catch (error) {
      if (error instanceof DdlConflict) return { problems: error.conflicts.map((conflict) => conflictProblem(conflict, changed, definitions)) };
      throw error;
    }
  }
}

/** Tables and junctions of the objects. */
function wantedTables(objects: readonly ObjectModel[]): WantedTables {
  return { tables: objects.map((object) => object.storage), junctions: objects.flatMap((object) => [...object.fields.values()].flatMap((field) => field.junction ?? [])) };
}

function tablesDiffer(object: ObjectModel, before: ObjectModel | undefined): boolean {
  if (!before) return true;
  if (object === before || object.fields === before.fields) return false;
  const shape = (of: ObjectModel): string => JSON.stringify([of.storage, ...[...of.fields.values()].map((field) => field.junction?.table)]);
  return object.storage !== before.storage && shape(object) !== shape(before);
}

function tablesOf(definitions: readonly Definition[]): string[] {
  return definitions.flatMap((definition) => (definition.kind === 'object' ? [tableName(definition.body.formerNames?.[0] ?? definition.body.name)] : []));
}

/** Where the columns of `tables` lie. */
function placementsIn(actual: ActualTables, tables: readonly string[]): Placements {
  return Object.fromEntries(tables.flatMap((table) => {
    const columns: Record<string, number> = {};
    for (let partition = 0, part = actual.get(table); part; part = actual.get(partitionTable(table, ++partition))) {
      for (const name of part.columns.keys()) if (name !== liveColumn) columns[name] ??= partition;
    }
    return Object.keys(columns).length > 0 ? [[table, columns]] : [];
  }));
}

function withColumns(placements: Placements, objects: readonly ObjectModel[]): Placements {
  const more = objects.map(({ storage }) => [storage.table, { ...placements[storage.table], ...Object.fromEntries(storage.columns.map((column) => [column.name, column.partition])) }]);
  return { ...placements, ...Object.fromEntries(more) };
}

/** true: the records that are there lack nothing. */
export function isNothing({ fields, searched, matched }: ToFill): boolean {
  return fields.length + searched.length + matched.length === 0;
}

function missingIn(model: Model, { actual, before, changed }: { actual: ActualTables; before: Model | undefined; changed: readonly ObjectModel[] }): ToFill {
  const words = (object: ObjectModel): string => JSON.stringify([object.nameField.name, object.searchFields.map((field) => [field.name, field.columns[0]?.name])]);
  const keys = ({ duplicateRules, fields }: ObjectModel): string => JSON.stringify(duplicateRules.map((rule) => [rule.group, rule.any, rule.ignore, rule.fields.map((name) => [fields.get(name)?.type, fields.get(name)?.columns[0]?.name])]));
  const isOther = (of: (object: ObjectModel) => string) => (object: ObjectModel): boolean => {
    const old = before?.objects.get(object.name);
    return old !== undefined && of(old) !== of(object);
  };
  const kept = [...model.objects.values()].filter((object) => object !== before?.objects.get(object.name));
  // A roll-up that is computed another way needs no new column, so its object need not be among those whose tables changed.
  const redone = before ? kept.flatMap((object) => [...object.fields.values()].filter((field) => recipe(model, field) !== recipe(before, before.objects.get(object.name)?.fields.get(field.name) ?? field))) : [];
  return {
    fields: [...new Set([...changed.flatMap((object) => fieldsToFill(object, actual)), ...redone])],
    searched: kept.filter(isOther(words)),
    matched: kept.filter(isOther(keys)),
  };
}

/** How a roll-up is computed, with the formulas it goes through. The same for everything else. */
function recipe(model: Model, field: FieldModel): string {
  if (!field.rollUp) return '';
  const child = model.objects.get(model.objects.get(field.object)?.relations.get(field.rollUp.relation)?.object ?? '');
  const formulas = new Map<string, unknown>();
  const follow = (name: string | undefined): void => {
    const formula = name === undefined || formulas.has(name) ? undefined : child?.fields.get(name)?.formula;
    if (!formula) {
      // A field whose type changed keeps its values elsewhere, and they may be other values.
      if (name !== undefined) formulas.set(name, child?.fields.get(name)?.columns[0]?.name);
      return;
    }
    formulas.set(name!, formula.ast);
    for (const [first] of formula.references) follow(first);
  };
  follow(field.rollUp.field);
  for (const [first] of field.rollUp.filter?.references ?? []) follow(first);
  return JSON.stringify([field.rollUp, ...formulas]);
}

/** Whether the engine itself gives `field` its values, so that records made before it, or read another way since, have to be gone through. */
export function isFilled(object: ObjectModel, field: FieldModel): boolean {
  return field.rollUp !== undefined || field === object.nameField || field.type === 'autoNumber';
}

function fieldsToFill(object: ObjectModel, actual: ActualTables): FieldModel[] {
  const { table } = object.storage;
  if (!actual.has(table)) return [];
  return [...object.fields.values()].filter((field) => isFilled(object, field)
    && field.columns.some((column) => !actual.get(partitionTable(table, column.partition))?.columns.has(column.name)));
}

/** `table.column: what` at the field it is about. */
function conflictProblem(conflict: string, objects: readonly ObjectModel[], definitions: readonly Definition[]): DefinitionProblem {
  const [, table = '', column = '', detail = conflict] = /^([^.]+)\.([^:]+): (.*)$/s.exec(conflict) ?? [];
  for (const object of objects) {
    const field = [...object.fields.values()].find((one) => one.columns.some((own) => own.name === column && partitionTable(object.storage.table, own.partition) === table));
    if (!field) continue;
    const folder = `${object.module}/${object.name}`;
    const alone = definitions.some((definition) => definition.path === `${folder}/fields/${field.name}`);
    return {
      path: alone ? `${folder}/fields/${field.name}` : `${folder}/object`, pointer: alone ? '/type' : `/fields/${field.name}/type`, rule: 'type',
      message: {
        zh: `字段“${field.name}”已有的数据不能变成这种类型（${detail}）：请保留原类型，或新建一个字段`,
        en: `What the field "${field.name}" already keeps cannot become this (${detail}): keep its type, or make a new field`,
      },
    };
  }
  return { path: 'app', pointer: '', rule: 'type', message: { zh: `数据库与定义不符：${conflict}`, en: `The database does not fit the definitions: ${conflict}` } };
}
