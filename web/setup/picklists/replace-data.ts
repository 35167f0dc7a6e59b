// What the dialog that replaces a value asks of the API.
import { parse } from 'graphql';
import type { Job } from '../../data/jobs';

/** The fields meant: those that share a list, or one field. */
export type ValueOf = { readonly picklist: string } | { readonly object: string; readonly field: string };
export interface ValueUse { readonly object: string; readonly objectLabel: string; readonly field: string; readonly fieldLabel: string; readonly records: number }
/** What the job leaves: of a replacement the first two with what was refused, of an undo the last two. */
export interface ReplaceResult { readonly replaced?: number; readonly refused?: number; readonly refusals?: readonly { readonly object: string; readonly id: string; readonly message: string }[]; readonly undone?: number; readonly kept?: number }
export type ReplaceJob = Pick<Job, 'id' | 'state' | 'done' | 'total' | 'problem' | 'runAt' | 'attempts' | 'cancelAsked'> & { readonly data: ReplaceResult | null };

export const usesDocument = parse('query ValueUses($value: String!, $picklist: String, $object: String, $field: String) { setup { valueUses(value: $value, picklist: $picklist, object: $object, field: $field) { object objectLabel field fieldLabel records } } }');
export const replaceDocument = parse('mutation ReplaceValue($value: String!, $by: String!, $picklist: String, $object: String, $field: String) { job: replaceValue(value: $value, by: $by, picklist: $picklist, object: $object, field: $field) }');
export const undoDocument = parse('mutation UndoReplaceValue($job: ID!) { job: undoReplaceValue(job: $job) }');
export const jobDocument = parse('query ReplaceJob($id: ID!) { backgroundJob(id: $id) { id state done total problem runAt attempts cancelAsked data } }');
