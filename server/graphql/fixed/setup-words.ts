// Problems and changes of definitions in the reader's language.
import type { DefinitionProblem as Written } from '../../../metadata/language/definition-problem';
import type { Words } from '../../../metadata/language/field-types';
import type { Change } from '../../model/diff';
import type { ChangeImpact, DefinitionProblem } from './setup-types';

/** A problem as the API tells it. */
export function problemIn({ path, pointer, rule, message }: Written, language: string): DefinitionProblem {
  return { path, pointer, rule, message: wordsIn(message, language) };
}

/** A change as the API tells it. */
export function changeIn({ subject, action, object, name, contracting, words, records }: Change, language: string): ChangeImpact {
  return { subject, action, object: object ?? null, name, contracting, message: wordsIn(words, language), records: records ?? null };
}

function wordsIn({ zh, en }: Words, language: string): string {
  return language.startsWith('zh') ? zh : en;
}
