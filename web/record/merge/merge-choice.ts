// What a merge takes from where: which record stays, and of which record each differing value is.
import type { FieldDescription } from '../../../metadata/language/description';
import { isEmpty } from '../../field-types/field-type';
import { sameValue, valuesInput, type Values } from '../../layout/form-values';

/** Most records that become one. */
export const mostMerged = 6;

/** A record that is merged, with its values as forms keep them. */
export interface MergedRecord { readonly id: string; readonly name: string; readonly values: Values }
/** Ids of the record that stays, and of the record a field's value is taken from. */
export interface MergeChoice { readonly winner: string; readonly from: Readonly<Record<string, string>> }

/** The fields in which the records differ and that can be entered. */
export function differingFields(fields: readonly FieldDescription[], records: readonly MergedRecord[]): readonly FieldDescription[] {
  const [first, ...others] = records;
  return fields.filter((field) => others.some(({ values }) => !sameValue(field, first!.values[field.name], values[field.name])));
}

/** The choice to begin with: `winner` stays; what it has not is taken from the first that has it. */
export function firstChoice(fields: readonly FieldDescription[], records: readonly MergedRecord[], winner: string): MergeChoice {
  const ordered = [...records].sort((left, right) => Number(right.id === winner) - Number(left.id === winner));
  return { winner, from: Object.fromEntries(fields.map(({ name }) => [name, (ordered.find(({ values }) => !isEmpty(values[name])) ?? ordered[0]!).id])) };
}

/** The values the winner takes from others, as an input of the API. */
export function takenInput(fields: readonly FieldDescription[], records: readonly MergedRecord[], { winner, from }: MergeChoice): Record<string, unknown> {
  const valuesOf = (id: string): Values => records.find((record) => record.id === id)!.values;
  const now = Object.fromEntries(fields.map(({ name }) => [name, valuesOf(from[name] ?? winner)[name]]));
  return valuesInput(fields, valuesOf(winner), now);
}
