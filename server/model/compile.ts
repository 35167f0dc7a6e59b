// Definitions → one frozen, linked Model, or every problem at once. What did not change stays the very same object.
import type { Definition } from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { compileObject, type CompiledObject } from './compile-object';
import { circles } from './cycles';
import type { ColumnsOf } from './field-shape';
import { checkGlobalNames, namesSaid } from './global-names';
import { labelsOf } from './labels';
import type { Model, ObjectModel, RelationModel } from './model';
import { modulesOf } from './modules';
import { checkPermissionSets } from './permission-sets';
import { analysesOf } from './analyses';
import { presenceIn } from './presence';
import { relationsOf, sameRelations, type RelationsByObject } from './relations';
import type { Placements } from './row-budget';
import { shapeOf, type ObjectShape } from './shapes';
import { checkSharingRules } from './sharing-rules';
import { sourcesOf, type Sources } from './sources';
import { stillTrue, type World } from './world';

export type { Placements } from './row-budget';

export interface CompileOptions {
  readonly version: number;
  /** What each field type stores, see server/field-types. */
  readonly columnsOf: ColumnsOf;
  /** Where the columns that exist live. */
  readonly placements: Placements;
  /** A Model made by this function: its unchanged objects are taken over as they are. */
  readonly previous?: Model;
}
export type Compiled = { readonly model: Model; readonly problems: readonly [] } | { readonly model?: undefined; readonly problems: readonly DefinitionProblem[] };

/** Pure. Definitions must have been checked against their schemas (checkDefinition). */
export function compile(definitions: readonly Definition[], options: CompileOptions): Compiled {
  const problems: DefinitionProblem[] = [];
  const report = (problem: DefinitionProblem): void => void problems.push(problem);
  const { sources, problems: wrong } = sourcesOf(definitions);
  problems.push(...wrong);
  if (!sources) return { problems };

  const presence = presenceIn(sources);
  const before = usable(options.previous, sources, presence.allOn);
  const shapes = new Map<string, ObjectShape>();
  const world: World = { sources, presence, language: sources.app.languages[0]!, shapes };
  const on = [...sources.objects.values()].filter((source) => !source.off);
  for (const source of on) {
    const previous = before?.shapes.get(source.name);
    const shape = previous?.source === source && stillTrue(world, previous.facts)
      ? previous
      : shapeOf(source, world, { columnsOf: options.columnsOf, placements: options.placements, previous, report });
    if (shape) shapes.set(source.name, shape);
  }
  const names = namesSaid(on);
  if (names !== before?.names) problems.push(...checkGlobalNames(on));

  const relations = relationsOf(shapes, report);
  const compiled = new Map<string, CompiledObject>();
  for (const shape of shapes.values()) {
    const name = shape.source.name;
    const previous = before?.compiled.get(name);
    const reusable = before && previous && before.shapes.get(name) === shape && sameRelations(relations.get(name), previous.model.relations) && stillTrue(world, previous.facts);
    compiled.set(name, reusable ? previous : compileObject(shape, relations.get(name) ?? noRelations, { world, report }));
  }
  const objects = new Map<string, ObjectModel>([...compiled].map(([name, { model }]) => [name, model]));
  problems.push(...circles(objects, (object, field) => sources.objects.get(object)!.fieldPlaces.get(field)!));
  problems.push(...checkPermissionSets(sources, world), ...checkSharingRules(sources));
  const modules = modulesOf(sources, report);
  const analyses = analysesOf(sources, { shapes, relations, presence, report });
  if (problems.length > 0) return { problems: inOrder(problems) };

  const model: Model = Object.freeze({
    version: options.version, app: sources.app, modules, objects,
    objectByIdPrefix: new Map([...objects.values()].map((object) => [object.idPrefix, object])),
    picklists: sources.picklists,
    permissionSets: new Map([...sources.permissionSets].map(([name, { body }]) => [name, body])),
    ...analyses,
    labels: before && sameTranslations(sources, before.sources) ? before.model.labels : labelsOf(sources.translations),
  });
  workings.set(model, { model, sources, shapes, compiled, relations, names, allOn: presence.allOn });
  return { model, problems: [] };
}

/** What a Model was made from, kept as long as the Model is. */
interface Workings {
  readonly model: Model;
  readonly sources: Sources;
  readonly shapes: ReadonlyMap<string, ObjectShape>;
  readonly compiled: ReadonlyMap<string, CompiledObject>;
  readonly relations: RelationsByObject;
  /** What was looked at when no name was found to be taken. */
  readonly names: string;
  readonly allOn: boolean;
}
const workings = new WeakMap<Model, Workings>();
const noRelations: ReadonlyMap<string, RelationModel> = new Map();

/** Answers about what is off are only written down while something is off, so a first thing off begins anew. */
function usable(previous: Model | undefined, sources: Sources, allOn: boolean): Workings | undefined {
  const before = previous && workings.get(previous);
  return before && before.allOn === allOn && before.sources.app.languages[0] === sources.app.languages[0] ? before : undefined;
}

function sameTranslations(now: Sources, before: Sources): boolean {
  return now.translations.length === before.translations.length && now.translations.every((one, index) => one.body === before.translations[index]!.body);
}

/** By file and place, so that the list reads like the files; each problem once. */
function inOrder(problems: readonly DefinitionProblem[]): DefinitionProblem[] {
  const once = new Map(problems.map((problem) => [`${problem.path} ${problem.pointer} ${problem.message.en}`, problem]));
  return [...once.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0));
}

