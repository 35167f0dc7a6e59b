// What the screens of rights must know of an object beyond its definition: what decides whose record one is.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { rowsFollow } from '../../access/explain';
import type { RequestScope } from '../request-scope';
import { SetupObject } from './setup-types';

@Resolver(() => SetupObject)
export class SetupRightsResolver {
  @FieldResolver(() => String, { description: 'What decides whose record one is: owner, master (a detail follows its master), or nobody: whoever may read the object reads every record.' })
  rowsFollow(@Root() { name }: SetupObject, @Ctx() scope: RequestScope): string {
    const object = scope.setup.store.current().objects.get(name);
    return object ? rowsFollow(object) : 'nobody';
  }
}
