// The error for definitions that cannot come into force: every problem, where it is and what would be right.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { TangramError } from '../errors';

/** `extra.definitionProblems` has them whole; `problems` as sentences in the reader's language. */
export class DefinitionsRefused extends TangramError {
  constructor(readonly definitionProblems: readonly DefinitionProblem[]) {
    const [first] = definitionProblems;
    super(
      'VALIDATION_FAILED', 'badDefinition', first ? paramsOf(first) : {},
      definitionProblems.map((problem) => ({ path: `${problem.path}${problem.pointer}`, rule: 'badDefinition' as const, params: paramsOf(problem) })),
      { definitionProblems },
    );
    this.name = 'DefinitionsRefused';
  }
}

function paramsOf({ path, pointer, message }: DefinitionProblem): Record<string, string> {
  return { place: `${path}.json ${pointer}`.trimEnd(), zh: message.zh, en: message.en };
}
