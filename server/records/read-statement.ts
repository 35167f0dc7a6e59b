// The statement of a level; where nothing but ids differs from request to request, its text is written once.
import type { Context, Viewer } from '../access/context';
import type { Sql } from '../database/source';
import type { Level } from '../query/plan';
import { levelSql, type SqlFor } from '../query/to-sql';
import type { BoundList } from './read-bind';

/** What SQL is written for in this request. */
export function sqlFor(context: Context): SqlFor {
  const { model, now, today, viewer, connection } = context;
  return { model, dialect: connection.dialect, env: { now, today, timeZone: viewer.timeZone, viewer: viewer.id } };
}

/** The statement of the level that `make` gives for ids (of records or of parents; none at the root). */
export function statementFor(context: Context, asked: { readonly bound: BoundList; readonly ids: readonly string[] }, make: (ids: readonly string[]) => Level): Sql {
  const { bound, ids } = asked;
  if (!bound.kept || ids.length > mostKeptIds) return levelSql(make(ids), sqlFor(context));
  let byViewer = keptByList.get(bound);
  if (!byViewer) keptByList.set(bound, (byViewer = new WeakMap()));
  // WARNING: who asks is part of the statement, and a list may be read with other rights than it was bound with.
  let byCount = byViewer.get(context.viewer);
  if (!byCount) byViewer.set(context.viewer, (byCount = new Map()));
  let kept = byCount.get(ids.length);
  if (kept === undefined) byCount.set(ids.length, (kept = written(context, ids.length, make)));
  return kept === 'unkept' ? levelSql(make(ids), sqlFor(context)) : filled(kept, ids);
}

interface Kept { readonly text: string; readonly values: readonly unknown[]; /** Where the ids stand among the values. */ readonly places: readonly number[] }

const mostKeptIds = 50;
const keptByList = new WeakMap<BoundList, WeakMap<Viewer, Map<number, Kept | 'unkept'>>>();

function written(context: Context, count: number, make: (ids: readonly string[]) => Level): Kept | 'unkept' {
  let asked = false;
  const { env, ...target } = sqlFor(context);
  // A formula that looks at the clock or the viewer is another one in the next request.
  const watched = new Proxy(env, { get: (of, name) => { asked = true; return Reflect.get(of, name) as unknown; } });
  const markers = Array.from({ length: count }, (_, index) => `\u0000${index}`);
  const { text, values } = levelSql(make(markers), { ...target, env: watched });
  const places = markers.map((marker) => values.indexOf(marker));
  return asked || places.includes(-1) ? 'unkept' : { text, values, places };
}

function filled({ text, values, places }: Kept, ids: readonly string[]): Sql {
  if (places.length === 0) return { text, values };
  const own = values.slice();
  for (let index = 0; index < places.length; index += 1) own[places[index]!] = ids[index];
  return { text, values: own };
}
