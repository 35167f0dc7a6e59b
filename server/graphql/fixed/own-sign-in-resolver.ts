// One's own account: sessions, second factor, API keys. Only for people who are signed in themselves; a key may not make keys.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../access/context';
import { mustKnowPassword } from '../../access/sign-in';
import { closeOtherSessions, closeUserSession, createApiKey, listApiKeys, listSessions, liftLimit, revokeApiKey } from '../../access/sessions';
import { mustBeScopes } from '../../access/scopes';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, secondFactorOf, useSecondFactor } from '../../access/second-factor';
import { needsSecondFactor, securityPolicy } from '../../access/security-policy';
import { TangramError } from '../../errors';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime } from '../schema/scalars';
import { ApiKey, NewApiKey } from './credential-resolver';
import { contextIn } from './request';

@ObjectType({ description: 'A browser or program that is signed in.' })
export class MySession {
  @Field(() => ID) id!: string;
  @Field(() => Boolean, { description: 'The one this is asked from.' }) current!: boolean;
  @Field(() => String) agent!: string;
  @Field(() => String) address!: string;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime, { description: 'Last use, within half a minute.' }) seenAt!: Date;
  @Field(() => GraphQLDateTime) expiresAt!: Date;
}

@ObjectType({ description: 'What holds for one’s own sign-in.' })
export class MySecurity {
  @Field(() => Boolean) secondFactor!: boolean;
  @Field(() => Int) recoveryCodesLeft!: number;
  @Field(() => Boolean, { description: 'The viewer’s role needs a second factor.' }) secondFactorRequired!: boolean;
  @Field(() => Int, { description: 'Minutes without use after which a session ends; 0: never.' }) idleMinutes!: number;
  @Field(() => Int) passwordLength!: number;
  @Field(() => Boolean) passwordMix!: boolean;
}

@ObjectType({ description: 'For the authenticator app.' })
export class SecondFactorEnrolment {
  @Field(() => String, { description: 'otpauth:// address, for a QR code.' }) uri!: string;
  @Field(() => String, { description: 'The same, to type in.' }) secret!: string;
}

@Resolver()
export class OwnSignInResolver {
  @Query(() => MySecurity)
  async mySecurity(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<MySecurity> {
    const { viewer } = own(scope, info);
    const policy = await securityPolicy(scope.database);
    const { on, recoveryLeft } = await secondFactorOf(scope.database, viewer.id!);
    const { idleMinutes, passwordLength, passwordMix } = policy;
    return { secondFactor: on, recoveryCodesLeft: recoveryLeft, secondFactorRequired: needsSecondFactor(policy, viewer.role ?? null), idleMinutes, passwordLength, passwordMix };
  }

  @Query(() => [MySession], { description: 'Where the viewer is signed in.' })
  async mySessions(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<MySession[]> {
    return listSessions(scope.database, own(scope, info).viewer.id!, { current: scope.sessionHash!, now: Date.now() });
  }

  @Mutation(() => Boolean, { description: 'Ends one of the viewer’s sessions; its next request is refused on every node.' })
  async endSession(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    if (!(await closeUserSession(scope.database, own(scope, info).viewer.id!, id))) throw new TangramError('NOT_FOUND', 'notFound');
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends all of the viewer’s sessions but this one.' })
  async endOtherSessions(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    await closeOtherSessions(scope.database, own(scope, info).viewer.id!, scope.sessionHash);
    return true;
  }

  @Mutation(() => SecondFactorEnrolment, { description: 'Begins to set up a second factor; confirmSecondFactor ends it.' })
  beginSecondFactor(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SecondFactorEnrolment> {
    const { viewer } = own(scope, info);
    return beginSecondFactor(scope.database, { id: viewer.id!, login: viewer.login });
  }

  @Mutation(() => [String], { description: 'Puts the second factor into force; gives recovery codes, each good once, shown only now.' })
  async confirmSecondFactor(@Arg('code', () => String) code: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<string[]> {
    const codes = await confirmSecondFactor(scope.database, own(scope, info).viewer.id!, { code, now: Date.now() });
    await liftLimit(scope.database, scope.sessionHash!);
    return [...codes];
  }

  @Mutation(() => Boolean, { description: 'For a session that still owes its second factor, after a one-time link.' })
  async proveSecondFactor(@Arg('code', () => String) code: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    if (!(await useSecondFactor(scope.database, own(scope, info).viewer.id!, { code, now: Date.now() }))) throw wrongCode();
    await liftLimit(scope.database, scope.sessionHash!);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Takes the second factor away; needs the password and a code.' })
  async removeSecondFactor(@Arg('password', () => String) password: string, @Arg('code', () => String) code: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    const { viewer } = own(scope, info);
    if (needsSecondFactor(await securityPolicy(scope.database), viewer.role ?? null)) throw new TangramError('FORBIDDEN', 'secondFactorFirst');
    await mustKnowPassword(scope.database, viewer.id!, password);
    if (!(await useSecondFactor(scope.database, viewer.id!, { code, now: Date.now() }))) throw wrongCode();
    await removeSecondFactor(scope.database, viewer.id!);
    return true;
  }

  @Query(() => [ApiKey], { description: 'The viewer’s own API keys.' })
  async myApiKeys(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ApiKey[]> {
    return listApiKeys(scope.database, own(scope, info).viewer.id!);
  }

  @Mutation(() => NewApiKey, { description: 'An API key of one’s own, shown only now. Scopes: *, read, write, setup, <object>:read, <object>:write.' })
  async createMyApiKey(
    @Arg('name', () => String) name: string,
    @Arg('scopes', () => [String]) scopes: string[],
    @Arg('days', () => Int, { nullable: true, description: 'How long it is good, at most 3650; for ever where absent.' }) days: number | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<NewApiKey> {
    const context = own(scope, info);
    mustBeScopes(context, scopes);
    return { secret: await createApiKey(scope.database, { userId: context.viewer.id!, name: name.trim().slice(0, 100), now: new Date(), scopes, days: days ?? undefined }) };
  }

  @Mutation(() => Boolean)
  async revokeMyApiKey(@Arg('id', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    if (!(await revokeApiKey(scope.database, id, own(scope, info).viewer.id!))) throw new TangramError('NOT_FOUND', 'notFound');
    return true;
  }
}

function own(scope: RequestScope, info: GraphQLResolveInfo): Context {
  const context = contextIn(scope, info);
  if (scope.sessionHash === undefined || context.viewer.id === null) throw new TangramError('FORBIDDEN', 'sessionOnly');
  return context;
}

function wrongCode(): TangramError {
  return new TangramError('VALIDATION_FAILED', 'wrongCode', {}, [{ path: 'code', rule: 'wrongCode' }]);
}
