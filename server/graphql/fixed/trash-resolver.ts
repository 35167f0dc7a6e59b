// The trash of setup: deleted definitions with the values they still hold, the way back, and the way out for good.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { labelOf } from '../../model/labels';
import type { RequestScope } from '../request-scope';
import { GraphQLDateTime } from '../schema/scalars';
import { setupContext } from './request';
import { PublishedVersion, Setup } from './setup-types';
import { changeIn } from './setup-words';

@ObjectType({ description: 'A definition that was deleted and is kept with its data.' })
export class TrashItem {
  @Field(() => ID) path!: string;
  @Field(() => String) kind!: string;
  @Field(() => String, { nullable: true, description: 'API name of the object it belongs to, or is.' }) object!: string | null;
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { description: 'The version that took it away.' }) version!: number;
  @Field(() => GraphQLDateTime, { nullable: true }) at!: Date | null;
  @Field(() => ID, { nullable: true, description: 'The user who deleted it.' }) by!: string | null;
  @Field(() => Int, { nullable: true, description: 'Values a field has, or records an object has, those in the recycle bin too; null for what keeps nothing in records.' }) values!: number | null;
}

/** Under which translations know it. */
function keyOf({ kind, object, name }: Pick<TrashItem, 'kind' | 'object' | 'name'>): string {
  const places: Readonly<Record<string, string>> = { field: `${object}.fields.${name}`, listView: `${object}.listViews.${name}`, printTemplate: `${object}.printTemplates.${name}`, relatedList: `${object}.relatedLists.${name}`, picklist: `picklists.${name}`, permissionSet: `permissionSets.${name}`, report: `reports.${name}`, dashboard: `dashboards.${name}` };
  return places[kind] ?? name;
}

@Resolver(() => Setup)
export class TrashResolver {
  @FieldResolver(() => [TrashItem], { description: 'What was deleted and can come back, the last deleted first.' })
  async trash(@Ctx() { setup, language }: RequestScope): Promise<TrashItem[]> {
    const model = setup.store.current();
    return (await setup.store.trash()).map((item) => ({ ...item, label: labelOf(model, keyOf(item), item.label, language) }));
  }

  @FieldResolver(() => [String], { description: 'Paths of everything deleted, also of what can no longer come back.' })
  deleted(@Ctx() { setup }: RequestScope): string[] {
    return [...setup.store.deleted()];
  }

  @Mutation(() => PublishedVersion, { description: 'Puts deleted definitions into force again, with the values they have.' })
  async restoreDeleted(@Arg('paths', () => [ID]) paths: string[], @Arg('why', () => String, { defaultValue: '' }) why: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<PublishedVersion> {
    const { viewer } = setupContext(scope, info);
    const { version, changes } = await scope.setup.store.restore({ paths, by: viewer.id, why });
    return { version, changes: changes.map((change) => changeIn(change, scope.language)) };
  }

  @Mutation(() => PublishedVersion, { description: 'Drops deleted fields and objects with their values: nothing brings them back.' })
  async emptyTrash(
    @Arg('paths', () => [ID]) paths: string[],
    @Arg('values', () => Int, { description: 'How many values they hold in all, as whoever confirms it was told; CONFLICT where that is no longer so.' }) values: number,
    @Arg('why', () => String, { defaultValue: '' }) why: string,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublishedVersion> {
    const { viewer } = setupContext(scope, info);
    const { version, changes } = await scope.setup.store.purge({ paths, values, by: viewer.id, why });
    return { version, changes: changes.map((change) => changeIn(change, scope.language)) };
  }
}
