// What changes between two versions: renames by name, and everything else as if the old version had been written with the new names.
import type { Definition } from '../../metadata/language/types';
import { columnsOf } from '../field-types/field-types';
import { compile } from '../model/compile';
import { diff, type Change } from '../model/diff';
import type { RoleNames } from '../model/layout-diff';
import { renamesBetween } from '../model/rename-diff';
import { rewritten } from '../model/rewrite';
import type { State } from './open-store';
import { renamesOf } from './renamed-layers';
import type { Settled } from './settle';
import type { Draft } from './wish';

/** In words, the renames first. */
export function changesBetween(state: State, draft: Draft, { model, placements, roles }: Pick<Settled, 'model' | 'placements'> & { readonly roles: RoleNames }): readonly Change[] {
  const renames = renamesBetween(state.model, model);
  if (renames.length === 0) return diff(state.model, model, roles);
  const names = renamesOf({ files: state.files, overlay: draft.overlay });
  const definitions = names ? state.definitions.map((each: Definition) => rewritten(each, names)) : state.definitions;
  const before = compile(definitions, { version: state.model.version, columnsOf, placements, previous: model }).model;
  return before ? [...renames, ...diff(before, model, roles)] : diff(state.model, model, roles);
}
