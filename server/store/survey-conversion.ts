// What a change of type would make of the values that are there: how many stay the same, are rounded or cut, or are lost, and which.
import { introspect } from '../database/ddl';
import type { Connection } from '../database/source';
import type { Sample } from '../model/diff';
import type { Model } from '../model/model';
import { partitionTable } from '../model/names';
import { convertPairs, readPairs, type FieldChange } from './convert-fields';
import { shownValue } from './stored-rows';

export interface Survey {
  readonly exact: number;
  readonly inexact: number;
  readonly lost: number;
  /** Records that would share a value; counted where the field is unique. */
  readonly repeated: number;
  /** Those that are lost first, then those that change. */
  readonly samples: readonly Sample[];
}

const mostSamples = 8;

/** Live records that have a value. Changes nothing. */
export async function surveyConversion(database: Connection, models: { readonly before: Model; readonly after: Model }, change: FieldChange): Promise<Survey> {
  const { object, from, to } = change;
  const tables = await introspect(database, to.columns.map((column) => partitionTable(object.storage.table, column.partition)));
  const isNew = to.columns.some((column) => !tables.get(partitionTable(object.storage.table, column.partition))?.columns.has(column.name));
  const counts = { exact: 0, inexact: 0, lost: 0 };
  const samples: Record<'inexact' | 'lost', Sample[]> = { inexact: [], lost: [] };
  const seen = new Map<unknown, number>();
  for (let after = ''; ;) {
    const pairs = await readPairs(database, models.before, { change, after, isNew });
    for (const { pair, result } of await convertPairs(database, models, change, pairs.filter((each) => each.live))) {
      const values = result?.values ?? pair.to;
      if (to.unique && values[0] !== null) seen.set(values[0], (seen.get(values[0]) ?? 0) + 1);
      if (pair.from[0] === null) continue;
      const outcome = result?.outcome ?? 'exact';
      counts[outcome] += 1;
      if (outcome !== 'exact' && samples[outcome].length < mostSamples) samples[outcome].push({ id: pair.id, name: pair.name, value: `${shownValue(from, pair.from) ?? ''} → ${values[0] === null ? '∅' : shownValue(to, values) ?? ''}` });
    }
    if (pairs.length === 0) break;
    after = pairs[pairs.length - 1]!.id;
  }
  return { ...counts, repeated: [...seen.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0), samples: [...samples.lost, ...samples.inexact].slice(0, mostSamples) };
}
