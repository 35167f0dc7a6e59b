// Notices of the viewer: a page, the number of unread ones, read, put off; and which kinds the viewer wants to hear of.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { TangramError } from '../../errors';
import { markAllNotices, markNotices, myNotices, putOffNotice, unreadNotices, type NoticeBox } from '../../records/notices/notices';
import { keepQuiet, noticeKinds } from '../../records/notices/kinds';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime } from '../schema/scalars';
import { contextIn } from './request';

@ObjectType()
class NoticePerson {
  @Field(() => ID, { nullable: true }) id!: string | null;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'Something the viewer is told.' })
class Notice {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'reminder: a moment in a record has come. assigned: the viewer became its owner. approval: it waits for the viewer. decided: something became of what the viewer submitted.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'Of a reminder or an approval: what it is called.' }) label!: string | null;
  @Field(() => ID, { nullable: true, description: 'The record; null where the viewer may not see it any more, or where it is about several.' }) record!: string | null;
  @Field(() => String, { nullable: true }) object!: string | null;
  @Field(() => String, { nullable: true }) objectLabel!: string | null;
  @Field(() => String, { description: 'Name of the record, empty where there is none to show.' }) name!: string;
  @Field(() => NoticePerson, { description: 'Who did it; without an id where nobody in particular did.' }) by!: NoticePerson;
  @Field(() => Int, { nullable: true, description: 'Where it is about several records: how many.' }) count!: number | null;
  @Field(() => String, { nullable: true, description: 'Of an approval: what was done, e.g. approved, return, remind.' }) outcome!: string | null;
  @Field(() => String, { nullable: true, description: 'Of a reminder: the date or date-time it is about.' }) due!: string | null;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => GraphQLDateTime, { description: 'From when on it shows; later than `at` where it was put off.' }) shownAt!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) readAt!: Date | null;
}

@ObjectType()
class NoticeConnection {
  @Field(() => [Notice]) nodes!: readonly Notice[];
  @Field(() => Int) totalCount!: number;
  @Field(() => String, { nullable: true, description: 'To go on after this page; null at the end.' }) endCursor!: string | null;
}

@ObjectType()
class NoticeCounts {
  @Field(() => Int, { description: 'What shows and is not read.' }) unread!: number;
}

@ObjectType({ description: 'A kind of notices the viewer can switch off.' })
class NoticeKindChoice {
  @Field(() => String, { description: 'assigned, approval, decided, or a reminder as `reminder.<object>.<name>`.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'Of a reminder: what it is called.' }) label!: string | null;
  @Field(() => String, { nullable: true }) objectLabel!: string | null;
  @Field(() => Boolean) on!: boolean;
}

const boxes: readonly string[] = ['all', 'unread', 'read', 'later'] satisfies NoticeBox[];

@Resolver()
export class NoticeResolver {
  @Query(() => NoticeConnection, { description: 'The viewer’s notices, newest first.' })
  async myNotices(
    @Arg('box', () => String, { defaultValue: 'all', description: 'all, unread, read, or later: what was put off.' }) box: string, @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<NoticeConnection> {
    if (!boxes.includes(box)) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `box: ${boxes.join(', ')}` });
    const { rows, total, end } = await myNotices(contextIn(scope, info), { box: box as NoticeBox, first, after: after ?? null });
    return { nodes: rows, totalCount: total, endCursor: end };
  }

  @Query(() => NoticeCounts, { description: 'How much the viewer has not read.' })
  async noticeCounts(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<NoticeCounts> {
    return { unread: await unreadNotices(contextIn(scope, info)) };
  }

  @Query(() => [NoticeKindChoice], { description: 'What the viewer can be told of, and whether it is.' })
  noticeKinds(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<readonly NoticeKindChoice[]> {
    return noticeKinds(contextIn(scope, info));
  }

  @Mutation(() => Int, { description: 'Marks some as read, or as unread again; gives how many of them are the viewer’s.' })
  markNotices(@Arg('ids', () => [ID]) ids: string[], @Arg('read', () => Boolean, { defaultValue: true }) read: boolean, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<number> {
    return markNotices(contextIn(scope, info), ids, read);
  }

  @Mutation(() => Int, { description: 'Marks all that show as read; gives how many were not.' })
  markAllNotices(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<number> {
    return markAllNotices(contextIn(scope, info));
  }

  @Mutation(() => Boolean, { description: 'Puts one off: it is gone until then, and then unread.' })
  async putOffNotice(@Arg('id', () => ID) id: string, @Arg('until', () => GraphQLDateTime) until: Date, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    await putOffNotice(contextIn(scope, info), id, new Date(until));
    return true;
  }

  @Mutation(() => [NoticeKindChoice], { description: 'The kinds the viewer does not want to hear of; gives all kinds.' })
  async setQuietNotices(@Arg('kinds', () => [String]) kinds: string[], @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<readonly NoticeKindChoice[]> {
    const context = contextIn(scope, info);
    await keepQuiet(context, kinds);
    return noticeKinds(context);
  }
}
