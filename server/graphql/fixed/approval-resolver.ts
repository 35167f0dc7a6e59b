// Approvals: submit, decide, pass on, recall, take back; the boxes of a person and the trail of a record.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { inWords, TangramError } from '../../errors';
import { approvalOf } from '../../records/approvals/approval-of';
import { approve, askFirst, passOn, returnRecord } from '../../records/approvals/decide';
import { recall, reopen, stopAll } from '../../records/approvals/end';
import { approvalCounts, myApprovals, type Box } from '../../records/approvals/my-approvals';
import { readRequests, readTurns } from '../../records/approvals/requests';
import { submitForApproval } from '../../records/approvals/submit';
import type { Context } from '../../access/context';
import type { RequestScope } from '../request-scope';
import { ApprovalConnection, ApprovalCounts, ApprovalOutcome, RecordApproval, WantedMoveInput } from './approval-types';
import { contextIn, setupContext } from './request';

@ArgsType()
class DecisionArgs {
  @Field(() => ID, { description: 'The viewer’s turn.' }) turn!: string;
  @Field(() => String, { nullable: true }) opinion?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Uploaded files that go with the opinion.' }) files?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'Version of the record that was looked at.' }) ifVersion?: number | null;
}

@Resolver()
export class ApprovalResolver {
  @Query(() => RecordApproval, { description: 'The approvals of a record the viewer may read.' })
  approvalOf(@Arg('record', () => ID) record: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordApproval> {
    return read(contextIn(scope, info), record);
  }

  @Query(() => ApprovalConnection, { description: 'A box of the viewer: toDecide in the order it came, submitted and decided newest first.' })
  async myApprovals(
    @Arg('box', () => String, { defaultValue: 'toDecide', description: 'toDecide, submitted or decided.' }) box: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number, @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<ApprovalConnection> {
    if (box !== 'toDecide' && box !== 'submitted' && box !== 'decided') throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'box: toDecide, submitted, decided' });
    const { rows, total, end } = await myApprovals(contextIn(scope, info), { box: box satisfies Box, first, after: after ?? null });
    return { nodes: rows, totalCount: total, endCursor: end };
  }

  @Query(() => ApprovalCounts, { description: 'How much waits for the viewer.' })
  approvalCounts(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ApprovalCounts> {
    return approvalCounts(contextIn(scope, info));
  }

  @Mutation(() => RecordApproval, { description: 'Submits a record for the approval it needs.' })
  async submitForApproval(
    @Arg('record', () => ID) record: string, @Arg('note', () => String, { nullable: true }) note: string | undefined, @Arg('files', () => [ID], { nullable: true }) files: string[] | undefined,
    @Arg('wanted', () => WantedMoveInput, { nullable: true, description: 'A move that waits for the approval.' }) wanted: WantedMoveInput | undefined,
    @Arg('ifVersion', () => Int, { nullable: true }) ifVersion: number | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<RecordApproval> {
    const context = contextIn(scope, info);
    await submitForApproval(context, { record, note: note ?? null, files: files ?? [], wanted: wanted ? { field: wanted.field, value: wanted.value } : null, ...(ifVersion === undefined || ifVersion === null ? {} : { ifVersion }) });
    scope.forgetViewers();
    return read(context, record);
  }

  @Mutation(() => RecordApproval, { description: 'Agrees.' })
  approveRecord(@Args(() => DecisionArgs) decision: DecisionArgs, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordApproval> {
    return decided(scope, info, decision.turn, (context) => approve(context, decisionOf(decision)));
  }

  @Mutation(() => RecordApproval, { description: 'Returns it to whoever submitted it; the opinion says why.' })
  returnRecord(@Args(() => DecisionArgs) decision: DecisionArgs, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordApproval> {
    return decided(scope, info, decision.turn, (context) => returnRecord(context, decisionOf(decision)));
  }

  @Mutation(() => RecordApproval, { description: 'A colleague decides instead.' })
  passApprovalOn(@Args(() => DecisionArgs) decision: DecisionArgs, @Arg('to', () => ID) to: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordApproval> {
    return decided(scope, info, decision.turn, (context) => passOn(context, decisionOf(decision), to));
  }

  @Mutation(() => RecordApproval, { description: 'A colleague is asked first; then it comes back.' })
  askApproverFirst(@Args(() => DecisionArgs) decision: DecisionArgs, @Arg('to', () => ID) to: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordApproval> {
    return decided(scope, info, decision.turn, (context) => askFirst(context, decisionOf(decision), to));
  }

  @Mutation(() => [ApprovalOutcome], { description: 'Approves or returns several, each for itself.' })
  async decideApprovals(
    @Arg('turns', () => [ID]) turns: string[], @Arg('agree', () => Boolean) agree: boolean, @Arg('opinion', () => String, { nullable: true }) opinion: string | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<ApprovalOutcome[]> {
    if (turns.length > mostAtOnce) throw new TangramError('BAD_USER_INPUT', 'tooMany', { max: mostAtOnce, count: turns.length });
    const context = contextIn(scope, info);
    const outcomes: ApprovalOutcome[] = [];
    for (const turn of new Set(turns)) {
      const problem = await (agree ? approve : returnRecord)(context, { turn, opinion: opinion ?? null }).then(() => null, (error: unknown) => {
        if (error instanceof TangramError) return inWords(error, context.viewer.language)[0]!.message;
        throw error;
      });
      outcomes.push({ turn, problem });
    }
    scope.forgetViewers();
    return outcomes;
  }

  @Mutation(() => RecordApproval, { description: 'Whoever submitted it takes it back.' })
  recallApproval(@Arg('request', () => ID) request: string, @Arg('opinion', () => String, { nullable: true }) opinion: string | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordApproval> {
    return ended(scope, info, { request, end: (context) => recall(context, { request, opinion: opinion ?? null }) });
  }

  @Mutation(() => RecordApproval, { description: 'Takes an approval back: the record can be changed and submitted again.' })
  reopenApproval(@Arg('request', () => ID) request: string, @Arg('opinion', () => String) opinion: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordApproval> {
    return ended(scope, info, { request, end: (context) => reopen(context, { request, opinion }) });
  }

  @Mutation(() => Int, { description: 'Ends everything that waits for an approval; gives how many it were. For administrators.' })
  stopApprovals(@Arg('object', () => String) object: string, @Arg('approval', () => String) approval: string, @Arg('opinion', () => String, { nullable: true }) opinion: string | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<number> {
    return stopAll(setupContext(scope, info), { object, approval, opinion: opinion ?? null });
  }
}

const mostAtOnce = 100;

function decisionOf({ turn, opinion, files, ifVersion }: DecisionArgs): Parameters<typeof approve>[1] {
  return { turn, opinion: opinion ?? null, files: files ?? [], ...(ifVersion === undefined || ifVersion === null ? {} : { ifVersion }) };
}

async function read(context: Context, record: string): Promise<RecordApproval> {
  const found = await approvalOf(context, record);
  return { ...found, changes: found.changes.map((change) => ({ ...change })) };
}

async function decided(scope: RequestScope, info: GraphQLResolveInfo, turn: string, decide: (context: Context) => Promise<void>): Promise<RecordApproval> {
  const context = contextIn(scope, info);
  await decide(context);
  scope.forgetViewers();
  const [{ request } = { request: '' }] = await readTurns(context, { text: 'id = ?', values: [turn] });
  return read(context, (await readRequests(context, { text: 'id = ?', values: [request] }))[0]!.record);
}

async function ended(scope: RequestScope, info: GraphQLResolveInfo, { request, end }: { readonly request: string; readonly end: (context: Context) => Promise<void> }): Promise<RecordApproval> {
  const context = contextIn(scope, info);
  await end(context);
  return read(context, (await readRequests(context, { text: 'id = ?', values: [request] }))[0]!.record);
}
