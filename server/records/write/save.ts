// The one way by which records are written: every step of it, in order, in one transaction.
import type { Context } from '../../access/context';
import { afterCommit, inTransaction, undoable } from '../../access/in-transaction';
import { may } from '../../access/may';
import { TangramError } from '../../errors';
import { callListeners, isHeard, moments } from '../moments';
import type { Sql } from '../../database/source';
import type { Change, RequestInput, Work } from './change';
import { checkGuards, checkLocks } from './approval-locks';
import { checkCycles } from './check-cycles';
import { checkRules } from './check-rules';
import { checkValues, dropUnchanged, fillDefaults, isEffective } from './complete';
import { copyFields } from './copy-fields';
import { deleteWithDetails } from './delete-with-details';
import type { Known } from './expression-values';
import { holdReferences } from './hold-references';
import { indexWords } from './index-words';
import { lockMasters } from './lock-masters';
import { lockRows } from './lock-rows';
import { writeHistory, writeOutbox } from './log';
import { draftsOf, recordsOf } from './moment-records';
import { numberRecords } from './number-records';
import { idOfOutcome } from './outcome';
import { readInputs } from './read-input';
import { errorOf, errorOfAll, forbidden } from './refusals';
import { holdFiles, resolveFiles } from './resolve-files';
import { resolveReferences } from './resolve-references';
import { restoreWithDetails } from './restore-with-details';
import { rollUp } from './roll-up';
import { writeStages } from './stage-log';
import { checkMatches, writeMatches } from './write-matches';
import { writeNotices } from './write-notices';
import { checkStages, fillStages } from './stages';
import { flush, flushLast, writeRecords } from './write-records';

/** What became of each request, in their order. */
export type Outcome = { readonly id: string; /** false: it was like that already. */ readonly changed: boolean } | { readonly error: TangramError; /** The record that was not written, where there was one. */ readonly of?: string };

/** `ALL`: one refusal undoes everything and is thrown. `EACH`: what is refused is left out and told. */
export type BatchMode = 'ALL' | 'EACH';

/** What is asked of the one record of a write; has its rows where it could be asked together with the commit. */
export interface ReadBack { question(id: string): Sql; rows?: readonly unknown[][] }

/** Writes the requests. In mode ALL every outcome has an id. */
export function save(context: Context, requests: readonly RequestInput[], mode: BatchMode = 'ALL'): Promise<readonly Outcome[]> {
  return inTransaction(context, (inside, last) => (mode === 'ALL' ? writeAll(inside, { ...assignmentOf(requests), last }) : saveEach(inside, requests)));
}

/** Writes one request, and asks for the record in the same message where nothing stands against it. */
export async function saveOne(context: Context, request: RequestInput, readBack: ReadBack): Promise<string> {
  return idOfOutcome(await inTransaction(context, (inside, last) => writeAll(inside, { ...assignmentOf([request]), last, readBack })));
}

/** The same for changes that are made by the engine rather than read from an input. */
export async function saveChanges(context: Context, prepare: (work: Work) => readonly Change[]): Promise<void> {
  await inTransaction(context, (inside, last) => writeAll(inside, { mode: 'ALL', prepare, count: 1, last }));
}

function assignmentOf(requests: readonly RequestInput[]): Pick<Assignment, 'mode' | 'prepare' | 'count'> {
  return { mode: 'ALL', prepare: (work) => readInputs(work, requests), count: requests.length };
}

/** What is wrong with single requests is mostly found before anything is written. Where it shows only then (a taken value), halves are tried, and halves of halves. */
async function saveEach(context: Context, requests: readonly RequestInput[]): Promise<readonly Outcome[]> {
  if (requests.length === 0) return [];
  try {
    return await undoable(context, () => writeAll(context, { mode: 'EACH', prepare: (work) => readInputs(work, requests), count: requests.length }));
  } catch (error) {
    if (!(error instanceof TangramError)) throw error;
    if (requests.length === 1) return [{ error }];
  }
  const half = Math.ceil(requests.length / 2);
  return [...(await saveEach(context, requests.slice(0, half))), ...(await saveEach(context, requests.slice(half)))];
}

interface Assignment { readonly mode: BatchMode; readonly prepare: (work: Work) => readonly Change[]; readonly count: number; /** Nothing of the transaction comes after it, so it commits. */ readonly last?: boolean; readonly readBack?: ReadBack }

async function writeAll(context: Context, { mode, prepare, count, last, readBack }: Assignment): Promise<readonly Outcome[]> {
  const work: Work = { context, count, changes: [], references: [], named: new Map(), refusals: [], moves: [] };
  const known: Known = { context, records: new Map() };

  const roots = prepare(work);
  mustMayAll(work);
  await resolveReferences(work, known);
  await resolveFiles(work);
  await lockMasters(work);
  await lockRows(work);
  await deleteWithDetails(work);
  await restoreWithDetails(work);
  dropUnchanged(work);
  await checkLocks(work);
  await copyFields(work, known);
  await fillDefaults(work, known);
  await callListeners(context, moments.beforeSave, draftsOf(work));
  fillStages(work);
  checkValues(work);
  await checkCycles(work);
  await checkRules(work, known, 'before');
  await checkStages(work, known);
  await checkGuards(work, known, 'before');
  await checkMatches(work);
  const refused = settle(work, mode);
  await numberRecords(work);
  const pending = [...holdReferences(work), ...holdFiles(work), ...writeRecords(work)];
  const rolledUp = await rollUp(work, pending);
  await checkRules(work, known, 'after');
  await checkGuards(work, known, 'after');
  settle(work, 'ALL');
  pending.push(...writeHistory(work, rolledUp), ...writeOutbox(work, rolledUp), ...(await writeStages(work)), ...(await indexWords(work)), ...writeMatches(work), ...writeNotices(work));
  const records = recordsOf(work);
  if (last && !isHeard(moments.afterSave, records)) await flushLast(work, pending, { readBack, id: roots[0]?.id });
  else await flush(work, pending);
  await callListeners(context, moments.afterSave, records);
  if (moments.afterCommit.length > 0) afterCommit(context, (after) => callListeners(after, moments.afterCommit, records));

  const changed = new Set(work.changes.filter(isEffective).map((change) => change.request));
  return Array.from({ length: count }, (_, request) => refused.get(request) ?? { id: roots[request]!.id, changed: changed.has(request) });
}

/** Rights on objects as a whole; those on single records are asked when their rows are read. */
function mustMayAll({ context, changes, refusals }: Work): void {
  for (const { kind, object, request, path, follows } of changes) {
    if (follows) continue;
    const action = kind === 'restore' ? 'delete' : kind;
    if (!may(context, action, object)) refusals.push(forbidden(context, { request, path, action: kind, object }));
  }
}

/** Throws what was refused, or leaves those requests out of the work. */
function settle(work: Work, mode: BatchMode): Map<number, Outcome> {
  const outcomes = new Map<number, Outcome>();
  if (work.refusals.length === 0) return outcomes;
  if (mode === 'ALL') throw errorOfAll(work, work.refusals);
  for (const request of new Set(work.refusals.map((refusal) => refusal.request))) {
    const error = errorOf(work.refusals.filter((refusal) => refusal.request === request));
    outcomes.set(request, { error });
  }
  work.refusals.length = 0;
  const left = work.changes.filter((change) => !outcomes.has(change.request));
  work.changes.splice(0, work.changes.length, ...left);
  return outcomes;
}
