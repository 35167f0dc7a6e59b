// What designers begin with: the layouts and related lists of an object as they are in force, also where no file gives them.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { SetupObject } from './setup-types';

@Resolver(() => SetupObject)
export class SetupLayoutsResolver {
  @FieldResolver(() => GraphQLJSON, { description: 'Layouts in force by kind, <kind>.<recordType> and <kind>.<name>, made-up ones among them; none while the object is switched off.' })
  layoutsInForce(@Root() { name }: SetupObject, @Ctx() scope: RequestScope): Record<string, unknown> {
    return Object.fromEntries(scope.setup.store.current().objects.get(name)?.layouts ?? []);
  }

  @FieldResolver(() => GraphQLJSON, { description: 'Related lists in force in order of display, made-up ones among them; none while the object is switched off.' })
  relatedListsInForce(@Root() { name }: SetupObject, @Ctx() scope: RequestScope): readonly unknown[] {
    return scope.setup.store.current().objects.get(name)?.relatedLists ?? [];
  }
}
