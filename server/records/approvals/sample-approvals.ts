// Submissions and decisions of a demo: done by the people themselves, so that everything about them is as it would be.
import type { Context } from '../../access/context';
import { makeContext } from '../../access/make-context';
import { userByLogin } from '../../access/users';
import { loadViewer, forgetViewers } from '../../access/viewer';
import { MissingSample } from '../import/load-samples';
import { approve, returnRecord } from './decide';
import { readRequests, readTurns } from './requests';
import { submitForApproval } from './submit';

export interface SampleApproval { readonly record: string; readonly by: string; readonly note?: string; readonly decisions?: readonly { readonly by: string; readonly agree: boolean; readonly opinion?: string }[] }

/** `record` is an id here. A record that was submitted before is left alone. */
export async function sampleApproval(context: Context, { record, by, note, decisions = [] }: SampleApproval): Promise<void> {
  if ((await readRequests(context, { text: 'record_id = ?', values: [record] })).length > 0) return;
  const request = await submitForApproval(await asPerson(context, by), { record, note: note ?? null });
  for (const { by: login, agree, opinion } of decisions) {
    const person = await asPerson(context, login);
    const [turn] = await readTurns(context, { text: `approval_id = ? AND user_id = ? AND state = 'open'`, values: [request, person.viewer.id] });
    if (turn) await (agree ? approve : returnRecord)(person, { turn: turn.id, opinion: opinion ?? null });
  }
}

async function asPerson({ database, model, requestId, source, now, connection }: Context, login: string): Promise<Context> {
  const user = await userByLogin(connection, model, login);
  forgetViewers(database);
  const found = user && (await loadViewer(database, model, user.id));
  if (!found) throw new MissingSample(`A sample is submitted or decided by ${login}, who is not there`);
  return makeContext({ viewer: found.viewer, model, database, requestId, source, now });
}
