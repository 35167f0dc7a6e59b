// The look and the navigation of the application as one piece of data, and the definitions that a change of it makes.
import type { AppDefinition, ModuleDefinition } from '../../../metadata/language/types';
import type { ChangedDefinition } from '../publish/changed-definition';

export interface ModuleEntry { readonly name: string; readonly label: string; readonly off: boolean; readonly navigation: readonly string[] }
/** Modules in the order of the navigation. */
export interface Appearance { readonly label: string; readonly style: NonNullable<AppDefinition['style']>; readonly modules: readonly ModuleEntry[] }

/** What is published now. */
export function appearanceOf(app: AppDefinition, modules: readonly ModuleDefinition[]): Appearance {
  const byName = new Map(modules.map((module) => [module.name, module]));
  return {
    label: app.label, style: app.style ?? {},
    modules: app.modules.flatMap((name) => {
      const module = byName.get(name);
      return module ? [{ name, label: module.label, off: module.off === true, navigation: module.navigation }] : [];
    }),
  };
}

/** The definitions that differ from what is published. */
export function appearanceChanges(app: AppDefinition, modules: readonly ModuleDefinition[], next: Appearance): readonly ChangedDefinition[] {
  const { style: _style, ...rest } = app;
  const order = next.modules.map(({ name }) => name);
  const style = Object.fromEntries(Object.entries(next.style).filter(([, value]) => value !== undefined));
  const body: AppDefinition = { ...rest, label: next.label.trim(), modules: [...order, ...app.modules.filter((name) => !order.includes(name))], ...(Object.keys(style).length > 0 ? { style } : {}) };
  return [
    { path: 'app', body, before: app },
    ...next.modules.flatMap(({ name, label, off, navigation }): ChangedDefinition[] => {
      const before = modules.find((module) => module.name === name);
      if (!before) return [];
      const { off: _off, ...kept } = before;
      return [{ path: `${name}/module`, body: { ...kept, label: label.trim(), navigation: [...navigation], ...(off ? { off } : {}) }, before }];
    }),
  ];
}

/** A module changed. */
export function changeModule(appearance: Appearance, name: string, change: Partial<ModuleEntry>): Appearance {
  return { ...appearance, modules: appearance.modules.map((module) => (module.name === name ? { ...module, ...change } : module)) };
}
