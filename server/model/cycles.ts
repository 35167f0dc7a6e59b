// Formulas and roll-ups that lead back to themselves.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import type { FieldModel, ObjectModel } from './model';
import { below, problemAt, type Place } from './problem';

interface Computed { readonly object: string; readonly field: FieldModel }

/** A problem for each circle, at the field where it was met first. */
export function circles(objects: ReadonlyMap<string, ObjectModel>, placeOf: (object: string, field: string) => Place): DefinitionProblem[] {
  const nodes = new Map<string, Computed>();
  for (const object of objects.values()) for (const field of computedFields(object)) nodes.set(`${object.name}.${field.name}`, { object: object.name, field });
  const problems: DefinitionProblem[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (key: string, way: readonly string[]): void => {
    const node = nodes.get(key);
    if (!node || state.get(key) === 'done') return;
    if (state.get(key) === 'open') {
      const circle = [...way.slice(way.indexOf(key)), key].join(' → ');
      problems.push(problemAt(below(placeOf(node.object, node.field.name), node.field.formula ? 'expression' : 'of'), 'circle', {
        zh: `公式互相依赖成了一圈：${circle}`, en: `These formulas depend on each other in a circle: ${circle}`,
      }));
      return;
    }
    state.set(key, 'open');
    for (const next of dependencies(node, objects)) visit(next, [...way, key]);
    state.set(key, 'done');
  };
  for (const key of nodes.keys()) visit(key, []);
  return problems;
}

const computed = new WeakMap<ObjectModel, readonly FieldModel[]>();
function computedFields(object: ObjectModel): readonly FieldModel[] {
  let fields = computed.get(object);
  if (!fields) computed.set(object, fields = [...object.fields.values()].filter((field) => field.formula ?? field.rollUp));
  return fields;
}

function dependencies({ object, field }: Computed, objects: ReadonlyMap<string, ObjectModel>): string[] {
  if (field.formula) return field.formula.references.map((path) => along(path, object, objects));
  const relation = field.rollUp && objects.get(object)?.relations.get(field.rollUp.relation);
  if (!relation) return [];
  return [
    ...(field.rollUp.field === undefined ? [] : [`${relation.object}.${field.rollUp.field}`]),
    ...(field.rollUp.filter?.references ?? []).map((path) => along(path, relation.object, objects)),
  ];
}

/** `object.field` at the end of a path through lookups. */
function along(path: readonly string[], object: string, objects: ReadonlyMap<string, ObjectModel>): string {
  let at = object;
  for (const step of path.slice(0, -1)) at = objects.get(at)?.fields.get(step)?.targets[0] ?? at;
  return `${at}.${path[path.length - 1]}`;
}
