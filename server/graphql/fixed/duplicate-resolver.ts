// Likely duplicates: of what is being entered, and among the records that are there.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { objectNamed } from '../../access/may';
import { TangramError } from '../../errors';
import { labelOf } from '../../model/labels';
import { duplicateGroups } from '../../records/duplicates/duplicate-groups';
import { findDuplicates } from '../../records/duplicates/find-duplicates';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { contextIn } from './request';

@ObjectType({ description: 'A record that is like the one that is entered.' })
export class DuplicateRecord {
  @Field(() => ID) id!: string;
  @Field(() => String) object!: string;
  @Field(() => String, { description: 'Its name, plain text.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'Name of its owner.' }) owner!: string | null;
}

@ObjectType({ description: 'What one duplicate rule found.' })
export class Duplicates {
  @Field(() => String) rule!: string;
  @Field(() => String, { description: 'What the records have in common.' }) label!: string;
  @Field(() => [String], { description: 'The fields the rule compares.' }) fields!: string[];
  @Field(() => Boolean, { description: 'Nothing like it can be saved.' }) refuses!: boolean;
  @Field(() => [DuplicateRecord], { description: 'At most ten, the newest first.' }) records!: DuplicateRecord[];
  @Field(() => [String], { description: 'Owners of records that the viewer may not see, where the rule tells of them; without a name: empty text.' }) hidden!: string[];
}

@ObjectType({ description: 'Records that are there and are alike.' })
export class DuplicateGroupPage {
  @Field(() => Int, { description: 'How many groups there are.' }) total!: number;
  @Field(() => [[ID]], { description: 'Ids of the records of each group, the newest first, at most twenty.' }) groups!: string[][];
}

@Resolver()
export class DuplicateResolver {
  @Query(() => [Duplicates], { description: 'Records that are like the one that is entered, by the duplicate rules of its object.' })
  async duplicates(
    @Arg('object', () => String) objectName: string,
    @Arg('values', () => GraphQLJSON, { description: 'As in the input that would create or change it.' }) values: unknown,
    @Arg('id', () => ID, { nullable: true, description: 'The record that is changed; what is not among the values is as it has it.' }) id: string | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<Duplicates[]> {
    const context = contextIn(scope, info);
    const object = objectNamed(context, objectName);
    if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'values: { … }' });
    const found = await findDuplicates(context, object, { values: values as Readonly<Record<string, unknown>>, ...(id ? { id } : {}) });
    return found.map(({ rule, records, hidden }) => ({
      rule: rule.name, label: labelOf(context.model, `${object.name}.duplicateRules.${rule.name}`, rule.label, context.viewer.language), fields: [...rule.fields], refuses: rule.refuses,
      records: [...records], hidden: hidden.map((owner) => owner ?? ''),
    }));
  }

  @Query(() => DuplicateGroupPage, { description: 'Records of an object that are alike by one of its duplicate rules, the largest groups first.' })
  async duplicateGroups(
    @Arg('object', () => String) objectName: string,
    @Arg('rule', () => String) ruleName: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'At most 50.' }) first: number,
    @Arg('skip', () => Int, { defaultValue: 0 }) skip: number,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<DuplicateGroupPage> {
    const context = contextIn(scope, info);
    const object = objectNamed(context, objectName);
    const rule = object.duplicateRules.find(({ name }) => name === ruleName);
    if (!rule) throw new TangramError('NOT_FOUND', 'unknownDuplicateRule', { name: ruleName });
    const { total, groups } = await duplicateGroups(context, object, { rule, first: Math.max(1, Math.min(50, first)), skip: Math.max(0, skip) });
    return { total, groups: groups.map((group) => [...group]) };
  }
}
