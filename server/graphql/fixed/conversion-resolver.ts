// Converting a record: what would come of it, and doing it.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../access/context';
import { prefixOf } from '../../base/ids';
import { TangramError } from '../../errors';
import type { ObjectModel } from '../../model/model';
import { convertRecord } from '../../records/convert/convert';
import { proposeConversion } from '../../records/convert/propose';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { contextIn } from './request';

@ObjectType({ description: 'A record that may be meant instead of a new one.' })
export class ConversionMatch {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => [String], { description: 'The fields that have the same value.' }) fields!: readonly string[];
}

@ObjectType({ description: 'A field that the record of another step fills.' })
export class ConversionFill {
  @Field(() => String) field!: string;
  @Field(() => String) step!: string;
}

@ObjectType({ description: 'How many lines go over.' })
export class ConversionLines {
  @Field(() => String) relatedList!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'One record that would be made.' })
export class ConversionStep {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'API name of its object.' }) object!: string;
  @Field(() => Boolean, { description: 'May be left out.' }) optional!: boolean;
  @Field(() => GraphQLJSON, { description: 'What its fields begin with; references stand as { id, name, object }.' }) values!: Readonly<Record<string, unknown>>;
  @Field(() => [ConversionFill]) filled!: readonly ConversionFill[];
  @Field(() => [ConversionLines]) lines!: readonly ConversionLines[];
  @Field(() => [ConversionMatch]) matches!: readonly ConversionMatch[];
}

@ObjectType({ description: 'A record that a conversion made or chose.' })
export class ConvertedRecord {
  @Field(() => String) step!: string;
  @Field(() => String) object!: string;
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, { description: 'false: it was there already.' }) made!: boolean;
}

@InputType({ description: 'What was decided about one step; a step without a choice makes a record of what goes over.' })
export class ConversionChoice {
  @Field(() => String) step!: string;
  @Field(() => ID, { nullable: true, description: 'A record that is there already and is meant.' }) use?: string;
  @Field(() => GraphQLJSON, { nullable: true, description: 'Values instead of, or beside, those that go over: an input of the object.' }) values?: Readonly<Record<string, unknown>>;
  @Field(() => Boolean, { nullable: true, description: 'Left out; only where the step is optional.' }) skip?: boolean;
}

@ArgsType()
class ConvertArgs {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Name of the conversion.' }) conversion!: string;
  @Field(() => Int, { nullable: true, description: 'The version the viewer was looking at: another one is a CONFLICT.' }) ifVersion?: number;
  @Field(() => [ConversionChoice], { defaultValue: [] }) choices!: ConversionChoice[];
}

@Resolver()
export class ConversionResolver {
  @Query(() => [ConversionStep], { description: 'The records a conversion would make, and what they begin with.' })
  async conversionSteps(
    @Arg('id', () => ID) id: string, @Arg('conversion', () => String) name: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ConversionStep[]> {
    const context = contextIn(scope, info);
    return (await proposeConversion(context, objectOf(context, id), { id, name })).steps;
  }

  @Mutation(() => [ConvertedRecord], { description: 'Turns a record into the records of a conversion: all of them, or none.' })
  async convertRecord(@Args(() => ConvertArgs) { id, conversion, ifVersion, choices }: ConvertArgs, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<readonly ConvertedRecord[]> {
    const context = contextIn(scope, info);
    return convertRecord(context, objectOf(context, id), {
      id, name: conversion, ...(typeof ifVersion === 'number' ? { ifVersion } : {}),
      choices: choices.map((choice) => ({ step: choice.step, ...(choice.use ? { use: choice.use } : {}), ...(choice.values ? { values: choice.values } : {}), ...(choice.skip ? { skip: true } : {}) })),
    });
  }
}

function objectOf(context: Context, id: string): ObjectModel {
  const object = context.model.objectByIdPrefix.get(prefixOf(id));
  if (!object) throw new TangramError('NOT_FOUND', 'notFound');
  return object;
}
