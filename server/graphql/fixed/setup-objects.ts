// The objects as setup lists them: every one that is defined, whether it is on or off, with everything in its folder.
import { FieldResolver, Ctx, Int, Resolver, Root } from 'type-graphql';
import type { Definition, ObjectDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { liveColumn } from '../../model/names';
import { labelOf } from '../describe/labels';
import type { RequestScope } from '../request-scope';
import { SetupObject } from './setup-types';

/** Objects in the order of their modules; labels in the viewer's language. */
export function setupObjects(context: Context, definitions: readonly Definition[], only: string | undefined): SetupObject[] {
  const modules = new Map(definitions.flatMap((each) => (each.kind === 'module' ? [[each.body.name, each.body] as const] : [])));
  const order = definitions.flatMap((each) => (each.kind === 'app' ? each.body.modules : []));
  const objects = definitions.flatMap((each) => (each.kind === 'object' && (only === undefined || each.body.name === only) ? [{ body: each.body, module: each.path.split('/')[0]! }] : []));
  return objects.sort((a, b) => order.indexOf(a.module) - order.indexOf(b.module)).map(({ body, module }) => {
    const own = definitions.filter(({ path }) => path.startsWith(`${module}/${body.name}/`));
    return {
      name: body.name, plural: body.plural, icon: body.icon ?? null, module,
      label: labelOf(context, body.name, body.label),
      moduleLabel: labelOf(context, `modules.${module}`, modules.get(module)?.label ?? module),
      off: !context.model.objects.has(body.name),
      fieldCount: context.model.objects.get(body.name)?.fields.size ?? fieldsOn(body, own),
      layouts: own.flatMap(({ kind, path }) => (kind === 'layout' ? [path.split('/').at(-1)!] : [])),
      definitions: own,
    };
  });
}

/** What is counted only where somebody asks for it. */
@Resolver(() => SetupObject)
export class SetupObjectResolver {
  @FieldResolver(() => Int, { nullable: true, description: 'Records that are not deleted; nothing while the object is switched off.' })
  async recordCount(@Root() { name }: SetupObject, @Ctx() scope: RequestScope): Promise<number | null> {
    const object = scope.setup.store.current().objects.get(name);
    if (!object) return null;
    const { quote } = scope.database.dialect;
    const [row] = await scope.database.rows({ text: `SELECT COUNT(*) FROM ${quote(object.storage.table)} WHERE ${quote(liveColumn)} = 1`, values: [] });
    return Number(row?.[0] ?? 0);
  }
}

function fieldsOn(body: ObjectDefinition, own: readonly Definition[]): number {
  const alone = own.flatMap((each) => (each.kind === 'field' ? [[each.path.split('/').at(-1)!, each.body] as const] : []));
  return [...new Map([...Object.entries(body.fields), ...alone]).values()].filter((field) => !field.off).length;
}
