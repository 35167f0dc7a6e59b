// Whose record one is: its owner, or that of the master it belongs to, with the owner's department.
import type { Context } from '../access/context';
import { TangramError } from '../errors';
import type { ObjectModel } from '../model/model';
import { readRecords } from './read';

export interface Ownership { readonly name: string; readonly owner: { readonly id: string; readonly name: string; readonly department: string | null } | null }

/** Of a record the asker may read; others are NOT_FOUND. */
export async function ownershipOf(context: Context, object: ObjectModel, id: string): Promise<Ownership> {
  const way = wayToOwner(context, object);
  const at = (name: string): string => [...way ?? [], name].join('.');
  const fields = way ? [object.nameField.name, at('owner.id'), at('owner.name'), at('owner.department.name')] : [object.nameField.name];
  const [record] = await readRecords(context, object, { ids: [id], fields });
  if (!record) throw new TangramError('NOT_FOUND', 'notFound');
  const owner = way ? record[at('owner.id')] : null;
  return {
    name: textOf(record[object.nameField.name]),
    owner: typeof owner === 'string' ? { id: owner, name: textOf(record[at('owner.name')]), department: textOf(record[at('owner.department.name')]) || null } : null,
  };
}

const deepestMaster = 8;

/** The lookups from a record to the one that has its owner; undefined where nobody owns it. */
function wayToOwner({ model }: Context, object: ObjectModel): readonly string[] | undefined {
  const way: string[] = [];
  for (let at: ObjectModel | undefined = object; at && way.length < deepestMaster; at = model.objects.get(at.master!.targets[0] ?? '')) {
    if (!at.master) return at.owned ? way : undefined;
    way.push(at.master.name);
  }
  return undefined;
}

/** The record whose sharing counts for this one: itself, or the master that has the owner; undefined where nobody owns it. */
export async function sharedRecordOf(context: Context, object: ObjectModel, id: string): Promise<string | undefined> {
  const way = wayToOwner(context, object);
  if (!way || way.length === 0) return way && id;
  const name = [...way, 'id'].join('.');
  const [record] = await readRecords(context, object, { ids: [id], fields: [name] });
  return record ? textOf(record[name]) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
}
