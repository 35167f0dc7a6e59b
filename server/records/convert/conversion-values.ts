// What goes over in a conversion: the record as its viewer may see it, and the values its conversion makes of it.
import { evaluate, type CheckedExpression } from '../../../metadata/language/expression/expression';
import type { Context } from '../../access/context';
import { fieldsAlong, mayEditField } from '../../access/may';
import { fieldTypeOf } from '../../field-types/field-types';
import type { ConversionLinesModel, ConversionModel, ConversionValue, ObjectModel } from '../../model/model';
import { readRecords, type PlainRecord } from '../read';
import { objectOf } from '../write/change';
import { environmentOf } from '../write/sql-for';

/** Ids of the records of earlier steps, by name of the step. */
export type MadeRecords = ReadonlyMap<string, string>;
export type ConversionValues = ReadonlyMap<string, ConversionValue>;

/** Most lines that go over in one step. */
const mostLines = 1000;

/** The record with everything its conversion asks of it; undefined where it is not there or may not be seen. What the viewer may not read is empty. */
export async function readConverted(context: Context, object: ObjectModel, wanted: { readonly id: string; readonly conversion: ConversionModel }): Promise<PlainRecord | undefined> {
  const { id, conversion } = wanted;
  const values = [...conversion.steps.map((step) => step.values), conversion.set, ...conversion.carry.map((carry) => carry.set)];
  const fields = pathsOf(context, object, values, conversion.when);
  const [record] = await readRecords(context, object, { ids: [id], fields });
  return record;
}

/** The values as inputs of the API, without those that depend on steps that were left out, are empty, or that the viewer may not write. */
export function inputOf(context: Context, into: ObjectModel, from: { readonly record: PlainRecord; readonly values: ConversionValues; readonly made: MadeRecords }): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of from.values) {
    const field = into.fields.get(name);
    if (!field || !mayEditField(context, into, field)) continue;
    const given = valueFor(context, value, from);
    if (given === null || given === undefined || given === '') continue;
    // What the field would refuse (a number with more decimals) is left for the person to say.
    input[name] = value.kind === 'step' || field.targets.length > 0 || 'values' in fieldTypeOf(field).accept(given, field) ? given : undefined;
  }
  return input;
}

/** Whether the conversion's condition holds for the record. */
export function isOffered(context: Context, conversion: ConversionModel, record: PlainRecord): boolean {
  return !conversion.when || evaluate(conversion.when.ast, (path) => record[path.join('.')] ?? null, environmentOf(context)) === true;
}

/** Lines of the record as inputs of new lines, in the order they were made. */
export async function linesOf(context: Context, lines: ConversionLinesModel, wanted: { readonly id: string; readonly made: MadeRecords }): Promise<readonly Record<string, unknown>[]> {
  const source = objectOf(context, lines.source);
  const records = await readRecords(context, source, {
    filter: { [lines.link]: { id: { eq: wanted.id } } }, fields: pathsOf(context, source, [lines.values]), orderBy: [{ createdAt: 'ASC' }, { id: 'ASC' }], first: mostLines,
  });
  const into = objectOf(context, lines.object);
  return records.map((record) => inputOf(context, into, { record, values: lines.values, made: wanted.made }));
}

function valueFor(context: Context, value: ConversionValue, { record, made }: { readonly record: PlainRecord; readonly made: MadeRecords }): unknown {
  switch (value.kind) {
    case 'step': return made.get(value.step);
    case 'copy': return record[value.field];
    case 'expression': return evaluate(value.expression.ast, (path) => (path.length === 1 && path[0] === 'id' ? record.id : record[path.join('.')] ?? null), environmentOf(context));
  }
}

/** Fields to read, also along lookups: all that the values name and the viewer may read. */
function pathsOf(context: Context, object: ObjectModel, maps: readonly ConversionValues[], when?: CheckedExpression): string[] {
  const values = maps.flatMap((map) => [...map.values()]);
  const paths = values.flatMap((value): readonly (readonly string[])[] => (value.kind === 'copy' ? [[value.field]] : value.kind === 'expression' ? value.expression.references : []));
  const all = [...paths, ...(when?.references ?? [])];
  return [...new Set(all.filter((path) => fieldsAlong(context, object, path) !== undefined).map((path) => path.join('.')))];
}
