// The server page of a field type: what it stores, reads, accepts, filters by, and looks like in GraphQL. One file a type, listed in field-types.ts.
import type { FieldDefinition } from '../../metadata/language/types';
import type { FieldModel, Model, Storage } from '../model/model';
import type { Problem } from '../errors';

export interface FieldType {
  /** `id` and `version` are types of the engine's own, see system-types.ts. */
  readonly type: FieldModel['type'];
  /** Stored columns: `suffix` '' for the main one, else appended to the field's column name (`price` + `currency` → price_currency). */
  columns(definition: FieldDefinition, role: FieldRole): readonly { readonly suffix: string; readonly storage: Storage }[];
  /** API input (never undefined; null means empty) → stored values, one per column. Problems carry no path: the caller sets it. */
  accept(value: unknown, field: FieldModel): Accepted;
  /** What the field adds to its object's GraphQL type; nothing for references, which are the GraphQL layer's own. `model` gives labels in other languages. */
  outputs(field: FieldModel, model?: Model): readonly Output[];
  /** GraphQL input type, e.g. `String`, `Decimal`, `MoneyInput`, `[String!]`; undefined where the field is never written. References are the GraphQL layer's own. */
  input(field: FieldModel): string | undefined;
  /** How it is filtered; undefined where it is not. */
  filter(field: FieldModel): FilterShape | undefined;
  /** May be ordered and grouped by (grouped by the first column, or the formula). */
  readonly sortable: boolean;
  /** Index of the column to order by; 0 where absent. Text that is a record's name orders by its pinyin key, so Chinese lists read in dictionary order. */
  orderColumn?(field: FieldModel): number;
  /** Text that search should find, from stored values; undefined where never searched. */
  searchText?(values: readonly unknown[], field: FieldModel): string;
  /** The stored values as one plain API value for history, rules and export: what the first output would give. */
  plain(values: readonly unknown[], field: FieldModel): unknown;
}

/** `isName`: the field is its object's name field; text types then keep a second column `key` (lower case, pinyin) to order by. */
export interface FieldRole { readonly isName: boolean }

export type Accepted = { readonly values: readonly unknown[] } | { readonly problem: Omit<Problem, 'path'> };

/** One GraphQL field made from the stored values. */
export interface Output {
  readonly name: string;
  /** GraphQL type as in SDL: `String`, `Decimal`, `[String!]`, `PicklistOption` … */
  readonly type: string;
  /** Subfields where `type` is an object type: name → JSON text of it. Absent for scalars. The whole is null where the first stored value is. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** Where `type` is a list of an object type: the items, null where there are none; each is handed to `parts` as its only value. */
  readonly items?: { of(values: readonly unknown[]): readonly unknown[] | null; readonly parts: Readonly<Record<string, Part>> };
  /** JSON text of a scalar, or `null` text. Called per row: build closures once, no lookups inside. */
  json?(values: readonly unknown[], language: string): string;
  /** The same for a viewer who may edit the field, where that is more than others see (encrypted text). */
  revealed?(values: readonly unknown[], language: string): string;
  readonly description?: string;
}
export interface Part { readonly type: string; json(values: readonly unknown[], language: string): string }

/** The family of filter operators for one column; each kind is one GraphQL input type (`TextFilter` …) defined once in query/filter-kinds.ts. */
export type FilterKind = 'text' | 'choice' | 'choices' | 'integer' | 'decimal' | 'boolean' | 'date' | 'dateTime' | 'time' | 'id' | 'presence';
export type FilterShape =
  | { readonly kind: FilterKind; /** index into the field's columns */ readonly column: number }
  | { readonly parts: Readonly<Record<string, { readonly kind: FilterKind; readonly column: number }>>; /** GraphQL input type name */ readonly name: string };
