// Every field of a Model that leads to an object, and what becomes of it when the record it leads to is deleted.
import type { FieldModel, Model, ObjectModel } from '../../model/model';

export interface IncomingReference {
  readonly object: ObjectModel;
  readonly field: FieldModel;
  /** `detail`: the record goes with its master. `keep`: the reference stays and leads nowhere until the record comes back. */
  readonly onDelete: 'detail' | 'clear' | 'restrict' | 'keep';
}

const byModel = new WeakMap<Model, Map<string, readonly IncomingReference[]>>();

/** References to records of `target`, except those of system fields. */
export function referencesTo(model: Model, target: string): readonly IncomingReference[] {
  let known = byModel.get(model);
  if (!known) byModel.set(model, (known = new Map()));
  let found = known.get(target);
  if (!found) known.set(target, (found = find(model, target)));
  return found;
}

function find(model: Model, target: string): readonly IncomingReference[] {
  return [...model.objects.values()].flatMap((object) => [...object.fields.values()]
    .filter((field) => !field.system && field.type !== 'manyToMany' && field.targets.includes(target))
    .map((field) => ({ object, field, onDelete: onDelete(field) })));
}

/** A required lookup cannot be cleared, so the record it leads to stays, unless the definition says otherwise. */
function onDelete({ definition, required }: FieldModel): IncomingReference['onDelete'] {
  if (definition.type === 'masterDetail') return 'detail';
  if (definition.type !== 'lookup') return 'keep';
  if (definition.onDelete === 'keep') return 'keep';
  return required ? 'restrict' : definition.onDelete ?? 'clear';
}

/** A side of a many-to-many field on which records of an object stand: `place` is `object.field.from` or `object.field.to`. */
export interface IncomingLinks { readonly place: string; readonly table: string; readonly mine: string; readonly other: string }

/** Junction tables in which records of `object` stand, and the columns in which they and the others do. */
export function incomingLinks(model: Model, object: ObjectModel): readonly IncomingLinks[] {
  return [...model.objects.values()].flatMap((holder) => [...holder.fields.values()]).flatMap(({ name, junction, object: holder, targets }) => {
    if (!junction) return [];
    const { table, from, to } = junction;
    return [
      ...(holder === object.name ? [{ place: `${holder}.${name}.from`, table, mine: from, other: to }] : []),
      ...(targets.includes(object.name) ? [{ place: `${holder}.${name}.to`, table, mine: to, other: from }] : []),
    ];
  });
}
