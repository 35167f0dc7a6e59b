// setup.tryApproval and setup.runningApprovals: who would have to agree, before it is published; and what runs, before it is switched off.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, ObjectType, Resolver } from 'type-graphql';
import { checkDefinition } from '../../../metadata/language/check';
import type { ApprovalDefinition } from '../../../metadata/language/types';
import { prefixOf } from '../../base/ids';
import { TangramError } from '../../errors';
import { dryRun } from '../../records/approvals/dry-run';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { setupContext } from './request';
import { Setup } from './setup-types';

@ObjectType({ description: 'One step of a dry run.' })
export class ApprovalTrialStep {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: 'Its condition holds.' }) asked!: boolean;
  @Field(() => [String], { description: 'Names of those who would decide.' }) people!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Why nobody could.' }) problem!: string | null;
}

@ObjectType({ description: 'An approval tried on one record. Nothing is changed.' })
export class ApprovalTrial {
  @Field(() => Boolean, { description: 'The record needs it.' }) needed!: boolean;
  @Field(() => [ApprovalTrialStep]) steps!: readonly ApprovalTrialStep[];
}

@Resolver(() => Setup)
export class SetupApprovalsResolver {
  @FieldResolver(() => ApprovalTrial, { description: 'Who would have to agree if the record were submitted now.' })
  async tryApproval(
    @Arg('object', () => String) name: string, @Arg('approval', () => GraphQLJSON, { description: 'As in approvals.json; it need not be published.' }) approval: unknown, @Arg('record', () => ID) record: string,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<ApprovalTrial> {
    const context = setupContext(scope, info);
    const object = context.model.objects.get(name);
    if (!object || context.model.objectByIdPrefix.get(prefixOf(record)) !== object) throw new TangramError('NOT_FOUND', 'notFound');
    const [problem] = checkDefinition('approvals', { approvals: [approval] }, `${object.module}/${object.name}/approvals`);
    if (problem) throw new TangramError('BAD_USER_INPUT', 'badDefinition', { place: problem.pointer, zh: problem.message.zh, en: problem.message.en });
    return dryRun(context, record, approval as ApprovalDefinition);
  }

  @FieldResolver(() => Int, { description: 'How many records wait for the approval now.' })
  async runningApprovals(@Arg('object', () => String) object: string, @Arg('approval', () => String) approval: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<number> {
    const context = setupContext(scope, info);
    const [row] = await context.connection.rows({ text: `SELECT COUNT(*) FROM engine_approval WHERE object = ? AND approval = ? AND state = 'pending'`, values: [object, approval] });
    return Number(row?.[0] ?? 0);
  }
}
