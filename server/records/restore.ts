// Brings one record back from the recycle bin, with the details that went with it and the lookups that were cleared.
import type { Context } from '../access/context';
import type { ObjectModel } from '../model/model';
import { idOfOutcome } from './write/outcome';
import { save } from './write/save';

/** Gives the record's id. Whoever may delete records of the object may bring them back. */
export async function restoreRecord(context: Context, object: ObjectModel, id: string): Promise<string> {
  return idOfOutcome(await save(context, [{ kind: 'restore', object, id }]));
}
