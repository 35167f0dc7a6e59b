// Which records are like the one that is being entered, by the duplicate rules: as far as the viewer may know of them.
import type { Context } from '../../access/context';
import { may, mayReadField, mustMay } from '../../access/may';
import { rowPredicate } from '../../access/restrict';
import { TangramError } from '../../errors';
import { fieldTypeOf } from '../../field-types/field-types';
import { fieldCalled } from '../../model/called';
import type { DuplicateRuleModel, ObjectModel } from '../../model/model';
import { idsByObject } from '../ids-by-object';
import { selectRows } from '../write/select-rows';
import { comparedFields, matchKeys, placeOf, type MatchKey } from './match-keys';
import { recordsWithKeys } from './records-with-keys';

/** A record that is like the one asked for. */
export interface Alike { readonly id: string; readonly object: string; /** Its name, plain text. */ readonly title: string; /** Name of its owner, where it has one. */ readonly owner: string | null }

/** What one rule found. */
export interface FoundDuplicates {
  readonly rule: DuplicateRuleModel;
  /** Those the viewer may read, the newest first. */
  readonly records: readonly Alike[];
  /** Owners of those the viewer may not read, where the rule tells of them; null: somebody without a name. */
  readonly hidden: readonly (string | null)[];
}

/** Records told of by one rule. */
const mostTold = 10;

/** `values` are those of an input of the API; with `id`, what is not among them is as the record has it. Rules on fields the viewer may not read are not asked. */
export async function findDuplicates(context: Context, object: ObjectModel, { values, id }: { readonly values: Readonly<Record<string, unknown>>; readonly id?: string }): Promise<readonly FoundDuplicates[]> {
  mustMay(context, 'read', object);
  const rules = object.duplicateRules.filter((rule) => readsRule(context, object, rule));
  if (rules.length === 0) return [];
  const kept = id === undefined ? undefined : await valuesOf(context, object, id);
  const given = storedValues(object, values);
  const keys = matchKeys(object, (name) => given.get(name) ?? kept?.get(name), rules);
  const found = await recordsWithKeys(context, keys);
  const idsOf = new Map(rules.map((rule) => [rule, new Set(keys.filter((key) => key.rule === rule).flatMap((key) => found.get(placeOf(key)) ?? []).filter((other) => other !== id))]));
  const known = await alikes(context, [...new Set([...idsOf.values()].flatMap((ids) => [...ids]))], new Set(rules.map(({ group }) => group)));
  return rules.flatMap((rule) => {
    const all = [...idsOf.get(rule)!].reverse().flatMap((other) => known.get(other) ?? []);
    const records = all.flatMap(({ alike, visible }) => (visible ? [alike] : []));
    const hidden = rule.tellsHidden ? all.flatMap(({ alike, visible }) => (visible ? [] : [alike.owner])) : [];
    return records.length + hidden.length === 0 ? [] : [{ rule, records: records.slice(0, mostTold), hidden: hidden.slice(0, mostTold) }];
  });
}

/** Whether the viewer may read all that the rule compares. */
export function readsRule(context: Context, object: ObjectModel, rule: DuplicateRuleModel): boolean {
  return rule.fields.every((name) => mayReadField(context, object, object.fields.get(name)!));
}

/** The keys that a new record with this input of the API would have. */
export function keysOfInput(object: ObjectModel, values: Readonly<Record<string, unknown>>): readonly MatchKey[] {
  const given = storedValues(object, values);
  return matchKeys(object, (name) => given.get(name));
}

/** The given values as they would be stored; what cannot be is as if it were not given. */
function storedValues(object: ObjectModel, values: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly unknown[]> {
  const compared = comparedFields(object);
  return new Map(Object.entries(values).flatMap(([name, value]): [string, readonly unknown[]][] => {
    const field = fieldCalled(object, name);
    if (!field || !compared.has(field.name)) return [];
    const accepted = fieldTypeOf(field).accept(value, field);
    return 'values' in accepted ? [[field.name, accepted.values]] : [[field.name, [null]]];
  }));
}

async function valuesOf(context: Context, object: ObjectModel, id: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const [row] = await selectRows(context, {
    object, by: { field: object.fields.get('id')!, values: [id] }, fields: [...comparedFields(object)].map((name) => object.fields.get(name)!), where: rowPredicate(context, object, 'read'),
  });
  if (!row) throw new TangramError('NOT_FOUND', 'notFound');
  return row.values;
}

interface Known { readonly alike: Alike; readonly visible: boolean }

/** Names and owners by id: one statement an object and one for the owners. A record of another object is visible only with the fields it was found by. */
async function alikes(context: Context, ids: readonly string[], groups: ReadonlySet<string>): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, Known>();
  const owners = new Map<string, string | null>();
  for (const [object, some] of idsByObject(context.model, ids)) {
    const { nameField } = object;
    const owner = object.owned ? object.fields.get('owner') : undefined;
    const readable = may(context, 'read', object) && object.duplicateRules.filter(({ group }) => groups.has(group)).every((rule) => readsRule(context, object, rule));
    const fields = [...(nameField.columns.length > 0 ? [nameField] : []), ...(owner ? [owner] : [])];
    for (const row of await selectRows(context, { object, by: { field: object.fields.get('id')!, values: some }, fields, tests: [rowPredicate(context, object, 'read')] })) {
      const visible = readable && row.answers[0] === true;
      const title = mayReadField(context, object, nameField) ? fieldTypeOf(nameField).plain(row.values.get(nameField.name) ?? [], nameField) : null;
      if (owner) owners.set(row.id, (row.values.get('owner')?.[0] ?? null) as string | null);
      known.set(row.id, { visible, alike: { id: row.id, object: object.name, title: title === null || title === undefined ? row.id : String(title), owner: null } });
    }
  }
  const names = await namesOfUsers(context, [...new Set([...owners.values()].flatMap((owner) => owner ?? []))]);
  return new Map([...known].map(([id, one]) => [id, { ...one, alike: { ...one.alike, owner: names.get(owners.get(id) ?? '') ?? null } }]));
}

async function namesOfUsers(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = context.model.objects.get('user')!;
  const { nameField } = users;
  const rows = await selectRows(context, { object: users, by: { field: users.fields.get('id')!, values: ids }, fields: [nameField], binToo: true });
  return new Map(rows.map((row) => [row.id, String(fieldTypeOf(nameField).plain(row.values.get(nameField.name) ?? [], nameField) ?? '')]));
}
