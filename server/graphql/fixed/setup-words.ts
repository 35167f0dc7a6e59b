// Problems and changes of definitions in the reader's language.
import type { DefinitionProblem as Written } from '../../../metadata/language/definition-problem';
import type { Words } from '../../../metadata/language/field-types';
import type { Change } from '../../model/diff';
import { labelOf } from '../../model/labels';
import type { Model } from '../../model/model';
import type { Use as FoundUse } from '../../model/where-used';
import type { OtherLayout as FoundOther } from '../../store/other-layouts';
import type { ChangeImpact, DefinitionProblem, OtherLayout, Use } from './setup-types';

/** A problem as the API tells it. */
export function problemIn({ path, pointer, rule, message }: Written, language: string): DefinitionProblem {
  return { path, pointer, rule, message: wordsIn(message, language) };
}

/** A change as the API tells it. */
export function changeIn({ subject, action, object, name, contracting, words, records, samples }: Change, language: string): ChangeImpact {
  return { subject, action, object: object ?? null, name, contracting, message: wordsIn(words, language), records: records ?? null, samples: [...samples ?? []] };
}

/** A place of use as the API tells it. */
export function useIn({ kind, object, name, label, labelKey, path }: FoundUse, model: Model, language: string): Use {
  const owner = object === undefined ? undefined : model.objects.get(object);
  return {
    kind, name, path, object: object ?? null, objectLabel: owner ? labelOf(model, owner.name, owner.label, language) : null,
    label: labelKey === undefined ? label : labelOf(model, labelKey, label, language),
  };
}

/** Who would see another layout, as the API tells it. */
export function otherLayoutIn({ object, kind, recordTypes, role, users, before, after }: FoundOther, model: Model, language: string): OtherLayout {
  return {
    object, kind, role, users, objectLabel: labelOf(model, object, model.objects.get(object)?.label ?? object, language),
    recordTypes: recordTypes.map((words) => wordsIn(words, language)), before: before && wordsIn(before, language), after: after && wordsIn(after, language),
  };
}

function wordsIn({ zh, en }: Words, language: string): string {
  return language.startsWith('zh') ? zh : en;
}
