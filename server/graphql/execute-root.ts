// Compiles a generated root field: a question becomes plans, a write becomes the write and a plan that reads back what was asked of it.
import type { Context } from '../access/context';
import { may } from '../access/may';
import { prefixOf } from '../base/ids';
import { TangramError } from '../errors';
import type { ObjectModel } from '../model/model';
import { AskedInVain, type AskedField, type Making, type Variables } from '../records/read-asked';
import { rootPlan, type BoundRoot, type RootKind, type RootPlan } from '../records/read-roots';
import { searchRoot } from './execute-search';
import { writeRoot, type WriteKind } from './execute-write';
import type { RootField } from './root-fields';

const questions: ReadonlySet<string> = new Set<RootKind>(['one', 'list', 'summary', 'groups']);

/** The plan of a root field. Throws AskedInVain where it may not be asked. */
export function compileRoot(making: Making, root: RootField, field: AskedField): RootPlan {
  if (root.kind === 'node') return nodeRoot(making, field);
  if (root.kind === 'search') return searchRoot(making, field);
  const object = making.context.model.objects.get(root.object);
  if (!object) throw new AskedInVain(new TangramError('BAD_USER_INPUT', 'unknownObject', { object: root.object }), [field.key]);
  if (questions.has(root.kind)) return rootPlan(making, object, { kind: root.kind as RootKind, field });
  return writeRoot(making, object, { kind: root.kind as WriteKind, field });
}

/** The object shows in the id, so the plan is made when the id is known, once for each object. */
function nodeRoot(making: Making, field: AskedField): RootPlan {
  const plans = new Map<ObjectModel, RootPlan>();
  return {
    bind(context: Context, variables: Variables): BoundRoot {
      const id = String(field.args(variables)['id']);
      const object = context.model.objectByIdPrefix.get(prefixOf(id));
      if (!object || !may(context, 'read', object)) return { cost: 1, read: () => Promise.reject(new TangramError('NOT_FOUND', 'notFound')) };
      let plan = plans.get(object);
      if (!plan) plans.set(object, (plan = rootPlan(making, object, { kind: 'one', field })));
      return plan.bind(context, variables);
    },
  };
}
