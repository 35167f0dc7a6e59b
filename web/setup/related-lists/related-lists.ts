// The related lists of an object as immutable data: their order, what each shows, and what has to be written.
import type { RelatedListDefinition } from '../../../metadata/language/types';
import type { ChangedDefinition } from '../publish/changed-definition';

export type RelatedLists = readonly RelatedListDefinition[];
/** Everything about a related list but its name and place. */
export type RelatedListChange = Partial<Omit<RelatedListDefinition, 'name' | 'order'>>;

/** The lists with one changed; `undefined` and `false` take a setting away. */
export function changeRelatedList(lists: RelatedLists, name: string, change: RelatedListChange): RelatedLists {
  return lists.map((list) => (list.name === name ? Object.fromEntries(Object.entries({ ...list, ...change }).filter(([, value]) => value !== undefined && value !== false)) as unknown as RelatedListDefinition : list));
}

/** The lists in a new order: as few places as possible are given anew. */
export function orderedLists(lists: RelatedLists): RelatedLists {
  if (lists.every((list, index) => index === 0 || lists[index - 1]!.order < list.order)) return lists;
  return lists.map((list, index) => (list.order === (index + 1) * 10 ? list : { ...list, order: (index + 1) * 10 }));
}

/** What differs from what is in force, as definitions to publish; `written` are those that have a definition of their own. */
export function changedLists(now: RelatedLists, parts: { readonly before: RelatedLists; readonly written: Readonly<Record<string, RelatedListDefinition>>; readonly folder: string }): readonly ChangedDefinition[] {
  const before = new Map(parts.before.map((list) => [list.name, JSON.stringify(list)]));
  return now.filter((list) => before.get(list.name) !== JSON.stringify(list))
    .map((list) => ({ path: `${parts.folder}/related-lists/${list.name}`, body: list, before: parts.written[list.name] ?? null }));
}
