// Models for tests: compiled from folders of definitions, without a database.
import { join } from 'node:path';
import type { Definition } from '../../metadata/language/types';
import { problemLine } from '../../metadata/language/check';
import { columnsOf } from '../../server/field-types/field-types';
import { compile } from '../../server/model/compile';
import type { Model } from '../../server/model/model';
import { loadDefinitions } from '../../server/store/load-files';

const metadata = join(__dirname, '../../metadata');
/** The shipped application. */
export const crmRoots: readonly string[] = [metadata];
/** The second application of the same engine: authors, books, loans. */
export const libraryRoots: readonly string[] = [metadata, join(__dirname, '../fixtures/library')];

/** The Model of the definitions in `roots`; throws with every problem in words. */
export async function compileRoots(roots: readonly string[], more: readonly Definition[] = []): Promise<Model> {
  const loaded = await loadDefinitions(roots);
  const replaced = new Set(more.map((definition) => definition.path));
  const definitions = [...loaded.definitions.filter((definition) => !replaced.has(definition.path)), ...more];
  const { model, problems } = compile(definitions, { version: 1, columnsOf, placements: {} });
  if (loaded.problems.length === 0 && model) return model;
  throw new Error([...loaded.problems, ...problems].map((problem) => problemLine(problem, 'en')).join('\n'));
}
