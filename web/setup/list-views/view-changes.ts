// What adding, changing, ordering or deleting a shared list view means for the definitions of an object, and its word in the second language.
import type { ListViewDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

/** The views of an object, in the order of their tabs. */
export function listViewsOf(setup: Pick<ObjectSetup, 'listViews'>): readonly ListViewDefinition[] {
  const views = Object.values(setup.listViews).sort((a, b) => (a.name < b.name ? -1 : 1));
  return views.sort((a, b) => placeOf(a) - placeOf(b));
}

/** The definitions with the view in place of the one of that name, at the end where there is none. Only one is the default. */
export function withListView(setup: ObjectSetup, view: ListViewDefinition, word?: { readonly language: string; readonly label: string }): readonly ChangedDefinition[] {
  const views = listViewsOf(setup);
  const known = views.some(({ name }) => name === view.name);
  const last = views.at(-1)?.order;
  const placed = known || last === undefined ? view : { ...view, order: Math.min(last + step, mostOrder) };
  return [
    changed(setup, plainView(placed)),
    ...(view.default ? views.filter((other) => other.default && other.name !== view.name).map((other) => changed(setup, plainView({ ...other, default: false }))) : []),
    ...(word ? changedLabels(setup.folder, setup.translations, { language: word.language, labels: { [keyOf(view.name)]: word.label } }) : []),
  ];
}

/** Without the view; its word goes with it. */
export function withoutListView(setup: ObjectSetup, name: string): readonly ChangedDefinition[] {
  const words = Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: { [keyOf(name)]: undefined } }));
  return [{ path: pathOf(setup, name), body: null, before: setup.listViews[name] ?? null }, ...words];
}

/** One place up or down; every view gets its place written down. */
export function movedListView(setup: ObjectSetup, name: string, by: number): readonly ChangedDefinition[] {
  const views = [...listViewsOf(setup)];
  const at = views.findIndex((each) => each.name === name);
  const [taken] = views.splice(at, 1);
  if (!taken || at + by < 0 || at + by > views.length) return [];
  views.splice(at + by, 0, taken);
  return views.flatMap((view, index) => (view.order === (index + 1) * step ? [] : [changed(setup, { ...view, order: (index + 1) * step })]));
}

/** Without what says nothing. */
export function plainView({ columns, filter, sort, default: first, order, name, label }: ListViewDefinition): ListViewDefinition {
  return {
    name, label, ...(columns && columns.length > 0 ? { columns } : {}), ...(filter && Object.keys(filter).length > 0 ? { filter } : {}), ...(sort && sort.length > 0 ? { sort } : {}),
    ...(first ? { default: true } : {}), ...(order === undefined ? {} : { order }),
  };
}

/** The key of a view's word in translations. */
export function keyOf(name: string): string {
  return `listViews.${name}`;
}

/** Its definition. */
export function pathOf(setup: Pick<ObjectSetup, 'folder'>, name: string): string {
  return `${setup.folder}/list-views/${name}`;
}

const step = 10;
const mostOrder = 10_000;

function placeOf({ order }: ListViewDefinition): number {
  return order ?? Number.MAX_SAFE_INTEGER;
}

function changed(setup: ObjectSetup, view: ListViewDefinition): ChangedDefinition {
  return { path: pathOf(setup, view.name), body: view, before: setup.listViews[view.name] ?? null };
}
