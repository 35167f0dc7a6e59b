// Where a field, an object, a picklist or a value is used: what an admin looks at before taking it away.
import { Arg, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { TangramError } from '../../errors';
import { whereUsed } from '../../model/where-used';
import type { Change } from '../../model/diff';
import type { SeenOperation as Seen } from '../operation-usage';
import type { RequestScope } from '../request-scope';
import { SeenOperation, Setup, Use } from './setup-types';
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

  @FieldResolver(() => [SeenOperation], { description: 'Operations that other programs sent within the last thirty days and that use an object, or a field of it.' })
  async operations(
    @Arg('object', () => String) object: string,
    @Arg('field', () => String, { nullable: true }) field: string | undefined,
    @Ctx() { setup }: RequestScope,
  ): Promise<SeenOperation[]> {
    const model = setup.store.current().objects.get(object);
    const names = [object, ...(model?.definition.formerNames ?? [])];
    const fields = field ? [field, ...(model?.fields.get(field)?.definition.formerNames ?? [])] : [];
    return seen(await setup.operations.using(new Set(names.flatMap((name) => (fields.length > 0 ? fields.map((one) => `${name}.${one}`) : [name])))));
  }
}

/** Operations that use what these changes take away or make something else. A renamed thing keeps its old name. */
export async function brokenBy(changes: readonly Change[], { setup }: RequestScope): Promise<SeenOperation[]> {
  const gone = changes.flatMap(({ subject, action, object, name, aspect }) => {
    if (object === undefined || !(action === 'removed' || aspect === 'type')) return [];
    return subject === 'field' ? [`${object}.${name}`] : subject === 'object' ? [object] : [];
  });
  return gone.length === 0 ? [] : seen(await setup.operations.using(new Set(gone)));
}

/** Operations that use a name which becomes one of before: they go on working. */
export async function outdatedBy(changes: readonly Change[], { setup }: RequestScope): Promise<SeenOperation[]> {
  const objects = new Map(changes.flatMap(({ subject, name, former }) => (subject === 'object' && former !== undefined ? [[name, former] as const] : [])));
  const names = changes.flatMap(({ subject, object, former }) => (former === undefined ? [] : subject === 'object' ? [former] : subject === 'field' ? [`${objects.get(object ?? '') ?? object}.${former}`] : []));
  return names.length === 0 ? [] : seen(await setup.operations.using(new Set(names)));
}

function seen(operations: readonly Seen[]): SeenOperation[] {
  return operations.slice(0, 100).map(({ signature, name, source, by, text, times, lastAt }) => ({ signature, name, source, by, text, times, lastAt }));
}
