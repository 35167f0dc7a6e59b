// Sharing records with people, departments and roles: share, stop sharing, and who a record is shared with.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { TangramError } from '../../errors';
import { endShares, shareRecords, sharesOf, type Grantee, type Share } from '../../records/shares';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime } from '../schema/scalars';
import { contextIn } from './request';

@InputType({ description: 'One of user, department and role.' })
export class ShareWith {
  @Field(() => ID, { nullable: true }) user?: string;
  @Field(() => ID, { nullable: true }) department?: string;
  @Field(() => ID, { nullable: true }) role?: string;
  @Field(() => Boolean, { nullable: true, description: 'Of a department: all departments below it, too.' }) below?: boolean;
}

@ObjectType({ description: 'Somebody by id and name.' })
export class SharePerson {
  @Field(() => ID, { nullable: true }) id!: string | null;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'A record shared with a user, a department or a role.' })
export class RecordShare {
  @Field(() => ID) id!: string;
  @Field(() => ID) record!: string;
  @Field(() => String, { description: 'user, department or role.' }) kind!: string;
  @Field(() => ID, { description: 'Of the user, department or role.' }) to!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, { description: 'With all departments below.' }) below!: boolean;
  @Field(() => String, { description: 'read or edit.' }) right!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From then on it is as if it had never been shared.' }) until!: Date | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => SharePerson, { description: 'Who shared it.' }) by!: SharePerson;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => SharePerson, { nullable: true, description: 'Who ended it; without a name where it ran out.' }) endedBy!: SharePerson | null;
  @Field(() => GraphQLDateTime, { nullable: true }) endedAt!: Date | null;
}

@Resolver()
export class ShareResolver {
  @Query(() => [RecordShare], { description: 'With whom records the viewer may read are shared now; with ended, with whom they were.' })
  async recordShares(
    @Arg('records', () => [ID]) records: string[],
    @Arg('ended', () => Boolean, { defaultValue: false }) ended: boolean,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<RecordShare[]> {
    return (await sharesOf(contextIn(scope, info), records, { ended })).map(shareOf);
  }

  @Mutation(() => [RecordShare], { description: 'Shares every record with everybody named, all or none; gives the shares there are then.' })
  async shareRecords(
    @Arg('records', () => [ID]) records: string[],
    @Arg('with', () => [ShareWith]) to: ShareWith[],
    @Arg('right', () => String, { defaultValue: 'read', description: 'read or edit.' }) right: string,
    @Arg('until', () => GraphQLDateTime, { nullable: true }) until: string | Date | undefined,
    @Arg('note', () => String, { nullable: true }) note: string | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<RecordShare[]> {
    if (right !== 'read' && right !== 'edit') throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'right: read, edit' });
    const shares = await shareRecords(contextIn(scope, info), { records, to: to.map(granteeOf), edit: right === 'edit', until: until === undefined || until === null ? null : new Date(until), note: note ?? null });
    scope.forgetViewers();
    return shares.map(shareOf);
  }

  @Mutation(() => [RecordShare], { description: 'Ends shares, all or none; gives those that ended.' })
  async unshareRecords(@Arg('shares', () => [ID]) shares: string[], @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<RecordShare[]> {
    const ended = await endShares(contextIn(scope, info), shares);
    scope.forgetViewers();
    return ended.map(shareOf);
  }
}

/** A share as the API tells it. */
export function shareOf({ to, edit, ended, ...share }: Share): RecordShare {
  return { ...share, kind: to.kind, to: to.id, name: to.name, below: to.below, right: edit ? 'edit' : 'read', endedBy: ended?.by ?? null, endedAt: ended?.at ?? null };
}

function granteeOf({ user, department, role, below }: ShareWith, index: number): Grantee {
  const named = ([['user', user], ['department', department], ['role', role]] as const).flatMap(([kind, id]) => (id ? [{ kind, id }] : []));
  if (named.length !== 1) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `with.${index}: user, department, role` });
  return { ...named[0]!, below: below === true };
}
