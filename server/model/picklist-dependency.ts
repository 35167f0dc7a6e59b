// What a picklist that depends on another must name (a picklist of its object, values of both, and no way back to itself), and whether a change allows less.
import type { FieldDefinition, PicklistDependency } from '../../metadata/language/types';
import { valuesLeft } from '../../metadata/language/choices';
import type { FieldShapeContext } from './field-shape';
import { below, problemAt, unknownName, words, type Place } from './problem';

interface Dependent { readonly definition: FieldDefinition; readonly dependsOn: PicklistDependency; readonly place: Place; /** Its own values. */ readonly known: ReadonlySet<string> }

/** Reports what is wrong with the dependency of a field. */
export function checkDependency({ definition, dependsOn, place, known }: Dependent, { source, ask, report }: Pick<FieldShapeContext, 'source' | 'ask' | 'report'>): void {
  const { fields } = source.definition;
  const control = Object.hasOwn(fields, dependsOn.field) ? fields[dependsOn.field] : undefined;
  if (control?.type !== 'picklist') {
    report(unknownName(below(place, 'dependsOn', 'field'), words.field, dependsOn.field, Object.entries(fields).filter(([, one]) => one.type === 'picklist' && one !== definition).map(([name]) => name)));
    return;
  }
  const way = wayFrom(dependsOn.field, fields);
  if (way.some((name) => fields[name] === definition)) {
    report(problemAt(below(place, 'dependsOn', 'field'), 'circle', { zh: `选项互相依赖成了一圈：${way.join(' → ')}`, en: `These picklists depend on each other in a circle: ${way.join(' → ')}` }));
  }
  const deciding = control.values ?? (control.picklist === undefined ? undefined : ask.picklist(control.picklist)?.values);
  const decides = deciding && new Set(deciding.map(({ value }) => value));
  for (const [key, list] of Object.entries(dependsOn.values)) {
    if (decides && !decides.has(key)) report(unknownName(below(place, 'dependsOn', 'values', key), words.value, key, decides));
    list.forEach((value, index) => {
      if (!known.has(value)) report(unknownName(below(place, 'dependsOn', 'values', key, index), words.value, value, known));
    });
  }
}

/** What the dependency of a field becomes between two versions: `tighter` where some choice that was allowed is not any more. */
export function dependencyChange(before: FieldDefinition, after: FieldDefinition): 'tighter' | 'looser' | undefined {
  const [old, now] = [dependencyOf(before), dependencyOf(after)];
  if (!now) return old ? 'looser' : undefined;
  if (!old || old.field !== now.field) return 'tighter';
  const lost = (from: PicklistDependency, to: PicklistDependency): boolean => Object.entries(from.values).some(([key, list]) => list.some((value) => !valuesLeft(to, key)?.includes(value)));
  return lost(old, now) ? 'tighter' : lost(now, old) ? 'looser' : undefined;
}

/** What a picklist depends on, if it does. */
export function dependencyOf(definition: FieldDefinition): PicklistDependency | undefined {
  return definition.type === 'picklist' ? definition.dependsOn : undefined;
}

/** The fields that decide, one after the other, as long as they are new. */
function wayFrom(first: string, fields: Readonly<Record<string, FieldDefinition>>): readonly string[] {
  const way: string[] = [];
  for (let name: string | undefined = first; name !== undefined && !way.includes(name);) {
    way.push(name);
    const field: FieldDefinition | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
    name = field?.type === 'picklist' ? field.dependsOn?.field : undefined;
  }
  return way;
}
