// What a picklist offers and how a value looks: shared by single and multiple choice.
import type { ReactNode } from 'react';
import { valuesLeft } from '../../metadata/language/choices';
import type { FieldDescription } from '../../metadata/language/description';

export interface Choice { readonly value: string; readonly label: string; readonly color: string | null }

/** The values that may be chosen now: active, fitting the record type and the controlling field; what is chosen already stays. */
export function choicesOf(field: FieldDescription, now: { readonly chosen: readonly string[]; readonly others: Readonly<Record<string, unknown>>; readonly offered?: readonly string[] }): readonly Choice[] {
  const allowed = valuesLeft(field.dependsOn, field.dependsOn ? now.others[field.dependsOn.field] : undefined);
  return field.values.filter(({ value, inactive }) => now.chosen.includes(value)
    || (!inactive && (!now.offered || now.offered.includes(value)) && (!allowed || allowed.includes(value))));
}

/** The value's label. */
export function choiceLabel(field: FieldDescription, value: string): string {
  return field.values.find((choice) => choice.value === value)?.label ?? value;
}

/** A value with the dot of its colour. */
export function ChoiceMark({ field, value }: { field: FieldDescription; value: string }): ReactNode {
  const choice = field.values.find((known) => known.value === value);
  const color = choice?.color ?? null;
  return (
    <span className="tg-choice" style={color ? { ['--tg-choice' as string]: color } : undefined} data-colored={color ? '' : undefined}>
      <span className="tg-ellipsis">{choice?.label ?? value}</span>
    </span>
  );
}
