// Who asks, about which Model, through which database: handed down explicitly through every call of one request.
import type { Model } from '../model/model';
import type { Connection, Database } from '../database/source';
import type { Scope } from '../../metadata/language/types';

export interface Viewer {
  /** Record id of the user; the system viewer's is null. */
  readonly id: string | null;
  readonly name: string;
  readonly login: string;
  readonly departmentId: string | null;
  /** Own department and all below it. */
  readonly departmentIds: readonly string[];
  readonly language: string;
  readonly timeZone: string;
  readonly setup: boolean;
  /** Names of the permission sets in force, sorted: the permission shape that plans are cached by. */
  readonly permissionSets: readonly string[];
  /** Code of the user's role. */
  readonly role?: string | null;
  /** Who the viewer is to those who share records, and by object the ids of what may be shared, or `many`; absent: nothing is. */
  readonly shared?: { readonly grantees: readonly string[]; readonly records: ReadonlyMap<string, readonly string[] | 'many'> };
  /** Codes of the departments from the viewer's own upwards; null where one has none. Sharing rules name departments by them. */
  readonly departmentCodes?: readonly (string | null)[];
  /** What the API key that signed the request in may be used for; absent: everything its user may. */
  readonly scopes?: readonly string[];
  /** true only for the viewer made by asSystem: everything is allowed. */
  readonly system: boolean;
}

/** What a viewer may do with an object, its permission sets added together. */
export interface ObjectPermission {
  readonly create: boolean;
  readonly read?: Scope; readonly update?: Scope; readonly delete?: Scope; readonly share?: Scope;
  readonly import: boolean;
  /** May change the fields of approved records that their approvals keep for it. */
  readonly editLocked: boolean;
  readonly readable: (field: string) => boolean;
  readonly editable: (field: string) => boolean;
}

export interface Context {
  readonly viewer: Viewer;
  readonly model: Model;
  readonly database: Database;
  /** The open transaction of this write, if any; reads inside a write use it. */
  readonly connection: Connection;
  readonly requestId: string;
  readonly now: Date;
  /** Date in the viewer's zone, YYYY-MM-DD. */
  readonly today: string;
  /** Where the request came from, for history: web, api, import, cli, job. */
  readonly source: string;
  /** SQL statements run for this request so far. */
  readonly statements: { count: number };
  /** The same request with every right; `reason` goes to the log. */
  asSystem(reason: string): Context;
  /** The same request inside a transaction. */
  withConnection(connection: Connection): Context;
}
