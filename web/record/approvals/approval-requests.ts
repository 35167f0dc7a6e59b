// Approvals as screens know them: what is asked of the API, and telling the top bar that something was decided.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';

export interface Person { readonly id: string | null; readonly name: string }
export interface Decider { readonly person: Person; readonly state: string; readonly since: string | null; readonly due: string | null }
export interface Step { readonly name: string; readonly label: string; readonly agree: string; readonly state: 'done' | 'now' | 'next' | 'skipped'; readonly people: readonly Decider[] }
export interface TrailEvent { readonly at: string; readonly by: Person; readonly action: string; readonly step: string | null; readonly to: Person | null; readonly opinion: string | null; readonly files: readonly { readonly id: string; readonly name: string }[] }
export type RequestState = 'pending' | 'approved' | 'returned' | 'recalled' | 'stopped' | 'reopened';
export interface Request { readonly id: string; readonly label: string; readonly state: RequestState; readonly by: Person; readonly at: string; readonly wanted: string | null; readonly steps: readonly Step[]; readonly events: readonly TrailEvent[] }
export interface RecordApproval {
  readonly needed: { readonly label: string; readonly help: string | null } | null;
  readonly requests: readonly Request[];
  readonly turn: string | null;
  readonly may: { readonly submit: boolean; readonly decide: boolean; readonly recall: boolean; readonly reopen: boolean };
  readonly changes: readonly { readonly field: string; readonly label: string; readonly from: unknown; readonly to: unknown }[];
}
export interface BoxRow {
  readonly id: string; readonly turn: string | null; readonly record: string; readonly object: string; readonly objectLabel: string; readonly name: string; readonly label: string; readonly step: string | null;
  readonly state: string; readonly by: Person; readonly at: string; readonly due: string | null; readonly overdue: boolean; readonly wanted: string | null; readonly note: string | null; readonly waitsFor: readonly Person[];
}
export type Box = 'toDecide' | 'submitted' | 'decided';
export type ApprovalAct = 'submit' | 'approve' | 'return' | 'pass' | 'add' | 'recall' | 'reopen';
export interface Wanted { readonly field: string; readonly value: string }

const shape = `needed { label help } requests { id label state by { id name } at wanted steps { name label agree state people { person { id name } state since due } }
  events { at by { id name } action step to { id name } opinion files { id name } } } turn may { submit decide recall reopen } changes { field label from to }`;
export const approvalDocument = parse(`query ApprovalOf($record: ID!) { approval: approvalOf(record: $record) { ${shape} } }`);
export const boxDocument = parse('query MyApprovals($box: String!, $after: String) { box: myApprovals(box: $box, first: 50, after: $after) { totalCount endCursor nodes { id turn record object objectLabel name label step state by { id name } at due overdue wanted note waitsFor { id name } } } }');
const decideManyDocument = parse('mutation DecideApprovals($turns: [ID!]!, $agree: Boolean!, $opinion: String) { outcomes: decideApprovals(turns: $turns, agree: $agree, opinion: $opinion) { turn problem } }');

const decision = '$opinion: String, $files: [ID!]';
const given = 'opinion: $opinion, files: $files';
const documents = {
  submit: parse(`mutation SubmitForApproval($record: ID!, $opinion: String, $files: [ID!], $wanted: WantedMoveInput) { done: submitForApproval(record: $record, note: $opinion, files: $files, wanted: $wanted) { turn } }`),
  approve: parse(`mutation ApproveRecord($turn: ID!, $ifVersion: Int, ${decision}) { done: approveRecord(turn: $turn, ifVersion: $ifVersion, ${given}) { turn } }`),
  return: parse(`mutation ReturnRecord($turn: ID!, ${decision}) { done: returnRecord(turn: $turn, ${given}) { turn } }`),
  pass: parse(`mutation PassApprovalOn($turn: ID!, $to: ID!, ${decision}) { done: passApprovalOn(turn: $turn, to: $to, ${given}) { turn } }`),
  add: parse(`mutation AskApproverFirst($turn: ID!, $to: ID!, ${decision}) { done: askApproverFirst(turn: $turn, to: $to, ${given}) { turn } }`),
  recall: parse('mutation RecallApproval($request: ID!, $opinion: String) { done: recallApproval(request: $request, opinion: $opinion) { turn } }'),
  reopen: parse('mutation ReopenApproval($request: ID!, $opinion: String!) { done: reopenApproval(request: $request, opinion: $opinion) { turn } }'),
} as const satisfies Record<ApprovalAct, unknown>;

export interface ActOn { readonly record: string; readonly turn?: string | null; readonly request?: string; readonly to?: string; readonly opinion: string; readonly files: readonly string[]; readonly ifVersion?: number | null; readonly wanted?: Wanted | null }

/** Does it; throws what was refused. */
export async function actOn(client: ApolloClient, act: ApprovalAct, { record, turn, request, to, opinion, files, ifVersion, wanted }: ActOn): Promise<void> {
  const words = { opinion: opinion.trim() || null };
  const variables = act === 'submit' ? { record, ...words, files, wanted: wanted ?? null } : act === 'recall' || act === 'reopen' ? { request, ...words } : { turn, to, ...words, files, ifVersion };
  await client.mutate({ mutation: documents[act], variables });
  approvalsChanged();
}

/** Decides several, each for itself. */
export async function decideMany(client: ApolloClient, turns: readonly string[], { agree, opinion }: { readonly agree: boolean; readonly opinion: string }): Promise<readonly { readonly turn: string; readonly problem: string | null }[]> {
  const { data } = await client.mutate<{ outcomes: readonly { readonly turn: string; readonly problem: string | null }[] }>({ mutation: decideManyDocument, variables: { turns, agree, opinion: opinion.trim() || null } });
  approvalsChanged();
  return data!.outcomes;
}

const listeners = new Set<() => void>();

/** Calls `listener` when this page has submitted or decided something; gives back how to stop. */
export function onApprovalsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function approvalsChanged(): void {
  for (const listener of listeners) listener();
}
