// What a user owns, object by object, and giving it to a colleague when the user leaves.
import type { Context } from '../access/context';
import { inWords, TangramError } from '../errors';
import { liveColumn } from '../model/names';
import type { ObjectModel } from '../model/model';
import { handOverApprovals, heldApprovals, heldTurns } from './approvals/hand-over-approvals';
import { save } from './write/save';

export interface Holding { readonly object: string; readonly count: number }
export interface HandedOver { readonly object: string; readonly moved: number; /** Records a rule refuses to give away. */ readonly refused: readonly { readonly id: string; readonly message: string }[] }

/** Live records by owner, of every object whose records have one, in one statement; and what lies with the user to be decided. */
export async function holdings(context: Context, owner: string): Promise<Holding[]> {
  const objects = ownedObjects(context);
  const waiting = await heldTurns(context, owner);
  const turns = waiting > 0 ? [{ object: heldApprovals, count: waiting }] : [];
  if (objects.length === 0) return turns;
  const { quote } = context.connection.dialect;
  const text = objects.map((object, index) => `SELECT ${index}, COUNT(*) FROM ${ownerTable(object, quote)} WHERE ${quote(liveColumn)} = 1 AND ${quote(ownerColumn(object))} = ?`).join(' UNION ALL ');
  const rows = await context.connection.rows({ text, values: objects.map(() => owner) });
  const counts = new Map(rows.map(([index, count]) => [Number(index), Number(count)]));
  return [...objects.flatMap((object, index) => ((counts.get(index) ?? 0) > 0 ? [{ object: object.name, count: counts.get(index)! }] : [])), ...turns];
}

/** Gives records to `to`, a few hundred in each transaction: what was given stays given, and what is left can be given again. With every right: who asks must be an administrator. */
export async function handOver(context: Context, { from, to, objects }: { readonly from: string; readonly to: string; readonly objects: readonly string[] | undefined }): Promise<HandedOver[]> {
  if (from === to) throw new TangramError('VALIDATION_FAILED', 'handOverToSelf', {}, [{ path: 'to', rule: 'handOverToSelf' }]);
  const wanted = ownedObjects(context).filter(({ name }) => objects === undefined || objects.includes(name));
  const handed: HandedOver[] = [];
  for (const object of wanted) {
    const one = await handOverObject(context.asSystem('an administrator hands over the records of a user'), object, { from, to });
    if (one.moved > 0 || one.refused.length > 0) handed.push(one);
  }
  if (objects === undefined || objects.includes(heldApprovals)) {
    const turns = await handOverApprovals(context.asSystem('an administrator hands over the approvals of a user'), { from, to });
    if (turns.moved > 0 || turns.refused.length > 0) handed.push({ object: heldApprovals, ...turns });
  }
  return handed;
}

const atOnce = 500;

async function handOverObject(context: Context, object: ObjectModel, { from, to }: { readonly from: string; readonly to: string }): Promise<HandedOver> {
  let moved = 0;
  const refused: { id: string; message: string }[] = [];
  for (let last = ''; ;) {
    const ids = await idsAfter(context, object, { owner: from, last });
    if (ids.length === 0) return { object: object.name, moved, refused };
    const outcomes = await save(context, ids.map((id) => ({ kind: 'update', object, id, input: { owner: to } })), 'EACH');
    outcomes.forEach((outcome, index) => {
      if ('id' in outcome) moved += 1;
      else refused.push({ id: ids[index]!, message: inWords(outcome.error, context.viewer.language)[0]!.message });
    });
    last = ids.at(-1)!;
  }
}

async function idsAfter(context: Context, object: ObjectModel, { owner, last }: { readonly owner: string; readonly last: string }): Promise<string[]> {
  const { quote } = context.connection.dialect;
  const text = `SELECT id FROM ${ownerTable(object, quote)} WHERE ${quote(liveColumn)} = 1 AND ${quote(ownerColumn(object))} = ? AND id > ? ORDER BY id LIMIT ${atOnce}`;
  return (await context.connection.rows({ text, values: [owner, last] })).map(([id]) => String(id));
}

function ownedObjects({ model }: Context): ObjectModel[] {
  return [...model.objects.values()].filter((object) => object.owned && object.fields.get('owner')?.columns[0] !== undefined);
}

function ownerColumn(object: ObjectModel): string {
  return object.fields.get('owner')!.columns[0]!.name;
}

/** `owner` stands in the base table: it is among the first columns of every object that has it. */
function ownerTable(object: ObjectModel, quote: (name: string) => string): string {
  return quote(object.storage.table);
}
