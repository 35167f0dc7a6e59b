// The grammar explains itself: every property has a word, every field type a full page, the types are those of the schemas, the README names every kind.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDefinition, problemLine } from './check';
import { fieldTypes } from './field-types';
import { fieldProperties, type JsonSchema } from './field-schema';
import { commonSchema, schemaOf } from './schemas';
import { typesText } from './types-text';

const kinds = ['app', 'module', 'object', 'field', 'picklist', 'recordTypes', 'layout', 'relatedList', 'listView', 'rules', 'conversions', 'approvals', 'process', 'printTemplate', 'report', 'dashboard', 'permissionSet', 'translation', 'import', 'sample'] as const;
const text = (path: string): string => readFileSync(join(__dirname, path), 'utf8');

test('types.ts is what the schemas say (if not: node -r ./server/register.cjs metadata/language/generate.ts)', () => {
  expect(text('types.ts')).toBe(typesText());
});

test('every property of every schema has a description, and nothing is open', () => {
  const silent = kinds.flatMap((kind) => walk(schemaOf(kind), kind));
  expect([...silent, ...walk(commonSchema, 'common')]).toEqual([]);
});

test('every kind of definition and every path stands in the README', () => {
  const readme = text('README.md');
  for (const kind of kinds) expect(readme).toContain(`\`${kind}\``);
});

describe.each(Object.values(fieldTypes))('field type $type', (page) => {
  it('has words in both languages for itself and each setting', () => {
    for (const words of [page.label, page.help, ...Object.values(page.settings).flatMap((setting) => [setting.label, setting.help])]) {
      expect(words.zh).toMatch(/\S/);
      expect(words.en).toMatch(/^[^\u4e00-\u9fff]+$/);
    }
  });

  it('stands in the README', () => {
    expect(text('README.md')).toContain(`\`${page.type}\``);
  });

  it('has examples of what is accepted and what is refused, by rules that exist', () => {
    expect(page.examples.valid.length + page.examples.invalid.length).toBeGreaterThan(0);
    const rules = text('../../server/errors.ts');
    for (const { rule } of page.examples.invalid) expect(rules).toMatch(new RegExp(`^  ${rule}: \\{`, 'm'));
  });

  it('has settings in its examples that its own schema allows', () => {
    for (const example of [...page.examples.valid, ...page.examples.invalid]) {
      const field = { type: page.type, label: page.label.zh, ...page.examples.settings, ...example.settings };
      expect(checkDefinition('field', field, 'module/object/fields/one').map((problem) => problemLine(problem, 'en'))).toEqual([]);
    }
  });

  it('allows common settings only where they mean something', () => {
    const names = Object.keys(fieldProperties(page));
    for (const flag of ['required', 'unique', 'default', 'readOnly', 'indexed'] as const) expect([flag, names.includes(flag)]).toEqual([flag, page.flags[flag]]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('filters with operators of the API only', () => {
    const known = ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'between', 'contains', 'startsWith', 'endsWith', 'isEmpty', 'hasAny', 'hasAll', 'during'];
    expect(page.operators.filter((operator) => !known.includes(operator))).toEqual([]);
  });
});

/** Pointers of properties without description, and of objects that take anything though they list properties. */
function walk(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((one, index) => walk(one, `${at}/${index}`));
  const { properties, type, additionalProperties } = schema as JsonSchema;
  const own = Object.entries((properties ?? {}) as Record<string, JsonSchema>)
    .filter(([, inner]) => !described(inner) && inner.const === undefined)
    .map(([name]) => `${at}.${name}: no description`);
  const open = type === 'object' && properties && additionalProperties !== false ? [`${at}: additionalProperties must be false`] : [];
  return [...own, ...open, ...Object.entries(schema).filter(([key]) => key !== 'examples').flatMap(([key, inner]) => walk(inner, `${at}.${key}`))];
}

function described(schema: JsonSchema): boolean {
  if (typeof schema.description === 'string') return true;
  const name = /^common\.schema\.json#\/\$defs\/(\w+)$/.exec(String(schema.$ref))?.[1];
  return name !== undefined && typeof (commonSchema.$defs as Record<string, JsonSchema>)[name]?.description === 'string';
}
