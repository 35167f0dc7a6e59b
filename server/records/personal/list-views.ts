// List views that people keep for themselves or share with everybody. They are data of their users, so no publish touches them.
import type { Json, ListColumnDefinition, SortDefinition } from '../../../metadata/language/types';
import type { Context } from '../../access/context';
import { newId } from '../../base/ids';
import { TangramError } from '../../errors';
import type { ObjectModel } from '../../model/model';
import { keptFor, labelFrom, mustBeNew, mustBeSomebody, mustMayShare } from './keeping';
import { keepUserSetting } from './user-settings';

export interface KeptView {
  readonly id: string;
  readonly object: string;
  readonly owner: string;
  readonly label: string;
  readonly shared: boolean;
  readonly columns: readonly ListColumnDefinition[] | null;
  readonly filter: Json;
  readonly sort: readonly SortDefinition[] | null;
}
/** What of a view is written; absent parts stay as they are. */
export interface ViewChange {
  readonly label?: string;
  readonly shared?: boolean;
  readonly columns?: readonly ListColumnDefinition[] | null;
  readonly filter?: Json;
  readonly sort?: readonly SortDefinition[] | null;
}
/** The views a viewer finds above lists, and which of all views of an object she wants to see first. */
export interface ViewerViews { readonly views: readonly KeptView[]; readonly defaults: ReadonlyMap<string, string> }

/** Most views of one person on one object. */
const mostViews = 50;
const defaultPrefix = 'list.default.';

/** Everything of all objects, in two statements. */
export async function viewerViews(context: Context): Promise<ViewerViews> {
  const { id } = context.viewer;
  if (id === null) return { views: [], defaults: new Map() };
  const [views, defaults] = await Promise.all([
    context.connection.rows({ text: `SELECT ${columns} FROM engine_list_view WHERE deleted_at IS NULL AND (owner_id = ? OR shared = 1) ORDER BY created_at, id`, values: [id] }),
    context.connection.rows({ text: 'SELECT name, value FROM engine_user_setting WHERE user_id = ? AND name >= ? AND name < ?', values: [id, defaultPrefix, 'list.default/'] }),
  ]);
  return { views: views.map(viewOf), defaults: new Map(defaults.map(([name, value]) => [String(name).slice(defaultPrefix.length), JSON.parse(String(value)) as string])) };
}

/** Views of an object that their owners share with everybody. */
export async function sharedViewsOf(context: Context, object: ObjectModel): Promise<readonly KeptView[]> {
  const rows = await context.connection.rows({ text: `SELECT ${columns} FROM engine_list_view WHERE deleted_at IS NULL AND shared = 1 AND object = ? ORDER BY created_at, id`, values: [object.name] });
  return rows.map(viewOf);
}

/** A new view of the viewer's own. */
export async function createView(context: Context, object: ObjectModel, change: ViewChange): Promise<KeptView> {
  const owner = mustBeSomebody(context);
  if (change.shared) mustMayShare(context);
  const view: KeptView = {
    id: newId('lview'), object: object.name, owner, label: labelFrom(change.label ?? ''), shared: change.shared ?? false,
    columns: change.columns ?? null, filter: change.filter ?? null, sort: change.sort ?? null,
  };
  const now = context.now.getTime();
  await context.database.transaction(async (connection) => {
    const own = await connection.rows({ text: 'SELECT label FROM engine_list_view WHERE owner_id = ? AND object = ? AND deleted_at IS NULL', values: [owner, object.name] });
    if (own.length >= mostViews) throw new TangramError('VALIDATION_FAILED', 'tooMany', { max: mostViews, count: own.length + 1 });
    mustBeNew(view.label, own.map(([label]) => String(label)));
    await connection.run({
      text: 'INSERT INTO engine_list_view (id, object, owner_id, label, body, shared, created_at, updated_at, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)',
      values: [view.id, view.object, owner, view.label, bodyOf(view), view.shared ? 1 : 0, now, now],
    });
  });
  return view;
}

/** Changes a view: its owner everything, an administrator what is shared. */
export async function changeView(context: Context, id: string, change: ViewChange): Promise<KeptView> {
  const before = await mustFind(context, id, { deleted: false });
  if (change.shared === true && !before.shared) mustMayShare(context);
  const view: KeptView = { ...before, ...change, label: change.label === undefined ? before.label : labelFrom(change.label) };
  await context.database.transaction(async (connection) => {
    const own = await connection.rows({ text: 'SELECT label FROM engine_list_view WHERE owner_id = ? AND object = ? AND id <> ? AND deleted_at IS NULL', values: [view.owner, view.object, id] });
    mustBeNew(view.label, own.map(([label]) => String(label)));
    await connection.run({ text: 'UPDATE engine_list_view SET label = ?, body = ?, shared = ?, updated_at = ? WHERE id = ?', values: [view.label, bodyOf(view), view.shared ? 1 : 0, context.now.getTime(), id] });
  });
  return view;
}

/** Takes a view away; restoreView brings it back. */
export async function deleteView(context: Context, id: string): Promise<KeptView> {
  const view = await mustFind(context, id, { deleted: false });
  await context.database.run({ text: 'UPDATE engine_list_view SET deleted_at = ? WHERE id = ?', values: [context.now.getTime(), id] });
  return view;
}

/** Brings a deleted view back. */
export async function restoreView(context: Context, id: string): Promise<KeptView> {
  const view = await mustFind(context, id, { deleted: true });
  await context.database.run({ text: 'UPDATE engine_list_view SET deleted_at = NULL WHERE id = ?', values: [id] });
  return view;
}

/** The view that opens first for this viewer; null: the one the application says. */
export function chooseDefaultView(context: Context, object: ObjectModel, view: string | null): Promise<void> {
  mustBeSomebody(context);
  return keepUserSetting(context, `${defaultPrefix}${object.name}`, view);
}

/** Forgets views that were deleted long ago. */
export async function forgetDeletedViews(context: Context): Promise<void> {
  await context.connection.run({ text: 'DELETE FROM engine_list_view WHERE deleted_at < ?', values: [context.now.getTime() - keptFor] });
}

const columns = 'id, object, owner_id, label, body, shared';

function viewOf(row: readonly unknown[]): KeptView {
  const body = JSON.parse(String(row[4])) as Pick<KeptView, 'columns' | 'filter' | 'sort'>;
  return { id: String(row[0]), object: String(row[1]), owner: String(row[2]), label: String(row[3]), shared: Number(row[5]) === 1, ...body };
}

function bodyOf({ columns: shown, filter, sort }: KeptView): string {
  return JSON.stringify({ columns: shown, filter, sort });
}

async function mustFind(context: Context, id: string, { deleted }: { readonly deleted: boolean }): Promise<KeptView> {
  const [row] = await context.connection.rows({ text: `SELECT ${columns} FROM engine_list_view WHERE id = ? AND deleted_at IS ${deleted ? 'NOT NULL' : 'NULL'}`, values: [id] });
  const view = row && viewOf(row);
  const { viewer } = context;
  if (!view || (view.owner !== viewer.id && !view.shared && !viewer.system)) throw new TangramError('NOT_FOUND', 'notFound');
  if (view.owner !== viewer.id && !viewer.setup && !viewer.system) throw new TangramError('FORBIDDEN', 'foreignView');
  return view;
}
