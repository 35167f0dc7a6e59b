// Which related lists a record page shows, and what is read for each.
import type { ObjectDescription, RelatedListDescription } from '../../metadata/language/description';
import { orderLiteral, type NestedList } from '../data/document';
import { listSelection, shownColumns, type Descriptions, type Lines, type ShownColumn } from '../layout/shown-fields';

export interface Panel { readonly list: RelatedListDescription; readonly columns: readonly ShownColumn[]; readonly nested: NestedList }

/** A panel for every related list that is not a table of lines on the page already. */
export function panelsOf(object: ObjectDescription, objects: Descriptions, lines: readonly Lines[]): readonly Panel[] {
  const inPage = new Set(lines.map((one) => one.relatedList));
  return object.relatedLists.filter((list) => list.shown && !inPage.has(list.name)).flatMap((list) => {
    const target = objects.get(list.object.name);
    if (!target) return [];
    const columns = shownColumns(target, list.columns, objects);
    const nested = { name: list.name, selection: `${listSelection(target, columns)} access { update delete }`, first: list.rows || 5, orderBy: orderLiteral(list.sort) };
    return [{ list, columns, nested }];
  });
}

/** The filter that gives the related list of one record as a list of its own. */
export function relatedFilter(panel: Panel, parentId: string): Record<string, unknown> {
  const { list } = panel;
  if (list.kind === 'manyToMany') return { [list.field]: { some: { id: { eq: parentId } } } };
  return { [list.field]: { eq: parentId } };
}
