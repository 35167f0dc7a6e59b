// Makes one record, with everything its input nests.
import type { Context } from '../access/context';
import type { ObjectModel } from '../model/model';
import { save } from './write/save';
import { idOfOutcome } from './write/outcome';

/** Gives the new record's id. */
export async function createRecord(context: Context, object: ObjectModel, input: unknown): Promise<string> {
  return idOfOutcome(await save(context, [{ kind: 'create', object, input }]));
}
