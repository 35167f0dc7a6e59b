// The list views of one object for one viewer: those of the application, then those that people keep for themselves or share.
import type { ListViewDescription } from '../../../metadata/language/description';
import type { ListLayoutDefinition } from '../../../metadata/language/types';
import type { KeptView, ViewerViews } from '../../records/personal/list-views';
import { columns, filterOfToday, isReadable, sorts, type Reader } from './describe-list';
import { partLabel } from './labels';

/** Nobody keeps a view. */
export const noViews: ViewerViews = Object.freeze({ views: Object.freeze([]), defaults: new Map<string, string>() });

/** Views whose filter the viewer may ask with; one at most is the default, the viewer's own choice before the application's. */
export function describeViews(reader: Reader, list: ListLayoutDefinition, { views, defaults }: ViewerViews): ListViewDescription[] {
  const { asker, object } = reader;
  const published = object.listViews.filter((view) => isReadable(asker, object, view.filter)).map((view): ListViewDescription => ({
    name: view.name, label: partLabel(asker, object, { key: `listViews.${view.name}`, label: view.label }), default: view.default ?? false, kept: null,
    columns: columns(reader, view.columns ?? list.columns), filter: view.filter ?? null, sort: sorts(reader, view.sort ?? list.sort),
  }));
  const all = [...published, ...views.filter((view) => view.object === object.name && isReadable(asker, object, view.filter)).map((view) => describeKept(reader, list, view))];
  const chosen = defaults.get(object.name);
  if (chosen === undefined || !all.some((view) => view.name === chosen)) return all;
  return all.map((view) => ({ ...view, default: view.name === chosen }));
}

/** A view that somebody keeps. */
export function describeKept(reader: Reader, list: ListLayoutDefinition, view: KeptView): ListViewDescription {
  return {
    name: view.id, label: view.label, default: false, kept: { mine: view.owner === reader.asker.viewer.id, shared: view.shared },
    columns: columns(reader, view.columns ?? list.columns), filter: filterOfToday(reader.asker, reader.object, view.filter), sort: sorts(reader, view.sort ?? list.sort),
  };
}
