// Related lists: the other side of every reference that names its inverse, by the object that is looked up to.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { FieldModel, RelationModel } from './model';
import { reservedFieldNames } from './names';
import { inverseOf } from './presence';
import { below, problemAt } from './problem';
import type { ObjectShape } from './shapes';

export type RelationsByObject = ReadonlyMap<string, ReadonlyMap<string, RelationModel>>;

/** Relations of every object, in the order of the objects that point at it. */
export function relationsOf(shapes: ReadonlyMap<string, ObjectShape>, report: (problem: DefinitionProblem) => void): RelationsByObject {
  const relations = new Map<string, Map<string, RelationModel>>();
  for (const shape of shapes.values()) {
    for (const [target, relation] of outgoing(shape)) {
      const of = relations.get(target) ?? new Map<string, RelationModel>();
      relations.set(target, of);
      const shapeThere = shapes.get(target);
      const other = of.get(relation.name);
      const own = shapeThere && (Object.hasOwn(shapeThere.source.definition.fields, relation.name) || shapeThere.fields.has(relation.name));
      if (other || own || reservedFieldNames.has(relation.name)) {
        const holder = other ? `${other.object}.${other.field}` : own ? `${target}.${relation.name}` : undefined;
        report(problemAt(below(shape.source.fieldPlaces.get(relation.field)!, 'inverse'), 'repeated', {
          zh: `“${target}”上的名称“${relation.name}”已被${holder ? ` ${holder} ` : '系统'}使用：请换一个反向名称`,
          en: `"${target}" already has the name "${relation.name}"${holder ? `, from ${holder}` : ', made by the engine'}: choose another inverse name`,
        }));
      } else {
        of.set(relation.name, relation);
      }
    }
  }
  return relations;
}

const none: ReadonlyMap<string, RelationModel> = new Map();

/** Relations of one object; the same Map as before where nothing changed. */
export function sameRelations(now: ReadonlyMap<string, RelationModel> = none, before: ReadonlyMap<string, RelationModel> | undefined): boolean {
  if (!before || now.size !== before.size) return false;
  const old = before.values();
  for (const relation of now.values()) if (old.next().value !== relation) return false;
  return true;
}

const kinds = { lookup: 'lookup', user: 'lookup', department: 'lookup', masterDetail: 'detail', manyToMany: 'manyToMany', polymorphicLookup: 'polymorphic' } as const;

const made = new WeakMap<ObjectShape, readonly (readonly [target: string, RelationModel])[]>();
function outgoing(shape: ObjectShape): readonly (readonly [target: string, RelationModel])[] {
  const known = made.get(shape);
  if (known) return known;
  const list = [...shape.fields.values()].flatMap((field) => {
    const relation = relationOf(field, shape.source.definition.label);
    return relation ? field.targets.map((target): [string, RelationModel] => [target, relation]) : [];
  });
  made.set(shape, list);
  return list;
}

const byField = new WeakMap<FieldModel, RelationModel>();
function relationOf(field: FieldModel, objectLabel: string): RelationModel | undefined {
  if (field.targets.length === 0) return undefined;
  const inverse = inverseOf(field.definition);
  if (!inverse) return undefined;
  const label = inverse.label ?? objectLabel;
  const known = byField.get(field);
  if (known?.label === label) return known;
  const relation = Object.freeze({ name: inverse.name, label, object: field.object, field: field.name, kind: kinds[field.type as keyof typeof kinds] });
  byField.set(field, relation);
  return relation;
}
