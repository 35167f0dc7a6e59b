// What administrators do with the people of the application: who is here, who leaves, and to whom the records of a leaver go.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../access/context';
import { closeOtherSessions } from '../../access/sessions';
import { unlock, userStates } from '../../access/user-states';
import { userById } from '../../access/users';
import { sentence, TangramError } from '../../errors';
import { heldApprovals } from '../../records/approvals/hand-over-approvals';
import { handOver, holdings } from '../../records/hand-over';
import { updateRecord } from '../../records/update';
import { labelOf } from '../describe/labels';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime } from '../schema/scalars';
import { setupContext } from './request';

@ObjectType({ description: 'A user as somebody who signs in.' })
export class UserSignIn {
  @Field(() => ID) user!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a session of the user was last used, within five minutes; nothing where there is none.' }) seenAt!: Date | null;
  @Field(() => Boolean, { description: 'Used the application within the last ten minutes.' }) online!: boolean;
  @Field(() => Int) sessions!: number;
  @Field(() => Boolean) hasPassword!: boolean;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Tried too often: until then no password is taken.' }) lockedUntil!: Date | null;
}

@ObjectType({ description: 'How many records of an object a user owns.' })
export class UserHolding {
  @Field(() => String) object!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'A record that a rule refuses to give away.' })
export class RefusedHandOver {
  @Field(() => ID) id!: string;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'What became of a user’s records of one object.' })
export class HandOver {
  @Field(() => String) object!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { description: 'Records the colleague owns now.' }) moved!: number;
  @Field(() => [RefusedHandOver]) refused!: RefusedHandOver[];
}

@Resolver()
export class PeopleResolver {
  @Query(() => [UserSignIn], { description: 'Users as people who sign in; those who never did and have no password are left out.' })
  userSignIns(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<UserSignIn[]> {
    setupContext(scope, info);
    return userStates(scope.database, new Date());
  }

  @Query(() => [UserHolding], { description: 'What a user owns, object by object.' })
  async userHoldings(@Arg('user', () => ID) user: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<UserHolding[]> {
    const context = await contextAbout([user], scope, info);
    return (await holdings(context, user)).map((one) => ({ ...one, label: objectWord(context, one.object) }));
  }

  @Mutation(() => [HandOver], { description: 'Gives the records a user owns to a colleague. Records that a rule refuses stay and are told.' })
  async handOverRecords(
    @Arg('from', () => ID) from: string,
    @Arg('to', () => ID) to: string,
    @Arg('objects', () => [String], { nullable: true, description: 'Only records of these objects.' }) objects: string[] | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HandOver[]> {
    const context = await contextAbout([from, to], scope, info);
    const receiver = await userById(scope.database, context.model, to);
    if (!receiver?.active) throw new TangramError('VALIDATION_FAILED', 'handOverToInactive', {}, [{ path: 'to', rule: 'handOverToInactive' }]);
    return (await handOver(context, { from, to, objects: objects ?? undefined })).map((one) => ({ ...one, label: objectWord(context, one.object), refused: [...one.refused] }));
  }

  @Mutation(() => Boolean, { description: 'The user can no longer sign in, and every open session ends; all records stay.' })
  async deactivateUser(@Arg('user', () => ID) user: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    const context = await contextAbout([user], scope, info);
    if (context.viewer.id === user) throw new TangramError('VALIDATION_FAILED', 'deactivateSelf', {}, [{ path: 'user', rule: 'deactivateSelf' }]);
    await updateRecord(context.asSystem('an administrator deactivates a user'), context.model.objects.get('user')!, { id: user, patch: { active: false } });
    await closeOtherSessions(scope.database, user, undefined);
    scope.forgetViewers();
    return true;
  }

  @Mutation(() => Boolean, { description: 'The user may sign in again, with the password there was.' })
  async activateUser(@Arg('user', () => ID) user: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    const context = await contextAbout([user], scope, info);
    await updateRecord(context.asSystem('an administrator activates a user'), context.model.objects.get('user')!, { id: user, patch: { active: true } });
    await unlock(scope.database, user);
    scope.forgetViewers();
    return true;
  }
}

async function contextAbout(users: readonly string[], scope: RequestScope, info: GraphQLResolveInfo): Promise<Context> {
  const context = setupContext(scope, info);
  for (const user of users) if (!(await userById(scope.database, context.model, user))) throw new TangramError('NOT_FOUND', 'notFound');
  return context;
}

function objectWord(context: Context, name: string): string {
  if (name === heldApprovals) return sentence('approvalsHeld', {}, context.viewer.language);
  return labelOf(context, name, context.model.objects.get(name)?.label ?? name);
}
