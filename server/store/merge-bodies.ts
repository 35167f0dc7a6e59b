// Two sides changed the same JSON since they last agreed: each property as the side that changed it has it, and where both did, as the admin has it.

/** The body of a definition: `ours` changed by an admin, `theirs` by a release, both since `base`. */
export function mergedBody(base: object, { ours, theirs }: { readonly ours: object; readonly theirs: object }): object {
  return merged(base, ours, theirs) as object;
}

/** Stands for a property or an item that a side does not have. */
const absent = Symbol('absent');

function merged(base: unknown, ours: unknown, theirs: unknown): unknown {
  if (same(ours, base)) return theirs;
  if (same(theirs, base) || same(ours, theirs)) return ours;
  if (isRecord(base) && isRecord(ours) && isRecord(theirs)) return mergedRecord(base, ours, theirs);
  const key = keyOf([base, ours, theirs]);
  if (key === undefined) return ours;
  const [from, own, other] = [base, ours, theirs].map((list) => Object.fromEntries((list as readonly Record_[]).map((item) => [`${String(item[key])} `, item])));
  return Object.values(mergedRecord(from!, own!, other!));
}

type Record_ = Readonly<Record<string, unknown>>;

function mergedRecord(base: Record_, ours: Record_, theirs: Record_): Record_ {
  const of = (side: Record_, key: string): unknown => (Object.hasOwn(side, key) ? side[key] : absent);
  return Object.fromEntries(inOrder(Object.keys(ours), Object.keys(theirs)).flatMap((key) => {
    const value = merged(of(base, key), of(ours, key), of(theirs, key));
    return value === absent ? [] : [[key, value]];
  }));
}

/** The order of `ours`; what only `theirs` has stands behind what it follows there. */
function inOrder(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const order = [...ours];
  const known = new Set(ours);
  theirs.forEach((key, index) => {
    if (known.has(key)) return;
    known.add(key);
    order.splice(index === 0 ? 0 : order.indexOf(theirs[index - 1]!) + 1, 0, key);
  });
  return order;
}

/**
 * By what the items of lists are told apart: values of a picklist, rules, record types. Not the sections of a layout: there a field that both
 * sides placed would stand twice.
 */
function keyOf(lists: readonly unknown[]): 'value' | 'name' | undefined {
  return (['value', 'name'] as const).find((key) => lists.every((list) => Array.isArray(list)
    && list.every((item) => isRecord(item) && typeof item[key] === 'string' && !('rows' in item)) && new Set(list.map((item: Record_) => item[key])).size === list.length));
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The order of properties says nothing here. */
function same(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) return Array.isArray(right) && left.length === right.length && left.every((item, index) => same(item, right[index]));
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
}
