// What administrators do for the sign-in of others: passwords, API keys, one-time links, ended sessions.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { closeOtherSessions, createApiKey, createSignInLink, listApiKeys, revokeApiKey } from '../../access/sessions';
import { mustBeScopes } from '../../access/scopes';
import { securityPolicy } from '../../access/security-policy';
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
  @Field(() => [String], { description: 'What it may be used for; *: everything its user may.' }) scopes!: string[];
  @Field(() => GraphQLDateTime, { nullable: true }) expiresAt!: Date | null;
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
  async createApiKey(
    @Arg('user', () => ID) user: string, @Arg('name', () => String) name: string,
    @Arg('scopes', () => [String], { nullable: true, description: '*, read, write, setup, <object>:read, <object>:write; everything where absent.' }) scopes: string[] | undefined,
    @Arg('days', () => Int, { nullable: true, description: 'How long it is good; for ever where absent.' }) days: number | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<NewApiKey> {
    const { model, viewer } = await mustBeUser(user, scope, info);
    if (viewer.scopes) throw new TangramError('FORBIDDEN', 'sessionOnly');
    if (scopes) mustBeScopes({ model }, scopes);
    return { secret: await createApiKey(scope.database, { userId: user, name: name.slice(0, 100), now: new Date(), ...(scopes ? { scopes } : {}), ...(days ? { days } : {}) }) };
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
    const policy = await securityPolicy(scope.database);
    await scope.database.transaction((connection) => setPassword(connection, user, password, policy));
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
