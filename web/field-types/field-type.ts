// The web page of a field type: how it is entered, shown, asked for, sent and filtered. One file a type, listed in field-types.ts.
import type { ComponentType } from 'react';
import type { FieldDescription } from '../../metadata/language/description';
import type { Language } from '../words/words';

/** What showing a value may depend on besides the value. */
export interface ShownIn { readonly language: Language; readonly currency: string; readonly timeZone: string }

export interface InputProps<Value = unknown> {
  readonly field: FieldDescription;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  /** DOM id, the target of the label. */
  readonly id: string;
  readonly invalid: boolean;
  /** Inside a table of lines: no border of its own. */
  readonly inTable?: boolean;
  /** The other values of the record, for choices that depend on them. */
  readonly others: Readonly<Record<string, unknown>>;
  /** Values offered by the record type; undefined: all. */
  readonly offered?: readonly string[];
}
export interface DisplayProps<Value = unknown> {
  readonly field: FieldDescription;
  /** Never empty: empty values are drawn by the caller. */
  readonly value: Value;
  /** In a row of a list: one line, no block elements. */
  readonly inRow?: boolean;
}

/** Which editor a filter on the field uses. */
export type FilterEditor = 'text' | 'choice' | 'number' | 'boolean' | 'date' | 'dateTime' | 'time' | 'reference' | 'none';

export interface FieldTypePage<Value = unknown> {
  /** Absent: the field is never entered. */
  readonly Input?: ComponentType<InputProps<Value>>;
  readonly Display: ComponentType<DisplayProps<Value>>;
  /** GraphQL selection that gives the value, e.g. `name` or `owner { id name }`. */
  readonly selection: (field: FieldDescription) => string;
  /** The API's value as forms keep it. Default: as it is. */
  readonly read?: (raw: unknown, field: FieldDescription) => Value | null;
  /** The form's value as the API takes it; `before` is the value the form began with. Default: as it is. */
  readonly toInput?: (value: Value | null, field: FieldDescription, before: Value | null) => unknown;
  /** The value as the rule language reads it. Default: what toInput gives. */
  readonly toRule?: (value: Value | null, field: FieldDescription) => unknown;
  /** One line of plain text. */
  readonly text: (value: Value, field: FieldDescription, shown: ShownIn) => string;
  readonly filter: FilterEditor;
  readonly align?: 'right' | 'center';
  /** Takes the whole width of its section where the layout does not say otherwise. */
  readonly wide?: boolean;
}

/** Lets a page be written with the type of its own values. */
export function fieldTypePage<Value>(page: FieldTypePage<Value>): FieldTypePage {
  return page as unknown as FieldTypePage;
}

/** true where there is nothing to show or send. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A setting of the field's definition. */
export function setting<T>(field: FieldDescription, name: string): T | undefined {
  const value = field.settings[name];
  return value === null || value === undefined ? undefined : (value as T);
}

/** The field itself is the selection. */
export function ownName(field: FieldDescription): string {
  return field.name;
}
