// List views that people keep for themselves: save, share, choose as default, delete and bring back.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Json, ListLayoutDefinition, SortDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { fieldsAlong, mustMay, objectNamed } from '../../access/may';
import { TangramError, type Problem } from '../../errors';
import { layoutsFor } from '../../model/layout-assignments';
import type { ObjectModel } from '../../model/model';
import { changeView, chooseDefaultView, createView, deleteView, restoreView, sharedViewsOf, type KeptView, type ViewChange } from '../../records/personal/list-views';
import { describeKept } from '../describe/describe-views';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { ListViewDescription } from './describe-types';
import { filterProblems, type Checking } from './kept-filter';
import { contextIn, setupContext } from './request';

@InputType()
export class MyViewColumn {
  @Field(() => String, { description: 'The field shown, or a path through lookups to it.' }) field!: string;
  @Field(() => Int, { nullable: true, description: 'Width in pixels.' }) width?: number;
  @Field(() => Boolean, { nullable: true, description: 'Stays in sight when the list scrolls sideways.' }) fixed?: boolean;
}

@InputType()
export class MyViewSort {
  @Field(() => String) field!: string;
  @Field(() => String, { description: 'ASC or DESC.' }) direction!: SortDefinition['direction'];
}

@InputType({ description: 'Absent means unchanged; null columns or sort: those of the list.' })
export class MyViewInput {
  @Field(() => String, { nullable: true }) label?: string;
  @Field(() => Boolean, { nullable: true, description: 'Everybody who may read the object sees it.' }) shared?: boolean;
  @Field(() => [MyViewColumn], { nullable: true }) columns?: MyViewColumn[] | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'An API filter; $me and $myDepartment stand for the viewer.' }) filter?: Json;
  @Field(() => [MyViewSort], { nullable: true }) sort?: MyViewSort[] | null;
}

@ObjectType({ description: 'A view that its owner shares with everybody, as setup lists it.' })
export class SharedView {
  @Field(() => ID) id!: string;
  @Field(() => String) label!: string;
  @Field(() => ID) owner!: string;
  @Field(() => GraphQLJSON, { description: 'The JSON of a list view’s file, without its name.' }) definition!: Json;
}

@Resolver()
export class MyViewsResolver {
  @Query(() => [SharedView], { description: 'For administrators: views of an object that people share with everybody.' })
  async sharedViews(@Arg('object', () => String) object: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SharedView[]> {
    const context = setupContext(scope, info);
    const views = await sharedViewsOf(context, readable(context, object));
    return views.map(({ id, label, owner, columns, filter, sort }) => ({
      id, label, owner, definition: { label, ...(columns ? { columns: columns as unknown as Json } : {}), ...(filter ? { filter } : {}), ...(sort ? { sort: sort as unknown as Json } : {}) } as Json,
    }));
  }

  @Mutation(() => ListViewDescription, { description: 'Keeps a list view of the viewer’s own, or changes the one with this id.' })
  async saveMyView(
    @Arg('object', () => String, { description: 'API name.' }) name: string,
    @Arg('view', () => ID, { nullable: true, description: 'Absent: a new view.' }) view: string | undefined,
    @Arg('input', () => MyViewInput) input: MyViewInput,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ListViewDescription> {
    const context = contextIn(scope, info);
    const object = readable(context, name);
    const change = checked({ context, object, info }, input);
    return described(context, object, view ? await changeView(context, view, change) : await createView(context, object, change));
  }

  @Mutation(() => Boolean, { description: 'Deletes a view of one’s own; restoreMyView brings it back within 30 days.' })
  async deleteMyView(@Arg('view', () => ID) view: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    await deleteView(contextIn(scope, info), view);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Brings a deleted view back.' })
  async restoreMyView(@Arg('view', () => ID) view: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    await restoreView(contextIn(scope, info), view);
    return true;
  }

  @Mutation(() => Boolean, { description: 'The view that opens first for the viewer; null: the one the application says.' })
  async chooseDefaultView(@Arg('object', () => String) name: string, @Arg('view', () => String, { nullable: true }) view: string | null | undefined, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<boolean> {
    const context = contextIn(scope, info);
    await chooseDefaultView(context, readable(context, name), view ?? null);
    return true;
  }
}

function readable(context: Context, name: string): ObjectModel {
  const object = objectNamed(context, name);
  mustMay(context, 'read', object);
  return object;
}

function described(context: Context, object: ObjectModel, view: KeptView): ListViewDescription {
  return describeKept({ asker: context, object, has: new Set() }, layoutsFor(object.layouts, context.viewer.role).get('list') as ListLayoutDefinition, view) as ListViewDescription;
}

/** What is kept is what the list page could ask for: fields this viewer may read, a filter the API accepts. */
function checked(checking: Checking, input: MyViewInput): ViewChange {
  const problems: Problem[] = [
    ...pathProblems(checking, 'columns', (input.columns ?? []).map(({ field }) => field)),
    ...pathProblems(checking, 'sort', (input.sort ?? []).map(({ field }) => field)),
    ...(input.filter ? filterProblems(checking, input.filter) : []),
  ];
  (input.sort ?? []).forEach(({ direction }, index) => {
    if (direction !== 'ASC' && direction !== 'DESC') problems.push({ path: `sort.${index}.direction`, rule: 'notAChoice', params: { label: 'direction', value: String(direction) } });
  });
  if (input.columns && (input.columns.length === 0 || input.columns.length > mostColumns)) problems.push({ path: 'columns', rule: 'tooMany', params: { max: mostColumns, count: input.columns.length } });
  (input.columns ?? []).forEach(({ width }, index) => {
    if (typeof width === 'number' && (width < 40 || width > 1000)) problems.push({ path: `columns.${index}.width`, rule: width < 40 ? 'tooSmall' : 'tooLarge', params: { label: 'width', min: 40, max: 1000 } });
  });
  if (problems.length > 0) throw new TangramError('VALIDATION_FAILED', 'validationFailed', { count: problems.length }, problems);
  const { label, shared, columns, filter, sort } = input;
  return {
    ...(label === undefined || label === null ? {} : { label }), ...(shared === undefined || shared === null ? {} : { shared }),
    ...(columns === undefined ? {} : { columns: columns?.map(({ field, width, fixed }) => ({ field, ...(width ? { width } : {}), ...(fixed ? { fixed } : {}) })) ?? null }),
    ...(filter === undefined ? {} : { filter }), ...(sort === undefined ? {} : { sort: sort?.map(({ field, direction }) => ({ field, direction })) ?? null }),
  };
}

const mostColumns = 100;

function pathProblems({ context, object }: Checking, part: 'columns' | 'sort', paths: readonly string[]): Problem[] {
  return paths.flatMap((path, index): Problem[] => (fieldsAlong(context, object, path.split('.')) ? [] : [{ path: `${part}.${index}.field`, rule: 'unknownField', params: { name: path } }]));
}
