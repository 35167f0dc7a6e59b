// Makes the context of a request, and from it the same one with every right or inside a transaction.
import type { Connection, Database } from '../database/source';
import type { Model } from '../model/model';
import { dayAt } from '../query/period';
import type { Context, Viewer } from './context';

export interface RequestParts {
  readonly viewer: Viewer;
  readonly model: Model;
  readonly database: Database;
  readonly requestId: string;
  /** web, api, import, cli, job. */
  readonly source: string;
  readonly now?: Date;
  /** Told each time somebody asks for every right. */
  readonly onElevated?: (reason: string, requestId: string) => void;
}

/** The context that is handed down through every call of one request. */
export function makeContext(parts: RequestParts): Context {
  const now = parts.now ?? new Date();
  const statements = { count: 0 };
  return contextWith({
    parts, now, statements, viewer: parts.viewer, connection: counted(parts.database, statements), today: dayAt(now, zoneOf(parts.viewer, parts.model)),
  });
}

/** The viewer that may do everything, in the application's language and zone. */
export function systemViewer(model: Model): Viewer {
  return Object.freeze({
    id: null, name: 'system', login: 'system', departmentId: null, departmentIds: [], language: model.app.languages[0] ?? 'zh-CN',
    timeZone: model.app.timeZone, setup: true, permissionSets: [], system: true,
  });
}

interface Made {
  readonly parts: RequestParts; readonly now: Date; readonly statements: { count: number };
  readonly viewer: Viewer; readonly connection: Connection; readonly today: string;
}

function contextWith(made: Made): Context {
  const { parts, now, statements, viewer, connection, today } = made;
  return {
    viewer, model: parts.model, database: parts.database, connection, requestId: parts.requestId, now, today, source: parts.source, statements,
    asSystem(reason) {
      parts.onElevated?.(reason, parts.requestId);
      // What the write says of itself (who, in which language) stays the asker's; only the rights grow.
      return contextWith({ ...made, viewer: elevated(viewer) });
    },
    withConnection: (within) => contextWith({ ...made, connection: counted(within, statements) }),
  };
}

const elevatedViewers = new WeakMap<Viewer, Viewer>();

function elevated(viewer: Viewer): Viewer {
  if (viewer.system) return viewer;
  const known = elevatedViewers.get(viewer);
  if (known) return known;
  const made = Object.freeze({ ...viewer, system: true });
  elevatedViewers.set(viewer, made);
  return made;
}

function counted(connection: Connection, statements: { count: number }): Connection {
  return {
    dialect: connection.dialect,
    rows(sql) { statements.count += 1; return connection.rows(sql); },
    run(sql) { statements.count += 1; return connection.run(sql); },
    runAll(all) { statements.count += all.length; return connection.runAll(all); },
    rowsAll(all) { statements.count += all.length; return connection.rowsAll(all); },
    runLast(all, question) { statements.count += all.length + (question ? 1 : 0); return connection.runLast(all, question); },
  };
}

function zoneOf(viewer: Viewer, model: Model): string {
  return viewer.timeZone || model.app.timeZone;
}
