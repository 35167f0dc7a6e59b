// Which layouts a viewer has: those assigned to the role before those of the record type, and both before the page's plain one.
import type { LayoutDefinition } from '../../metadata/language/types';
import type { LayoutContext } from './layouts';
import { below, problemAt, unknownName, words } from './problem';

interface Assignment { readonly role?: string; readonly recordType?: string }

/**
 * The layouts of one role, by kind and `<kind>.<recordType>`.
 * A role's layout for every record type also stands in for what record types have for everybody.
 */
export function layoutsFor<T extends LayoutDefinition>(layouts: ReadonlyMap<string, T>, role: string | null | undefined): ReadonlyMap<string, T> {
  const assigned = [...layouts.values()].flatMap((layout) => assignmentsOf(layout).map((to) => ({ layout, to, key: keyOf(layout.kind, to.recordType) })));
  const own = assigned.filter(({ to }) => to.role !== undefined && to.role === role);
  const everyType = new Set(own.filter(({ to }) => to.recordType === undefined).map(({ layout }) => layout.kind));
  const common = assigned.filter(({ to, layout }) => to.role === undefined && !(to.recordType !== undefined && everyType.has(layout.kind)));
  return new Map([...common, ...own].map(({ key, layout }) => [key, layout]));
}

/** Reports record types that are not there, what cannot go together, and places that two layouts claim. */
export function checkAssignments({ shape, report }: LayoutContext, recordTypes: ReadonlySet<string>): void {
  const claimed = new Map<string, string>();
  for (const { path, body } of shape.source.layouts) {
    const root = { path, pointer: '' };
    const recordType = body.kind === 'list' ? undefined : body.recordType;
    if (body.name !== undefined && recordType !== undefined) report(problemAt(below(root, 'recordType'), 'range', { zh: '有名称的布局请用 assigned 指定记录类型', en: 'A layout with a name says its record types in "assigned"' }));
    if (body.name === undefined && body.assigned) report(problemAt(below(root, 'assigned'), 'range', { zh: '只有有名称的布局才能分配', en: 'Only a layout with a name can be assigned' }));
    if (body.name !== undefined && recordTypes.has(body.name)) report(problemAt(below(root, 'name'), 'name', { zh: `“${body.name}”已经是记录类型的名称`, en: `"${body.name}" is already the name of a record type` }));
    for (const [index, to] of (body.name === undefined && body.assigned ? [] : assignmentsOf(body)).entries()) {
      const place = below(root, 'assigned', index);
      if (to.recordType !== undefined && body.kind === 'list') report(problemAt(below(place, 'recordType'), 'range', { zh: '列表不分记录类型', en: 'A list is not for one record type' }));
      else if (to.recordType !== undefined && body.name !== undefined && !recordTypes.has(to.recordType)) report(unknownName(below(place, 'recordType'), words.recordType, to.recordType, recordTypes));
      const key = `${keyOf(body.kind, to.recordType)} ${to.role ?? ''}`;
      const other = claimed.get(key);
      if (other !== undefined) report(problemAt(body.name === undefined ? root : place, 'duplicate', { zh: `“${other}”已经分配给同样的角色和记录类型`, en: `"${other}" is already assigned to the same role and record type` }));
      else claimed.set(key, path.split('/').at(-1)!);
    }
  }
}

/** A layout without a name is for everybody, in its record type where it has one. */
function assignmentsOf(layout: LayoutDefinition): readonly Assignment[] {
  if (layout.name !== undefined) return layout.assigned ?? [];
  return layout.kind === 'list' || layout.recordType === undefined ? [{}] : [{ recordType: layout.recordType }];
}

function keyOf(kind: string, recordType: string | undefined): string {
  return recordType === undefined ? kind : `${kind}.${recordType}`;
}
