// The modules of the navigation, in the application's order, with the objects that are on.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { ModuleModel } from './model';
import { below, unknownName, words } from './problem';
import type { Sources } from './sources';

/** Modules that are on. */
export function modulesOf(sources: Sources, report: (problem: DefinitionProblem) => void): readonly ModuleModel[] {
  return Object.freeze(sources.app.modules.flatMap((name) => {
    const module = sources.modules.get(name);
    if (!module || module.body.off) return [];
    const { label, icon, navigation } = module.body;
    const shown = navigation.filter((object, index) => {
      const source = sources.objects.get(object);
      if (!source) report(unknownName(below({ path: module.path, pointer: '/navigation' }, index), words.object, object, [...sources.objects.values()].filter((one) => one.module === name).map((one) => one.name)));
      return source !== undefined && !source.off;
    });
    return [Object.freeze({ name, label, ...(icon === undefined ? {} : { icon }), navigation: Object.freeze(shown) })];
  }));
}
