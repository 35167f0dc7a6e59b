// Stages of records: how far they have come, and ticking and planning; a move itself is an ordinary update of the field.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, Float, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { stageProgress } from '../../records/stages/progress';
import { planStage, tickAction } from '../../records/stages/change-stage';
import type { RequestScope } from '../request-scope';
import { GraphQLDate, GraphQLDateTime } from '../schema/scalars';
import { contextIn } from './request';

@ObjectType({ description: 'One line of a checklist of one record.' })
export class StageActionProgress {
  @Field(() => String) action!: string;
  @Field(() => Boolean) done!: boolean;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last ticked or unticked.' }) at!: string | null;
  @Field(() => ID, { nullable: true, description: 'The user who did.' }) by!: string | null;
}

@ObjectType({ description: 'One stage of one record.' })
export class StageProgress {
  @Field(() => String) stage!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the record first came to it.' }) enteredAt!: string | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it left; nothing while it is there.' }) leftAt!: string | null;
  @Field(() => Float, { nullable: true, description: 'Days it has spent there, all visits together.' }) days!: number | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Begin as people planned or reported it.' }) startOn!: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'End as people planned or reported it.' }) endOn!: string | null;
  @Field(() => Int, { nullable: true, description: '0 to 100: as it was entered, else the part of the checklist that is done.' }) completion!: number | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => [StageActionProgress]) checklist!: readonly StageActionProgress[];
}

@ObjectType({ description: 'A record in a process that it follows.' })
export class RecordProgress {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Name of the process: see processes in describe.' }) process!: string;
  @Field(() => String, { description: 'The field that says where the record stands.' }) field!: string;
  @Field(() => String, { nullable: true }) current!: string | null;
  @Field(() => [StageProgress]) stages!: readonly StageProgress[];
}

@InputType({ description: 'What is planned or reported for a stage: what is left out stays, null makes empty.' })
export class StagePlanInput {
  @Field(() => GraphQLDate, { nullable: true }) startOn?: string | null;
  @Field(() => GraphQLDate, { nullable: true }) endOn?: string | null;
  @Field(() => Int, { nullable: true, description: '0 to 100.' }) completion?: number | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@ArgsType()
class StageArgs {
  @Field(() => ID, { description: 'The record.' }) id!: string;
  @Field(() => String, { description: 'Name of the process.' }) process!: string;
  @Field(() => String) stage!: string;
}

@Resolver()
export class StageResolver {
  @Query(() => [RecordProgress], { description: 'How far records have come, in one question for up to 500 of them; those the viewer may not see are left out.' })
  stageProgress(@Arg('ids', () => [ID]) ids: string[], @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<readonly RecordProgress[]> {
    return stageProgress(contextIn(scope, info), ids);
  }

  @Mutation(() => [RecordProgress], { description: 'Ticks one line of a stage’s checklist, or takes the tick away; who and when is kept.' })
  async tickStageAction(
    @Args(() => StageArgs) stage: StageArgs, @Arg('action', () => String) action: string, @Arg('done', () => Boolean) done: boolean, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<readonly RecordProgress[]> {
    const context = contextIn(scope, info);
    await tickAction(context, stage, { action, done });
    return stageProgress(context, [stage.id]);
  }

  @Mutation(() => [RecordProgress], { description: 'Says when a stage of a record begins and ends, and how far it is.' })
  async planStage(@Args(() => StageArgs) stage: StageArgs, @Arg('plan', () => StagePlanInput) plan: StagePlanInput, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<readonly RecordProgress[]> {
    const context = contextIn(scope, info);
    await planStage(context, stage, plan);
    return stageProgress(context, [stage.id]);
  }
}
