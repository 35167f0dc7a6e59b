// Reads definitions from folders: every JSON file whose path is that of a definition, later folders over earlier ones.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppDefinition, Definition } from '../../metadata/language/types';
import { checkDefinition, type DefinitionProblem } from '../../metadata/language/check';
import { definitionPlace } from '../../metadata/language/paths';
import { frozen } from './frozen';
import { jsonFault } from './json-fault';

export interface LoadedDefinitions { readonly definitions: readonly Definition[]; readonly problems: readonly DefinitionProblem[] }

/** Definitions of the modules that app.json names. A folder without app.json belongs to the application of another one. */
export async function loadDefinitions(roots: readonly string[]): Promise<LoadedDefinitions> {
  const problems: DefinitionProblem[] = [];
  const found = new Map<string, Definition>();
  const app = await appOf(roots);
  for (const root of roots) {
    for (const path of await pathsIn(root, app)) {
      const definition = await readDefinition(root, path, problems);
      if (definition) found.set(path, definition);
    }
  }
  return { definitions: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

/** One folder of definitions as an admin would publish it: nothing in it needs an app.json. */
export async function loadFolder(root: string): Promise<LoadedDefinitions> {
  const problems: DefinitionProblem[] = [];
  const definitions: Definition[] = [];
  for (const path of await pathsIn(root, undefined)) {
    const definition = await readDefinition(root, path, problems);
    if (definition) definitions.push(definition);
  }
  return { definitions, problems };
}

async function appOf(roots: readonly string[]): Promise<AppDefinition | undefined> {
  let app: AppDefinition | undefined;
  for (const root of roots) {
    const text = await readFile(join(root, 'app.json'), 'utf8').catch(() => undefined);
    const read = text === undefined ? undefined : parse(text);
    if (read && 'value' in read && typeof read.value === 'object' && read.value !== null) app = read.value as AppDefinition;
  }
  return app;
}

/** Paths of definitions below `root`, of the modules of `app`, or of all where there is none. */
async function pathsIn(root: string, app: AppDefinition | undefined): Promise<string[]> {
  const modules = Array.isArray(app?.modules) ? new Set<string>(app.modules) : undefined;
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    if (!entry.isFile() || !entry.name.endsWith('.json')) return [];
    const path = join(entry.parentPath, entry.name).slice(root.replace(/\/+$/, '').length + 1, -'.json'.length).replaceAll('\\', '/');
    const place = definitionPlace(path);
    return place && (place.module === undefined || !modules || modules.has(place.module)) ? [path] : [];
  }).sort();
}

async function readDefinition(root: string, path: string, problems: DefinitionProblem[]): Promise<Definition | undefined> {
  const read = parse(await readFile(join(root, `${path}.json`), 'utf8'));
  if ('place' in read) {
    const { line, column } = read.place;
    problems.push({ path, pointer: '', rule: 'json', message: { zh: `第 ${line} 行第 ${column} 个字不是有效的 JSON`, en: `This is not valid JSON from line ${line}, character ${column} on` } });
    return undefined;
  }
  const kind = definitionPlace(path)!.kind;
  const wrong = checkDefinition(kind, read.value, path);
  problems.push(...wrong);
  return wrong.length > 0 ? undefined : frozen({ kind, path, body: read.value } as Definition);
}

/** The parsed text, or what is wrong with it and in which line. */
function parse(text: string): { readonly value: unknown } | { readonly place: ReturnType<typeof jsonFault> } {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return { value: JSON.parse(plain) as unknown };
  } catch {
    return { place: jsonFault(plain) };
  }
}
