// Printed records: laid out by a template that is in force, or, for those who design one, by a template that is not published yet.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { checkDefinition } from '../../../metadata/language/check';
import type { DefinitionProblem } from '../../../metadata/language/definition-problem';
import type { PrintTemplateDefinition } from '../../../metadata/language/types';
import { objectNamed } from '../../access/may';
import { checkedAgainst } from '../../model/print-templates';
import { printLanguage, printRecords, templateNamed } from '../../records/print/print-records';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { contextIn, setupContext } from './request';
import { Setup } from './setup-types';

@ObjectType({ description: 'Something wrong with a template that is being designed.' })
export class PrintProblem {
  @Field(() => String, { description: 'JSON pointer into the template.' }) pointer!: string;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'A template tried on a record before it is published. Nothing is changed.' })
export class PrintTrial {
  @Field(() => [PrintProblem]) problems!: PrintProblem[];
  @Field(() => GraphQLJSON, { nullable: true, description: 'As printedRecords gives it; nothing where the template is not well formed.' }) document!: unknown;
}

@Resolver(() => Setup)
export class PrintResolver {
  @Query(() => GraphQLJSON, { description: 'What records look like on paper, laid out for whoever draws it: see metadata/language/printed.ts. At most 200; those the viewer may not see are left out.' })
  printedRecords(
    @Arg('object', () => String) name: string,
    @Arg('template', () => String, { description: 'Name of the template: see printTemplates in describe.' }) template: string,
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('language', () => String, { nullable: true, description: 'A language of the application; absent: the viewer’s.' }) language: string | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const context = contextIn(scope, info);
    const object = objectNamed(context, name);
    return printRecords(context, object, { template: templateNamed(object, template), ids, language: printLanguage(context, language) });
  }

  @FieldResolver(() => PrintTrial, { description: 'Lays a template out that is not published yet, on a record the viewer may read.' })
  async tryPrint(
    @Arg('object', () => String) name: string,
    @Arg('template', () => GraphQLJSON) body: unknown,
    @Arg('id', () => ID) id: string,
    @Arg('language', () => String, { nullable: true }) language: string | undefined,
    @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo,
  ): Promise<PrintTrial> {
    const context = setupContext(scope, info);
    const object = objectNamed(context, name);
    const inWords = (problems: readonly DefinitionProblem[]): PrintProblem[] => problems.map(({ pointer, message }) => ({ pointer, message: scope.language.startsWith('zh') ? message.zh : message.en }));
    const wrong = checkDefinition('printTemplate', body, `${object.module}/${object.name}/print-templates/${String((body as { name?: unknown } | null)?.name)}`);
    if (wrong.length > 0) return { problems: inWords(wrong), document: null };
    const { template, problems } = checkedAgainst(context.model, object.name, body as PrintTemplateDefinition);
    return { problems: inWords(problems), document: await printRecords(context, object, { template, ids: [id], language: printLanguage(context, language) }) };
  }
}
