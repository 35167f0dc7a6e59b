// setup.tryExpression: what an expression gives on real records before it is published.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, ObjectType, Resolver } from 'type-graphql';
import { problemText, type TypeKind } from '../../../metadata/language/expression/expression';
import { prefixOf } from '../../base/ids';
import { TangramError } from '../../errors';
import { tryExpression } from '../../records/try-expression';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { setupContext } from './request';
import { Setup } from './setup-types';

@ObjectType({ description: 'Something wrong with the text of an expression, at its place.' })
export class ExpressionProblem {
  @Field(() => Int, { description: 'First character, from 0.' }) start!: number;
  @Field(() => Int) end!: number;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'The value of a part of an expression.' })
export class ExpressionStep {
  @Field(() => Int) start!: number;
  @Field(() => Int) end!: number;
  @Field(() => String, { description: 'The part as it is written.' }) text!: string;
  @Field(() => GraphQLJSON, { nullable: true }) value!: unknown;
}

@ObjectType({ description: 'An expression on one record.' })
export class ExpressionRecord {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => GraphQLJSON, { nullable: true }) value!: unknown;
  @Field(() => [ExpressionStep], { description: 'In the order of computing, the whole last.' }) steps!: ExpressionStep[];
}

@ObjectType({ description: 'How many records a condition holds for.' })
export class ExpressionCount {
  @Field(() => Int, { description: 'Records looked at.' }) looked!: number;
  @Field(() => Int, { description: 'Records among them it holds for.' }) holds!: number;
  @Field(() => Boolean, { description: 'All records the viewer may see were looked at; false: the time was up.' }) complete!: boolean;
}

@ObjectType({ description: 'The dry run of an expression. Nothing is changed.' })
export class ExpressionTrial {
  @Field(() => [ExpressionProblem]) problems!: ExpressionProblem[];
  @Field(() => String, { nullable: true, description: 'Type of the result: number, text, boolean, date, dateTime, time, textList, reference or null.' }) type!: string | null;
  @Field(() => Boolean, { description: 'The database can compute it: lists can be filtered and sorted by it.' }) inSql!: boolean;
  @Field(() => [ExpressionRecord]) records!: ExpressionRecord[];
  @Field(() => ExpressionCount, { nullable: true, description: 'For conditions; not where one record was asked for.' }) counted!: ExpressionCount | null;
}

@Resolver(() => Setup)
export class SetupTryResolver {
  @FieldResolver(() => ExpressionTrial, { description: 'Tries an expression on records the viewer may read: a condition on those it holds for, with their number; others on any.' })
  async tryExpression(
    @Arg('object', () => String) name: string,
    @Arg('expression', () => String) text: string,
    @Arg('expects', () => [String], { nullable: true, description: 'Types the result may have, e.g. ["boolean"].' }) expects: string[] | undefined,
    @Arg('record', () => ID, { nullable: true, description: 'Only this record.' }) record: string | undefined,
    @Arg('samples', () => Int, { defaultValue: 5, description: 'At most 50.' }) samples: number,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ExpressionTrial> {
    const context = setupContext(scope, info);
    const object = context.model.objects.get(name);
    if (!object) throw new TangramError('NOT_FOUND', 'notFound');
    if (record && context.model.objectByIdPrefix.get(prefixOf(record)) !== object) throw new TangramError('NOT_FOUND', 'notFound');
    const tried = await tryExpression(context, {
      object, text, samples: Math.max(0, Math.min(samples, 50)),
      ...(expects ? { expects: expects as TypeKind[] } : {}), ...(record ? { record } : {}),
    });
    if (record && tried.problems.length === 0 && tried.records.length === 0) throw new TangramError('NOT_FOUND', 'notFound');
    const language = scope.language.startsWith('zh') ? 'zh' : 'en';
    return {
      type: tried.type ?? null, inSql: tried.inSql, counted: tried.counted ?? null,
      problems: tried.problems.map((problem) => ({ start: problem.start, end: problem.end, message: problemText(problem, language) })),
      records: tried.records.map((each) => ({ ...each, steps: [...each.steps] })),
    };
  }
}
