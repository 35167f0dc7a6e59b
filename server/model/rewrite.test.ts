// Renaming everything there is at once: whatever mentions a name follows it, so the definitions still compile, and renaming back gives what was there.
import { mailFields } from '../../metadata/language/mail';
import type { Definition, FieldDefinition } from '../../metadata/language/types';
import { crmRoots, libraryRoots } from '../../test/kit/models';
import { columnsOf } from '../field-types/field-types';
import { loadDefinitions } from '../store/load-files';
import { effectiveDefinitions, laidOver, overlayChanges } from '../store/overlay';
import { compile } from './compile';
import { renamesIn } from './renames';
import { rewritten } from './rewrite';

const next = (name: string): string => `zz${name.slice(0, 1).toUpperCase()}${name.slice(1, 38)}`;
const nothing = new Map<never, never>();
/** The engine knows these fields by name: they keep it. */
const isKnownByName = ({ path, body }: Definition & { readonly kind: 'object' }, field: string): boolean =>
  field === 'owner' || path.startsWith('system/') || (body.mail !== undefined && Object.hasOwn(mailFields[body.mail], field));

describe.each([['the CRM', crmRoots], ['the library', libraryRoots]])('%s', (_name, roots) => {
  test('with every field and picklist renamed over the files', async () => {
    const { definitions: files } = await loadDefinitions(roots);
    const renamed: Definition[] = [];
    let skipped = 0;
    for (const each of files) {
      const folder = each.path.slice(0, -'/object'.length);
      if (each.kind === 'picklist') renamed.push({ ...each, path: each.path.replace(/[^/]+$/, next(each.body.name)), body: { ...each.body, name: next(each.body.name), formerNames: [each.body.name] } });
      if (each.kind !== 'object') continue;
      for (const [name, field] of Object.entries(each.body.fields)) {
        if (isKnownByName(each, name)) skipped += 1;
        else renamed.push({ kind: 'field', path: `${folder}/fields/${next(name)}`, body: { ...field, formerNames: [...(field.formerNames ?? []), name] } as FieldDefinition });
      }
    }
    expect(renamed.length).toBeGreaterThan(40);
    expect(skipped).toBeGreaterThan(0);
    const { entries } = overlayChanges({ files, overlay: nothing }, { definitions: renamed, remove: [] });
    const effective = effectiveDefinitions(files, laidOver(nothing, entries));
    const options = { version: 1, columnsOf, placements: {} };
    const { model, problems } = compile(effective, options);
    expect(problems).toEqual([]);
    const before = compile(files, options).model!;
    for (const object of before.objects.values()) {
      const now = model!.objects.get(object.name)!;
      expect(now.storage).toEqual(object.storage);
      expect([...now.formerFields.keys()]).toEqual([...object.fields.values()].filter((field) => !field.system && now.fields.get(field.name) === undefined).map((field) => field.name));
      expect(now.rules.length).toBe(object.rules.length);
      expect(now.conversions.length).toBe(object.conversions.length);
    }

    // And back: the definitions that say the names of before are those of today.
    const back = renamesIn(files.map((each): Definition => {
      if (each.kind === 'picklist') return { ...each, body: { ...each.body, formerNames: [next(each.body.name)] } };
      if (each.kind !== 'object') return each;
      return { ...each, body: { ...each.body, fields: Object.fromEntries(Object.entries(each.body.fields).map(([name, field]) => [name, { ...field, formerNames: [next(name)] }])) } };
    }))!;
    const words = (definition: Definition): unknown => JSON.parse(JSON.stringify(definition, (key, value: unknown) => (key === 'formerNames' ? undefined : value)));
    for (const file of files) {
      const now = effective.find((each) => rewritten(each, back).path === file.path)!;
      const own = file.kind === 'object' ? { ...now, body: { ...now.body, fields: Object.fromEntries(effective.flatMap((each) => (each.kind === 'field' && each.path.startsWith(`${file.path.slice(0, -'/object'.length)}/fields/`) ? [[each.path.split('/').at(-1), each.body]] : []))) } } as Definition : now;
      if (file.kind === 'object' && file.path.startsWith('system/')) continue;
      const returned = words(rewritten(own, back));
      if (file.kind === 'object') expect(Object.keys((returned as typeof file).body.fields).sort()).toEqual(Object.keys(file.body.fields).filter((name) => !isKnownByName(file, name)).sort());
      else expect(returned).toEqual(words(file));
    }
  });
});

test('a name in a text, in a path of another object or of a label stays as it is', () => {
  const files: Definition[] = [
    { kind: 'object', path: 'a/book/object', body: { name: 'book', plural: 'books', label: '书', nameField: 'title', fields: { title: { type: 'text', label: 'old' }, name: { type: 'text', label: '名', formerNames: ['old'] }, shop: { type: 'lookup', label: '店', to: 'shop' } } } },
    { kind: 'object', path: 'a/shop/object', body: { name: 'shop', plural: 'shops', label: '店', nameField: 'old', fields: { old: { type: 'text', label: '旧' } } } },
    { kind: 'rules', path: 'a/book/rules', body: { rules: [{ name: 'old', label: 'old', message: 'old', when: "old = 'old' AND [old] <> shop.old OR len(old) > 1", field: 'old' }] } },
  ];
  const renames = renamesIn(files)!;
  expect(rewritten(files[2]!, renames).body).toEqual({ rules: [{ name: 'old', label: 'old', message: 'old', when: "name = 'old' AND [name] <> shop.old OR len(name) > 1", field: 'name' }] });
  expect(rewritten(files[1]!, renames)).toBe(files[1]);
});
