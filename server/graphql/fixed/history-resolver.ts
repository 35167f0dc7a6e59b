// recordHistory: what became of a record, as far as the viewer may read it.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { prefixOf } from '../../base/ids';
import { TangramError } from '../../errors';
import { recordHistory } from '../../records/history';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime, GraphQLJSON } from '../schema/scalars';
import { contextIn } from './request';

@ObjectType({ description: 'One value that a write changed.' })
export class HistoryChange {
  @Field(() => String) field!: string;
  @Field(() => String) label!: string;
  @Field(() => GraphQLJSON, { nullable: true }) from!: unknown;
  @Field(() => GraphQLJSON, { nullable: true }) to!: unknown;
}

@ObjectType({ description: 'One write of a record.' })
export class HistoryEntry {
  @Field(() => Int, { description: 'The record’s version after it.' }) version!: number;
  @Field(() => GraphQLDateTime) at!: string;
  @Field(() => ID, { nullable: true, description: 'The user who did it.' }) by!: string | null;
  @Field(() => String, { description: 'web, api, import, cli or job.' }) source!: string;
  @Field(() => String) action!: string;
  @Field(() => [HistoryChange]) changes!: HistoryChange[];
}

@Resolver()
export class HistoryResolver {
  @Query(() => [HistoryEntry], { description: 'The writes of a record, newest first.' })
  async recordHistory(
    @Arg('id', () => ID) id: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('before', () => Int, { nullable: true, description: 'Only versions before this one.' }) before: number | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HistoryEntry[]> {
    const context = contextIn(scope, info);
    const object = context.model.objectByIdPrefix.get(prefixOf(id));
    if (!object) throw new TangramError('NOT_FOUND', 'notFound');
    const entries = await recordHistory(context, object, { id, first, ...(before === undefined || before === null ? {} : { before }) });
    return entries.map((entry) => ({ ...entry, changes: [...entry.changes] }));
  }
}
