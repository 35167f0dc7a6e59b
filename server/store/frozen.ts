// Definitions never change once they are read: what was compiled from them is kept by their identity.

/** The same JSON value with everything in it frozen. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
