// API names that setup makes up.

/** A name none of these has: the one that is wanted as far as it can be a name, else `otherwise`, with a number where it is taken. */
export function freeName(taken: readonly { readonly name: string }[], wanted: string, otherwise: string): string {
  const base = /^[a-z][A-Za-z0-9]{0,35}/.exec(wanted)?.[0] ?? otherwise;
  const names = new Set(taken.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!names.has(name)) return name;
  }
}
