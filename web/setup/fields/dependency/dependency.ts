// Which values of a picklist the deciding field leaves, while it is being ticked: pure steps from one dependency to the next.
import type { FieldDefinition, PicklistDependency } from '../../../../metadata/language/types';

/** Values offered, by value of the deciding field. */
export type Ticks = PicklistDependency['values'];
/** Cells of the matrix: every one of `controls` with every one of `values`. */
export interface Cells { readonly controls: readonly string[]; readonly values: readonly string[] }

/** true where every one of the cells is ticked. */
export function isTicked(ticks: Ticks, { controls, values }: Cells): boolean {
  return controls.length > 0 && values.length > 0 && controls.every((control) => {
    const list = new Set(ticked(ticks, control));
    return values.every((value) => list.has(value));
  });
}

/** The cells set or cleared; `order` is all values of the field, so that lists stay in its order. */
export function withTicks(ticks: Ticks, cells: Cells & { readonly on: boolean; readonly order: readonly string[] }): Ticks {
  const meant = new Set(cells.values);
  return { ...ticks, ...Object.fromEntries(cells.controls.map((control) => {
    const list = new Set(ticked(ticks, control));
    return [control, cells.order.filter((value) => (meant.has(value) ? cells.on : list.has(value)))];
  })) };
}

/** Without deciding values and values that are gone. */
export function fitting(dependsOn: PicklistDependency, { controls, values }: Partial<Cells>): PicklistDependency {
  const kept = Object.entries(dependsOn.values).filter(([control]) => !controls || controls.includes(control));
  return { ...dependsOn, values: Object.fromEntries(kept.map(([control, list]) => [control, values ? list.filter((value) => values.includes(value)) : list])) };
}

/** The values that are offered nowhere. */
export function offeredNowhere(ticks: Ticks, { controls, values }: Cells): readonly string[] {
  const somewhere = new Set(controls.flatMap((control) => ticked(ticks, control)));
  return values.filter((value) => !somewhere.has(value));
}

/** What is ticked for one deciding value. */
export function ticked(ticks: Ticks, control: string): readonly string[] {
  return (Object.hasOwn(ticks, control) && ticks[control]) || [];
}

/** The fields that may decide over a field: single picklists that do not, by whatever way, depend on it. */
export function mayDecide<F extends { readonly name: string; readonly body: FieldDefinition }>(fields: readonly F[], name: string): readonly F[] {
  const byName = new Map(fields.map((field) => [field.name, field.body]));
  const leadsHere = (from: string, seen: ReadonlySet<string>): boolean => {
    if (from === name) return true;
    const body = byName.get(from);
    const next = body?.type === 'picklist' ? body.dependsOn?.field : undefined;
    return next !== undefined && !seen.has(next) && leadsHere(next, new Set([...seen, next]));
  };
  return fields.filter((field) => field.body.type === 'picklist' && !leadsHere(field.name, new Set([field.name])));
}
