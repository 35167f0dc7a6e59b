// Permission sets name objects and fields that exist, on or off.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { below, unknownName, words } from './problem';
import type { Sources } from './sources';
import type { World } from './world';

/** Problems of every permission set. */
export function checkPermissionSets(sources: Sources, world: World): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  for (const { path, body } of sources.permissionSets.values()) {
    for (const [object, permission] of Object.entries(body.objects)) {
      if (object === '*') continue;
      const source = sources.objects.get(object);
      const place = below({ path, pointer: '/objects' }, object);
      if (!source) {
        problems.push(unknownName(place, words.object, object, sources.objects.keys()));
        continue;
      }
      for (const field of Object.keys(permission.fields ?? {})) {
        const known = field === '*' || Object.hasOwn(source.definition.fields, field) || (world.shapes.get(object)?.fields.has(field) ?? source.off);
        if (!known) problems.push(unknownName(below(place, 'fields', field), words.field, field, Object.keys(source.definition.fields)));
      }
    }
  }
  return problems;
}
