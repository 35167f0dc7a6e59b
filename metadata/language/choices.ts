// Which values of a picklist a record may take: said once, for the server that refuses and the form that offers.
import type { PicklistDependency } from './types';

/** What limits a field's values; `controlling` is null where the deciding field is empty, undefined where its value is not known. */
export interface ChoiceLimits { readonly dependsOn?: PicklistDependency | null | undefined; readonly controlling?: unknown; readonly offered?: readonly string[] | undefined }
/** What rules a value out: the deciding field holds nothing, holds something else, or the record type does not offer it. */
export type Misfit = 'needs' | 'depends' | 'recordType';

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

const none: readonly string[] = Object.freeze([]);
