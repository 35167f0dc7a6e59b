// How the columns of a data file become records: the shape of `<object>/demo/*.import.json` and of the command line's --map.

import type { SampleApproval } from '../approvals/sample-approvals';

/** See metadata/language/schemas/import.schema.json, which checks it. */
export interface ImportDefinition {
  readonly object: string;
  readonly file?: string;
  readonly order?: number;
  readonly key?: string;
  readonly match?: readonly string[];
  readonly duplicates?: 'update' | 'skip' | 'create';
  readonly alike?: 'take' | 'refuse';
  readonly blank?: 'clear' | 'keep';
  readonly empty?: readonly string[];
  readonly surplus?: 'joinSpaced' | 'refuse';
  readonly constants?: Readonly<Record<string, unknown>>;
  readonly columns: readonly ImportColumn[];
  readonly later?: readonly string[];
}
export interface ImportColumn {
  readonly field: string;
  readonly part?: string;
  readonly column?: string;
  readonly text?: string;
  readonly prefix?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly format?: string;
  readonly by?: string;
  readonly spread?: readonly string[];
}

/** The shape of `<object>/sample.json`. */
export interface SampleDefinition {
  readonly key: string;
  readonly order?: number;
  readonly later?: readonly string[];
  /** `record`: key of one of the records. */
  readonly approvals?: readonly SampleApproval[];
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

export interface ImportReport {
  readonly object: string;
  readonly encoding: string;
  /** Rows of data in the file, refused ones included. */
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  /** Rows whose record was there already and the same. */
  readonly unchanged: number;
  /** Rows whose record was there and was to be left alone. */
  readonly skipped: number;
  readonly refused: number;
  /** The first refused rows, with the line of the file they begin on. */
  readonly problems: readonly ImportProblem[];
  /** Columns of the file that no field takes. */
  readonly leftOut: readonly string[];
  readonly seconds: number;
}
export interface ImportProblem { readonly line: number; readonly field: string | null; readonly message: string }
