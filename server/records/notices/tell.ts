// Tells people something: a notice for each, in the transaction of what happened, and never the same twice.
import type { Context } from '../../access/context';
import { newId } from '../../base/ids';
import type { Sql } from '../../database/source';
import { insertSql } from '../write/write-rows';

/** What a notice can say beside its kind; each is shown only to people who may see it. */
export interface NoticeParams {
  /** Of an approval: its name, which finds its label. */
  readonly approval?: string;
  /** Of a decision: what became of it. */
  readonly outcome?: string;
  /** How many records it is about where it is about several. */
  readonly count?: number;
  /** The moment a reminder is about: a date or a date-time. */
  readonly due?: string;
}
/** Something to be told. `told` says of what: a person who has been told the same is not told again. */
export interface Telling {
  readonly to: string;
  readonly told: string;
  readonly kind: NoticeKind;
  readonly object?: string;
  readonly record?: string;
  readonly params?: NoticeParams;
}
/** `assigned`: became the owner; `approval`: is to decide; `decided`: what became of what one submitted; a reminder by its object and name. */
export type NoticeKind = 'assigned' | 'approval' | 'decided' | `reminder.${string}.${string}`;

const columns = ['id', 'user_id', 'told', 'kind', 'object', 'record_id', 'by_id', 'params', 'at', 'shown_at', 'read_at'];

/** What writes the notices. WARNING: the key decides, not a look beforehand: two may write the same at the same time. */
export function noticesSql(context: Context, tellings: readonly Telling[]): readonly Sql[] {
  const at = context.now.getTime();
  const rows = tellings.map(({ to, told, kind, object, record, params }) => [newId('ntc'), to, told, kind, object ?? null, record ?? null, context.viewer.id, params ? JSON.stringify(params) : null, at, at, null]);
  const { insertIgnore } = context.connection.dialect;
  return insertSql(context, { table: 'engine_notice', columns, rows }).map(({ text, values }) => ({ text: text.replace(/^INSERT/, insertIgnore), values }));
}

/** What people were told about a record is done: they need not read it any more. Without `user`: none of them. */
export function settledSql({ now }: Context, { record, kind, user }: { readonly record: string; readonly kind: NoticeKind; readonly user?: string | null }): Sql {
  const mine = user === undefined ? '' : ' AND user_id = ?';
  return { text: `UPDATE engine_notice SET read_at = ? WHERE record_id = ? AND kind = ? AND read_at IS NULL${mine}`, values: [now.getTime(), record, kind, ...(user === undefined ? [] : [user])] };
}
