// Things in one definition that must have different names: picklist values, sections, rules, sharing rules, record types, conversions and approvals with their steps, stages and their checklists, blocks of print templates.
import type { DefinitionProblem } from './definition-problem';

/** A problem for each entry that repeats the name of an earlier one in the same list. */
export function repeated(body: unknown, path: string): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  visit(body, '', (list, pointer) => {
    for (const [key, lists] of keys) {
      if (!lists.has(pointer.slice(pointer.lastIndexOf('/') + 1))) continue;
      const seen = new Set<unknown>();
      list.forEach((entry, index) => {
        const name = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[key] : undefined;
        if (name !== undefined && seen.has(name)) problems.push(problem(path, `${pointer}/${index}/${key}`, String(name)));
        seen.add(name);
      });
    }
  });
  return problems;
}

const keys: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['value', new Set(['values', 'stages'])],
  ['name', new Set(['sections', 'rules', 'sharingRules', 'duplicateRules', 'reminders', 'recordTypes', 'conversions', 'approvals', 'steps', 'checklist', 'blocks', 'lines'])],
];

function visit(value: unknown, pointer: string, onList: (list: readonly unknown[], pointer: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) onList(value, pointer);
  for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, onList);
}

function problem(path: string, pointer: string, name: string): DefinitionProblem {
  return { path, pointer, rule: 'repeated', message: { zh: `“${name}”重复了`, en: `"${name}" is there twice` } };
}
