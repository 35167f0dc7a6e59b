// When a deciding picklist changes, what was chosen under it and no longer fits is emptied, and comes back when the choice does.
import { misfitOf } from '../../metadata/language/choices';
import type { FieldDescription } from '../../metadata/language/description';
import type { Values } from './form-values';

/** Values that were taken out, by the field they stood in. */
export type Emptied = Readonly<Record<string, string>>;

/** What stands in the fields after those in `changed` took other values; what follows from it is followed too. */
export function settled(now: Values, { changed, fields, emptied }: { readonly changed: readonly string[]; readonly fields: readonly FieldDescription[]; readonly emptied: Emptied }): { readonly now: Values; readonly emptied: Emptied } {
  const dependents = fields.filter((field) => field.dependsOn && !field.readOnly);
  if (dependents.length === 0) return { now, emptied };
  const values: Record<string, unknown> = { ...now };
  const out: Record<string, string> = { ...emptied };
  for (const name of changed) delete out[name];
  const queue = [...changed];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const field of dependents) {
      if (field.dependsOn?.field !== name || changed.includes(field.name)) continue;
      const fits = (value: string): boolean => misfitOf(value, { dependsOn: field.dependsOn, controlling: values[name!] ?? null }) === undefined;
      const [value, before] = [values[field.name], out[field.name]];
      if (typeof value === 'string' && !fits(value)) {
        out[field.name] = value;
        values[field.name] = null;
      } else if ((value === null || value === undefined) && before !== undefined && fits(before)) {
        values[field.name] = before;
        delete out[field.name];
      } else continue;
      queue.push(field.name);
    }
  }
  return { now: values, emptied: out };
}
