// Taste that can be checked: sizes, names, first lines, doc comments, and what the code never does.
import { basename } from 'node:path';
import { isTest, sourceFiles, withoutComments } from './source-files';

const product = sourceFiles(['server', 'web', 'metadata', 'migrations', 'test']);
const code = product.filter((file) => !isTest(file.path));

test('no file is over 400 lines, but for what is generated', () => {
  expect(product.filter((file) => file.lines > 400 && !/^[^\n]*Generated from/.test(file.text)).map((file) => `${file.path}: ${file.lines} lines — split it by what it is about`)).toEqual([]);
});

test('the first line of a file says what it is for', () => {
  const wrong = product.filter((file) => !/^(\/\/ \S|\/\*\* ?\S|'use client';\n\/\/ \S|#!.*\n\/\/ \S)/.test(file.text) && !/^\/\/ \S/m.test(file.text.split('\n').slice(0, 3).join('\n')));
  expect(wrong.map((file) => `${file.path}: begin with one comment sentence`)).toEqual([]);
});

test('file names are kebab-case and name the thing', () => {
  const next = /^web\/app\//;
  const wrong = product.filter((file) => !next.test(file.path) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config)?\.tsx?$/.test(basename(file.path)) && !isFieldType(file.path));
  expect(wrong.map((file) => file.path)).toEqual([]);
  const vague = product.filter((file) => /(^|[/-])(utils?|helpers?|common|manager|service|handler|misc)([./-]|$)|-v2/.test(file.path));
  expect(vague.map((file) => `${file.path}: name what it does`)).toEqual([]);
});

test('exported functions carry a doc comment', () => {
  const undocumented = code.flatMap((file) => {
    const lines = file.text.split('\n');
    return lines.flatMap((line, index) => {
      if (!/^export (async )?function /.test(line)) return [];
      const before = (lines[index - 1] ?? '').trim();
      return before.endsWith('*/') || before.startsWith('//') ? [] : [`${file.path}:${index + 1} ${line.slice(0, 80)}`];
    });
  });
  expect(undocumented).toEqual([]);
});

test('any stands only beside its reason', () => {
  const wrong = code.flatMap((file) => file.text.split('\n').flatMap((line, index) =>
    /(:\s*any\b|<any>|\bas any\b)/.test(line.replace(/\/\/.*/, '').replace(/'[^']*'|`[^`]*`/g, '')) && !line.includes('//') ? [`${file.path}:${index + 1}`] : []));
  expect(wrong).toEqual([]);
});

test('no eval, no Function constructor, no default exports', () => {
  const wrong = code.flatMap((file) => {
    const text = withoutComments(file.text);
    return [
      ...(/\beval\(|new Function\(/.test(text) ? [`${file.path}: runs text as code`] : []),
      ...(/^export default /m.test(text) && !/^web\/(app\/|next\.config)/.test(file.path) ? [`${file.path}: default export`] : []),
    ];
  });
  expect(wrong).toEqual([]);
});

test('tests never sleep and are never skipped or focused', () => {
  const wrong = product.filter((file) => isTest(file.path) && !/^test\/(architecture|kit)\//.test(file.path)).flatMap((file) =>
    file.text.split('\n').flatMap((line, index) =>
      /\b(test|it|describe)\.(only|skip)\b|\bx(it|test|describe)\(|setTimeout\(resolve|waitForTimeout/.test(line) ? [`${file.path}:${index + 1} ${line.trim().slice(0, 80)}`] : []));
  expect(wrong).toEqual([]);
});

/** A field type's page has the API name of the type. */
function isFieldType(path: string): boolean {
  return /(^|\/)field-types\/[a-zA-Z]+\.tsx?$/.test(path);
}
