// Every function of the rule language, found by any of its names.
import { capitals } from './capitals';
import { dateFunctions } from './date';
import type { CalledFunction, ExpressionFunction } from './function';
import { listFunctions } from './list';
import { logicFunctions } from './logic';
import { mathFunctions } from './math';
import { textFunctions } from './text';

/** In the order an editor lists them. */
export const allFunctions: readonly ExpressionFunction[] = Object.freeze([...logicFunctions, ...mathFunctions, ...textFunctions, capitals, ...dateFunctions, ...listFunctions]);

const byName = new Map<string, ExpressionFunction>();
for (const definition of allFunctions) {
  for (const name of [definition.name, definition.chinese, ...(definition.alsoNamed ?? [])]) {
    if (byName.has(name)) throw new Error(`two functions are named ${name}`);
    byName.set(name, definition);
  }
}

/** By English (any case) or Chinese name. */
export const functionNamed = (name: string): ExpressionFunction | undefined => byName.get(name) ?? byName.get(name.toUpperCase());

/** The definition of a call that is in a tree. */
export function calledFunction(name: string): CalledFunction {
  const definition = byName.get(name);
  if (!definition || 'build' in definition) throw new Error(`no function ${name}`);
  return definition;
}
