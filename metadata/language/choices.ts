// Which values of a picklist a record may take: said once, for the server that refuses and the browser that offers.
import type { PicklistDependency } from './types';

/** What limits a field's values; `controlling` is null where the deciding field is empty, undefined where its value is not known. */
export interface ChoiceLimits { readonly dependsOn?: PicklistDependency | null | undefined; readonly controlling?: unknown; readonly offered?: readonly string[] | undefined }
/** What rules a value out: the deciding field holds nothing, holds something else, or the record type does not offer it. */
export type Misfit = 'needs' | 'depends' | 'recordType';
/** A field as far as its values depend on another. */
export interface DependentField { readonly name: string; readonly dependsOn?: PicklistDependency | null | undefined }

/** The values that the deciding field leaves: none while it is empty; undefined where it rules nothing out, or its value is not known. */
export function valuesLeft(dependsOn: PicklistDependency | null | undefined, controlling: unknown): readonly string[] | undefined {
  if (!dependsOn || controlling === undefined) return undefined;
  return (typeof controlling === 'string' && Object.hasOwn(dependsOn.values, controlling) && dependsOn.values[controlling]) || none;
}

/** Why the value may not be taken; undefined where it may. */
export function misfitOf(value: string, { dependsOn, controlling, offered }: ChoiceLimits): Misfit | undefined {
  const left = valuesLeft(dependsOn, controlling);
  if (left && !left.includes(value)) return typeof controlling === 'string' && controlling !== '' ? 'depends' : 'needs';
  return offered && !offered.includes(value) ? 'recordType' : undefined;
}

/** The dependent fields, and those that depend on them in turn, whose values no longer fit after `changed` got another value. */
export function outdatedBy(changed: string, fields: readonly DependentField[], values: Readonly<Record<string, unknown>>): readonly string[] {
  const outdated = new Set<string>();
  const decided = [changed];
  for (const control of decided) {
    for (const { name, dependsOn } of fields) {
      const value = values[name];
      if (dependsOn?.field !== control || outdated.has(name) || typeof value !== 'string' || value === '') continue;
      if (misfitOf(value, { dependsOn, controlling: outdated.has(control) ? null : values[control] ?? null })) {
        outdated.add(name);
        decided.push(name);
      }
    }
  }
  return [...outdated];
}

const none: readonly string[] = Object.freeze([]);
