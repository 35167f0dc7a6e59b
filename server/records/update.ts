// Changes one record, with everything its patch nests.
import type { Context } from '../access/context';
import type { ObjectModel } from '../model/model';
import { idOfOutcome } from './write/outcome';
import { save } from './write/save';

export interface RecordUpdate {
  readonly id: string;
  /** Absent fields stay as they are; null makes empty. */
  readonly patch: unknown;
  /** The version the viewer was looking at: another one is a CONFLICT. */
  readonly ifVersion?: number;
}

/** Gives the record's id. A patch that changes nothing writes nothing. */
export async function updateRecord(context: Context, object: ObjectModel, { id, patch, ifVersion }: RecordUpdate): Promise<string> {
  return idOfOutcome(await save(context, [{ kind: 'update', object, id, input: patch, ifVersion }]));
}
