// What adding, changing, switching or deleting an approval means for the definitions of an object, and its words in the second language.
import type { ApprovalDefinition, ApprovalsDefinition, ApprovalStepDefinition, ApproverDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

/** Words in another language: of the approval, and of its steps by name. */
export interface ApprovalWords { readonly label: string; readonly steps: Readonly<Record<string, string>> }

/** The approvals of an object, in order. */
export function approvalsOf(setup: ObjectSetup): readonly ApprovalDefinition[] {
  return (setup.definitions.find(({ kind }) => kind === 'approvals')?.body as unknown as ApprovalsDefinition | undefined)?.approvals ?? [];
}

/** The words that are there already. */
export function wordsOf(setup: ObjectSetup, approval: ApprovalDefinition | undefined, language: string): ApprovalWords {
  const labels = setup.translations[language] ?? {};
  const key = `approvals.${approval?.name ?? ''}`;
  return { label: labels[key] ?? '', steps: Object.fromEntries((approval?.steps ?? []).map(({ name }) => [name, labels[`${key}.steps.${name}`] ?? ''])) };
}

/** The definitions with the approval in place of the one of that name, added where there is none. */
export function withApproval(setup: ObjectSetup, approval: ApprovalDefinition, words?: ApprovalWords & { readonly language: string }): readonly ChangedDefinition[] {
  const approvals = approvalsOf(setup);
  const before = approvals.find(({ name }) => name === approval.name);
  const key = `approvals.${approval.name}`;
  const gone = (before?.steps ?? []).filter(({ name }) => !approval.steps.some((step) => step.name === name)).map(({ name }) => [`${key}.steps.${name}`, undefined] as const);
  const labels = words ? { [key]: words.label, ...Object.fromEntries([...gone, ...approval.steps.map(({ name }) => [`${key}.steps.${name}`, words.steps[name]] as const)]) } : {};
  return [
    ...changed(setup, before ? approvals.map((each) => (each.name === approval.name ? approval : each)) : [...approvals, approval]),
    ...(words ? changedLabels(setup.folder, setup.translations, { language: words.language, labels }) : []),
  ];
}

/** The definitions without the approval; its words go with it. */
export function withoutApproval(setup: ObjectSetup, approval: ApprovalDefinition): readonly ChangedDefinition[] {
  const keys = [`approvals.${approval.name}`, `approvals.${approval.name}.help`, ...approval.steps.map(({ name }) => `approvals.${approval.name}.steps.${name}`)];
  const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: Object.fromEntries(keys.map((key) => [key, undefined])) }));
  return [...changed(setup, approvalsOf(setup).filter((each) => each.name !== approval.name)), ...words];
}

/** Without what says nothing. */
export function plain<T extends object>(body: T): T {
  const says = (value: unknown): boolean => value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0) && !(typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(body).filter(([, value]) => says(value))) as T;
}

/** One of the ways to name people, as one text: for a box of choices. */
export function personKey({ user, role, department, managerOf, field }: ApproverDefinition): string {
  return user !== undefined ? `user:${user}` : role !== undefined ? `role:${role}` : department !== undefined ? `department:${department}` : managerOf !== undefined ? `managerOf:${managerOf}` : `field:${field ?? ''}`;
}

/** And back. */
export function personOf(key: string): ApproverDefinition {
  const at = key.indexOf(':');
  return { [key.slice(0, at)]: key.slice(at + 1) } as ApproverDefinition;
}

/** A step that is not named like another. */
export function newStep(steps: readonly ApprovalStepDefinition[], label: string): ApprovalStepDefinition {
  let number = steps.length + 1;
  while (steps.some(({ name }) => name === `step${number}`)) number += 1;
  return { name: `step${number}`, label, approvers: [{ managerOf: 'department' }] };
}

function changed(setup: ObjectSetup, approvals: readonly ApprovalDefinition[]): readonly ChangedDefinition[] {
  const before = setup.definitions.find(({ kind }) => kind === 'approvals');
  return [{ path: before?.path ?? `${setup.folder}/approvals`, body: { ...(before?.body as object | undefined), approvals }, before: (before?.body as object | undefined) ?? null }];
}
