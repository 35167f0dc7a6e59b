// Setup: which records hold a value of a picklist, and replacing it by another in all of them.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { fieldLabel, objectLabel } from '../../access/may';
import { TangramError } from '../../errors';
import { beginReplacement, beginUndoReplacement, valueUses, type ValueOf } from '../../records/replace-value';
import type { RequestScope } from '../request-scope';
import { setupContext } from './request';
import { Setup } from './setup-types';

@ObjectType({ description: 'A picklist field that offers a value, and the live records that hold it.' })
export class ValueUse {
  @Field(() => String) object!: string;
  @Field(() => String) objectLabel!: string;
  @Field(() => String) field!: string;
  @Field(() => String) fieldLabel!: string;
  @Field(() => Int) records!: number;
}

@Resolver(() => Setup)
export class ReplaceResolver {
  @FieldResolver(() => [ValueUse], { description: 'Where records hold a value: of a shared picklist in all fields that share it, or of one field.' })
  async valueUses(
    @Arg('value', () => String) value: string,
    @Arg('picklist', () => String, { nullable: true }) picklist: string | undefined,
    @Arg('object', () => String, { nullable: true }) object: string | undefined,
    @Arg('field', () => String, { nullable: true }) field: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ValueUse[]> {
    const context = setupContext(scope, info);
    return (await valueUses(context, valueOf({ picklist, object, field }), value)).map((use) => ({
      object: use.object.name, objectLabel: objectLabel(context, use.object), field: use.field.name, fieldLabel: fieldLabel(context, use.object, use.field), records: use.records,
    }));
  }

  @Mutation(() => ID, { description: 'Replaces a value by another in all records that hold it, as a background job; gives the job. Records that a rule refuses stay and are told.' })
  replaceValue(
    @Arg('value', () => String) value: string,
    @Arg('by', () => String) by: string,
    @Arg('picklist', () => String, { nullable: true }) picklist: string | undefined,
    @Arg('object', () => String, { nullable: true }) object: string | undefined,
    @Arg('field', () => String, { nullable: true }) field: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return beginReplacement(setupContext(scope, info), valueOf({ picklist, object, field }), { from: value, to: by });
  }

  @Mutation(() => ID, { description: 'Gives records back the value that a replacement took from them, where nobody chose another one since; gives the job.' })
  undoReplaceValue(@Arg('job', () => ID) job: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<string> {
    return beginUndoReplacement(setupContext(scope, info), job);
  }
}

function valueOf({ picklist, object, field }: { readonly picklist: string | undefined; readonly object: string | undefined; readonly field: string | undefined }): ValueOf {
  if (picklist) return { picklist };
  if (object && field) return { object, field };
  throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'picklist, or object and field' });
}
