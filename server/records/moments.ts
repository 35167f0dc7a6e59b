// The moments of a write, each an ordered list of listeners: the only place where something above this layer is called from it.
import type { Context } from '../access/context';
import type { ObjectModel } from '../model/model';

/** One record on its way through a write. */
export interface MomentRecord {
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly object: ObjectModel;
  readonly id: string;
  /** Names of the fields whose values are new. */
  readonly changed: ReadonlySet<string>;
  /** A field's value as the API writes it, after the change; undefined where the write did not need to read it. */
  value(field: string): unknown;
  /** The value before; undefined for a new record. */
  earlier(field: string): unknown;
}

/** In beforeSave a listener may still change what is stored, in the API's form; problems are reported like the viewer's own. */
export interface DraftRecord extends MomentRecord {
  set(field: string, value: unknown): void;
}

export interface Listener<R> {
  /** For logs: who listens. */
  readonly name: string;
  /** API name of the only object of interest. */
  readonly object?: string;
  run(context: Context, records: readonly R[]): Promise<void>;
}

/** beforeSave and afterSave run inside the transaction and may refuse by throwing; afterCommit runs once the write can no longer be undone. */
export interface Moments { readonly beforeSave: Listener<DraftRecord>[]; readonly afterSave: Listener<MomentRecord>[]; readonly afterCommit: Listener<MomentRecord>[] }

/** The listeners of this process, in the order in which they run. */
export const moments: Moments = { beforeSave: [], afterSave: [], afterCommit: [] };

/** Adds a listener at the end and gives back how to take it away. */
export function listen<M extends keyof Moments>(moment: M, listener: Moments[M][number]): () => void {
  const list = moments[moment] as Listener<DraftRecord>[];
  list.push(listener as Listener<DraftRecord>);
  return () => {
    const at = list.indexOf(listener as Listener<DraftRecord>);
    if (at >= 0) list.splice(at, 1);
  };
}

/** Whether anybody listens to one of these records. */
export function isHeard<R extends MomentRecord>(listeners: readonly Listener<R>[], records: readonly R[]): boolean {
  return listeners.some((listener) => listener.object === undefined || records.some((record) => record.object.name === listener.object));
}

/** Calls the listeners of a moment one after another, each with the records it is about. */
export async function callListeners<R extends MomentRecord>(context: Context, listeners: readonly Listener<R>[], records: readonly R[]): Promise<void> {
  for (const listener of listeners) {
    const mine = listener.object === undefined ? records : records.filter((record) => record.object.name === listener.object);
    if (mine.length > 0) await listener.run(context, mine);
  }
}
