// The values of a picklist field as they are defined, own or shared, with their labels in the language on screen.
import type { FieldDescription } from '../../../metadata/language/description';
import { labelIn } from '../labels';
import type { ObjectSetup, SetupField, SharedPicklist } from '../setup-data';

/** None where the field is no picklist. */
export function definedValues(setup: ObjectSetup, { name, body }: SetupField, { picklists, language }: { readonly picklists: readonly SharedPicklist[]; readonly language: string }): FieldDescription['values'] {
  const shared = 'picklist' in body && body.picklist !== undefined ? picklists.find((one) => one.body.name === body.picklist) : undefined;
  const values = shared?.body.values ?? ('values' in body ? body.values : undefined) ?? [];
  return values.map(({ value, label, color, inactive }) => ({
    value, color: color ?? null, inactive: inactive ?? false,
    label: shared ? labelIn({ translations: shared.labels }, { key: `picklists.${shared.body.name}.${value}`, written: label, language }) : labelIn(setup, { key: `values.${name}.${value}`, written: label, language }),
  }));
}
