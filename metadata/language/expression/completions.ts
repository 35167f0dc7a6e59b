// The functions as an editor of expressions lists them, in Chinese or English.
import type { ExpressionFunction, Parameter } from './functions/function';
import { allFunctions } from './functions/registry';
import type { Language } from './problem';

export interface FunctionCompletion {
  /** What is inserted: the name in the language asked for. */
  readonly name: string;
  /** Every name that means this function. */
  readonly names: readonly string[];
  /** e.g. `IF(condition, then, [else])`. */
  readonly signature: string;
  readonly help: string;
  readonly example: string;
  readonly category: ExpressionFunction['category'];
  /** false: usable in forms and checks, not in formulas that are filtered or sorted by. */
  readonly inSql: boolean;
}

/** Every function with its help. */
export function functionCompletions(language: Language): readonly FunctionCompletion[] {
  return allFunctions.map((definition) => {
    const name = language === 'zh' ? definition.chinese : definition.name;
    return {
      name,
      names: [definition.name, definition.chinese, ...(definition.alsoNamed ?? [])],
      signature: `${name}(${signature(definition, language)})`,
      help: definition.help[language],
      example: definition.example,
      category: definition.category,
      inSql: 'build' in definition || Boolean(definition.sqlite && definition.mysql),
    };
  });
}

function signature({ parameters, repeat, last }: ExpressionFunction, language: Language): string {
  const word = ({ name, optional }: Parameter) => (optional ? `[${name[language]}]` : name[language]);
  return [...parameters.map(word), ...(repeat ? ['…'] : []), ...(last ? [word(last)] : [])].join(', ');
}

/** Words of the language that are neither fields nor functions, as an editor offers them. */
export function keywordCompletions(language: Language): readonly string[] {
  return language === 'zh' ? ['且', '或', '非', '属于', '真', '假', '空'] : ['AND', 'OR', 'NOT', 'IN', 'TRUE', 'FALSE', 'NULL'];
}
