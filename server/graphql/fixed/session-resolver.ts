// Signing in and out, and what people may change about their own account.
import { Arg, Ctx, Field, ID, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { closeOtherSessions, closeSession } from '../../access/sessions';
import { changePassword, signIn } from '../../access/sign-in';
import { userById } from '../../access/users';
import { TangramError } from '../../errors';
import { chooseStyle } from '../../records/personal/page-style';
import { updateRecord } from '../../records/update';
import type { RequestScope } from '../request-scope';
import type { ModelSchema } from '../schema/model-schema';
import { GraphQLDateTime } from '../schema/scalars';
import { contextIn } from './request';

@ObjectType({ description: 'The user a session belongs to.' })
export class SignedInUser {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String) login!: string;
}

@ObjectType({ description: 'A session: send its token as Authorization: Bearer …; browsers also get it as a cookie.' })
export class SignedIn {
  @Field(() => String) token!: string;
  @Field(() => GraphQLDateTime) expiresAt!: Date;
  @Field(() => SignedInUser) viewer!: SignedInUser;
  @Field(() => Boolean, { description: 'The viewer’s role needs a second factor: until one is set up the session is good for nothing else.' }) secondFactorNeeded!: boolean;
}

@Resolver()
export class SessionResolver {
  @Mutation(() => SignedIn, { description: 'Opens a session. After several wrong passwords the next try has to wait.' })
  async signIn(
    @Arg('login', () => String) login: string,
    @Arg('password', () => String) password: string,
    @Arg('code', () => String, { nullable: true, description: 'The code of a second factor, where the user has one.' }) code: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SignedIn> {
    const { model } = info.schema as ModelSchema;
    const { database } = scope;
    const session = await signIn(database, model, { login, password, ...(code ? { code } : {}), client: scope.client, now: new Date() }).catch((error: unknown) => {
      if (error instanceof TangramError && typeof error.extra['retryAfter'] === 'number') scope.tell('retry-after', String(error.extra['retryAfter']));
      throw error;
    });
    const user = await userById(database, model, session.userId);
    if (!user) throw new TangramError('UNAUTHENTICATED', 'wrongCredentials');
    scope.keepSession(session);
    return { token: session.token, expiresAt: session.expiresAt, secondFactorNeeded: session.limited, viewer: { id: user.id, name: user.name, login: user.login } };
  }

  @Mutation(() => Boolean, { description: 'Ends this session.' })
  async signOut(@Ctx() scope: RequestScope): Promise<boolean> {
    if (scope.sessionHash !== undefined) await closeSession(scope.database, scope.sessionHash);
    scope.endSession();
    return true;
  }

  @Mutation(() => Boolean, { description: 'Changes one’s own password and ends all other sessions.' })
  async changePassword(
    @Arg('current', () => String) current: string,
    @Arg('next', () => String) next: string,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<boolean> {
    const { viewer } = contextIn(scope, info);
    if (scope.sessionHash === undefined) throw new TangramError('FORBIDDEN', 'sessionOnly');
    await changePassword(scope.database, viewer.id!, { current, next });
    await closeOtherSessions(scope.database, viewer.id!, scope.sessionHash);
    scope.forgetViewers();
    return true;
  }

  @Mutation(() => Boolean, { description: 'How one’s own pages look; null: as the application says.' })
  async chooseStyle(
    @Arg('color', () => String, { nullable: true, description: '#RRGGBB, dark enough for white letters on it.' }) color: string | null | undefined,
    @Arg('density', () => String, { nullable: true, description: 'compact, normal or roomy.' }) density: string | null | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<boolean> {
    await chooseStyle(contextIn(scope, info), { color: color ?? null, density: density ?? null });
    return true;
  }

  @Mutation(() => Boolean, { description: 'The language of one’s own screens and messages.' })
  async setLanguage(@Arg('language', () => String) language: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    const context = contextIn(scope, info);
    const { languages } = context.model.app;
    if (!languages.includes(language)) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `language: ${languages.join(', ')}` });
    await updateRecord(context.asSystem('the viewer chooses a language'), context.model.objects.get('user')!, { id: context.viewer.id!, patch: { language } });
    scope.forgetViewers();
    return true;
  }
}
