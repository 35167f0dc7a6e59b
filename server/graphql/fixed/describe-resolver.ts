// describeApp, describe and viewer: what the web app is drawn from.
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { describeApp } from '../describe/describe-app';
import { describeObject } from '../describe/describe-object';
import type { RequestScope } from '../request-scope';
import { AppDescription, ObjectDescription, Viewer } from './describe-types';
import { contextIn } from './request';

@Resolver()
export class DescribeResolver {
  @Query(() => AppDescription, { description: 'The application: modules, objects, languages, the viewer.' })
  describeApp(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): AppDescription {
    const context = contextIn(scope, info);
    return { ...describeApp(context), viewer: viewerOf(context) };
  }

  @Query(() => ObjectDescription, { description: 'One object: fields, layouts, lists, rules.' })
  describe(@Arg('object', () => String, { description: 'API name.' }) object: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): ObjectDescription {
    return describeObject(contextIn(scope, info), object);
  }

  @Query(() => Viewer, { description: 'Who is signed in.' })
  viewer(@Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Viewer {
    return viewerOf(contextIn(scope, info));
  }
}

function viewerOf({ viewer }: ReturnType<typeof contextIn>): Viewer {
  const { id, name, login, departmentId, setup, language, timeZone, permissionSets } = viewer;
  return { id: id ?? '', name, login, departmentId, setup, language, timeZone, permissionSets: [...permissionSets] };
}
