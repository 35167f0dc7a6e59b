// The decoder of cells that need no decoding; compare with it to leave the call out.

/** The cell itself. */
export function asIs(cell: unknown): unknown {
  return cell;
}
