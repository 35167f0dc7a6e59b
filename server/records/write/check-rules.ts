// Validation rules: a save is refused while a rule's condition is true for the record as it would be.
import type { ObjectModel, RuleModel } from '../../model/model';
import { labelOf } from '../../model/labels';
import { dependencies } from './dependencies';
import { join, type Change, type Work } from './change';
import { stampsOf } from './complete';
import { knowPaths, subjectOf, valueOf, type Known } from './expression-values';

/** `before`: rules on what the input says; `after`: those that look at roll-ups, which are right only once the details are written. */
export async function checkRules(work: Work, known: Known, when: 'before' | 'after'): Promise<void> {
  const asked = work.changes.flatMap((change) => {
    if (change.kind !== 'create' && change.kind !== 'update') return [];
    if (change.kind === 'update' && !change.before) return [];
    const rules = change.object.rules.filter((rule) => looksAtRollUps(change.object, rule) === (when === 'after'));
    return rules.length > 0 ? [{ change, rules, subject: subjectOf(change, stampsOf(work.context)) }] : [];
  });
  if (asked.length === 0) return;
  await knowPaths(known, asked.map(({ subject, rules }) => ({ subject, expressions: rules.map((rule) => rule.when) })));
  for (const { change, rules, subject } of asked) {
    for (const rule of rules) if (valueOf(known, subject, rule.when) === true) refuseRule(work, change, rule);
  }
}

function refuseRule({ context, refusals }: Work, { request, object, path }: Change, rule: RuleModel): void {
  const { language } = context.viewer;
  const key = `${object.name}.rules.${rule.name}`;
  refusals.push({
    request,
    problem: {
      path: rule.field === undefined ? path : join(path, rule.field), rule: 'ruleViolated', params: { label: labelOf(context.model, key, rule.label, language) },
      label: labelOf(context.model, key, rule.label, language), message: labelOf(context.model, `${key}.message`, rule.message, language),
    },
  });
}

type Conditional = Pick<RuleModel, 'when'>;
const known = new WeakMap<Conditional, boolean>();

/** Such a rule is right only once the details are written. */
export function looksAtRollUps(object: ObjectModel, rule: Conditional): boolean {
  const found = known.get(rule);
  if (found !== undefined) return found;
  const made = [...dependencies(object, rule.when)].some((name) => object.fields.get(name)?.rollUp);
  known.set(rule, made);
  return made;
}
