// Is a definition well formed? Every problem says where it is, what is wrong and what would be right. Pure: no files, no Model.
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { DefinitionKind } from './types';
import type { DefinitionProblem } from './definition-problem';
import { definitionPlace } from './paths';
import { problemWords } from './problem-words';
import { repeated } from './repeated';
import { commonSchema, schemaOf, type DataKind } from './schemas';
import { unreadablePatterns } from './unreadable-patterns';

export type { DefinitionProblem };

/** Every problem of `body` as a definition of `kind` standing at `path`; an empty list means it is well formed. */
export function checkDefinition(kind: DefinitionKind, body: unknown, path: string): DefinitionProblem[] {
  const shape = checkShape(kind, body, path);
  if (shape.length > 0) return shape;
  return [...repeated(body, path), ...unreadablePatterns(kind, body, path), ...misplaced(kind, body as { name?: unknown }, path)];
}

/** The same for the data files beside definitions: imports and samples. */
export function checkDataFile(kind: DataKind, body: unknown, path: string): DefinitionProblem[] {
  return checkShape(kind, body, path);
}

/** A problem in one line, as a person at a terminal reads it. */
export function problemLine(problem: DefinitionProblem, language: string): string {
  return `${problem.path}.json ${problem.pointer || '/'}: ${language.startsWith('zh') ? problem.message.zh : problem.message.en}`;
}

const limits = { depth: 40, values: 300_000, problems: 100 } as const;

function checkShape(kind: DefinitionKind | DataKind, body: unknown, path: string): DefinitionProblem[] {
  if (tooLarge(body)) return [{ path, pointer: '', rule: 'tooLarge', message: { zh: '文件太大或嵌套太深', en: 'The file is too large or nested too deeply' } }];
  const validate = validatorOf(kind);
  if (validate(body)) return [];
  return meaningful(validate.errors ?? []).slice(0, limits.problems).map((error) => ({ path, ...problemWords(error) }));
}

/** WARNING: this stands before ajv: a hostile file must not cost more than its size. */
function tooLarge(body: unknown): boolean {
  let values = 0;
  const walk = (value: unknown, depth: number): boolean => {
    if (++values > limits.values || depth > limits.depth) return true;
    if (typeof value !== 'object' || value === null) return false;
    return (Array.isArray(value) ? value : Object.values(value)).some((inner) => walk(inner, depth + 1));
  };
  return walk(body, 0);
}

let ajv: Ajv | undefined;
const validators = new Map<string, ValidateFunction>();

/** Compiled on first use and kept: ajv needs tens of milliseconds for a schema. */
function validatorOf(kind: DefinitionKind | DataKind): ValidateFunction {
  const known = validators.get(kind);
  if (known) return known;
  ajv ??= new Ajv({ allErrors: true, discriminator: true, verbose: true, allowUnionTypes: true, schemas: [commonSchema, schemaOf('field')] });
  const made = ajv.getSchema(String(schemaOf(kind).$id)) ?? ajv.compile(schemaOf(kind));
  validators.set(kind, made);
  return made;
}

/** Without the errors that only repeat others: the outer `if`, branches under a failed `oneOf`, a bad name told twice, a missing `type` told twice. */
function meaningful(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter((error) => error.keyword === 'oneOf');
  const tagged = errors.filter((error) => error.keyword === 'discriminator');
  return errors.filter((error) => {
    if (error.keyword === 'if' || error.keyword === 'propertyNames') return false;
    if (choices.some((choice) => choice !== error && sameSpot(choice, error) && error.schemaPath.startsWith(`${choice.schemaPath}/`))) return false;
    return !tagged.some((tag) => error.keyword === 'required' && sameSpot(tag, error) && tag.params.tag === error.params.missingProperty);
  });
}

function sameSpot(a: ErrorObject, b: ErrorObject): boolean {
  return a.instancePath === b.instancePath;
}

/** The name written inside a definition must be the name of its file or folder, else nobody finds it. */
function misplaced(kind: DefinitionKind, body: { name?: unknown; kind?: unknown; recordType?: unknown; language?: unknown }, path: string): DefinitionProblem[] {
  const place = definitionPlace(path);
  if (!place || place.kind !== kind) {
    return [{ path, pointer: '', rule: 'path', message: { zh: `这个位置不能放这种定义（${kind}）`, en: `A definition of this kind (${kind}) does not belong at this path` } }];
  }
  const key = kind === 'layout' ? 'kind' : kind === 'translation' ? 'language' : 'name';
  const written = kind === 'layout' ? [body.kind, body.name ?? body.recordType].filter((part) => part !== undefined).join('.') : body[key];
  if (place.name === undefined || kind === 'field' || written === place.name) return [];
  return [{
    path, pointer: `/${key}`, rule: 'name',
    message: { zh: `“${String(written)}”与所在的文件或文件夹“${place.name}”不一致`, en: `"${String(written)}" is not the name of its file or folder, "${place.name}"` },
  }];
}
