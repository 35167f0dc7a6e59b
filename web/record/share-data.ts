// Shares of a record as the API tells them, and how they are asked for and changed.
import { parse } from 'graphql';
import type { Reference } from '../field-types/reference';

/** One share; `endedAt` where it is over. */
export interface ShareRow {
  readonly id: string; readonly kind: 'user' | 'department' | 'role'; readonly to: string; readonly name: string; readonly below: boolean; readonly right: 'read' | 'edit';
  readonly until: string | null; readonly note: string | null; readonly by: { readonly name: string }; readonly at: string; readonly endedBy: { readonly name: string } | null; readonly endedAt: string | null;
}
/** What a person fills in. */
export interface ShareForm { readonly who: readonly Reference[]; readonly below: boolean; readonly right: 'read' | 'edit'; readonly until: string | null; readonly note: string }

const parts = 'id kind to name below right until note by { name } at endedBy { name } endedAt';
export const sharesDocument = parse(`query Shares($id: ID!, $ended: Boolean!) { recordShares(records: [$id], ended: $ended) { ${parts} } }`);
export const shareDocument = parse(`mutation Share($ids: [ID!]!, $with: [ShareWith!]!, $right: String!, $until: DateTime, $note: String) { shareRecords(records: $ids, with: $with, right: $right, until: $until, note: $note) { id } }`);
export const unshareDocument = parse('mutation Unshare($id: ID!) { unshareRecords(shares: [$id]) { id } }');

/** The form as variables of `shareDocument`. */
export function shareVariables(ids: readonly string[], { who, below, right, until, note }: ShareForm): Record<string, unknown> {
  const withThem = who.map((one) => ({ [one.object]: one.id, ...(one.object === 'department' ? { below } : {}) }));
  return { ids, with: withThem, right, until, note: note.trim() || null };
}

/** What makes a share again that was taken away. */
export function againVariables(id: string, { kind, to, below, right, until, note }: ShareRow): Record<string, unknown> {
  return { ids: [id], with: [{ [kind]: to, ...(kind === 'department' ? { below } : {}) }], right, until, note };
}
