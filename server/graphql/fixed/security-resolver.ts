// Signing in as administrators see it: its rules, its log, and opening what was locked.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { removeSecondFactor } from '../../access/second-factor';
import { saveSecurityPolicy, securityPolicy, usualPolicy, type SecurityPolicy } from '../../access/security-policy';
import { closeOtherSessions } from '../../access/sessions';
import { unlock } from '../../access/sign-in';
import { listSignIns } from '../../access/sign-in-log';
import { TangramError } from '../../errors';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime, GraphQLJSON } from '../schema/scalars';
import { setupContext } from './request';

@ObjectType({ description: 'One try to sign in.' })
export class SignInAttempt {
  @Field(() => ID) id!: string;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => ID, { nullable: true, description: 'None where there is no such user.' }) user!: string | null;
  @Field(() => String, { description: 'What was typed as login.' }) login!: string;
  @Field(() => String, { description: 'ok, link, wrongPassword, wrongCode, locked, inactive or address.' }) result!: string;
  @Field(() => String) address!: string;
  @Field(() => String) agent!: string;
}

@Resolver()
export class SecurityResolver {
  @Query(() => [SignInAttempt], { description: 'The log of sign-ins, newest first. Only for administrators.' })
  async signInLog(
    @Arg('user', () => ID, { nullable: true }) user: string | undefined,
    @Arg('result', () => String, { nullable: true }) result: string | undefined,
    @Arg('text', () => String, { nullable: true, description: 'Part of the login or address.' }) words: string | undefined,
    @Arg('before', () => ID, { nullable: true, description: 'Only older ones than this.' }) before: string | undefined,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<SignInAttempt[]> {
    setupContext(scope, info);
    return listSignIns(scope.database, { first, ...(user ? { user } : {}), ...(result ? { result } : {}), ...(words ? { words } : {}), ...(before ? { before } : {}) });
  }

  @Query(() => GraphQLJSON, { description: 'The rules of signing in: idleMinutes, absoluteHours, freeTries, lockAfter, lockMinutes, passwordLength, passwordMix, secondFactorRoles, addresses.' })
  async securityPolicy(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    setupContext(scope, info);
    return securityPolicy(scope.database);
  }

  @Mutation(() => GraphQLJSON, { description: 'Changes some of the rules; gives all of them.' })
  async saveSecurityPolicy(@Arg('change', () => GraphQLJSON) change: unknown, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    const { viewer } = setupContext(scope, info);
    return saveSecurityPolicy(scope.database, policyIn(change), viewer.id);
  }

  @Mutation(() => Boolean, { description: 'A user who is locked after wrong passwords may try again at once.' })
  async unlockUser(@Arg('user', () => ID) user: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    setupContext(scope, info);
    await unlock(scope.database, user);
    return true;
  }

  @Mutation(() => Boolean, { description: 'For somebody who lost phone and recovery codes: the second factor is taken away and the user’s sessions end.' })
  async resetSecondFactor(@Arg('user', () => ID) user: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    setupContext(scope, info);
    await removeSecondFactor(scope.database, user);
    await closeOtherSessions(scope.database, user, undefined);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends all sessions of a user; the next request is refused on every node.' })
  async endUserSessions(@Arg('user', () => ID) user: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    setupContext(scope, info);
    await closeOtherSessions(scope.database, user, undefined);
    return true;
  }
}

function policyIn(change: unknown): Partial<SecurityPolicy> {
  const fail = (name: string): never => { throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `change.${name}` }); };
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return fail('');
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(usualPolicy, name)) fail(name);
    const isTexts = (list: unknown): boolean => Array.isArray(list) && list.every((each) => typeof each === 'string');
    if (name === 'passwordMix' && typeof value !== 'boolean') fail(name);
    if (name === 'secondFactorRoles' && !isTexts(value)) fail(name);
    if (name === 'addresses' && (typeof value !== 'object' || value === null || !Object.values(value as object).every(isTexts))) fail(name);
  }
  return change as Partial<SecurityPolicy>;
}
