// Types of a Model: what the TypeScript compiler accepts and refuses with them, and that labels cannot break out of their comments.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { compileRoots, libraryRoots } from '../../test/kit/models';
import { fixedSchema } from './fixed/fixed-schema';
import { printTypes } from './print-types';
import { ModelSchema } from './schema/model-schema';

const folder = mkdtempSync(join(tmpdir(), 'tangram-types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says about a program that uses the types. */
function complaints(types: string, program: string): string[] {
  writeFileSync(join(folder, 'crm.ts'), types);
  writeFileSync(join(folder, 'program.ts'), `import type { Author, Book, BookFilter, BookInput, Objects } from './crm';\n${program}`);
  const compiled = ts.createProgram([join(folder, 'program.ts')], { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, types: [] });
  return ts.getPreEmitDiagnostics(compiled).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]!);
}

test('the compiler knows the objects', async () => {
  const model = await compileRoots(libraryRoots);
  const types = printTypes(model, new ModelSchema(model, fixedSchema()));
  expect(printTypes(model, new ModelSchema(model, fixedSchema()))).toBe(types);
  expect(complaints(types, `
    export const show = (book: Book): string => (book.author?.name ?? '') + (book.pages ?? 0).toFixed(1) + (book.price ?? '').padEnd(3) + book.loans.totalCount;
    export const input: BookInput = { title: 'x', genre: 'novel', author: { create: { name: 'y' } } };
    export const filter: BookFilter = { title: { contains: 'x' } };
    export const patch: Objects['author']['patch'] = { born: null };`)).toEqual([]);
  expect(complaints(types, 'export const a = (author: Author): unknown => author.nickname;\nexport const b: BookInput = { pages: "12", title: "x" };')).toEqual([
    expect.stringContaining("Property 'nickname' does not exist") as string, expect.stringContaining("Type 'string' is not assignable to type 'number'") as string,
  ]);
});

test('a label with the end of a comment in it stays a label', async () => {
  const model = await compileRoots(libraryRoots, [{ kind: 'field', path: 'books/book/fields/odd', body: { type: 'text', label: '*/ export const broken = 1; /*', help: 'a\n*/ b' } }]);
  expect(complaints(printTypes(model, new ModelSchema(model, fixedSchema())), 'export const odd = (book: Book): string | null => book.odd;\nexport const none = {} as typeof import("./crm") extends { broken: number } ? never : 1;')).toEqual([]);
});
