// What administrators do for the sign-in of others: passwords, API keys, one-time links, ended sessions.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { closeOtherSessions, createApiKey, createSignInLink, listApiKeys, revokeApiKey } from '../../access/sessions';
import { setPassword } from '../../access/sign-in';
import { userById } from '../../access/users';
import { TangramError } from '../../errors';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime } from '../schema/scalars';
import { setupContext } from './request';

@ObjectType({ description: 'A key by which a program signs in for a user.' })
export class ApiKey {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => ID) user!: string;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last used, within five minutes.' }) seenAt!: Date | null;
}

@ObjectType({ description: 'A new API key: the only time its secret is told.' })
export class NewApiKey {
  @Field(() => String, { description: 'Send it as Authorization: Bearer …' }) secret!: string;
}

@Resolver()
export class CredentialResolver {
  @Query(() => [ApiKey], { description: 'All API keys, without their secrets.' })
  apiKeys(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ApiKey[]> {
    setupContext(scope, info);
    return listApiKeys(scope.database);
  }

  @Mutation(() => NewApiKey, { description: 'Makes an API key that may do what its user may.' })
  async createApiKey(@Arg('user', () => ID) user: string, @Arg('name', () => String) name: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<NewApiKey> {
    await mustBeUser(user, scope, info);
    return { secret: await createApiKey(scope.database, { userId: user, name: name.slice(0, 100), now: new Date() }) };
  }

  @Mutation(() => Boolean, { description: 'The key stops working at once.' })
  async revokeApiKey(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    setupContext(scope, info);
    if (!(await revokeApiKey(scope.database, id))) throw new TangramError('NOT_FOUND', 'notFound');
    scope.forgetViewers();
    return true;
  }

  @Mutation(() => Boolean, { description: 'Gives a user a new password and ends the user’s sessions.' })
  async setUserPassword(@Arg('user', () => ID) user: string, @Arg('password', () => String) password: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    const { viewer } = await mustBeUser(user, scope, info);
    await scope.database.transaction((connection) => setPassword(connection, user, password));
    await closeOtherSessions(scope.database, user, viewer.id === user ? scope.sessionHash : undefined);
    scope.forgetViewers();
    return true;
  }

  @Mutation(() => String, { description: 'The path of a link that signs a user in once, within a day.' })
  async createSignInLink(@Arg('user', () => ID) user: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<string> {
    await mustBeUser(user, scope, info);
    return `/sign-in/link/${await createSignInLink(scope.database, user, new Date())}`;
  }
}

async function mustBeUser(id: string, scope: RequestScope, info: GraphQLResolveInfo): Promise<ReturnType<typeof setupContext>> {
  const context = setupContext(scope, info);
  if (!(await userById(scope.database, context.model, id))) throw new TangramError('NOT_FOUND', 'notFound');
  return context;
}
