// Makes what records keep of other values when the definitions change under them: roll-ups, sort keys of names, search words, what duplicate rules compare.
import { makeContext, systemViewer } from '../access/make-context';
import type { Context } from '../access/context';
import { orderKey } from '../base/fold-text';
import { addExtensionRows } from '../database/extension-rows';
import type { Database } from '../database/source';
import type { FieldModel, Model, ObjectModel } from '../model/model';
import { partitionTable } from '../model/names';
import type { Fill, ToFill } from '../store/open-store';
import { nextNumbers } from './autonumber';
import { replaceWords, tokensOfRecord } from './write/index-words';
import { comparedFields, matchKeys } from './duplicates/match-keys';
import { matchesSql } from './write/write-matches';
import { recompute } from './write/roll-up';
import { rollUpsIn } from './write/roll-up-groups';
import { selectRows } from './write/select-rows';

/** One thing to compute for every record of an object. */
export interface Filling { readonly what: 'key' | 'rollUp' | 'words' | 'matches'; readonly object: ObjectModel; readonly field?: FieldModel }

/** What there is to do, in the order it must be done in. */
export function fillingsOf(model: Model, { fields, searched, matched }: ToFill): Filling[] {
  const of = (field: FieldModel): ObjectModel => model.objects.get(field.object)!;
  return [
    ...fields.filter((field) => !field.rollUp).map((field): Filling => ({ what: 'key', object: of(field), field })),
    ...inOrder(model, fields).map((field): Filling => ({ what: 'rollUp', object: of(field), field })),
    ...searched.map((object): Filling => ({ what: 'words', object })),
    ...matched.map((object): Filling => ({ what: 'matches', object })),
  ];
}

/** Does a filling for the thousand records after `last`, inside the open transaction; gives their ids. May run again at any time. */
export async function fillThousand(inside: Context, { what, object, field }: Filling, last: string): Promise<readonly string[]> {
  const { connection } = inside;
  const { dialect } = connection;
  // Locked, so that nobody changes what they are made of meanwhile.
  const rows = await connection.rows({ text: `SELECT id FROM ${dialect.quote(object.storage.table)} WHERE id > ? ORDER BY id LIMIT ${atATime}${dialect.forUpdate}`, values: [last] });
  const ids = rows.map((row) => String(row[0]));
  if (ids.length === 0) return ids;
  if (what === 'key') {
    await writeNumbers(inside, field!, ids);
    await writeKeys(inside, field!, ids);
  } else if (what === 'rollUp') await writeRollUp(inside, field!, ids);
  else if (what === 'words') await writeWords(inside, object, ids);
  else await writeMatchesOf(inside, object, ids);
  return ids;
}
/** Fewer than so many records: it was the last of them. */
export const atATime = 1000;

/** For the store: every record, in the recycle bin too, a thousand in one transaction. May run again at any time. */
export function fillKeptValues(database: Database): Fill {
  return async (model, missing) => {
    const context = makeContext({ viewer: systemViewer(model), model, database, requestId: 'fill', source: 'job' });
    for (const filling of fillingsOf(model, missing)) {
      let last: string | undefined = '';
      while (last !== undefined) {
        const ids: readonly string[] = await database.transaction((connection) => fillThousand(context.withConnection(connection), filling, last!));
        last = ids.length < atATime ? undefined : ids[ids.length - 1];
      }
    }
  };
}

async function writeKeys(context: Context, field: FieldModel, ids: readonly string[]): Promise<void> {
  const key = field.columns[1];
  const object = context.model.objects.get(field.object)!;
  if (!key) return;
  const { quote } = context.connection.dialect;
  for (const row of await rowsOf(context, object, { fields: [field], ids })) {
    const name = row.values.get(field.name)?.[0];
    if (typeof name !== 'string') continue;
    await context.connection.run({ text: `UPDATE ${quote(partitionTable(object.storage.table, key.partition))} SET ${quote(key.name)} = ? WHERE id = ?`, values: [orderKey(name), row.id] });
  }
}

/** In the order the records were made, as if they had been numbered on that day; the counter goes on from there. */
async function writeNumbers(context: Context, field: FieldModel, ids: readonly string[]): Promise<void> {
  const { definition } = field;
  const object = context.model.objects.get(field.object)!;
  const column = field.columns[0];
  if (definition.type !== 'autoNumber' || !column) return;
  const { quote } = context.connection.dialect;
  const madeAt = object.fields.get('createdAt')!;
  const without = (await rowsOf(context, object, { fields: [field, madeAt], ids })).filter((row) => (row.values.get(field.name)?.[0] ?? null) === null);
  if (column.partition > 0) await addExtensionRows(context.connection, partitionTable(object.storage.table, column.partition), without.map(({ id }) => id));
  const days = new Map<string, string[]>();
  for (const row of without) {
    const day = String(row.values.get('createdAt')?.[0] ?? context.today).slice(0, 10);
    days.set(day, [...days.get(day) ?? [], row.id]);
  }
  const text = `UPDATE ${quote(partitionTable(object.storage.table, column.partition))} SET ${quote(column.name)} = ? WHERE id = ?`;
  for (const [day, made] of days) {
    const numbers = await nextNumbers({ ...context, today: day }, { name: `${object.name}.${field.name}`, definition }, made.length);
    await context.connection.runAll(made.map((id, index) => ({ text, values: [numbers[index], id] })));
  }
}

async function writeRollUp(context: Context, field: FieldModel, ids: readonly string[]): Promise<void> {
  const object = context.model.objects.get(field.object)!;
  const { partition } = field.columns[0]!;
  if (partition > 0) await addExtensionRows(context.connection, partitionTable(object.storage.table, partition), ids);
  for (const group of rollUpsIn(context.model, object.name)) {
    const rollUps = group.rollUps.filter((each) => each.name === field.name);
    if (rollUps.length > 0) await recompute(context, { ...group, rollUps }, ids);
  }
}

async function writeWords(context: Context, object: ObjectModel, ids: readonly string[]): Promise<void> {
  const rows = (await rowsOf(context, object, { fields: object.searchFields, ids })).filter((row) => row.live);
  const { dialect } = context.connection;
  await replaceWords(context, { old: ids, fresh: rows.map((row) => ({ id: row.id, object: object.name, tokens: tokensOfRecord(dialect, object, (field) => row.values.get(field)) })) });
}

async function writeMatchesOf(context: Context, object: ObjectModel, ids: readonly string[]): Promise<void> {
  const fields = [...comparedFields(object)].map((name) => object.fields.get(name)!);
  const rows = (await rowsOf(context, object, { fields, ids })).filter((row) => row.live);
  await context.connection.runAll(matchesSql(context, { old: ids, fresh: rows.map(({ id, values }) => ({ id, keys: matchKeys(object, (name) => values.get(name)) })) }));
}

function rowsOf(context: Context, object: ObjectModel, { fields, ids }: { readonly fields: readonly FieldModel[]; readonly ids: readonly string[] }): ReturnType<typeof selectRows> {
  return selectRows(context, { object, by: { field: object.fields.get('id')!, values: ids }, fields, binToo: true });
}

/** Roll-ups over other roll-ups come after those. */
function inOrder(model: Model, fields: readonly FieldModel[]): FieldModel[] {
  const height = (field: FieldModel, seen: number): number => {
    const relation = field.rollUp && model.objects.get(field.object)?.relations.get(field.rollUp.relation);
    const below = relation && field.rollUp?.field !== undefined ? model.objects.get(relation.object)?.fields.get(field.rollUp.field) : undefined;
    return below?.rollUp && seen < 20 ? 1 + height(below, seen + 1) : 0;
  };
  return fields.filter((field) => field.rollUp).sort((a, b) => height(a, 0) - height(b, 0));
}
