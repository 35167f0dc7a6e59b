// What an admin laid over a file, with everything that releases changed in the file since then.
import { checkDefinition } from '../../metadata/language/check';
import type { Definition } from '../../metadata/language/types';
import { frozen } from './frozen';
import { mergedBody } from './merge-bodies';

export interface LaidOver { readonly definition: Definition; /** The file as it was then; absent where there was none. */ readonly base?: Definition }

/** `laid` on the `shipped` body of today. The very same definition where the file is as it was; the same answer for the same question. */
export function overFile({ definition, base }: LaidOver, shipped: Definition['body'] | undefined): Definition {
  if (!base || !shipped) return definition;
  const known = made.get(definition) ?? new WeakMap<object, Definition>();
  made.set(definition, known);
  const result = known.get(shipped) ?? mergedDefinition(definition, base, shipped);
  known.set(shipped, result);
  return result;
}

const made = new WeakMap<Definition, WeakMap<object, Definition>>();

function mergedDefinition(definition: Definition, base: Definition, shipped: Definition['body']): Definition {
  const body = mergedBody(base.body, { ours: definition.body, theirs: shipped });
  if (body === definition.body) return definition;
  // Each side is well formed, both together need not be (a type of one, settings of the other): then what the admin wrote stands.
  return checkDefinition(definition.kind, body, definition.path).length > 0 ? definition : frozen({ kind: definition.kind, path: definition.path, body } as Definition);
}
