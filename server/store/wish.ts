// From what somebody wishes to change to the definitions that would then be in force, or every reason why not.
import { definitionPlace } from '../../metadata/language/paths';
import type { Definition, DefinitionKind } from '../../metadata/language/types';
import { checkDefinition, type DefinitionProblem } from '../../metadata/language/check';
import { withStorage } from './field-storage';
import { frozen } from './frozen';
import { effectiveDefinitions, laidOver, overlayChanges, type Overlay, type OverlayEntry } from './overlay';
import type { State } from './open-store';

/** A definition as it arrives: the JSON of a file below metadata/, and the file's path without `.json`. */
export interface GivenDefinition { readonly path: string; readonly kind?: DefinitionKind; readonly body: unknown }

/** What to change: definitions that stand instead of those at their paths, and paths that shall be empty. */
export interface Wish { readonly definitions?: readonly GivenDefinition[]; readonly remove?: readonly string[] }

export interface Draft {
  readonly entries: readonly OverlayEntry[];
  readonly overlay: Overlay;
  readonly definitions: readonly Definition[];
}

/** The draft of a wish upon `state`. */
export function draftOf(state: State, wish: Wish): Draft | { readonly problems: readonly DefinitionProblem[] } {
  const problems: DefinitionProblem[] = [];
  const given = withStorage((wish.definitions ?? []).flatMap((each) => read(each, problems)), state.definitions);
  const { entries, unknown } = overlayChanges(state, { definitions: given, remove: wish.remove ?? [] });
  for (const path of unknown) problems.push({ path, pointer: '', rule: 'path', message: { zh: '这里没有可以移除的定义', en: 'There is no definition here to remove' } });
  return problems.length > 0 ? { problems } : draftWith(state, entries);
}

/** The draft with entries laid over as they are. */
export function draftWith(state: State, entries: readonly OverlayEntry[]): Draft {
  const overlay = laidOver(state.overlay, entries);
  return { entries, overlay, definitions: effectiveDefinitions(state.files, overlay) };
}

/** What is not well formed in a wish, without looking at anything else. */
export function checkWish(wish: Wish): readonly DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  for (const each of wish.definitions ?? []) read(each, problems);
  for (const path of wish.remove ?? []) {
    if (!definitionPlace(path)) problems.push(notAPath(path));
  }
  return problems;
}

function notAPath(path: string): DefinitionProblem {
  return { path, pointer: '', rule: 'path', message: {
    zh: `“${path}”不是定义的路径，应像 library/book/object 或 library/book/fields/pages`, en: `"${path}" is not the path of a definition; it should look like library/book/object or library/book/fields/pages`,
  } };
}

function read(given: GivenDefinition, problems: DefinitionProblem[]): Definition[] {
  const place = definitionPlace(given.path);
  if (!place) {
    problems.push(notAPath(given.path));
    return [];
  }
  if (given.kind !== undefined && given.kind !== place.kind) {
    problems.push({ path: given.path, pointer: '', rule: 'path', message: { zh: `这个路径上是 ${place.kind}，不是 ${given.kind}`, en: `At this path stands a ${place.kind}, not a ${given.kind}` } });
    return [];
  }
  const wrong = checkDefinition(place.kind, given.body, given.path);
  problems.push(...wrong);
  // A copy, so that nobody changes it afterwards.
  return wrong.length > 0 ? [] : [frozen({ kind: place.kind, path: given.path, body: JSON.parse(JSON.stringify(given.body)) as unknown } as Definition)];
}
