// Writes one record and reads what was asked of it: on a server, the question goes in the message that writes and commits.
import type { Context } from '../access/context';
import { questionById, readById, type RecordPlan } from './read-records';
import type { BoundList } from './read-bind';
import type { RequestInput } from './write/change';
import { saveOne, type ReadBack } from './write/save';

export interface Wanted { readonly plan: RecordPlan; readonly bound: BoundList }

/** JSON text of what was asked of the record that was made or changed. */
export async function saveAndRead(context: Context, request: RequestInput, { plan, bound }: Wanted): Promise<string> {
  const readBack: ReadBack = { question: (id) => questionById(context, plan, { bound, ids: [id] }) };
  const id = await saveOne(context, request, readBack);
  return (await readWritten(context, plan, { bound, ids: [id], rows: readBack.rows })).get(id)!();
}

/** What was asked of written records, by id. A writer who may not see one any more (it has another owner now) still gets the answer to this write. */
export async function readWritten(context: Context, plan: RecordPlan, wanted: { readonly bound: BoundList; readonly ids: readonly string[]; readonly rows?: readonly unknown[][] }): Promise<ReadonlyMap<string, () => string>> {
  const { bound, ids, rows } = wanted;
  const found = await readById(context, plan, { bound, ids, run: { pages: [] }, rows });
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const rest = await readById(context, plan, { bound, ids: missing, run: { pages: [] }, justWritten: true });
  return new Map([...found, ...rest]);
}
