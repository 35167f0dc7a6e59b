// Reads the templates an application ships: objects to begin with, as data beside the definitions.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDataFile } from '../../metadata/language/check';
import type { TemplateDefinition } from '../../metadata/language/types';

/** By file name, later folders over earlier ones; files that are not well formed are left out (a test of the application tells them). */
export async function loadTemplates(roots: readonly string[]): Promise<readonly TemplateDefinition[]> {
  const found = new Map<string, TemplateDefinition>();
  for (const root of roots) {
    const names = await readdir(join(root, 'templates')).catch(() => []);
    for (const name of names.filter((each) => each.endsWith('.json'))) {
      const body: unknown = parsed(await readFile(join(root, 'templates', name), 'utf8'));
      if (checkDataFile('template', body, `templates/${name.slice(0, -'.json'.length)}`).length === 0) found.set(name, body as TemplateDefinition);
    }
  }
  return [...found.values()];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
