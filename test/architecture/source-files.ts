// Reads the repository's own source for the architecture tests.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');

export interface SourceFile { readonly path: string; readonly text: string; readonly lines: number }

/** Files known to git (and new ones it does not ignore) below `folders` that end with one of `endings`. */
export function sourceFiles(folders: readonly string[], endings: readonly string[] = ['.ts', '.tsx']): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...folders], { cwd: root, encoding: 'utf8' });
  return listed.split('\n')
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !path.endsWith('.d.ts') && !path.includes('.generated.'))
    .flatMap((path) => {
      const text = readText(path);
      return text === undefined ? [] : [{ path, text, lines: text.split('\n').length - 1 }];
    });
}

/** The text of a file in the repository, undefined where it is gone from the work tree. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** The code of a file without comments and without the contents of nothing else: strings stay. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('test/');
}
