// What is left behind by everything that is done about an approval: its own trail, the record's history, and an event for whoever tells people.
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import { approvalFiles, readableFiles } from '../file-rights';
import { noticesSql, settledSql, type Telling } from '../notices/tell';
import { insertSql } from '../write/write-rows';
import type { ApprovalRequest } from './requests';

export type ApprovalAction = 'submit' | 'approve' | 'return' | 'pass' | 'add' | 'recall' | 'stop' | 'reopen' | 'approved' | 'remind' | 'handOver';
export interface ApprovalEvent {
  readonly action: ApprovalAction;
  /** Name of the step. */
  readonly step?: string;
  /** Whom it was given to. */
  readonly to?: string;
  readonly opinion?: string | null;
  /** Ids of uploaded files. */
  readonly files?: readonly string[];
  /** Whom it concerns now: for messages. */
  readonly tell?: readonly string[];
}

const longestOpinion = 2000;
const mostFiles = 10;

/** Notes it. VALIDATION_FAILED where the opinion is too long or a file is not the viewer's to give. */
export async function noteEvent(context: Context, request: Pick<ApprovalRequest, 'id' | 'object' | 'record' | 'approval'> & { readonly version: number }, event: ApprovalEvent): Promise<void> {
  const { connection, viewer, now } = context;
  const opinion = event.opinion?.trim() || null;
  if (opinion && [...opinion].length > longestOpinion) throw refused('opinion', 'tooLong', { max: longestOpinion, length: [...opinion].length });
  const files = [...new Set(event.files ?? [])];
  if (files.length > mostFiles) throw refused('files', 'tooMany', { max: mostFiles, count: files.length });
  await mustHave(context, files);
  const at = now.getTime();
  await connection.runAll([
    ...insertSql(context, {
      table: 'engine_approval_event', columns: ['approval_id', 'at', 'by_id', 'action', 'step', 'to_id', 'opinion', 'files'],
      rows: [[request.id, at, viewer.id, event.action, event.step ?? null, event.to ?? null, opinion, files.length > 0 ? JSON.stringify(files) : null]],
    }),
    ...(silent.has(event.action) ? [] : insertSql(context, {
      table: 'engine_history', columns: ['object', 'record_id', 'version', 'at', 'by_id', 'source', 'action', 'changes'],
      rows: [[request.object, request.record, request.version, at, viewer.id, context.source, `approval.${event.action}`, JSON.stringify({ '#approval': request.id })]],
    })),
    ...insertSql(context, {
      table: 'engine_outbox', columns: ['at', 'kind', 'object', 'record_id', 'payload'],
      rows: [[at, `approval.${event.action}`, request.object, request.record, JSON.stringify({ request: request.id, approval: request.approval, by: viewer.id, to: event.tell ?? [], step: event.step ?? null })]],
    }),
    ...(ending.has(event.action) ? [settledSql(context, { record: request.record, kind: 'approval' })] : deciding.has(event.action) ? [settledSql(context, { record: request.record, kind: 'approval', user: viewer.id })] : []),
    ...noticesSql(context, tellingsOf(context, request, event)),
    ...files.map((file) => ({ text: `${connection.dialect.insertIgnore} INTO engine_file_use (file_id, record_id, field, object) VALUES (?, ?, ?, ?)`, values: [file, request.record, approvalFiles, request.object] })),
  ]);
}

/** Whoever is given a turn or reminded of it is to decide; everybody else hears what became of it. Nobody is told what one does oneself. */
function tellingsOf({ viewer, now }: Context, request: Pick<ApprovalRequest, 'id' | 'object' | 'record' | 'approval'>, { action, tell = [] }: ApprovalEvent): readonly Telling[] {
  const waits = action === 'remind' || action === 'pass' || action === 'add';
  if (action === 'handOver') return [];
  return [...new Set(tell)].filter((to) => to !== viewer.id || waits).map((to) => ({
    to, told: `approval.${action} ${request.id} ${now.getTime()}`, kind: waits ? 'approval' : 'decided', object: request.object, record: request.record, params: { approval: request.approval, outcome: action },
  }));
}

/** Nobody is to decide any more, or whoever did it is not. */
const ending: ReadonlySet<ApprovalAction> = new Set(['approved', 'return', 'recall', 'stop', 'reopen']);
const deciding: ReadonlySet<ApprovalAction> = new Set(['approve', 'pass', 'add']);
/** What happens to nobody's record. */
const silent: ReadonlySet<ApprovalAction> = new Set(['remind', 'approved']);

async function mustHave(context: Context, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  const rows = await context.connection.rows({ text: `SELECT id, created_by FROM engine_file WHERE id IN (${files.map(() => '?').join(', ')})`, values: files });
  const readable = await readableFiles(context, rows.map(([id, uploader]) => ({ id: String(id), uploader: uploader === null ? null : String(uploader) })));
  if (files.some((file) => !readable.has(file))) throw refused('files', 'noSuchFile', {});
}

function refused(path: string, rule: 'tooLong' | 'tooMany' | 'noSuchFile', params: Readonly<Record<string, number>>): TangramError {
  return new TangramError('VALIDATION_FAILED', rule, { label: path, ...params }, [{ path, rule, params }]);
}
