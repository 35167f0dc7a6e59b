// Puts one record into the recycle bin, with its details.
import type { Context } from '../access/context';
import type { ObjectModel } from '../model/model';
import { idOfOutcome } from './write/outcome';
import { save } from './write/save';

/** Gives the record's id. Its data, links and history stay until the bin is emptied. */
export async function deleteRecord(context: Context, object: ObjectModel, { id, ifVersion }: { readonly id: string; readonly ifVersion?: number }): Promise<string> {
  return idOfOutcome(await save(context, [{ kind: 'delete', object, id, ifVersion }]));
}
