// Bad definitions are refused with place, fault and remedy; good ones pass; hostile ones cost nothing.
import { checkDefinition, checkDataFile, problemLine } from './check';
import type { DefinitionKind } from './types';

const account = {
  name: 'account', plural: 'accounts', label: '客户', nameField: 'name',
  fields: { name: { type: 'text', label: '名称', required: true, maxLength: 100 }, parent: { type: 'lookup', label: '上级', to: 'account', inverse: 'children' } },
};

function problems(kind: DefinitionKind, body: unknown, path: string): string[] {
  return checkDefinition(kind, body, path).map((problem) => `${problem.pointer} ${problem.rule}`);
}

describe('checkDefinition', () => {
  it('finds nothing wrong with a good object', () => {
    expect(checkDefinition('object', account, 'customers/account/object')).toEqual([]);
  });

  it('says what was probably meant', () => {
    const [problem] = checkDefinition('object', { ...account, fields: { name: { type: 'txt', label: '名称' } } }, 'customers/account/object');
    expect(problem).toMatchObject({ path: 'customers/account/object', pointer: '/fields/name' });
    expect(problem!.message.en).toContain('Did you mean "text"?');
    expect(problem!.message.zh).toContain('是不是“text”？');
  });

  it('gives one line with file and pointer', () => {
    const [problem] = checkDefinition('object', { ...account, lable: 'x' }, 'customers/account/object');
    expect(problemLine(problem!, 'en')).toMatch(/^customers\/account\/object\.json \/: There is no setting "lable" here\. Did you mean "label"\?/);
    expect(problemLine(problem!, 'zh-CN')).toContain('没有名为“lable”的设置');
  });

  it.each<[string, unknown, string]>([
    ['an unknown setting of a type', { type: 'text', label: 'A', scale: 2 }, '/fields/a additionalProperties'],
    ['a common setting the type has no use for', { type: 'formula', label: 'A', expression: '1', returns: 'integer', unique: true }, '/fields/a additionalProperties'],
    ['a missing type, told once', { label: 'A' }, '/fields/a discriminator'],
    ['a missing setting', { type: 'masterDetail', label: 'A', to: 'account' }, '/fields/a required'],
    ['neither shared picklist nor values', { type: 'picklist', label: 'A' }, '/fields/a oneOf'],
    ['both shared picklist and values', { type: 'picklist', label: 'A', picklist: 'p', values: [{ value: 'v', label: 'V' }] }, '/fields/a oneOf'],
    ['a roll-up that sums nothing', { type: 'rollUp', label: 'A', of: 'lines', function: 'sum' }, '/fields/a required'],
    ['an auto-number without counter', { type: 'autoNumber', label: 'A', pattern: 'SO-{YYYY}' }, '/fields/a/pattern pattern'],
    ['a pattern that is no RE2', { type: 'text', label: '甲', pattern: '[0-9' }, '/fields/a/pattern pattern'],
    ['a label that is too long', { type: 'text', label: 'x'.repeat(201) }, '/fields/a/label maxLength'],
    ['a value written twice', { type: 'picklist', label: 'A', values: [{ value: 'v', label: '1' }, { value: 'v', label: '2' }] }, '/fields/a/values/1/value repeated'],
  ])('refuses %s', (_what, field, expected) => {
    expect(problems('object', { ...account, fields: { ...account.fields, a: field } }, 'customers/account/object')).toEqual([expected]);
  });

  it('refuses names that are no API names, also those that reach into prototypes', () => {
    const fields = JSON.parse('{ "__proto__": { "type": "text", "label": "A" }, "Bad Name": { "type": "text", "label": "A" } }') as object;
    expect(problems('object', { ...account, fields }, 'customers/account/object')).toEqual(['/fields pattern', '/fields pattern']);
  });

  it('refuses a name that is not that of its folder, and a kind in the wrong place', () => {
    expect(problems('object', account, 'customers/client/object')).toEqual(['/name name']);
    expect(problems('object', account, 'customers/account/rules')).toEqual([' path']);
    expect(problems('layout', { kind: 'edit', sections: [{ name: 'a', label: 'A', rows: [['name']] }] }, 'customers/account/layouts/view')).toEqual(['/kind name']);
  });

  it('checks cells of a layout one by one', () => {
    const rows = [['name', null], [{ field: 'a', lines: { relatedList: 'x', columns: ['b'] } }], [{ feild: 'a', field: 'a' }], ['two words'], [3]];
    expect(problems('layout', { kind: 'edit', sections: [{ name: 'main', label: '基本', rows }] }, 'customers/account/layouts/edit')).toEqual([
      '/sections/0/rows/1/0 oneOf', '/sections/0/rows/2/0 additionalProperties', '/sections/0/rows/3/0 pattern', '/sections/0/rows/4/0 type',
    ]);
  });

  it('refuses what is too deep or too large before it is looked at', () => {
    const deep = JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500)) as unknown;
    expect(problems('listView', { name: 'x', label: 'X', filter: deep }, 'customers/account/list-views/x')).toEqual([' tooLarge']);
    expect(problems('object', { ...account, fields: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, { type: 'text', label: 'F' }])) }, 'customers/account/object')).toEqual(['/fields maxProperties']);
  });

  it('refuses anything that is not an object', () => {
    for (const body of [null, 1, 'x', [], undefined]) expect(problems('app', body, 'app')).toEqual([' type']);
  });
});

describe('checkDataFile', () => {
  it('wants exactly one source for a column of an import', () => {
    const body = { object: 'account', file: 'a.csv', columns: [{ field: 'name', column: 'A' }, { field: 'name' }, { field: 'name', column: 'A', text: '{A}' }] };
    expect(checkDataFile('import', body, 'x').map((problem) => problem.pointer)).toEqual(['/columns/1', '/columns/2']);
  });
});
