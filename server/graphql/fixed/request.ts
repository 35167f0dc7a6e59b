// How a resolver written in code gets the engine's context: from the request, on the Model its schema was made for.
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../access/context';
import { TangramError } from '../../errors';
import { contextOf, type RequestScope } from '../request-scope';
import type { ModelSchema } from '../schema/model-schema';

/** The context of a signed-in request; throws UNAUTHENTICATED where nobody is. */
export function contextIn(scope: RequestScope, info: GraphQLResolveInfo): Context {
  return contextOf(scope, (info.schema as ModelSchema).model);
}

/** The context of somebody who may change the setup; throws FORBIDDEN for others. */
export function setupContext(scope: RequestScope, info: GraphQLResolveInfo): Context {
  const context = contextIn(scope, info);
  if (!context.viewer.setup && !context.viewer.system) throw new TangramError('FORBIDDEN', 'forbiddenSetup');
  return context;
}
