// Where a field, an object, a picklist or one of its values is used.
import type { Definition } from '../../metadata/language/types';
import { mentionsIn, type Mention, type Use } from './mentions';
import type { Model } from './model';

export type { Use } from './mentions';

/** An object, a field of it, a value of that field; or a shared picklist, a value of it. */
export type Subject =
  | { readonly object: string; readonly field?: string; readonly value?: string }
  | { readonly picklist: string; readonly value?: string };

/** Each place once, in the order of the definitions. */
export function whereUsed(model: Model, definitions: readonly Definition[], subject: Subject): readonly Use[] {
  const mentions = known(model, definitions);
  const found = 'picklist' in subject ? ofPicklist(mentions, subject) : ofObject(mentions, subject);
  const uses = new Map<string, Use>();
  for (const { use } of found) uses.set(`${use.kind} ${use.path} ${use.name} ${use.label}`, use);
  return [...uses.values()];
}

function ofObject(mentions: readonly Mention[], { object, field, value }: Extract<Subject, { object: string }>): readonly Mention[] {
  if (field === undefined) return mentions.filter((each) => each.object === object && each.use.object !== object);
  const own = mentions.filter((each) => each.object === object && each.field === field && each.use.kind !== 'picklistField');
  return value === undefined ? own : own.filter((each) => each.values?.includes(value));
}

function ofPicklist(mentions: readonly Mention[], { picklist, value }: Extract<Subject, { picklist: string }>): readonly Mention[] {
  const fields = mentions.filter((each) => each.picklist === picklist);
  if (value === undefined) return fields;
  return fields.flatMap((each) => ofObject(mentions, { object: each.object!, field: each.field!, value }));
}

const kept = new WeakMap<Model, { readonly definitions: readonly Definition[]; readonly mentions: readonly Mention[] }>();

function known(model: Model, definitions: readonly Definition[]): readonly Mention[] {
  const found = kept.get(model);
  if (found?.definitions === definitions) return found.mentions;
  const mentions = mentionsIn(model, definitions);
  kept.set(model, { definitions, mentions });
  return mentions;
}
