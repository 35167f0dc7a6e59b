// Labels in languages other than the first: gathered from translations under keys that say whose label it is.
import type { Translation } from './sources';
import type { FieldModel, Model } from './model';
import { madeUpWords, type MadeUpWord } from './system-fields';

/**
 * Language → key → label. Keys: `app`, `modules.<m>`, `picklists.<p>`, `picklists.<p>.<value>`, `permissionSets.<name>`, `reports.<name>`, `reports.<name>.help`, `dashboards.<name>`, `<object>`, `<object>.plural`,
 * `<object>.help`, `<object>.fields.<f>`, `<object>.fields.<f>.help`, `<object>.fields.<f>.inverse`, `<object>.values.<f>.<value>`, `<object>.sections.<s>`, `<object>.layouts.<kind>.<name>`,
 * `<object>.rules.<r>`, `<object>.sharingRules.<r>`, `<object>.duplicateRules.<r>`, `<object>.reminders.<r>`, `<object>.listViews.<v>`, `<object>.relatedLists.<l>`, `<object>.recordTypes.<t>`, `<object>.conversions.<c>`, `<object>.conversions.<c>.help`,
 * `<object>.approvals.<a>`, `<object>.approvals.<a>.help`, `<object>.approvals.<a>.steps.<step>`,
 * `<object>.printTemplates.<t>` and what hangs below it (see translation.schema.json), `<object>.processes.<p>`, `<object>.processes.<p>.help`, `<object>.processes.<p>.<stage>.help`, `<object>.processes.<p>.<stage>.checklist.<action>`.
 */
export function labelsOf(translations: readonly Translation[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const labels = new Map<string, Map<string, string>>();
  for (const { module, object, body } of translations) {
    const of = labels.get(body.language) ?? new Map<string, string>();
    labels.set(body.language, of);
    for (const [key, label] of Object.entries(body.labels)) of.set(keyIn(key, module, object), label);
  }
  return labels;
}

/** The label for `key` in `language`, or `fallback`: the label in the first language. Fields and sections the engine makes up have their own words. */
export function labelOf(model: Model, key: string, fallback: string, language: string): string {
  const first = model.app.languages[0]!;
  if (language === first) return fallback;
  const found = model.labels.get(language)?.get(key) ?? model.labels.get(language.split('-')[0]!)?.get(key);
  return found ?? madeUp(key, fallback, { from: first, to: language }) ?? fallback;
}

/** The key of a value's label: shared picklists are translated once, record types with their object, own values with their field. */
export function valueKey({ object, name, definition }: FieldModel, value: string): string {
  const shared = (definition as { readonly picklist?: string }).picklist;
  if (shared !== undefined) return `picklists.${shared}.${value}`;
  return name === 'recordType' ? `${object}.recordTypes.${value}` : `${object}.values.${name}.${value}`;
}

function keyIn(key: string, module: string | undefined, object: string | undefined): string {
  if (object !== undefined) return key === 'label' ? object : `${object}.${key}`;
  if (key === 'label') return module === undefined ? 'app' : `modules.${module}`;
  return key;
}

/** A word the engine made up, where the label still is that word. */
function madeUp(key: string, fallback: string, { from, to }: { from: string; to: string }): string | undefined {
  const match = /^[^.]+\.(?:fields|sections)\.([A-Za-z]+)$/.exec(key);
  const word = match && Object.hasOwn(madeUpWords, match[1]!) ? madeUpWords[match[1] as MadeUpWord] : undefined;
  return word && word[kindOf(from)] === fallback ? word[kindOf(to)] : undefined;
}

function kindOf(language: string): 'zh' | 'en' {
  return language.startsWith('zh') ? 'zh' : 'en';
}
