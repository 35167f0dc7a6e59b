// Events that have been there for a week have been told, or nobody listens: the outbox does not grow for ever.
import type { Context } from '../access/context';

const eventsKept = 7 * 24 * 60 * 60 * 1000;

/** Takes old events away; gives how many. Numbers follow time, so no more than the old ones are read. */
export async function forgetEvents({ connection, now }: Context): Promise<number> {
  const oldest = now.getTime() - eventsKept;
  const [row] = await connection.rows({ text: 'SELECT id FROM engine_outbox WHERE at > ? ORDER BY id LIMIT 1', values: [oldest] });
  return connection.run(row ? { text: 'DELETE FROM engine_outbox WHERE id < ?', values: [row[0]] } : { text: 'DELETE FROM engine_outbox WHERE at <= ?', values: [oldest] });
}
