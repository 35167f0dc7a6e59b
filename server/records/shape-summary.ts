// Compiles what is asked of a summary: which measures its statement computes, and their JSON text.
import { mustReadField } from '../access/may';
import type { Dialect } from '../database/dialect';
import { TangramError } from '../errors';
import { fieldCalled } from '../model/called';
import type { FieldModel, ObjectModel, Storage } from '../model/model';
import { measureReader, measureStorage, type Measure, type MeasureName } from '../query/measures';
import { AskedInVain, type AskedField, type Making } from './read-asked';

/** JSON text of one row; `places` says where each measure's cells begin. */
export type SummaryWriter = (row: readonly unknown[], places: readonly number[]) => string;

export interface SummaryShape { readonly measures: readonly Measure[]; readonly members: readonly (readonly [key: string, write: SummaryWriter])[] }

/** The members of a summary or group: `count` at the cell given, and the measures of each field. Others are left to the caller. */
export function summaryShape(making: Making, object: ObjectModel, asked: { readonly fields: readonly AskedField[]; readonly countCell: () => number; readonly answer: readonly (string | number)[] }): SummaryShape {
  const measures: Measure[] = [];
  const placeOf = (measure: Measure): number => {
    const known = measures.findIndex((each) => each.field === measure.field && each.name === measure.name);
    return known >= 0 ? known : measures.push(measure) - 1;
  };
  const members = asked.fields.map((field): [string, SummaryWriter] => {
    if (field.name === 'count') return [field.key, (row) => String(Number(row[asked.countCell()]))];
    const summed = fieldCalled(object, field.name);
    const answer = [...asked.answer, field.key];
    if (!summed) throw new AskedInVain(new TangramError('BAD_USER_INPUT', 'unknownField', { name: field.name }), answer);
    readable(making, object, summed, answer);
    return [field.key, fieldSummary(making.dialect, summed, field, placeOf)];
  });
  return { measures, members };
}

/** A stored value as JSON text. */
export function plainJson(storage: Storage): (value: unknown) => string {
  switch (storage.kind) {
    case 'integer': case 'double': case 'boolean': return (value) => (value === null ? 'null' : String(value));
    case 'decimal': case 'date': case 'dateTime': case 'time': return (value) => (value === null ? 'null' : `"${String(value)}"`);
    default: return (value) => JSON.stringify(value);
  }
}

function fieldSummary(dialect: Dialect, field: FieldModel, asked: AskedField, placeOf: (measure: Measure) => number): SummaryWriter {
  const typeName = `${scalarOf(field)}Summary`;
  const parts = asked.select(typeName).map((part, index): [string, SummaryWriter] => {
    const before = `${index > 0 ? ',' : ''}${JSON.stringify(part.key)}:`;
    if (part.name === '__typename') return [before, () => JSON.stringify(typeName)];
    const measure: Measure = { field, name: part.name as MeasureName };
    const place = placeOf(measure);
    const json = plainJson(measureStorage(measure));
    let read: ((row: readonly unknown[]) => unknown) | undefined;
    let readAt = -1;
    return [before, (row, places) => {
      if (!read || readAt !== places[place]!) { readAt = places[place]!; read = measureReader(dialect, measure, readAt); }
      return json(read(row));
    }];
  });
  return (row, places) => `{${parts.map(([before, write]) => before + write(row, places)).join('')}}`;
}

const scalars: Partial<Record<Storage['kind'], string>> = { integer: 'Integer', decimal: 'Decimal', date: 'Date', dateTime: 'DateTime', time: 'Time' };

function scalarOf(field: FieldModel): string {
  return scalars[measureStorage({ field, name: 'min' }).kind] ?? 'Decimal';
}

function readable(making: Making, object: ObjectModel, field: FieldModel, answer: readonly (string | number)[]): void {
  try {
    mustReadField(making.context, object, field);
  } catch (error) {
    throw error instanceof TangramError ? new AskedInVain(error, answer) : error;
  }
}
