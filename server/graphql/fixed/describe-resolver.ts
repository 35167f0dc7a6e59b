// describeApp, describe and viewer: what the web app is drawn from.
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../access/context';
import { mayShareViews } from '../../records/personal/keeping';
import { viewerViews, type ViewerViews } from '../../records/personal/list-views';
import { ownStyle } from '../../records/personal/page-style';
import { describeApp } from '../describe/describe-app';
import { describeObject } from '../describe/describe-object';
import type { RequestScope } from '../request-scope';
import { AppDescription, ObjectDescription, Viewer } from './describe-types';
import { contextIn } from './request';

@Resolver()
export class DescribeResolver {
  @Query(() => AppDescription, { description: 'The application: modules, objects, languages, the viewer.' })
  async describeApp(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<AppDescription> {
    const context = contextIn(scope, info);
    return { ...describeApp(context, await ownStyle(context)), viewer: viewerOf(context) };
  }

  @Query(() => ObjectDescription, { description: 'One object: fields, layouts, lists, rules.' })
  async describe(@Arg('object', () => String, { description: 'API name.' }) object: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<ObjectDescription> {
    const context = contextIn(scope, info);
    return describeObject(context, object, await viewsIn(context));
  }

  @Query(() => Viewer, { description: 'Who is signed in.' })
  viewer(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Viewer {
    return viewerOf(contextIn(scope, info));
  }
}

/** Several objects described in one request ask for the viewer's views once. */
const viewsByContext = new WeakMap<Context, Promise<ViewerViews>>();

function viewsIn(context: Context): Promise<ViewerViews> {
  let views = viewsByContext.get(context);
  if (!views) viewsByContext.set(context, (views = viewerViews(context)));
  return views;
}

function viewerOf(context: Context): Viewer {
  const { viewer } = context;
  const { id, name, login, departmentId, setup, language, timeZone, permissionSets } = viewer;
  return { id: id ?? '', name, login, departmentId, setup, shareViews: mayShareViews(context), language, timeZone, permissionSets: [...permissionSets] };
}
