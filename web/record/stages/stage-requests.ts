// How far a record has come, and what people say about its stages: the requests.
import type { ApolloClient } from '@apollo/client';
import { parse } from 'graphql';
import { failureWords, type Failure } from '../../data/failure';
import type { Say } from '../../words/words';

export interface ActionProgress { readonly action: string; readonly done: boolean; readonly at: string | null; readonly by: string | null }
export interface StageProgress {
  readonly stage: string; readonly enteredAt: string | null; readonly leftAt: string | null; readonly days: number | null;
  readonly startOn: string | null; readonly endOn: string | null; readonly completion: number | null; readonly note: string | null;
  readonly checklist: readonly ActionProgress[];
}
export interface RecordProgress { readonly id: string; readonly process: string; readonly field: string; readonly current: string | null; readonly stages: readonly StageProgress[] }
/** A stage of one record. */
export interface StageOf { readonly id: string; readonly process: string; readonly stage: string }
/** What is left out stays. */
export type StagePlan = Partial<Pick<StageProgress, 'startOn' | 'endOn' | 'completion' | 'note'>>;

const progress = 'id process field current stages { stage enteredAt leftAt days startOn endOn completion note checklist { action done at by } }';

/** All processes of the record. */
export const progressDocument = parse(`query StageProgress($id: ID!) { stageProgress(ids: [$id]) { ${progress} } }`);
const tickDocument = parse(`mutation TickStageAction($id: ID!, $process: String!, $stage: String!, $action: String!, $done: Boolean!) { progress: tickStageAction(id: $id, process: $process, stage: $stage, action: $action, done: $done) { ${progress} } }`);
const planDocument = parse(`mutation PlanStage($id: ID!, $process: String!, $stage: String!, $plan: StagePlanInput!) { progress: planStage(id: $id, process: $process, stage: $stage, plan: $plan) { ${progress} } }`);

/** Ticks a line of the checklist, or takes the tick away. */
export async function tickAction(client: ApolloClient, of: StageOf, tick: { readonly action: string; readonly done: boolean }): Promise<void> {
  const { data } = await client.mutate<{ progress: readonly RecordProgress[] }>({ mutation: tickDocument, variables: { ...of, ...tick } });
  keep(client, of.id, data!.progress);
}

/** Keeps when a stage begins and ends and how far it is. */
export async function planStage(client: ApolloClient, of: StageOf, plan: StagePlan): Promise<void> {
  const { data } = await client.mutate<{ progress: readonly RecordProgress[] }>({ mutation: planDocument, variables: { ...of, plan } });
  keep(client, of.id, data!.progress);
}

/** What was refused, field by field where it is about fields. */
export function refusedWords(failure: Failure, say: Say): string {
  return failure.fields.length > 0 ? failure.fields.map(({ message }) => message).join(' ') : failureWords(failure, say);
}

/** What screens show is the answer of the write: nothing is asked again. */
function keep(client: ApolloClient, id: string, read: readonly RecordProgress[]): void {
  client.writeQuery({ query: progressDocument, variables: { id }, data: { stageProgress: read } });
}
