// The shipped applications, file by file: well formed, every reference leads somewhere, every label is there in English.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossReferences, missingTranslations } from '../test/kit/definition-references';
import { checkDataFile, checkDefinition, problemLine } from './language/check';
import { definitionPlace } from './language/paths';
import type { DataKind } from './language/schemas';
import type { Definition } from './language/types';

interface JsonFile { readonly path: string; readonly body: unknown }

const crm = filesBelow(__dirname);
const library = [...filesBelow(join(__dirname, '../test/fixtures/library')), ...crm.filter((file) => file.path.startsWith('system/'))];

describe.each([['the CRM', crm], ['the library', library]])('%s', (_name, files) => {
  const definitions = files.flatMap((file) => {
    const place = definitionPlace(file.path);
    return place ? [{ kind: place.kind, path: file.path, body: file.body } as Definition] : [];
  });

  it('has only files that are definitions, samples, imports, checks or templates', () => {
    const strange = files.filter((file) => !definitionPlace(file.path) && !dataKind(file));
    expect(strange.map((file) => file.path)).toEqual([]);
  });

  it('is well formed', () => {
    const problems = definitions.flatMap((one) => checkDefinition(one.kind, one.body, one.path));
    expect(problems.map((problem) => problemLine(problem, 'en'))).toEqual([]);
  });

  it('refers only to what is there', () => {
    expect(crossReferences(definitions)).toEqual([]);
  });

  it('has English for every label', () => {
    expect(missingTranslations(definitions, 'en')).toEqual([]);
  });

  it('has a page of every kind for every object, and edit and view differ', () => {
    const bodies = new Map(definitions.map((one) => [one.path, one.body]));
    for (const object of definitions.filter((one) => one.kind === 'object')) {
      const folder = object.path.replace(/object$/, 'layouts/');
      for (const kind of ['edit', 'view', 'list', 'quick-create', 'phone']) expect({ [folder + kind]: bodies.has(folder + kind) }).toEqual({ [folder + kind]: true });
      expect(bodies.get(`${folder}edit`)).not.toEqual(bodies.get(`${folder}view`));
    }
  });

  it('has samples, imports, checks and templates that are well formed, each beside its data file', () => {
    const problems = files.flatMap((file) => { const kind = dataKind(file); return kind ? checkDataFile(kind, file.body, file.path) : []; });
    expect(problems.map((problem) => problemLine(problem, 'en'))).toEqual([]);
  });
});

function dataKind({ path }: JsonFile): DataKind | undefined {
  return path.endsWith('/sample') ? 'sample' : path.endsWith('.import') ? 'import' : path.endsWith('.check') ? 'check' : /^templates\/[^/]+$/.test(path) ? 'template' : undefined;
}

/** Every JSON file of an application; paths without `.json`, as definitions have them. The language itself is not one. */
function filesBelow(root: string, folder = ''): JsonFile[] {
  if (!existsSync(root)) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return path === 'language' ? [] : filesBelow(root, path);
    return entry.name.endsWith('.json') ? [{ path: path.replace(/\.json$/, ''), body: JSON.parse(readFileSync(join(root, path), 'utf8')) as unknown }] : [];
  });
}
