// Which records approvals lock, as predicates of a plan, and what stays open in them: what `access` tells; the write path decides.
import type { ApprovalModel, ObjectModel } from '../model/model';
import { allOf, nothing, type Predicate } from '../query/plan';
import type { Context } from './context';
import { permissionOn } from './permissions';

type Asker = Pick<Context, 'viewer' | 'model'>;
/** `open`: names of the fields of this object that may be written all the same. */
export interface RecordLock { readonly when: Predicate; readonly open: ReadonlySet<string> }

/** The locks of an object's own approvals, or of those of its master; the first that holds counts. */
export function recordLocks(context: Asker, object: ObjectModel): readonly RecordLock[] {
  const own = locksOf(context, object, '');
  const master = object.master && context.model.objects.get(object.master.targets[0] ?? '');
  if (!master || master.approvals.length === 0) return own;
  return [...own, ...locksOf(context, master, `${detailsIn(master, object)}.`).map(({ when, open }) => ({ open, when: Object.freeze({ kind: 'through', field: object.master!.name, target: master.name, of: when } as const) }))];
}

/** Records that the lock at this place holds. */
export function lockPredicate(context: Asker, object: ObjectModel, place: number): Predicate {
  const lock = recordLocks(context, object)[place];
  return lock ? trusted(lock.when) : nothing;
}

/** The related list of a master that holds these details, as locks name it; empty where there is none. */
export function detailsIn(master: ObjectModel, detail: ObjectModel): string {
  return [...master.relations.values()].find((each) => each.object === detail.name && each.field === detail.master?.name)?.name ?? '';
}

/** What the viewer may still write of an approved record, named like `lock.open`. */
export function openOnceApproved(context: Asker, object: ObjectModel, { open, fineTune }: ApprovalModel['lock']): ReadonlySet<string> {
  return permissionOn(context, object).editLocked ? new Set([...open, ...fineTune]) : open;
}

function locksOf(context: Asker, object: ObjectModel, prefix: string): readonly RecordLock[] {
  const { viewer } = context;
  if (viewer.system || viewer.id === null) return [];
  const within = (names: Iterable<string>): ReadonlySet<string> => new Set([...names].flatMap((name) => (prefix === '' ? (name.includes('.') ? [] : [name]) : name.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
  return object.approvals.flatMap(({ name, lock, steps }): RecordLock[] => {
    const state = (of: 'pending' | 'approved', decider?: string): Predicate => Object.freeze({ kind: 'approval', approval: name, state: of, ...(decider === undefined ? {} : { decider }) });
    const editing = within(steps.flatMap(({ edit }) => [...edit]));
    return [
      ...(lock.pending && editing.size > 0 ? [{ when: allOf([state('pending'), state('pending', viewer.id!)]), open: editing }] : []),
      ...(lock.pending ? [{ when: state('pending'), open: none }] : []),
      ...(lock.approved ? [{ when: state('approved'), open: within(openOnceApproved(context, object, lock)) }] : []),
    ];
  });
}
const none: ReadonlySet<string> = new Set();

function trusted(of: Predicate): Predicate {
  return Object.freeze({ kind: 'trusted', of });
}
