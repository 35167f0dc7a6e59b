// One-way layers: a folder imports only from lower ones, so that a change is felt upwards only.
import { dirname, join, normalize } from 'node:path';
import { isTest, sourceFiles, type SourceFile } from './source-files';

const serverLayers = ['base', 'model', 'field-types', 'database', 'query', 'store', 'access', 'jobs', 'records', 'automation', 'channels', 'graphql', 'http', 'backup', 'application', 'commands'];
/** Files at the top of server/ that anything may import. */
const serverGround = ['server/errors', 'server/config'];
const webLayers = ['words', 'data', 'describe', 'widgets', 'field-types', 'layout', 'print', 'record', 'list', 'reports', 'setup', 'shell', 'app'];

test('server/ imports downwards only', () => {
  const wrong = sourceFiles(['server']).filter((file) => !isTest(file.path) && file.path.split('/').length > 2).flatMap((file) =>
    localImports(file).flatMap((target) => {
      const from = layerOf(file.path, 'server', serverLayers);
      if (serverGround.some((ground) => target.startsWith(ground)) || target.startsWith('metadata/language/')) return [];
      if (!target.startsWith('server/')) return isMigration(file, target) ? [] : [`${file.path} imports ${target}: only metadata/language is shared`];
      const to = layerOf(target, 'server', serverLayers);
      return to < 0 || to > from ? [`${file.path} imports ${target}: move the shared piece down, or pass it in`] : [];
    }));
  expect(wrong).toEqual([]);
});

test('web/ imports downwards only and never the server', () => {
  const wrong = sourceFiles(['web']).filter((file) => !isTest(file.path)).flatMap((file) =>
    localImports(file).flatMap((target) => {
      if (target.startsWith('metadata/language/')) return [];
      if (!target.startsWith('web/')) return [`${file.path} imports ${target}: the browser knows only metadata/language and the API`];
      const from = layerOf(file.path, 'web', webLayers);
      const to = layerOf(target, 'web', webLayers);
      return from >= 0 && to >= 0 && to > from ? [`${file.path} imports ${target}: move the shared piece down, or pass it in`] : [];
    }));
  expect(wrong).toEqual([]);
});

test('metadata/language is pure: it imports nothing of server or web, and no I/O', () => {
  const files = sourceFiles(['metadata/language']).filter((file) => !isTest(file.path) && !/\/generate\.ts$|\/testing\//.test(file.path));
  const wrong = files.flatMap((file) => [
    ...localImports(file).filter((target) => !target.startsWith('metadata/language/')).map((target) => `${file.path} imports ${target}`),
    ...[...file.text.matchAll(/from '(node:[^']+)'/g)].map((match) => `${file.path} imports ${match[1]}`),
  ]);
  expect(wrong).toEqual([]);
});

function localImports(file: SourceFile): string[] {
  return [...file.text.matchAll(/(?:from|import|require)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) => normalize(join(dirname(file.path), match[1]!)));
}

function layerOf(path: string, top: string, layers: readonly string[]): number {
  return layers.indexOf(path.slice(top.length + 1).split('/')[0]!);
}

/** The migration runner is the one that loads migrations/. */
function isMigration(file: SourceFile, target: string): boolean {
  return file.path.startsWith('server/database/') && target.startsWith('migrations/');
}
