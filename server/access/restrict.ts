// Which records: the viewer's scope as a predicate that is added to every level of a plan, so that no two answers can disagree.
import type { Scope } from '../../metadata/language/types';
import type { Model, ObjectModel, SharingRuleModel } from '../model/model';
import type { QuestionScope } from '../query/filter';
import { anyOf, both, compare, everything, nothing, type Level, type Predicate, type Visibility } from '../query/plan';
import { lockPredicate } from './approval-locks';
import type { Context, Viewer } from './context';
import { isShareable, may, mayReadField } from './may';
import { permissionOn } from './permissions';

type Asker = Pick<Context, 'viewer' | 'model'>;
/** What is done with records that are there. */
export type RowAction = 'read' | 'update' | 'delete' | 'share';

/** The same level, of which only what the viewer may read is left. */
export function restrict(context: Asker, level: Level): Level {
  const visible = visibleTo(context);
  return { ...level, where: both(visible(level.object), level.where), visible };
}

/** What the viewer may read of each object. */
export function visibleTo(context: Asker): Visibility {
  return (name) => {
    const object = context.model.objects.get(name);
    return object ? rowPredicate(context, object, 'read') : nothing;
  };
}

/** The records of the object with which the viewer may do this. What may be changed, deleted or shared may also be read. */
export function rowPredicate(context: Asker, object: ObjectModel, action: RowAction): Predicate {
  if (context.viewer.system) return everything;
  const known = predicatesOf(context);
  const key = `${action} ${object.name}`;
  const found = known.get(key);
  if (found) return found;
  const own = action === 'read' ? scoped(context, object, 'read') : both(scoped(context, object, 'read'), scoped(context, object, action));
  const made: Predicate = own.kind === 'true' || own.kind === 'false' ? own : Object.freeze({ kind: 'trusted', of: own });
  known.set(key, made);
  return made;
}

/** Whether the record is shared with anybody at all. */
function sharedAtAll(object: ObjectModel): Predicate {
  return isShareable(object) ? Object.freeze({ kind: 'trusted', of: Object.freeze({ kind: 'shared', edit: false }) }) : nothing;
}

/** A number: whether the lock at this place holds the record, see approval-locks.ts. */
export type AccessQuestion = Exclude<RowAction, 'read'> | 'shared' | number;

/** What `access` tells of a record: whether the viewer may do something with it, whether it is shared, or locked. */
export function accessPredicate(context: Asker, object: ObjectModel, asked: AccessQuestion): Predicate {
  if (typeof asked === 'number') return lockPredicate(context, object, asked);
  return asked === 'shared' ? sharedAtAll(object) : rowPredicate(context, object, asked);
}

/** What questions of this viewer are asked within. */
export function questionScope(context: Pick<Context, 'viewer' | 'model' | 'today'>): QuestionScope {
  return {
    model: context.model, today: context.today, timeZone: context.viewer.timeZone,
    ...(context.viewer.shared ? { grantees: context.viewer.shared.grantees } : {}),
    mayRead: (object, field) => (field ? mayReadField(context, object, field) : may(context, 'read', object)),
  };
}

const byViewer = new WeakMap<Viewer, WeakMap<Model, Map<string, Predicate>>>();
const deepestMaster = 8;

function predicatesOf({ viewer, model }: Asker): Map<string, Predicate> {
  let byModel = byViewer.get(viewer);
  if (!byModel) byViewer.set(viewer, (byModel = new WeakMap()));
  let predicates = byModel.get(model);
  if (!predicates) byModel.set(model, (predicates = new Map()));
  return predicates;
}

function scoped(context: Asker, object: ObjectModel, action: RowAction, depth = 0): Predicate {
  const scope = permissionOn(context, object)[action];
  if (!scope || depth > deepestMaster || (action === 'share' && !isShareable(object))) return nothing;
  if (object.master) {
    // Who changes a detail changes its master.
    const master = context.model.objects.get(object.master.targets[0] ?? '');
    if (!master) return nothing;
    const of = scoped(context, master, action === 'read' ? 'read' : 'update', depth + 1);
    return of.kind === 'true' || of.kind === 'false' ? of : Object.freeze({ kind: 'through', field: object.master.name, target: master.name, of });
  }
  return object.owned ? anyOf([ownedBy(context, scope), sharedWith(context, object, action), ruledFor(context, object, action)]) : everything;
}

/** What others share with the viewer; nobody's statement grows by it who has been given nothing of the object. */
function sharedWith({ viewer: { shared } }: Asker, object: ObjectModel, action: RowAction): Predicate {
  const among = shared?.records.get(object.name);
  if (!shared || !among || (action !== 'read' && action !== 'update')) return nothing;
  return Object.freeze({ kind: 'shared', grantees: shared.grantees, edit: action === 'update', ...(among === 'many' ? {} : { among }) });
}

/** What sharing rules give the viewer. */
function ruledFor({ viewer }: Asker, object: ObjectModel, action: RowAction): Predicate {
  if (action !== 'read' && action !== 'update') return nothing;
  return anyOf(rulesFor(viewer, object).filter(({ edit }) => edit || action === 'read').map(({ when, plain }): Predicate => Object.freeze({ kind: plain ? 'expression' : 'apart', expression: when })));
}

/** The sharing rules of the object that mean the viewer. */
export function rulesFor(viewer: Viewer, object: ObjectModel): readonly SharingRuleModel[] {
  const [own, ...above] = viewer.departmentCodes ?? [];
  return object.sharingRules.filter(({ with: { department, below, role, permissionSet } }) => (
    department !== undefined ? department === own || (below === true && above.includes(department)) : role !== undefined ? role === viewer.role : permissionSet !== undefined && viewer.permissionSets.includes(permissionSet)));
}

function ownedBy({ viewer }: Asker, scope: Scope): Predicate {
  if (scope === 'all') return everything;
  if (viewer.id === null) return nothing;
  const departments = scope === 'own' ? [] : scope === 'department' ? (viewer.departmentId ? [viewer.departmentId] : []) : viewer.departmentIds;
  if (departments.length === 0) return compare('owner', 'eq', [viewer.id]);
  // The viewer is one of the department, so its own records need no words. Measured: a list of people in the statement is slower than this.
  const people = compare('department', departments.length === 1 ? 'eq' : 'in', departments);
  return Object.freeze({ kind: 'through', field: 'owner', target: 'user', of: people });
}
