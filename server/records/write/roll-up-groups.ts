// Which masters keep roll-ups over an object, and which of its fields those depend on.
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import { dependencies } from './dependencies';

/** The roll-ups of one master object over one related list. */
export interface RollUpGroup {
  readonly master: ObjectModel;
  readonly detail: ObjectModel;
  /** The detail's field that leads to its master. */
  readonly field: FieldModel;
  /** Roll-up fields of the master. */
  readonly rollUps: readonly FieldModel[];
  /** Fields of the detail whose change changes a roll-up. */
  readonly uses: ReadonlySet<string>;
}

const byModel = new WeakMap<Model, ReadonlyMap<string, readonly RollUpGroup[]>>();

/** Roll-ups that records of `detail` count in. */
export function rollUpsOver(model: Model, detail: string): readonly RollUpGroup[] {
  let groups = byModel.get(model);
  if (!groups) byModel.set(model, (groups = groupsOf(model)));
  return groups.get(detail) ?? none;
}

/** Roll-ups that records of `master` keep. */
export function rollUpsIn(model: Model, master: string): readonly RollUpGroup[] {
  return [...model.objects.get(master)?.relations.values() ?? []].flatMap((relation) => rollUpsOver(model, relation.object).filter((group) => group.master.name === master && group.field.name === relation.field));
}

const none: readonly RollUpGroup[] = Object.freeze([]);

function groupsOf(model: Model): ReadonlyMap<string, readonly RollUpGroup[]> {
  const groups = new Map<string, RollUpGroup[]>();
  for (const master of model.objects.values()) {
    const byRelation = new Map<string, FieldModel[]>();
    for (const field of master.fields.values()) {
      if (field.rollUp) byRelation.set(field.rollUp.relation, [...(byRelation.get(field.rollUp.relation) ?? []), field]);
    }
    for (const [name, rollUps] of byRelation) {
      const relation = master.relations.get(name);
      const detail = relation && model.objects.get(relation.object);
      const field = detail?.fields.get(relation?.field ?? '');
      if (!detail || !field) continue;
      const group = { master, detail, field, rollUps, uses: usedFields(detail, rollUps) };
      groups.set(detail.name, [...(groups.get(detail.name) ?? []), group]);
    }
  }
  return groups;
}

function usedFields(detail: ObjectModel, rollUps: readonly FieldModel[]): ReadonlySet<string> {
  const uses = new Set<string>();
  for (const { rollUp } of rollUps) {
    if (rollUp?.filter) dependencies(detail, rollUp.filter, uses);
    const summed = rollUp?.field === undefined ? undefined : detail.fields.get(rollUp.field);
    if (!summed) continue;
    uses.add(summed.name);
    if (summed.formula) dependencies(detail, summed.formula, uses);
  }
  return uses;
}
