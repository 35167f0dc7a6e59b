// Where a field, an object, a picklist or a value is used: what an admin looks at before taking it away.
import { Arg, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { TangramError } from '../../errors';
import { whereUsed } from '../../model/where-used';
import type { RequestScope } from '../request-scope';
import { Setup, Use } from './setup-types';
import { useIn } from './setup-words';

@Resolver(() => Setup)
export class SetupUsesResolver {
  @FieldResolver(() => [Use], { description: 'Where an object, a field of it, a shared picklist, or a value of either is used. Name an object or a picklist.' })
  uses(
    @Arg('object', () => String, { nullable: true }) object: string | undefined,
    @Arg('field', () => String, { nullable: true, description: 'A field of the object.' }) field: string | undefined,
    @Arg('picklist', () => String, { nullable: true, description: 'A shared picklist, instead of an object.' }) picklist: string | undefined,
    @Arg('value', () => String, { nullable: true, description: 'A value of the field or of the picklist.' }) value: string | undefined,
    @Ctx() { setup, language }: RequestScope,
  ): Use[] {
    const valued = value ? { value } : {};
    const subject = object ? { object, ...(field ? { field } : {}), ...valued } : picklist ? { picklist, ...valued } : undefined;
    if (!subject) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: 'uses: name an object or a picklist' });
    const model = setup.store.current();
    return whereUsed(model, setup.store.definitions(), subject).map((use) => useIn(use, model, language));
  }
}
