// A lookup: one record of another object.
import type { ReactNode } from 'react';
import { fieldTypePage, type FieldTypePage, type InputProps } from './field-type';
import { readReference, referenceSelection, type Reference } from './reference';
import { ReferenceLink } from './reference-link';
import { ReferencePicker } from './reference-picker';

/** What every reference to one record has in common. */
export const oneReference = {
  Display: ReferenceLink,
  selection: referenceSelection,
  read: readReference,
  toInput: (value: Reference | null) => value?.id ?? null,
  text: (value: Reference) => value.name,
  filter: 'reference',
} as const satisfies Partial<FieldTypePage<Reference>>;

/** The page of `lookup`. */
export const lookup = fieldTypePage<Reference>({ ...oneReference, Input: ReferenceInput });

/** Chooses one record; `draw` shows a record of the choice where its name alone is too little. */
export function ReferenceInput({ field, value, onChange, id, invalid, inTable, draw }: InputProps<Reference> & { readonly draw?: (reference: Reference) => ReactNode }): ReactNode {
  return (
    <ReferencePicker
      id={id}
      label={field.label}
      targets={field.targets}
      value={value ? [value] : []}
      onChange={(next) => onChange(next.at(-1) ?? null)}
      invalid={invalid}
      inTable={inTable}
      clearable={!field.required}
      draw={draw}
    />
  );
}
