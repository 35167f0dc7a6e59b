// Why a viewer may or may not: for every action and field of an object, what each permission set says and what follows from it.
import type { ObjectPermissionDefinition } from '../../metadata/language/types';
import type { FieldModel, ObjectModel, SharingRuleModel } from '../model/model';
import { idIs } from '../query/filter';
import { everythingVisible, type Cell } from '../query/plan';
import { levelSql } from '../query/to-sql';
import type { Context, Viewer } from './context';
import { alwaysReadable, fieldLevel, grantsOn, permissionOn } from './permissions';
import { rowPredicate, rulesFor } from './restrict';

export type ExplainedAction = 'create' | 'read' | 'update' | 'delete' | 'share';
/** What one permission set says; `others`: by its words on every object it does not name. */
export interface Said { readonly set: string; readonly value: string; readonly others: boolean }
/** `value`: `yes`, a scope, or `none`. `record`: whether it holds for the record asked about; undefined where none was. */
export interface ActionExplanation { readonly action: ExplainedAction; readonly value: string; readonly said: readonly Said[]; readonly record: boolean | undefined }
/** `level`: none, read or edit; `fixed`: nobody writes the field. `said`: the words of each set on it, `follow` where it has none. */
export interface FieldExplanation { readonly field: FieldModel; readonly level: 'none' | 'read' | 'edit'; readonly fixed: boolean; readonly said: readonly (Said & { readonly gives: 'none' | 'read' | 'edit' })[] }
export interface AccessExplanation { readonly actions: readonly ActionExplanation[]; readonly fields: readonly FieldExplanation[]; readonly rules: readonly RuleExplanation[] }
/** A sharing rule that means the viewer; `record`: whether it shares the record asked about. */
export interface RuleExplanation { readonly name: string; readonly label: string; readonly edit: boolean; readonly record: boolean | undefined }

/** What decides whose record one is: its owner, its master (a detail follows that), or nobody: whoever may read the object reads every record. */
export function rowsFollow({ master, owned }: ObjectModel): 'owner' | 'master' | 'nobody' {
  if (master) return 'master';
  return owned ? 'owner' : 'nobody';
}

const actions: readonly ExplainedAction[] = ['create', 'read', 'update', 'delete', 'share'];
const levels = ['none', 'read', 'edit'] as const;

/** For one viewer and object, and where `record` is given for that record: one statement. */
export async function explainAccess(context: Context, viewer: Viewer, { object, record }: { readonly object: ObjectModel; readonly record: string | undefined }): Promise<AccessExplanation> {
  const asker = { viewer, model: context.model };
  const permission = permissionOn(asker, object);
  const grants = grantsOn(asker, object.name);
  const rules = rulesFor(viewer, object);
  const verdicts = record === undefined ? undefined : await verdictsOn(context, viewer, { object, record, rules });
  const valueOf = (rights: ObjectPermissionDefinition, action: ExplainedAction): string => (action === 'create' ? (rights.create ? 'yes' : 'none') : rights[action] ?? 'none');
  return {
    rules: rules.map(({ name, label, edit }) => ({ name, label, edit, record: verdicts?.get(`rule ${name}`) })),
    actions: actions.map((action) => ({
      action, value: action === 'create' ? (permission.create ? 'yes' : 'none') : permission[action] ?? 'none',
      said: grants.map(({ set, others, rights }) => ({ set, others, value: valueOf(rights, action) })), record: action === 'create' ? undefined : verdicts?.get(action),
    })),
    fields: [...object.fields.values()].map((field) => ({
      field, fixed: field.readOnly || field.system,
      level: permission.read === undefined ? 'none' : permission.editable(field.name) && !field.readOnly && !field.system ? 'edit' : permission.readable(field.name) || alwaysReadable(field) ? 'read' : 'none',
      said: grants.map(({ set, others, rights }) => ({ set, others, value: rights.fields?.[field.name] ?? rights.fields?.['*'] ?? 'follow', gives: levels[fieldLevel(rights, field.name)] })),
    })),
  };
}

/** Whether the viewer may read, change, delete and share this very record, whoever asks. */
async function verdictsOn(context: Context, viewer: Viewer, { object, record, rules }: { readonly object: ObjectModel; readonly record: string; readonly rules: readonly SharingRuleModel[] }): Promise<ReadonlyMap<string, boolean>> {
  const asked = ['read', 'update', 'delete', 'share'] as const;
  const cells = asked.map((action): Cell => ({ kind: 'test', path: [], of: rowPredicate({ viewer, model: context.model }, object, action) }));
  for (const { when } of rules) cells.push({ kind: 'test', path: [], of: { kind: 'trusted', of: { kind: 'apart', expression: when } } });
  const [row] = await context.connection.rows(levelSql(
    { object: object.name, cells, where: idIs([record]), order: [], total: false, visible: everythingVisible },
    { model: context.model, dialect: context.connection.dialect, env: { now: context.now, today: context.today, timeZone: viewer.timeZone } },
  ));
  return new Map([...asked, ...rules.map(({ name }) => `rule ${name}`)].map((key, index) => [key, Number(row?.[index] ?? 0) === 1]));
}
