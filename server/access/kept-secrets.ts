// Looks secrets up, those of requests that come at the same time in one statement.
import DataLoader from 'dataloader';
import type { Connection } from '../database/source';

/** What is kept of a secret, by its hash: the columns the statement names, without the hash. */
type Lookup = DataLoader<string, readonly unknown[] | undefined>;
interface KeptSecrets { readonly sessions: Lookup; readonly keys: Lookup }

const known = new WeakMap<Connection, KeptSecrets>();

/**
 * Sessions (user, expires, seen, hash where the second factor is owed) and API keys (user, expires, seen, scopes) of a database.
 * Nothing is remembered: every answer was asked for after the request came, so what was ended on any node is refused with the next request.
 */
export function keptSecrets(connection: Connection): KeptSecrets {
  const kept = known.get(connection) ?? {
    sessions: lookup(connection, 'SELECT s.token_hash, s.user_id, s.expires_at, s.seen_at, l.token_hash FROM engine_session s LEFT JOIN engine_limited_session l ON l.token_hash = s.token_hash WHERE s.token_hash'),
    keys: lookup(connection, 'SELECT key_hash, user_id, expires_at, seen_at, scopes FROM engine_api_key WHERE key_hash'),
  };
  known.set(connection, kept);
  return kept;
}

/** One statement at a time: what arrives while it runs goes together into the next. */
function lookup(connection: Connection, select: string): Lookup {
  let running: Promise<unknown> = Promise.resolve();
  return new DataLoader(async (hashes: readonly string[]) => {
    const wanted = [...new Set(hashes)];
    const asked = connection.rows({ text: `${select} IN (${wanted.map(() => '?').join(', ')})`, values: wanted });
    running = asked.catch(() => undefined);
    const rows = new Map((await asked).map(([hash, ...rest]) => [String(hash), rest]));
    return hashes.map((hash) => rows.get(hash));
  }, { cache: false, maxBatchSize: 100, batchScheduleFn: (dispatch) => void running.then(dispatch) });
}
