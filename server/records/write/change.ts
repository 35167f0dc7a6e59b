// What a write is made of: one Change per record, gathered from the whole tree of an input before anything is written.
import type { Context } from '../../access/context';
import type { Problem, Rule } from '../../errors';
import { labelOf as labelIn } from '../../model/labels';
import type { FieldModel, ObjectModel, RelationModel } from '../../model/model';

/** Stored values by field name: one array per field, one value per column. */
export type Values = Map<string, readonly unknown[]>;

export type ChangeKind = 'create' | 'update' | 'delete' | 'restore';

/** One record to be written, once per write whatever the number of places that name it. */
export interface Change {
  readonly kind: ChangeKind;
  readonly object: ObjectModel;
  readonly id: string;
  /** The way from the mutation's input to this record; '' is the record itself. */
  readonly path: string;
  /** Which request of a batch it belongs to. */
  readonly request: number;
  /** New values; a create has every field that is not empty. */
  readonly values: Values;
  /** As the locked row was; undefined for a create. Holds the fields this write needs. */
  before?: Row;
  readonly ifVersion?: number;
  /** Links of many-to-many fields. */
  readonly links: LinkChange[];
  /** Further fields whose present values are asked for. */
  readonly reads: Set<string>;
  /** Fields whose value is only a default. */
  readonly defaults: Set<string>;
  /** The lock of an approval does not hold it: the approval itself writes, or a reference follows a merge. */
  readonly unlocked?: boolean;
  /** The rights were asked elsewhere: the record only follows another. */
  readonly follows?: boolean;
  /** Kept in the history row beside the values, e.g. what went to the bin together. */
  note?: Readonly<Record<string, unknown>>;
  /** Word for history and outbox where it is not the kind. */
  readonly event?: string;
}

/** A record as it lies in the database. */
export interface Row { readonly id: string; readonly live: boolean; readonly version: number; readonly values: Values }

/** Where one side is null, every link of the other side's record is taken away. */
export interface LinkChange { readonly field: FieldModel; readonly from: string | null; readonly to: string | null; readonly add: boolean }

/** A reference in the input that must be looked up: by id, or by the value of a unique field. */
export interface Reference {
  readonly request: number;
  readonly path: string;
  readonly label: string;
  readonly targets: readonly string[];
  /** `update`: the viewer must be able to change the record, because it gets a detail. */
  readonly action: 'read' | 'update';
  readonly id?: string;
  readonly key?: { readonly field: FieldModel; readonly value: unknown };
  /** Told the id once it is known to exist and to be visible. */
  readonly found: (id: string) => void;
}

/** Something wrong with one request. `code` where it is not an ordinary problem of a value. */
export interface Refusal {
  readonly request: number;
  readonly problem: Problem;
  readonly code?: 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'DUPLICATE';
  readonly params?: Readonly<Record<string, string | number>>;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** A change of which nothing is known yet but what it is about. */
export function newChange(parts: Omit<Change, 'values' | 'links' | 'reads' | 'defaults' | 'before'> & { readonly values?: Values }): Change {
  return { ...parts, values: parts.values ?? new Map(), links: [], reads: new Set(), defaults: new Set() };
}

/** Everything one write knows on its way. */
export interface Work {
  readonly context: Context;
  /** Number of requests. */
  readonly count: number;
  readonly changes: Change[];
  readonly references: Reference[];
  /** The records that references were found to lead to: they must be there when the write is committed. */
  readonly named: Map<ObjectModel, Set<string>>;
  readonly refusals: Refusal[];
  /** Existing records named in a related list: whether they are the parent's is checked when their rows are locked. */
  readonly moves: Move[];
}

export interface Move {
  readonly action: 'keep' | 'connect' | 'disconnect' | 'delete';
  readonly change: Change;
  readonly relation: RelationModel;
  readonly parent: Change;
  readonly path: string;
}

export type RequestInput =
  | { readonly kind: 'create'; readonly object: ObjectModel; readonly input: unknown }
  | { readonly kind: 'update'; readonly object: ObjectModel; readonly id: string; readonly input: unknown; readonly ifVersion?: number }
  | { readonly kind: 'delete' | 'restore'; readonly object: ObjectModel; readonly id: string; readonly ifVersion?: number };

/** The label of a field in the viewer's language. */
export function labelOf({ model, viewer }: Context, field: FieldModel): string {
  return labelIn(model, `${field.object}.fields.${field.name}`, field.label, viewer.language);
}

/** The label of an object in the viewer's language. */
export function objectLabel({ model, viewer }: Context, object: ObjectModel): string {
  return labelIn(model, object.name, object.label, viewer.language);
}

/** Notes a problem of a field. */
export function refuse(work: Work, at: { readonly change: Change; readonly field?: FieldModel; readonly path?: string }, rule: Rule, params?: Refusal['params']): void {
  const { change, field } = at;
  const path = at.path ?? (field ? join(change.path, field.name) : change.path);
  work.refusals.push({ request: change.request, problem: { path, rule, params, ...(field ? { label: labelOf(work.context, field) } : {}) } });
}

/** `lines.create.0` + `quantity`. */
export function join(path: string, name: string | number): string {
  return path === '' ? String(name) : `${path}.${name}`;
}

/** A field's stored values after the change: new where given, else as they were. */
export function after(change: Change, field: string): readonly unknown[] | undefined {
  return change.values.get(field) ?? change.before?.values.get(field);
}

/** The object behind an API name; the Model has every object a field or relation of it names. */
export function objectOf(context: Context, name: string): ObjectModel {
  const object = context.model.objects.get(name);
  if (!object) throw new Error(`The Model has no object ${name}`);
  return object;
}

export const isEmpty = (values: readonly unknown[] | undefined): boolean => values === undefined || values.every((value) => value === null);
