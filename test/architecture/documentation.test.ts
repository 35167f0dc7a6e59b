// What a user or developer must be able to look up is written down: commands, environment, error codes, field types, README walks.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText, root, sourceFiles, withoutComments } from './source-files';

const serverReadme = readText('server/README.md') ?? '';
const readme = readText('README.md') ?? '';

test('every environment variable the server reads stands in server/README.md', () => {
  const names = new Set(sourceFiles(['server'], ['.ts', '.cjs']).filter((file) => !file.path.includes('.test.'))
    .flatMap((file) => [...withoutComments(file.text).matchAll(/\b(?:process\.env|env|environment)(?:\.([A-Z][A-Z0-9_]+)|\['([A-Z][A-Z0-9_]+)'\])/g)].map((match) => match[1] ?? match[2]!)));
  expect(names.size).toBeGreaterThan(2);
  expect([...names].filter((name) => !['NODE_ENV', 'NEXT_TELEMETRY_DISABLED'].includes(name) && !serverReadme.includes(`\`${name}\``))).toEqual([]);
});

test('every error code stands in server/README.md', () => {
  const codes = /export type ErrorCode =([\s\S]*?);/.exec(readText('server/errors.ts')!)![1]!.match(/[A-Z_]{4,}/g)!;
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter((code) => !serverReadme.includes(`\`${code}\``))).toEqual([]);
});

test('every field type has its three pages', () => {
  const types = readdirSync(join(root, 'metadata/language/field-types')).filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''));
  expect(types.length).toBeGreaterThanOrEqual(36);
  const missing = types.flatMap((type) => [`server/field-types/${kebab(type)}.ts`, `web/field-types/${kebab(type)}.tsx`].filter((path) => readText(path) === undefined));
  expect(missing).toEqual([]);
});

test('the README gives exactly the two commands that CI runs, a picture, the tree and the two walks', () => {
  const ci = readText('.ci/run')!;
  for (const command of ['npm ci && npm start', 'npm ci && npm test']) expect(readme).toContain(command);
  expect(ci).toContain('npm ci && npm test');
  expect(readme).toMatch(/!\[[^\]]+\]\([^)]+\.(png|webp|jpg)\)/);
  for (const folder of ['metadata/', 'server/', 'web/', 'migrations/', 'test/']) expect(readme).toContain(folder);
  expect(readme).toMatch(/A question/i);
  expect(readme).toMatch(/A change of metadata/i);
});

test('the README of each top folder is at most a page', () => {
  for (const folder of ['metadata', 'server', 'web', 'migrations', 'test']) {
    const text = readText(`${folder}/README.md`);
    expect([folder, text !== undefined]).toEqual([folder, true]);
    expect([folder, text!.split('\n').length <= 90]).toEqual([folder, true]);
  }
});

/** File name of a field type: `longText` → `long-text`. */
function kebab(type: string): string {
  return type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
