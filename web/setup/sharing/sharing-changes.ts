// What adding, changing, switching or deleting a sharing rule means for the definitions of an object.
import type { SharingRuleDefinition, SharingRulesDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

export type SharingRule = SharingRuleDefinition;

/** The sharing rules of an object, in order. */
export function sharingRulesOf(setup: ObjectSetup): readonly SharingRule[] {
  return (setup.definitions.find(({ kind }) => kind === 'sharingRules')?.body as unknown as SharingRulesDefinition | undefined)?.sharingRules ?? [];
}

/** Whether single records of the object can be shared: those that have owners of their own. */
export function isShareable({ object }: ObjectSetup): boolean {
  return object.owned !== false && !Object.values(object.fields).some((field) => field.type === 'masterDetail');
}

/** The definitions with the rule in place of the one of that name, added where there is none; `other`: its label in another language. */
export function withSharingRule(setup: ObjectSetup, rule: SharingRule, other?: { readonly language: string; readonly label: string }): readonly ChangedDefinition[] {
  const rules = sharingRulesOf(setup);
  const known = rules.some(({ name }) => name === rule.name);
  return [
    ...changed(setup, known ? rules.map((each) => (each.name === rule.name ? rule : each)) : [...rules, rule]),
    ...(other ? changedLabels(setup.folder, setup.translations, { language: other.language, labels: { [`sharingRules.${rule.name}`]: other.label } }) : []),
  ];
}

/** The definitions without the rule; its words go with it. */
export function withoutSharingRule(setup: ObjectSetup, name: string): readonly ChangedDefinition[] {
  const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: { [`sharingRules.${name}`]: undefined } }));
  return [...changed(setup, sharingRulesOf(setup).filter((each) => each.name !== name)), ...words];
}

function changed(setup: ObjectSetup, sharingRules: readonly SharingRule[]): readonly ChangedDefinition[] {
  const before = setup.definitions.find(({ kind }) => kind === 'sharingRules');
  return [{ path: before?.path ?? `${setup.folder}/sharing-rules`, body: { ...(before?.body as object | undefined), sharingRules }, before: (before?.body as object | undefined) ?? null }];
}
