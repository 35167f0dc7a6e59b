// What one HTTP request brings along into every resolver: who asks, from where, and the Context for the Model it runs on.
import type { Context, Viewer } from '../access/context';
import type { OpenedSession } from '../access/sessions';
import type { Database } from '../database/source';
import { TangramError } from '../errors';
import type { Model } from '../model/model';
import type { ChangeSets } from '../store/change-sets';
import type { Store } from '../store/open-store';
import type { OperationUsage } from './operation-usage';

export interface RequestScope {
  readonly requestId: string;
  /** Language of messages: the viewer's, or the browser's while nobody is signed in. */
  readonly language: string;
  /** undefined: nobody is signed in. */
  readonly viewer: Viewer | undefined;
  /** Hash of the session's token; undefined for API keys and where nobody is signed in. */
  readonly sessionHash: string | undefined;
  /** web, api, import, cli: where a write came from, for history. */
  readonly source: string;
  readonly idempotencyKey: string | undefined;
  /** Model version the client built its document for, where it says so. */
  readonly clientVersion: number | undefined;
  readonly client: { readonly address: string; readonly agent: string };
  /** Makes the engine's context; the same one for every call with the same Model. */
  contextFor(model: Model): Context;
  readonly database: Database;
  /** For those who may change the setup. */
  readonly setup: { readonly store: Store; readonly changeSets: ChangeSets; readonly operations: OperationUsage };
  /** Gives the browser the session's cookie. */
  keepSession(session: OpenedSession): void;
  /** Makes the browser forget its session. */
  endSession(): void;
  /** Sets a header of the answer. */
  tell(header: string, value: string): void;
  /** Users have changed: who they are is read again. */
  forgetViewers(): void;
}

/** The engine's context of a signed-in request. */
export function contextOf(scope: RequestScope, model: Model): Context {
  if (!scope.viewer) throw new TangramError('UNAUTHENTICATED', 'signInFirst');
  return scope.contextFor(model);
}
