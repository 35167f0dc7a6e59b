// The rules of an object that stand as a list in one definition: reading them, and what adding, changing or deleting one means for the definitions.
import type { DuplicateRuleDefinition, SharingRuleDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

interface Kinds { readonly sharingRules: SharingRuleDefinition; readonly duplicateRules: DuplicateRuleDefinition }
/** A label in another language. */
export interface OtherLabel { readonly language: string; readonly label: string }
export interface RuleList<R> {
  /** In order. */
  readonly of: (setup: ObjectSetup) => readonly R[];
  /** The definitions with the rule in place of the one of that name, added where there is none. */
  readonly with: (setup: ObjectSetup, rule: R, other?: OtherLabel) => readonly ChangedDefinition[];
  /** The definitions without the rule; its words go with it. */
  readonly without: (setup: ObjectSetup, name: string) => readonly ChangedDefinition[];
}

/** `kind`: of the definition, and the key of the list in it; `file`: its name in the object's folder. */
export function ruleList<K extends keyof Kinds>(kind: K, file: string): RuleList<Kinds[K]> {
  type R = Kinds[K];
  const definition = (setup: ObjectSetup): ObjectSetup['definitions'][number] | undefined => setup.definitions.find((each) => each.kind === kind);
  const of = (setup: ObjectSetup): readonly R[] => (definition(setup)?.body as { readonly [key: string]: readonly R[] } | undefined)?.[kind] ?? [];
  const changed = (setup: ObjectSetup, rules: readonly R[]): readonly ChangedDefinition[] => {
    const before = definition(setup);
    return [{ path: before?.path ?? `${setup.folder}/${file}`, body: { ...(before?.body as object | undefined), [kind]: rules }, before: (before?.body as object | undefined) ?? null }];
  };
  return {
    of,
    with(setup, rule, other) {
      const rules = of(setup);
      const known = rules.some(({ name }) => name === rule.name);
      return [
        ...changed(setup, known ? rules.map((each) => (each.name === rule.name ? rule : each)) : [...rules, rule]),
        ...(other ? changedLabels(setup.folder, setup.translations, { language: other.language, labels: { [`${kind}.${rule.name}`]: other.label } }) : []),
      ];
    },
    without(setup, name) {
      const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: { [`${kind}.${name}`]: undefined } }));
      return [...changed(setup, of(setup).filter((each) => each.name !== name)), ...words];
    },
  };
}
