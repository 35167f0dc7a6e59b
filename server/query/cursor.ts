// Opaque keyset cursors: the place of a record in an order, stable under inserts.
import type { Order } from './plan';

/** The cursor of a record: what the order's terms are for it, and its id. */
export function cursorOf(order: readonly Order[], values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([orderKey(order), ...values]), 'utf8').toString('base64url');
}

/** The values of a cursor; undefined where it is not one of this order. */
export function cursorValues(order: readonly Order[], cursor: string): readonly unknown[] | undefined {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(decoded) || decoded.length !== order.length + 2 || decoded[0] !== orderKey(order)) return undefined;
  const values: unknown[] = decoded.slice(1);
  if (typeof values[values.length - 1] !== 'string') return undefined;
  return values.every((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value)) ? values : undefined;
}

function orderKey(order: readonly Order[]): string {
  return order.map(({ path, direction }) => `${direction === 'ASC' ? '' : '-'}${path.join('.')}`).join();
}
