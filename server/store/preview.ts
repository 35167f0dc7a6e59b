// What publishing a wish would do: the problems, the changes in words with the records they concern, what mentions them, whom it reaches, and the statements.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { Connection } from '../database/source';
import { diff, type Change } from '../model/diff';
import type { Model } from '../model/model';
import { whereUsed, type Use } from '../model/where-used';
import { affectedUsers } from './affected-users';
import { counted } from './count-change';
import type { State } from './open-store';
import { repeatedValues } from './repeated-values';
import { settle } from './settle';
import { statementCosts, type StatementCost } from './statement-costs';
import { draftOf, type Wish } from './wish';

export interface Preview {
  readonly problems: readonly DefinitionProblem[];
  /** `records`: live records without a value where one is now required, whose value is refused or goes out of sight, or of an object that goes. */
  readonly impact: readonly Change[];
  readonly statements: readonly string[];
  /** The same statements with their kind and about how long they take. */
  readonly costs: readonly StatementCost[];
  /** Places that mention what goes away or changes its type: layouts, rules, views, permission sets … */
  readonly touched: readonly Use[];
  /** Active users who may read an object that changes, or whose permission set changes. */
  readonly users: number;
  /** Words, order, and what pages show only: may be published at once. */
  readonly safe: boolean;
  /** The version it was made against. */
  readonly version: number;
}

/** Changes nothing. */
export async function preview(database: Connection, state: State, wish: Wish): Promise<Preview> {
  const { version } = state.model;
  const refused = (problems: readonly DefinitionProblem[]): Preview => ({ problems, impact: [], statements: [], costs: [], touched: [], users: 0, safe: false, version });
  const draft = draftOf(state, wish);
  if ('problems' in draft) return refused(draft.problems);
  const settled = await settle(database, draft.definitions, { version: version + 1, before: state });
  if ('problems' in settled) return refused(settled.problems);
  const changes = diff(state.model, settled.model);
  const repeated = await repeatedValues(database, { before: state.model, after: settled.model, changes, definitions: draft.definitions });
  if (repeated.length > 0) return refused(repeated);
  const impact: Change[] = [];
  for (const change of changes) impact.push(await counted(change, { database, before: state.model, after: settled.model }));
  const costs = await statementCosts(database, settled.statements);
  return {
    problems: [], impact, costs, version,
    statements: settled.statements.flatMap((statement) => statement.texts),
    touched: touchedBy(state, changes),
    users: await affectedUsers(database, state.model, { objects: objectsOf(changes, state.model), sets: new Set(changes.flatMap(({ subject, name }) => (subject === 'permissionSet' ? [name] : []))) }),
    safe: changes.every(isSafe) && costs.length === 0,
  };
}

/** What may be published without asking: it takes nothing away and can be undone at once. */
function isSafe({ subject, action, aspect, contracting }: Change): boolean {
  if (contracting) return false;
  if (subject === 'translation' || (subject === 'layout' && action === 'changed')) return true;
  if (subject === 'listView' || subject === 'relatedList') return action === 'changed';
  return (subject === 'field' || subject === 'picklist') && (aspect === 'words' || aspect === 'looser');
}

function touchedBy({ model, definitions }: State, changes: readonly Change[]): readonly Use[] {
  const uses = new Map<string, Use>();
  for (const { subject, action, object, name, aspect } of changes) {
    const gone = action === 'removed' || aspect === 'type' || aspect === 'renamed';
    if (!gone || object === undefined || (subject !== 'field' && subject !== 'object')) continue;
    for (const use of whereUsed(model, definitions, subject === 'field' ? { object, field: name } : { object })) uses.set(`${use.kind} ${use.path} ${use.name} ${use.label}`, use);
  }
  return [...uses.values()];
}

function objectsOf(changes: readonly Change[], before: Model): ReadonlySet<string> {
  return new Set(changes.flatMap(({ object, subject }) => (object !== undefined && subject !== 'permissionSet' && before.objects.has(object) ? [object] : [])));
}
