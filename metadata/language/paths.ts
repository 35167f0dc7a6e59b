// Which kind of definition a path below metadata/ holds, and which name its folder or file demands.
import { apiNameForm as N } from './api-name';
import type { DefinitionKind } from './types';

/** What a path says about the definition at it; `name` is undefined where the body has no name. */
export interface DefinitionPlace { readonly kind: DefinitionKind; readonly name?: string; readonly module?: string; readonly object?: string }

/** The place of `path` (no leading slash, no `.json`); undefined for files that are not definitions, such as samples and imports. */
export function definitionPlace(path: string): DefinitionPlace | undefined {
  for (const { pattern, kind } of shapes) {
    const match = pattern.exec(path);
    if (match) return { kind, ...match.groups };
  }
  return undefined;
}

const V = '[a-z][A-Za-z0-9-]{0,39}';
const shapes: readonly { readonly pattern: RegExp; readonly kind: DefinitionKind }[] = ([
  ['app', '^app$'],
  ['translation', '^translations/(?<name>[A-Za-z0-9-]+)$'],
  ['module', `^(?<module>(?<name>${N}))/module$`],
  ['picklist', `^(?<module>${N})/picklists/(?<name>${N})$`],
  ['report', `^(?<module>${N})/reports/(?<name>${V})$`],
  ['dashboard', `^(?<module>${N})/dashboards/(?<name>${V})$`],
  ['permissionSet', `^(?<module>${N})/permission-sets/(?<name>${V})$`],
  ['translation', `^(?<module>${N})/translations/(?<name>[A-Za-z0-9-]+)$`],
  ['object', `^(?<module>${N})/(?<object>(?<name>${N}))/object$`],
  ['field', `^(?<module>${N})/(?<object>${N})/fields/(?<name>${N})$`],
  ['recordTypes', `^(?<module>${N})/(?<object>${N})/record-types$`],
  ['rules', `^(?<module>${N})/(?<object>${N})/rules$`],
  ['sharingRules', `^(?<module>${N})/(?<object>${N})/sharing-rules$`],
  ['duplicateRules', `^(?<module>${N})/(?<object>${N})/duplicate-rules$`],
  ['reminders', `^(?<module>${N})/(?<object>${N})/reminders$`],
  ['conversions', `^(?<module>${N})/(?<object>${N})/conversions$`],
  ['approvals', `^(?<module>${N})/(?<object>${N})/approvals$`],
  ['process', `^(?<module>${N})/(?<object>${N})/processes/(?<name>${N})$`],
  ['printTemplate', `^(?<module>${N})/(?<object>${N})/print-templates/(?<name>${N})$`],
  ['layout', `^(?<module>${N})/(?<object>${N})/layouts/(?<name>(edit|view|list|quick-create|phone)([.]${N})?)$`],
  ['relatedList', `^(?<module>${N})/(?<object>${N})/related-lists/(?<name>${N})$`],
  ['listView', `^(?<module>${N})/(?<object>${N})/list-views/(?<name>${V})$`],
  ['translation', `^(?<module>${N})/(?<object>${N})/translations/(?<name>[A-Za-z0-9-]+)$`],
] as const).map(([kind, pattern]) => ({ kind, pattern: new RegExp(pattern) }));
