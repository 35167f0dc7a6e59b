// The names a thing had before: kept in order, because what is stored is called after the first of them.

/** `formerNames` after a rename from one name to another. A name that comes back stands first where it was the first, and is left out elsewhere. */
export function formerNamesAfter(formerNames: readonly string[] | undefined, { from, to }: { readonly from: string; readonly to: string }): string[] {
  const names = [...new Set([...(formerNames ?? []), from])];
  return names.filter((name, index) => name !== to || index === 0);
}
