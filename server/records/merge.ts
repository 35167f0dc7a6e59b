// Makes one record of several: what referred to the losers refers to the winner, the losers go to the recycle bin. Restored from there, a loser takes back what was its own.
import type { Context } from '../access/context';
import { inTransaction } from '../access/in-transaction';
import { mustMay } from '../access/may';
import { TangramError } from '../errors';
import type { ObjectModel } from '../model/model';
import { idsSql } from './write/write-rows';
import type { MergeNote } from './write/undo-merge';
import { newChange, type Change, type Work } from './write/change';
import { neededFields } from './write/needed-fields';
import { readInputs } from './write/read-input';
import { incomingLinks, referencesTo } from './write/references-to';
import { saveChanges } from './write/save';
import { selectRows } from './write/select-rows';

export interface RecordMerge {
  readonly winner: string;
  readonly losers: readonly string[];
  /** Values the winner takes, e.g. from a loser. */
  readonly take?: unknown;
}

/** Most losers of one merge. */
const mostLosers = 20;

/** Gives the winner's id. */
export async function mergeRecords(context: Context, object: ObjectModel, { winner, losers, take }: RecordMerge): Promise<string> {
  mustMay(context, 'update', object);
  mustMay(context, 'delete', object);
  const others = [...new Set(losers)].filter((id) => id !== winner);
  if (others.length === 0) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'losers' });
  if (others.length > mostLosers) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max: mostLosers, count: others.length });
  await inTransaction(context, async (inside) => {
    const repointed = await repoint(inside, object, { winner, losers: others });
    const links = await linksOf(inside, object, [winner, ...others]);
    await saveChanges(inside, (work) => mergeChanges(work, object, { winner, losers: others, take, repointed, links }));
    await repointLinks(inside, object, { winner, losers: others });
  });
  return winner;
}

function mergeChanges(work: Work, object: ObjectModel, { winner, losers, take, repointed, links }: RecordMerge & { readonly repointed: readonly Change[]; readonly links: LinksByRecord }): readonly Change[] {
  const [kept] = readInputs(work, [{ kind: 'update', object, id: winner, input: take ?? {} }]);
  for (const id of losers) {
    work.changes.push(newChange({ kind: 'delete', event: 'merge', object, id, path: '', request: 0, note: noteOf(id, { winner, repointed, links }) }));
  }
  for (const change of repointed) {
    // The winner itself may have referred to a loser: what the viewer takes for that field counts more.
    if (change.id !== winner) work.changes.push(change);
    else for (const [name, values] of change.values) if (!kept!.values.has(name)) kept!.values.set(name, values);
  }
  return [kept!];
}

/** What the loser takes back when it is restored; links that the winner had already are not taken from it then. */
function noteOf(loser: string, { winner, repointed, links }: { readonly winner: string; readonly repointed: readonly Change[]; readonly links: LinksByRecord }): MergeNote & Readonly<Record<string, unknown>> {
  const references: Record<string, string[]> = {};
  for (const { object, id, values, before } of repointed) {
    for (const name of values.keys()) if (before?.values.get(name)?.[0] === loser) (references[`${object.name}.${name}`] ??= []).push(id);
  }
  const held = (id: string): ReadonlyMap<string, readonly string[]> => links.get(id) ?? new Map<string, readonly string[]>();
  const linked = [...held(loser)].map(([place, others]) => {
    const both = new Set(held(winner).get(place));
    return [place, { moved: others.filter((other) => !both.has(other)), shared: others.filter((other) => both.has(other)) }] as const;
  });
  return { '#into': winner, '#references': references, '#links': Object.fromEntries(linked) };
}

type LinksByRecord = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** By record: by `object.field.side` of a many-to-many field, the records it is linked with. */
async function linksOf(context: Context, object: ObjectModel, ids: readonly string[]): Promise<LinksByRecord> {
  const { quote } = context.connection.dialect;
  const found = new Map(ids.map((id) => [id, new Map<string, string[]>()]));
  for (const { place, table, mine, other } of incomingLinks(context.model, object)) {
    const rows = await context.connection.rows({ text: `SELECT ${quote(mine)}, ${quote(other)} FROM ${quote(table)} WHERE ${idsSql(ids, quote(mine))}`, values: ids });
    for (const [id, linked] of rows) {
      const of = found.get(String(id))!;
      of.set(place, [...of.get(place) ?? [], String(linked)]);
    }
  }
  return found;
}

/** Every record that refers to a loser gets a change that makes it refer to the winner. */
async function repoint(context: Context, object: ObjectModel, { winner, losers }: RecordMerge): Promise<readonly Change[]> {
  const changes = new Map<string, Change>();
  for (const { object: holder, field } of referencesTo(context.model, object.name)) {
    const fields = new Set([field, ...neededFields(context, holder, [])]);
    const rows = await selectRows(context, { object: holder, by: { field, values: losers }, fields: [...fields], lock: true });
    for (const row of rows) {
      const known = changes.get(row.id);
      // The winner must not come to refer to itself.
      const value = row.id === winner ? null : winner;
      if (known) {
        known.values.set(field.name, [value]);
        known.before?.values.set(field.name, row.values.get(field.name)!);
        continue;
      }
      const change = newChange({ kind: 'update', object: holder, id: row.id, path: '', request: 0, follows: true, unlocked: true, values: new Map([[field.name, [value]]]) });
      change.before = row;
      changes.set(row.id, change);
    }
  }
  // A loser that refers to another loser goes to the bin as it is.
  return [...changes.values()].filter((change) => !losers.includes(change.id));
}

/** Links of many-to-many fields, in both directions; a link the winner has already is dropped. */
async function repointLinks(context: Context, object: ObjectModel, { winner, losers }: RecordMerge): Promise<void> {
  const { quote, name } = context.connection.dialect;
  for (const { table, mine } of incomingLinks(context.model, object)) {
    for (const loser of losers) {
      const ignore = name === 'sqlite' ? 'UPDATE OR IGNORE' : 'UPDATE IGNORE';
      await context.connection.run({ text: `${ignore} ${quote(table)} SET ${quote(mine)} = ? WHERE ${quote(mine)} = ?`, values: [winner, loser] });
      await context.connection.run({ text: `DELETE FROM ${quote(table)} WHERE ${quote(mine)} = ?`, values: [loser] });
    }
  }
}
