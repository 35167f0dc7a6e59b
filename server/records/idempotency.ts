// A request that comes twice gets its first answer again: the key is unique in the same transaction as what the request writes.
import { createHash } from 'node:crypto';
import type { Context } from '../access/context';
import { inTransaction } from '../access/in-transaction';
import { TangramError } from '../errors';

/** How long an answer is kept, in milliseconds. */
const answersKept = 24 * 60 * 60 * 1000;
const longestKey = 200;

export interface OnceRequest {
  /** The header Idempotency-Key. */
  readonly key: string;
  /** Everything that makes the request what it is: operation and variables. */
  readonly body: string;
}

/** Runs `work` once per key and viewer; a failure leaves no trace, so the same key may try again. Two at the same time: the second waits for the first. */
export async function runOnce(context: Context, { key, body }: OnceRequest, work: (inside: Context) => Promise<string>): Promise<{ readonly answer: string; readonly repeated: boolean }> {
  if (key === '' || key.length > longestKey) throw new TangramError('BAD_USER_INPUT', 'badRequest', { detail: `Idempotency-Key: 1–${longestKey}` });
  const viewer = context.viewer.id ?? '';
  const hash = createHash('sha256').update(body).digest('hex');
  const now = context.now.getTime();
  return inTransaction(context, async (inside) => {
    const { connection } = inside;
    await connection.run({ text: 'DELETE FROM engine_idempotency WHERE key_text = ? AND viewer = ? AND at <= ?', values: [key, viewer, now - answersKept] });
    await connection.run({ text: `${connection.dialect.insertIgnore} INTO engine_idempotency (key_text, viewer, body_hash, answer, at) VALUES (?, ?, ?, NULL, ?)`, values: [key, viewer, hash, now] });
    const [row] = await connection.rows({ text: `SELECT body_hash, answer FROM engine_idempotency WHERE key_text = ? AND viewer = ?`, values: [key, viewer] });
    if (String(row?.[0]) !== hash) throw new TangramError('CONFLICT', 'idempotencyMismatch');
    const earlier = row?.[1];
    if (typeof earlier === 'string') return { answer: earlier, repeated: true };
    const answer = await work(inside);
    await connection.run({ text: 'UPDATE engine_idempotency SET answer = ? WHERE key_text = ? AND viewer = ?', values: [answer, key, viewer] });
    return { answer, repeated: false };
  });
}

/** Forgets answers that are too old to be asked for; for a job. */
export async function forgetAnswers(context: Context): Promise<number> {
  return context.connection.run({ text: 'DELETE FROM engine_idempotency WHERE at <= ?', values: [context.now.getTime() - answersKept] });
}
