// Which table a column lives in: keeps every row, filled to the brim, within what InnoDB can hold, and spills the rest to extension tables.
import type { ColumnModel, Storage } from './model';

/** Which partition the existing columns live in, by table and column: 0 is the table itself, n its extension table `__x<n>`. */
export type Placements = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A column to be placed. `kept`: the partition it is known to live in; `indexed`: it belongs to the base table as long as that has room. */
export interface Wanted { readonly name: string; readonly storage: Storage; readonly indexed: boolean; readonly kept?: number }

/**
 * Worst-case bytes in a row of an InnoDB page (about 8,100 minus the record's own) and bytes MySQL counts as declared.
 * The base table keeps a part of each for columns that will be indexed one day, because only it knows which records are live.
 */
const limits = { inline: 7_900, declared: 60_000, columns: 900 } as const;
const forPlainColumns = 0.8;

/** Places every column; those that are kept stay. `others` are columns of the same table that no field uses any more, with their partition. */
export function placeColumns(wanted: readonly Wanted[], others: Readonly<Record<string, number>> = {}): ColumnModel[] {
  const used: { inline: number; declared: number; columns: number }[] = [];
  const at = (partition: number): { inline: number; declared: number; columns: number } => (used[partition] ??= { inline: 60, declared: 60, columns: 2 });
  const take = (partition: number, storage: Storage): void => {
    const cost = columnCost(storage);
    const room = at(partition);
    room.inline += cost.inline;
    room.declared += cost.declared;
    room.columns += 1;
  };
  const fits = (partition: number, storage: Storage, share: number): boolean => {
    const cost = columnCost(storage);
    const room = at(partition);
    return room.inline + cost.inline <= limits.inline * share && room.declared + cost.declared <= limits.declared * share && room.columns < limits.columns * share;
  };

  const names = new Set(wanted.map((column) => column.name));
  for (const [name, partition] of Object.entries(others)) if (!names.has(name)) take(partition, hidden);
  for (const column of wanted) if (column.kept !== undefined) take(column.kept, column.storage);

  const places = new Map<string, number>();
  const place = (column: Wanted): void => {
    let partition = 0;
    while (!fits(partition, column.storage, partition === 0 && !column.indexed ? forPlainColumns : 1)) partition += 1;
    take(partition, column.storage);
    places.set(column.name, partition);
  };
  const news = wanted.filter((column) => column.kept === undefined);
  news.filter((column) => column.indexed).forEach(place);
  news.filter((column) => !column.indexed).forEach(place);
  return wanted.map(({ name, storage, kept }) => Object.freeze({ name, storage, partition: kept ?? places.get(name)! }));
}

/** What a column that is no longer in use is taken to cost: its type is not known here. */
const hidden: Storage = { kind: 'text', length: 255 };

/** Worst-case inline bytes and declared bytes of a column. */
export function columnCost(storage: Storage): { readonly inline: number; readonly declared: number } {
  switch (storage.kind) {
    // A VARCHAR of at least 64 characters leaves the row when it gets full: 40 bytes or a pointer stay. Beyond 700 characters it is TEXT.
    case 'text': return { inline: 42, declared: storage.length > 700 ? 12 : Math.max(storage.length, 64) * 4 + 2 };
    case 'ascii': return storage.length > 255 ? { inline: 42, declared: storage.length + 2 } : { inline: storage.length + 2, declared: storage.length + 2 };
    case 'longText': case 'json': return { inline: 42, declared: 12 };
    case 'integer': case 'double': return { inline: 9, declared: 9 };
    case 'decimal': return { inline: Math.ceil((storage.precision * 4) / 9) + 3, declared: Math.ceil((storage.precision * 4) / 9) + 3 };
    case 'dateTime': return { inline: 8, declared: 8 };
    case 'date': case 'time': return { inline: 4, declared: 4 };
    case 'boolean': return { inline: 2, declared: 2 };
  }
}
