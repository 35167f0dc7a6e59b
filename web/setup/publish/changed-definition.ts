// What a setup screen wishes to change, and what stood there when the screen was opened.
import type { Definition, Json } from '../../../metadata/language/types';

/** One definition to publish. */
export interface ChangedDefinition {
  /** Path below metadata/ without .json, e.g. `library/book/fields/pages`. */
  readonly path: string;
  /** The JSON of the file; null takes the definition away. */
  readonly body: object | null;
  /** What the screen was drawn from; null: nothing was there. Publishing stops where somebody changed it meanwhile, and undo puts it back. */
  readonly before: object | null;
}

/** A definition as setup reads it. */
export interface ReadDefinition { readonly path: string; readonly kind: Definition['kind']; readonly body: Json }

/**
 * What stands at `path`. A field may stand inside its object or alone; an object is read with what was changed in its own fields since,
 * because publishing an object says what each of them is.
 */
export function bodyAt(definitions: readonly ReadDefinition[], path: string): Json | null {
  const alone = definitions.find((definition) => definition.path === path);
  if (alone) return alone.kind === 'object' ? withFields(alone.body as { fields: Record<string, Json> }, definitions, path) : alone.body;
  const field = /^([^/]+\/[^/]+)\/fields\/([^/]+)$/.exec(path);
  const object = field && definitions.find((definition) => definition.path === `${field[1]}/object`);
  const fields = object && (object.body as { fields?: Record<string, Json> }).fields;
  return (field && fields?.[field[2]!]) ?? null;
}

/** true where two definitions say the same; absent and undefined are the same, the order of keys does not matter. */
export function sameBody(left: unknown, right: unknown): boolean {
  return canonical(left) === canonical(right);
}

/** The changes that put back what was there. */
export function undoOf(changes: readonly ChangedDefinition[]): readonly ChangedDefinition[] {
  return changes.map(({ path, body, before }) => ({ path, body: before, before: body }));
}

function withFields<Body extends { readonly fields: Readonly<Record<string, Json>> }>(body: Body, definitions: readonly ReadDefinition[], path: string): Json {
  const folder = `${path.slice(0, -'/object'.length)}/fields/`;
  const changed = definitions.flatMap((one) => (one.kind === 'field' && one.path.startsWith(folder) ? [[one.path.slice(folder.length), one.body] as const] : []));
  const fields = { ...body.fields, ...Object.fromEntries(changed.filter(([name]) => name in body.fields)) };
  return { ...body, fields } as unknown as Json;
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => (part !== null && typeof part === 'object' && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).filter(([key, own]) => !isStorage(key, own)).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part)) ?? 'null';
}

/** Where a field keeps its values is the engine's own affair: nobody types it. */
function isStorage(key: string, value: unknown): boolean {
  return key === 'stored' && typeof value === 'object' && value !== null && 'first' in value;
}
