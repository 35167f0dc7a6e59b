// Drafts of setup screens: kept while one works, found on another device, seen by the other admins.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Json } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import { discardDraft, findDraft, listDrafts, restoreDraft, saveDraft, type DraftKey } from '../../store/drafts';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime, GraphQLJSON } from '../schema/scalars';
import { setupContext } from './request';
import { Setup } from './setup-types';

@ObjectType({ description: 'What an admin is designing and has not published.' })
export class DesignDraft {
  @Field(() => ID, { description: 'Whose it is.' }) user!: string;
  @Field(() => String, { description: 'Path of the definition that is designed.' }) place!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Address of the screen that goes on with it.' }) link!: string;
  @Field(() => GraphQLDateTime) changedAt!: Date;
}

@ObjectType({ description: 'A draft of one’s own with everything in it.' })
export class OwnDraft extends DesignDraft {
  @Field(() => String, { description: 'What the work began from.' }) base!: string;
  @Field(() => GraphQLJSON, { nullable: true, description: 'As the screen writes it down.' }) state!: unknown;
}

@ArgsType()
class DraftInput {
  @Field(() => String) place!: string;
  @Field(() => String) title!: string;
  @Field(() => String) link!: string;
  @Field(() => String) base!: string;
  @Field(() => GraphQLJSON) state!: Json;
}

@Resolver(() => Setup)
export class DraftResolver {
  @FieldResolver(() => [DesignDraft], { description: 'Drafts of all admins, the last changed first.' })
  async drafts(@Ctx() scope: RequestScope): Promise<DesignDraft[]> {
    return [...await listDrafts(scope.database)];
  }

  @FieldResolver(() => OwnDraft, { nullable: true, description: 'One’s own draft at a place.' })
  async draft(@Arg('place', () => String) place: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<OwnDraft | null> {
    const { viewer } = setupContext(scope, info);
    return viewer.id === null ? null : (await findDraft(scope.database, { user: viewer.id, place })) ?? null;
  }

  @Mutation(() => GraphQLDateTime, { description: 'Keeps a draft of one’s own in the place of the one before.' })
  saveDraft(@Args(() => DraftInput) draft: DraftInput, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<Date> {
    return saveDraft(scope.database, { ...draft, user: ownerIn(setupContext(scope, info), undefined) });
  }

  @Mutation(() => Boolean, { description: 'Throws a draft away, one’s own where no user is named; it can be restored for thirty days.' })
  discardDraft(@Arg('place', () => String) place: string, @Arg('user', () => ID, { nullable: true }) user: string | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    return discardDraft(scope.database, keyOf({ scope, info }, { place, user }));
  }

  @Mutation(() => Boolean, { description: 'Takes back that a draft was thrown away.' })
  restoreDraft(@Arg('place', () => String) place: string, @Arg('user', () => ID, { nullable: true }) user: string | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    return restoreDraft(scope.database, keyOf({ scope, info }, { place, user }));
  }
}

function keyOf({ scope, info }: { readonly scope: RequestScope; readonly info: GraphQLResolveInfo }, { place, user }: { readonly place: string; readonly user: string | undefined }): DraftKey {
  return { place, user: ownerIn(setupContext(scope, info), user) };
}

/** The command line is nobody: it has no drafts of its own. */
function ownerIn({ viewer }: Context, named: string | undefined): string {
  const owner = named ?? viewer.id;
  if (owner === null) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'a draft belongs to a user' });
  return owner;
}
