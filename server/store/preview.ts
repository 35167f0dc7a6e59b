// What publishing a wish would do: the problems, the changes in words with the records they concern, what mentions them, whom it reaches, and the statements.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { Connection } from '../database/source';
import type { Change } from '../model/diff';
import type { Model } from '../model/model';
import { rewritten } from '../model/rewrite';
import { whereUsed, type Use } from '../model/where-used';
import { definitionPlace } from '../../metadata/language/paths';
import { affectedUsers } from './affected-users';
import { changesBetween } from './changes-between';
import { counted } from './count-change';
import type { State } from './open-store';
import { otherLayouts, roleNames, type OtherLayout } from './other-layouts';
import { renamesOf } from './renamed-layers';
import { repeatedValues } from './repeated-values';
import { settle } from './settle';
import { statementCosts, type StatementCost } from './statement-costs';
import { draftOf, type Draft, type Wish } from './wish';

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
  /** Who would see another layout of an object. */
  readonly otherLayouts: readonly OtherLayout[];
  /** Words, order, and what pages show only: may be published at once. */
  readonly safe: boolean;
  /** The version it was made against. */
  readonly version: number;
}

/** Changes nothing. */
export async function preview(database: Connection, state: State, wish: Wish): Promise<Preview> {
  const { version } = state.model;
  const refused = (problems: readonly DefinitionProblem[]): Preview => ({ problems, impact: [], statements: [], costs: [], touched: [], users: 0, otherLayouts: [], safe: false, version });
  const draft = draftOf(state, wish);
  if ('problems' in draft) return refused(draft.problems);
  const settled = await settle(database, draft.definitions, { version: version + 1, before: state });
  if ('problems' in settled) return refused(settled.problems);
  const changes = changesBetween(state, draft, { ...settled, roles: await roleNames(database, { before: state.model, after: settled.model }) });
  const repeated = await repeatedValues(database, { before: state.model, after: settled.model, changes, definitions: draft.definitions });
  if (repeated.length > 0) return refused(repeated);
  const impact: Change[] = [];
  for (const change of changes) impact.push(await counted(change, { database, before: state.model, after: settled.model }));
  const costs = await statementCosts(database, settled.statements);
  const others = await otherLayouts(database, { before: state.model, after: settled.model });
  return {
    problems: [], impact, costs, version,
    statements: settled.statements.flatMap((statement) => statement.texts),
    touched: touchedBy(state, changes, draft),
    users: await affectedUsers(database, state.model, { objects: objectsOf(changes, state.model), sets: new Set(changes.flatMap(({ subject, name }) => (subject === 'permissionSet' ? [name] : []))) }),
    otherLayouts: others,
    safe: changes.every(isSafe) && costs.length === 0 && others.length === 0,
  };
}

/** What may be published without asking: it takes nothing away and can be undone at once. */
function isSafe({ subject, action, aspect, contracting }: Change): boolean {
  if (contracting) return false;
  if (subject === 'translation' || (subject === 'layout' && action === 'changed')) return true;
  if (subject === 'listView' || subject === 'relatedList' || subject === 'printTemplate') return action === 'changed';
  return (subject === 'field' || subject === 'picklist' || subject === 'recordType') && (aspect === 'words' || aspect === 'looser');
}

function touchedBy(state: State, changes: readonly Change[], draft: Draft): readonly Use[] {
  const { model, definitions } = state;
  const uses = new Map<string, Use>();
  const add = (some: readonly Use[]): void => { for (const use of some) uses.set(`${use.kind} ${use.path} ${use.name} ${use.label}`, use); };
  const objectBefore = new Map(changes.flatMap(({ subject, name, former }) => (subject === 'object' && former !== undefined ? [[name, former] as const] : [])));
  for (const { subject, action, object: named, name: now, aspect, former } of changes) {
    const gone = action === 'removed' || aspect === 'type' || aspect === 'renamed';
    if (!gone) continue;
    const name = former ?? now;
    const object = objectBefore.get(named ?? '') ?? named;
    if (subject === 'picklist') add(whereUsed(model, definitions, { picklist: name }));
    if (object === undefined || (subject !== 'field' && subject !== 'object')) continue;
    add(whereUsed(model, definitions, subject === 'field' ? { object, field: name } : { object }));
  }
  if (changes.some(({ aspect }) => aspect === 'renamed')) add(rewrittenPlaces(state, draft, [...uses.values()]));
  return [...uses.values()];
}

/** Definitions that read otherwise under the new names and are not among those places yet. */
function rewrittenPlaces({ files, definitions }: State, { overlay }: Draft, known: readonly Use[]): readonly Use[] {
  const names = renamesOf({ files, overlay });
  const paths = new Set(known.map(({ path }) => path));
  return names ? definitions.filter((each) => !paths.has(each.path) && each.kind !== 'object' && each.kind !== 'field' && rewritten(each, names) !== each).map((each): Use => {
    const { object, name = '' } = definitionPlace(each.path) ?? {};
    const kind = each.kind === 'translation' ? 'translation' : each.kind === 'conversions' ? 'conversion' : each.kind === 'approvals' ? 'approval' : each.kind === 'report' ? 'report' : 'other';
    return { kind, name, label: 'label' in each.body && typeof each.body.label === 'string' ? each.body.label : each.kind === 'translation' ? name : '', path: each.path, ...(object === undefined ? {} : { object }) };
  }) : [];
}

function objectsOf(changes: readonly Change[], before: Model): ReadonlySet<string> {
  return new Set(changes.flatMap(({ object, subject }) => (object !== undefined && subject !== 'permissionSet' && before.objects.has(object) ? [object] : [])));
}
