// What is wrong with a definition, where, and what would be right.
import type { Words } from './field-types';

/** One thing wrong with one definition. */
export interface DefinitionProblem {
  /** The definition's path, as given: the file's path below metadata/ without `.json`. */
  readonly path: string;
  /** JSON pointer into the file, '' for the whole of it. */
  readonly pointer: string;
  /** What kind of thing is wrong: a JSON Schema keyword, or `tooLarge`, `name`, `repeated`, `path`. */
  readonly rule: string;
  /** What is wrong and what would be right. */
  readonly message: Words;
}
