// What an administrator looks at before publishing: an object as a role is shown it, in a language of choice. Definitions only, no record.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Context, Viewer } from '../../access/context';
import { mustMay, objectNamed } from '../../access/may';
import { TangramError } from '../../errors';
import { readRecords } from '../../records/read';
import { describeObject } from '../describe/describe-object';
import type { RequestScope } from '../request-scope';
import { ObjectDescription } from './describe-types';
import { setupContext } from './request';

@Resolver()
export class DescribeAsResolver {
  @Query(() => ObjectDescription, { description: 'For administrators: one object as users of a role are shown it, with the role’s rights and layouts. List views that people keep are left out; records are read with one’s own rights, as always.' })
  async describeAs(
    @Arg('object', () => String, { description: 'API name.' }) name: string,
    @Arg('role', () => ID, { nullable: true, description: 'Record id of the role; absent: one’s own rights.' }) role: string | undefined,
    @Arg('language', () => String, { nullable: true, description: 'One of the application’s languages; absent: one’s own.' }) language: string | undefined,
    @Ctx() scope: RequestScope,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ObjectDescription> {
    const context = setupContext(scope, info);
    mustMay(context, 'read', objectNamed(context, name));
    const { model } = context;
    if (language && !model.app.languages.includes(language)) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `language: ${model.app.languages.join(', ')}` });
    return describeObject({ model, viewer: { ...(role ? await viewerWith(context, role) : context.viewer), ...(language ? { language } : {}) } }, name);
  }
}

/** The administrator with nothing but the rights of a role. */
async function viewerWith(context: Context, id: string): Promise<Viewer> {
  const { viewer, model } = context;
  const [role] = await readRecords(context, objectNamed(context, 'role'), { ids: [id], fields: ['code', 'permissionSets'] });
  if (!role) throw new TangramError('NOT_FOUND', 'notFound');
  const sets = Array.isArray(role['permissionSets']) ? role['permissionSets'].map(String) : [];
  const { shared: _shared, ...own } = viewer;
  return {
    ...own, system: false, permissionSets: [...new Set(sets)].filter((set) => model.permissionSets.has(set)).sort(), role: typeof role['code'] === 'string' ? role['code'] : null,
    setup: sets.some((set) => model.permissionSets.get(set)?.setup === true),
  };
}
