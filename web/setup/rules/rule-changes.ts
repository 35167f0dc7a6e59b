// What adding, changing, switching or deleting a validation rule means for the definitions of an object.
import type { RulesDefinition, ValidationRuleDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

export type Rule = ValidationRuleDefinition;
/** Label and message in the second language of the application. */
export interface RuleWords { readonly label: string; readonly message: string }

/** The rules of an object, in order. */
export function rulesOf(setup: ObjectSetup): readonly Rule[] {
  return (setup.definitions.find(({ kind }) => kind === 'rules')?.body as unknown as RulesDefinition | undefined)?.rules ?? [];
}

/** The words of a rule in a language. */
export function wordsOf(setup: ObjectSetup, name: string, language: string): RuleWords {
  const labels = setup.translations[language] ?? {};
  return { label: labels[`rules.${name}`] ?? '', message: labels[`rules.${name}.message`] ?? '' };
}

/** The definitions with the rule in place of the one of that name, added where there is none. */
export function withRule(setup: ObjectSetup, rule: Rule, words?: { readonly language: string } & RuleWords): readonly ChangedDefinition[] {
  const rules = rulesOf(setup);
  const known = rules.some(({ name }) => name === rule.name);
  return [
    ...changed(setup, known ? rules.map((each) => (each.name === rule.name ? rule : each)) : [...rules, rule]),
    ...(words ? changedLabels(setup.folder, setup.translations, { language: words.language, labels: { [`rules.${rule.name}`]: words.label, [`rules.${rule.name}.message`]: words.message } }) : []),
  ];
}

/** The definitions without the rule; its words go with it. */
export function withoutRule(setup: ObjectSetup, name: string): readonly ChangedDefinition[] {
  const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: { [`rules.${name}`]: undefined, [`rules.${name}.message`]: undefined } }));
  return [...changed(setup, rulesOf(setup).filter((each) => each.name !== name)), ...words];
}

function changed(setup: ObjectSetup, rules: readonly Rule[]): readonly ChangedDefinition[] {
  const before = setup.definitions.find(({ kind }) => kind === 'rules');
  return [{ path: before?.path ?? `${setup.folder}/rules`, body: { ...(before?.body as object | undefined), rules }, before: (before?.body as object | undefined) ?? null }];
}
