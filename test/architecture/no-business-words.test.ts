// The engine and the renderer know no business object: no API name of a shipped object outside module `system` stands in their code.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isTest, root, sourceFiles, withoutComments } from './source-files';

test('no API name of a shipped object appears in server/ or web/', () => {
  const names = shippedNames();
  expect(names.length).toBeGreaterThan(10);
  const pattern = new RegExp(`\\b(${names.join('|')})\\b`, 'g');
  const wrong = sourceFiles(['server', 'web'], ['.ts', '.tsx', '.cjs'])
    .filter((file) => !isTest(file.path))
    .flatMap((file) => [...withoutComments(file.text).matchAll(pattern)].map((match) => `${file.path}: ${match[1]} — say it with metadata, or give the thing its engine word`));
  expect(wrong).toEqual([]);
});

/** API name, plural and type name of every object that ships, except those of module `system`. */
function shippedNames(): string[] {
  const metadata = join(root, 'metadata');
  return folders(metadata).filter((module) => !['language', 'system', 'translations'].includes(module))
    .flatMap((module) => folders(join(metadata, module)).map((object) => join(metadata, module, object, 'object.json')))
    .flatMap((file) => {
      const { name, plural } = readObject(file) ?? {};
      return name && plural ? [name, plural, name[0]!.toUpperCase() + name.slice(1)] : [];
    });
}

function folders(path: string): string[] {
  return readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory());
}

function readObject(file: string): { name: string; plural: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { name: string; plural: string };
  } catch {
    return undefined;
  }
}
