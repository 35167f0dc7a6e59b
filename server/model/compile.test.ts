// Compiling: every kind of wrong definition and what is said about it; what is linked, made up, switched off, and kept.
import type { BoardDefinition, CalendarDefinition, Definition, FieldDefinition, ObjectDefinition, ProcessDefinition } from '../../metadata/language/types';
import { columnsOf } from '../field-types/field-types';
import { compile } from './compile';
import { labelOf } from './labels';
import type { Model } from './model';

/** A small application: shops with stock, and the users every application has. */
function shopApplication(changes: { shop?: Partial<ObjectDefinition>; item?: Partial<ObjectDefinition>; more?: Definition[] } = {}): Definition[] {
  const text: FieldDefinition = { type: 'text', label: '名称', required: true };
  const definitions: Definition[] = [
    { kind: 'app', path: 'app', body: { name: 'shops', label: '商店', modules: ['stock', 'system'], languages: ['zh-CN', 'en'], currency: 'CNY', timeZone: 'Asia/Shanghai' } },
    { kind: 'module', path: 'stock/module', body: { name: 'stock', label: '库存', navigation: ['shop', 'item'] } },
    { kind: 'module', path: 'system/module', body: { name: 'system', label: '系统', navigation: [] } },
    { kind: 'object', path: 'stock/shop/object', body: { name: 'shop', plural: 'shops', label: '商店', nameField: 'name', fields: { name: text, city: { type: 'picklist', label: '城市', values: [{ value: 'bj', label: '北京' }] } }, ...changes.shop } },
    { kind: 'object', path: 'stock/item/object', body: {
      name: 'item', plural: 'items', label: '商品', nameField: 'name',
      fields: {
        name: text, shop: { type: 'masterDetail', label: '商店', to: 'shop', inverse: 'items' },
        price: { type: 'currency', label: '价格' }, amount: { type: 'integer', label: '数量' },
        value: { type: 'formula', label: '金额', expression: 'price * amount', returns: 'currency' },
      },
      ...changes.item,
    } },
    { kind: 'object', path: 'system/user/object', body: { name: 'user', plural: 'users', label: '用户', nameField: 'name', owned: false, fields: { name: text, department: { type: 'department', label: '部门' } } } },
    { kind: 'object', path: 'system/department/object', body: { name: 'department', plural: 'departments', label: '部门', nameField: 'name', owned: false, idPrefix: 'dept', fields: { name: text } } },
  ];
  const more = changes.more ?? [];
  const replaced = new Set(more.map((each) => each.path));
  return [...definitions.filter((each) => !replaced.has(each.path)), ...more];
}
const options = { version: 1, columnsOf, placements: {} };
function compiled(definitions: readonly Definition[], previous?: Model): Model {
  const { model, problems } = compile(definitions, { ...options, ...(previous ? { previous } : {}) });
  if (!model) throw new Error(JSON.stringify(problems, null, 1));
  return model;
}
const field = (path: string, body: FieldDefinition): Definition => ({ kind: 'field', path, body });
const shopField = (name: string, body: FieldDefinition): Definition[] => shopApplication({ more: [field(`stock/shop/fields/${name}`, body)] });
const itemField = (name: string, body: FieldDefinition): Definition[] => shopApplication({ more: [field(`stock/item/fields/${name}`, body)] });
const process = 'stock/shop/processes/opening';
const processes = (body: Partial<ProcessDefinition>): Definition[] => [{ kind: 'process', path: process, body: { name: 'opening', label: '开店', field: 'city', stages: [{ value: 'bj' }], ...body } }];
const shopProcess = (body: Partial<ProcessDefinition>): Definition[] => shopApplication({ more: processes(body) });
const shopDates = (calendar: CalendarDefinition): Definition[] => shopApplication({ more: [field('stock/shop/fields/since', { type: 'date', label: '自' }), { kind: 'layout', path: 'stock/shop/layouts/list', body: { kind: 'list', columns: [{ field: 'name' }], calendar } }] });
const shopList = (board: BoardDefinition): Definition[] => shopApplication({ more: [{ kind: 'layout', path: 'stock/shop/layouts/list', body: { kind: 'list', columns: [{ field: 'name' }], board } }] });
const without = (path: string): Definition[] => shopApplication().filter((each) => each.path !== path);

describe('what is wrong is said where it is, and what would be right', () => {
  const wrong: [string, Definition[], string, string, string | RegExp][] = [
    ['no application', without('app'), 'app', '', 'app.json is missing'],
    ['a module without its file', without('stock/module'), 'app', '/modules/0', 'There is no module "stock": stock/module.json is missing'],
    ['a layout without its object', shopApplication({ more: [{ kind: 'rules', path: 'stock/shelf/rules', body: { rules: [] } }] }), 'stock/shelf/rules', '', 'stock/shelf/object.json is missing'],
    ['an object in no module', shopApplication({ more: [{ kind: 'object', path: 'nowhere/shelf/object', body: { name: 'shelf', plural: 'shelves', label: '架', nameField: 'name', fields: { name: { type: 'text', label: '名' } } } }] }), 'nowhere/shelf/object', '', 'nowhere/module.json is missing'],
    ['two objects of one name', shopApplication({ more: [{ kind: 'object', path: 'system/shop/object', body: { name: 'shop', plural: 'stores', label: '店', nameField: 'name', fields: { name: { type: 'text', label: '名' } } } }] }), 'system/shop/object', '/name', 'The name "shop" is already used by stock/shop/object.json'],
    ['navigation to nowhere', shopApplication({ more: [{ kind: 'module', path: 'stock/module', body: { name: 'stock', label: '库存', navigation: ['shopp'] } }] }), 'stock/module', '/navigation/0', 'There is no object named "shopp". Did you mean "shop"?'],
    ['a lookup to nothing', shopField('chain', { type: 'lookup', label: '连锁', to: 'chain' }), 'stock/shop/fields/chain', '/to', 'There is no object named "chain".'],
    ['one of several targets is not there', shopField('about', { type: 'polymorphicLookup', label: '关于', to: ['item', 'pet'] }), 'stock/shop/fields/about', '/to/1', 'There is no object named "pet".'],
    ['an inverse twice', shopField('best', { type: 'lookup', label: '最佳', to: 'user', inverse: 'department' }), 'stock/shop/fields/best', '/inverse', '"user" already has the name "department", from user.department'],
    ['a second master', itemField('keeper', { type: 'masterDetail', label: '保管', to: 'user', inverse: 'items' }), 'stock/item/fields/keeper', '', 'may have only one: use a required lookup'],
    ['its own master', shopField('parent', { type: 'masterDetail', label: '上级', to: 'shop', inverse: 'children' }), 'stock/shop/fields/parent', '/to', 'cannot point at its own object'],
    ['a shared picklist that is not there', shopField('kind', { type: 'picklist', label: '类型', picklist: 'kinds' }), 'stock/shop/fields/kind', '/picklist', 'There is no picklist named "kinds".'],
    ['a picklist without values', shopField('kind', { type: 'picklist', label: '类型' }), 'stock/shop/fields/kind', '', 'The values are missing'],
    ['a default that is no value', shopField('kind', { type: 'picklist', label: '类型', values: [{ value: 'a', label: '甲' }], default: 'b' }), 'stock/shop/fields/kind', '/default', 'There is no picklist value named "b"'],
    ['a dependency on nothing', shopField('kind', { type: 'picklist', label: '类型', values: [{ value: 'a', label: '甲' }], dependsOn: { field: 'town', values: {} } }), 'stock/shop/fields/kind', '/dependsOn/field', 'There is no field named "town"'],
    ['a dependency on a value that is none', shopField('kind', { type: 'picklist', label: '类型', values: [{ value: 'a', label: '甲' }], dependsOn: { field: 'city', values: { paris: ['a'] } } }), 'stock/shop/fields/kind', '/dependsOn/values/paris', 'There is no picklist value named "paris"'],
    ['a dependency that gives what is no value', shopField('kind', { type: 'picklist', label: '类型', values: [{ value: 'a', label: '甲' }], dependsOn: { field: 'city', values: { bj: ['b'] } } }), 'stock/shop/fields/kind', '/dependsOn/values/bj/0', 'There is no picklist value named "b"'],
    ['a dependency on itself', shopField('kind', { type: 'picklist', label: '类型', values: [{ value: 'a', label: '甲' }], dependsOn: { field: 'kind', values: { a: ['a'] } } }), 'stock/shop/fields/kind', '/dependsOn/field', 'in a circle: kind'],
    ['a process on a field that is not there', shopProcess({ field: 'stage' }), process, '/field', 'There is no field named "stage"'],
    ['a process on no picklist', shopProcess({ field: 'name' }), process, '/field', 'must be a picklist field'],
    ['a stage that is no value', shopProcess({ stages: [{ value: 'sh' }] }), process, '/stages/0/value', 'There is no picklist value named "sh"'],
    ['a kind that is no value', shopProcess({ for: { field: 'city', values: ['sh'] } }), process, '/for/values/0', 'There is no picklist value named "sh"'],
    ['a stage that asks for an unknown field', shopProcess({ stages: [{ value: 'bj', enter: [{ field: 'nam' }] }] }), process, '/stages/0/enter/0/field', 'There is no field named "nam". Did you mean "name"?'],
    ['a stage that asks for what nobody enters', shopProcess({ stages: [{ value: 'bj', leave: [{ field: 'createdAt' }] }] }), process, '/stages/0/leave/0/field', 'is filled by the system'],
    ['a stage whose condition is wrong', shopProcess({ stages: [{ value: 'bj', enter: [{ field: 'name', when: 'towns = 1' }] }] }), process, '/stages/0/enter/0/when', /towns/],
    ['a stage with an unknown list', shopProcess({ stages: [{ value: 'bj', relatedLists: ['things'] }] }), process, '/stages/0/relatedLists/0', 'There is no related list named "things"'],
    ['a probability without its field', shopProcess({ stages: [{ value: 'bj', probability: '0.5' }] }), process, '/stages/0/probability', 'Name the percent field'],
    ['a probability that is no percent', shopProcess({ probability: 'name' }), process, '/probability', 'must be a percent field'],
    ['a list whose field keeps no stage', shopProcess({ stageOf: { items: 'amount' } }), process, '/stageOf/items', 'must be a text or a picklist'],
    ['two processes for the same records', shopApplication({ more: [...processes({}), { kind: 'process', path: 'stock/shop/processes/other', body: { name: 'other', label: '另一个', field: 'city', stages: [{ value: 'bj' }] } }] }), 'stock/shop/processes/other', '/field', 'is for the same records'],
    ['a board on nothing', shopList({ field: 'stage' }), 'stock/shop/layouts/list', '/board/field', 'There is no field named "stage"'],
    ['a board on no picklist', shopList({ field: 'name' }), 'stock/shop/layouts/list', '/board/field', 'A board has a column for each value of a picklist; name is none'],
    ['a board that adds up no numbers', shopList({ field: 'city', sum: 'name' }), 'stock/shop/layouts/list', '/board/sum', 'name is not a number that can be added up'],
    ['a board with an unknown field on its cards', shopList({ field: 'city', cards: ['nam'] }), 'stock/shop/layouts/list', '/board/cards/0', 'Did you mean "name"?'],
    ['a calendar on no date', shopDates({ start: 'name' }), 'stock/shop/layouts/list', '/calendar/start', 'name must be a date or a dateTime'],
    ['a calendar that ends in another type', shopDates({ start: 'since', end: 'createdAt' }), 'stock/shop/layouts/list', '/calendar/end', 'createdAt must be a date like since'],
    ['a calendar in the colours of no picklist', shopDates({ start: 'since', color: 'name' }), 'stock/shop/layouts/list', '/calendar/color', 'name must be a picklist'],
    ['a reserved field name', shopField('access', { type: 'text', label: '权限' }), 'stock/shop/fields/access', '', '"access" is a reserved name'],
    ['a name of JavaScript', shopField('constructor', { type: 'text', label: '构造' }), 'stock/shop/fields/constructor', '', '"constructor" is a reserved name'],
    ['a name the API makes', shopField('cityOption', { type: 'text', label: '城市' }), 'stock/shop/fields/cityOption', '', 'a name the API makes for the field "city"'],
    ['an owner that is none', shopField('owner', { type: 'text', label: '所有者' }), 'stock/shop/fields/owner', '/type', '"owner" can only be the user field'],
    ['a former name in use', shopField('town', { type: 'text', label: '城镇', formerNames: ['city'] }), 'stock/shop/fields/town', '/formerNames/0', '"city" already is a name of the field "city"'],
    ['no name field', shopApplication({ shop: { nameField: 'title' } }), 'stock/shop/object', '/nameField', 'There is no field named "title"'],
    ['a name field that is no text', shopApplication({ shop: { nameField: 'city' } }), 'stock/shop/object', '/nameField', 'The name field must be text, "city" is not. Possible: name'],
    ['a search field that cannot be searched', shopApplication({ item: { searchFields: ['amount'] } }), 'stock/item/object', '/searchFields/0', 'The field "amount" cannot be searched'],
    ['a reserved object name', shopApplication({ shop: { plural: 'search' } }), 'stock/shop/object', '/plural', '"search" is a reserved name'],
    ['a type of the API', shopApplication({ shop: { name: 'decimal' } }), 'stock/shop/object', '/name', '"Decimal" is a reserved name'],
    ['an engine table', shopApplication({ shop: { name: 'engineSession' } }), 'stock/shop/object', '/name', '"engineSession" is a reserved name'],
    ['a plural in use', shopApplication({ shop: { plural: 'items' } }), 'stock/shop/object', '/plural', '"items" is already used by the object "item"'],
    ['an object that looks like a type of another', shopApplication({ more: [{ kind: 'object', path: 'system/itemFilter/object', body: { name: 'itemFilter', plural: 'itemFilters', label: '筛', nameField: 'name', fields: { name: { type: 'text', label: '名' } } } }] }), 'system/itemFilter/object', '/name', /"ItemFilter.*" is already used by the object "item"/],
    ['a union that is called like another type', shopField('filter', { type: 'polymorphicLookup', label: '关于', to: ['item'] }), 'stock/shop/fields/filter', '', '"ShopFilter" is already used by the object "shop"'],
    ['an id prefix in use', shopApplication({ shop: { idPrefix: 'item' } }), 'stock/shop/object', '/idPrefix', '"item" is already used by the object "item"'],
    ['an unknown name in a formula', itemField('tax', { type: 'formula', label: '税', expression: 'pric * 0.13', returns: 'currency' }), 'stock/item/fields/tax', '/expression', /pric.*\(line 1, character 1\)/],
    ['a formula of another type', itemField('tax', { type: 'formula', label: '税', expression: 'price * 0.13', returns: 'date' }), 'stock/item/fields/tax', '/expression', /should be a date/],
    ['a default of another type', itemField('since', { type: 'date', label: '自', default: { expression: '1 + 1' } }), 'stock/item/fields/since', '/default/expression', /should be a date/],
    ['formulas in a circle', shopApplication({ more: [field('stock/item/fields/a', { type: 'formula', label: '甲', expression: 'b + 1', returns: 'integer' }), field('stock/item/fields/b', { type: 'formula', label: '乙', expression: 'a + 1', returns: 'integer' })] }), 'stock/item/fields/a', '/expression', 'in a circle: item.a → item.b → item.a'],
    ['a circle through a roll-up', shopApplication({ more: [field('stock/shop/fields/total', { type: 'rollUp', label: '总额', of: 'items', function: 'sum', field: 'share' }), field('stock/item/fields/share', { type: 'formula', label: '份额', expression: 'shop.total', returns: 'currency' })] }), 'stock/shop/fields/total', '/field', /another record/],
    ['a roll-up over nothing', shopField('total', { type: 'rollUp', label: '总额', of: 'goods', function: 'count' }), 'stock/shop/fields/total', '/of', 'There is no related list named "goods"'],
    ['a roll-up of an unknown field', shopField('total', { type: 'rollUp', label: '总额', of: 'items', function: 'sum', field: 'prize' }), 'stock/shop/fields/total', '/field', 'There is no field named "prize"'],
    ['a sum of text', shopField('total', { type: 'rollUp', label: '总额', of: 'items', function: 'sum', field: 'name' }), 'stock/shop/fields/total', '/field', 'cannot be rolled up by sum: choose a number'],
    ['a roll-up of what changes by itself', shopApplication({ more: [field('stock/shop/fields/newest', { type: 'rollUp', label: '最新', of: 'items', function: 'max', field: 'today' }), field('stock/item/fields/today', { type: 'formula', label: '今', expression: 'TODAY()', returns: 'date' })] }), 'stock/shop/fields/newest', '/field', 'it changes with the time or the user'],
    ['a roll-up filter through a lookup', shopField('total', { type: 'rollUp', label: '总额', of: 'items', function: 'count', filter: 'shop.name = "x"' }), 'stock/shop/fields/total', '/filter', '"shop.name" is a field of another record'],
    ['a rule with an unknown field', shopApplication({ more: [{ kind: 'rules', path: 'stock/item/rules', body: { rules: [{ name: 'r', label: '规则', when: 'cost > 1', message: '错', field: 'cost' }] } }] }), 'stock/item/rules', '/rules/0/field', 'There is no field named "cost"'],
    ['a rule that is no condition', shopApplication({ more: [{ kind: 'rules', path: 'stock/item/rules', body: { rules: [{ name: 'r', label: '规则', when: 'price', message: '错' }] } }] }), 'stock/item/rules', '/rules/0/when', /should be true or false/],
    ['a layout with an unknown field', shopApplication({ more: [{ kind: 'layout', path: 'stock/item/layouts/edit', body: { kind: 'edit', sections: [{ name: 'a', label: '甲', rows: [['name', 'prise']] }] } }] }), 'stock/item/layouts/edit', '/sections/0/rows/0/1', 'Did you mean "price"?'],
    ['lines of what is no detail', shopApplication({ more: [{ kind: 'layout', path: 'stock/shop/layouts/edit', body: { kind: 'edit', sections: [{ name: 'a', label: '甲', rows: [[{ lines: { relatedList: 'goods', columns: ['name'] } }]] }] } }] }), 'stock/shop/layouts/edit', '/sections/0/rows/0/0/lines/relatedList', 'There is no list of details named "goods". Known: items'],
    ['a column of a line that is not there', shopApplication({ more: [{ kind: 'layout', path: 'stock/shop/layouts/edit', body: { kind: 'edit', sections: [{ name: 'a', label: '甲', rows: [[{ lines: { relatedList: 'items', columns: ['name', 'colour'] } }]] }] } }] }), 'stock/shop/layouts/edit', '/sections/0/rows/0/0/lines/columns/1', 'There is no field named "colour"'],
    ['a condition with an unknown field', shopApplication({ more: [{ kind: 'layout', path: 'stock/item/layouts/edit', body: { kind: 'edit', sections: [{ name: 'a', label: '甲', visibleIf: 'cost > 1', rows: [['name']] }] } }] }), 'stock/item/layouts/edit', '/sections/0/visibleIf', /cost/],
    ['a layout for an unknown record type', shopApplication({ more: [{ kind: 'layout', path: 'stock/item/layouts/edit.big', body: { kind: 'edit', recordType: 'big', sections: [{ name: 'a', label: '甲', rows: [['name']] }] } }] }), 'stock/item/layouts/edit.big', '/recordType', 'There is no record type named "big"'],
    ['a layout without a name that is assigned', namedLayout('edit', { assigned: [{ role: 'a' }] }), 'stock/item/layouts/edit', '/assigned', 'Only a layout with a name'],
    ['a layout assigned to an unknown record type', namedLayout('edit.own', { name: 'own', assigned: [{ recordType: 'big' }] }), 'stock/item/layouts/edit.own', '/assigned/0/recordType', 'There is no record type named "big"'],
    ['two layouts for one role', [...namedLayout('edit.own', { name: 'own', assigned: [{ role: 'a' }, { role: 'a' }] })], 'stock/item/layouts/edit.own', '/assigned/1', 'already assigned to the same role'],
    ['a column behind no lookup', shopApplication({ more: [{ kind: 'layout', path: 'stock/item/layouts/list', body: { kind: 'list', columns: [{ field: 'price.name' }] } }] }), 'stock/item/layouts/list', '/columns/0/field', '"price" is not a lookup to one object'],
    ['a column that is not behind the lookup', shopApplication({ more: [{ kind: 'layout', path: 'stock/item/layouts/list', body: { kind: 'list', columns: [{ field: 'shop.street' }] } }] }), 'stock/item/layouts/list', '/columns/0/field', 'There is no field named "street"'],
    ['a list view that filters by nothing', shopApplication({ more: [{ kind: 'listView', path: 'stock/item/list-views/x', body: { name: 'x', label: '视图', filter: { or: [{ cost: { gt: '1' } }] } } }] }), 'stock/item/list-views/x', '/filter/or/0/cost', 'There is no field named "cost"'],
    ['a related list of nothing', shopApplication({ more: [{ kind: 'relatedList', path: 'stock/shop/related-lists/goods', body: { name: 'goods', order: 1, columns: [{ field: 'name' }] } }] }), 'stock/shop/related-lists/goods', '/name', 'There is no related list named "goods"'],
    ['a column of a related list', shopApplication({ more: [{ kind: 'relatedList', path: 'stock/shop/related-lists/items', body: { name: 'items', order: 1, columns: [{ field: 'cost' }] } }] }), 'stock/shop/related-lists/items', '/columns/0/field', 'There is no field named "cost"'],
    ['record types with unknown values', shopApplication({ more: [{ kind: 'recordTypes', path: 'stock/shop/record-types', body: { recordTypes: [{ name: 'big', label: '大', picklists: { city: ['sh'] } }] } }] }), 'stock/shop/record-types', '/recordTypes/0/picklists/city/0', 'There is no picklist value named "sh"'],
    ['rights on an unknown object', shopApplication({ more: [{ kind: 'permissionSet', path: 'stock/permission-sets/seller', body: { name: 'seller', label: '店员', objects: { shopp: { read: 'all' } } } }] }), 'stock/permission-sets/seller', '/objects/shopp', 'Did you mean "shop"?'],
    ['rights on an unknown field', shopApplication({ more: [{ kind: 'permissionSet', path: 'stock/permission-sets/seller', body: { name: 'seller', label: '店员', objects: { item: { read: 'all', fields: { cost: 'none' } } } } }] }), 'stock/permission-sets/seller', '/objects/item/fields/cost', 'There is no field named "cost"'],
    ['text too long to be unique', shopField('code', { type: 'text', label: '编码', unique: true, maxLength: 2000 }), 'stock/shop/fields/code', '', 'only text of at most 700 characters can'],
  ];

  test.each(wrong)('%s', (_, definitions, path, pointer, message) => {
    const { model, problems } = compile(definitions, options);
    expect(model).toBeUndefined();
    const found = problems.find((problem) => problem.path === path && problem.pointer === pointer);
    expect(found ?? problems).toMatchObject({ path, pointer });
    if (typeof message === 'string') expect(found!.message.en).toContain(message);
    else expect(found!.message.en).toMatch(message);
    expect(found!.message.zh).toMatch(/[一-龥]/);
  });

  test('all problems are told at once, in the order of the files', () => {
    const { problems } = compile(shopApplication({ shop: { nameField: 'nam' }, more: [field('stock/item/fields/x', { type: 'lookup', label: '无', to: 'nothing' }), field('stock/item/fields/a', { type: 'lookup', label: '无', to: 'nothing' })] }), options);
    expect(problems.map(({ path, pointer }) => path + pointer)).toEqual(expect.arrayContaining(['stock/item/fields/a/to', 'stock/item/fields/x/to', 'stock/shop/object/nameField']));
    expect(problems.map((problem) => problem.path)).toEqual([...problems.map((problem) => problem.path)].sort());
  });
});

describe('the Model', () => {
  test('an object has system fields first, its own after them, and an owner unless it is a detail', () => {
    const model = compiled(shopApplication());
    expect([...model.objects.get('shop')!.fields.keys()]).toEqual(['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version', 'owner', 'name', 'city']);
    expect(model.objects.get('item')!.fields.has('owner')).toBe(false);
    expect(model.objects.get('item')!.master).toBe(model.objects.get('item')!.fields.get('shop'));
    expect(model.objects.get('shop')!.relations.get('items')).toEqual({ name: 'items', label: '商品', object: 'item', field: 'shop', kind: 'detail' });
    expect(model.objectByIdPrefix.get('dept')!.name).toBe('department');
  });

  test('record types give a field of their own', () => {
    const model = compiled(shopApplication({ more: [{ kind: 'recordTypes', path: 'stock/shop/record-types', body: { recordTypes: [{ name: 'small', label: '小' }, { name: 'big', label: '大', default: true }] } }] }));
    expect(model.objects.get('shop')!.fields.get('recordType')).toMatchObject({ type: 'picklist', defaultValue: 'big', values: [{ value: 'small' }, { value: 'big' }] });
  });

  test('a many-to-many field has a junction table and shows on both sides', () => {
    const model = compiled(shopField('fans', { type: 'manyToMany', label: '粉丝', to: 'user', inverse: 'favouriteShops' }));
    expect(model.objects.get('shop')!.fields.get('fans')).toMatchObject({ columns: [], junction: { table: 'shop__link_fans', from: 'from_id', to: 'to_id' } });
    expect(model.objects.get('user')!.relations.get('favouriteShops')).toMatchObject({ object: 'shop', field: 'fans', kind: 'manyToMany' });
  });

  test('a polymorphic lookup shows on each of its targets', () => {
    const model = compiled(shopField('about', { type: 'polymorphicLookup', label: '关于', to: ['item', 'user'], inverse: 'shopsAbout' }));
    for (const target of ['item', 'user']) expect(model.objects.get(target)!.relations.get('shopsAbout')).toMatchObject({ object: 'shop', field: 'about', kind: 'polymorphic' });
  });

  test('a renamed field keeps its column and its old name as an alias', () => {
    const definitions = shopApplication({ shop: { fields: { name: { type: 'text', label: '名称' }, town: { type: 'text', label: '城镇', formerNames: ['city'] } } } });
    const shop = compiled(definitions).objects.get('shop')!;
    expect(shop.fields.get('town')!.columns[0]!.name).toBe('city');
    expect(shop.formerFields.get('city')).toBe(shop.fields.get('town'));
  });

  test('layouts, lists and related lists that no file gives are made up', () => {
    const shop = compiled(shopApplication()).objects.get('shop')!;
    expect([...shop.layouts.keys()].sort()).toEqual(['edit', 'list', 'quick-create', 'view']);
    expect(shop.layouts.get('edit')).toMatchObject({ sections: [{ name: 'basic', rows: [[{ field: 'owner' }, { field: 'name' }], [{ field: 'city' }, null]] }, { name: 'lines', rows: [[{ lines: { relatedList: 'items' } }]] }] });
    expect(shop.relatedLists).toMatchObject([{ name: 'items', off: true }]);
  });

  test('labels in other languages have keys that say whose they are; what the engine makes up has its own words', () => {
    const model = compiled(shopApplication({ more: [
      { kind: 'translation', path: 'stock/shop/translations/en', body: { language: 'en', labels: { label: 'Shop', 'fields.city': 'City' } } },
      { kind: 'translation', path: 'stock/translations/en', body: { language: 'en', labels: { label: 'Stock' } } },
    ] }));
    expect([labelOf(model, 'shop', '商店', 'en'), labelOf(model, 'shop.fields.city', '城市', 'en'), labelOf(model, 'modules.stock', '库存', 'en')]).toEqual(['Shop', 'City', 'Stock']);
    expect([labelOf(model, 'shop.fields.createdAt', '创建时间', 'en'), labelOf(model, 'item', '商品', 'en'), labelOf(model, 'shop', '商店', 'zh-CN')]).toEqual(['Created', '商品', '商店']);
  });
});

describe('what is off', () => {
  const everywhere: Definition[] = [
    field('stock/shop/fields/total', { type: 'rollUp', label: '总额', of: 'items', function: 'sum', field: 'value' }),
    field('stock/shop/fields/rich', { type: 'formula', label: '富', expression: 'total > 1000', returns: 'boolean' }),
    field('stock/shop/fields/best', { type: 'lookup', label: '最佳', to: 'item' }),
    { kind: 'rules', path: 'stock/shop/rules', body: { rules: [{ name: 'r', label: '规则', when: 'rich AND city = "bj"', message: '错' }, { name: 's', label: '规则', when: 'city = "bj"', message: '错' }] } },
    { kind: 'layout', path: 'stock/shop/layouts/edit', body: { kind: 'edit', sections: [{ name: 'a', label: '甲', rows: [['name', 'best'], ['total', { field: 'city', visibleIf: 'rich' }]] }, { name: 'b', label: '乙', rows: [[{ lines: { relatedList: 'items', columns: ['name'] } }]] }] } },
    { kind: 'layout', path: 'stock/shop/layouts/list', body: { kind: 'list', columns: [{ field: 'name' }, { field: 'best.name' }, { field: 'total' }] } },
    { kind: 'listView', path: 'stock/shop/list-views/rich', body: { name: 'rich', label: '富', filter: { total: { gt: '1' } } } },
    { kind: 'relatedList', path: 'stock/shop/related-lists/items', body: { name: 'items', order: 1, columns: [{ field: 'name' }] } },
  ];

  test('everything that hangs on it goes with it, and nothing is said', () => {
    const model = compiled(shopApplication({ item: { off: true }, more: everywhere }));
    const shop = model.objects.get('shop')!;
    expect(model.objects.has('item')).toBe(false);
    expect(['total', 'rich', 'best'].filter((name) => shop.fields.has(name))).toEqual([]);
    expect(shop.relations.size + shop.relatedLists.length + shop.listViews.length).toBe(0);
    expect(shop.rules.map((rule) => rule.name)).toEqual(['s']);
    expect(shop.layouts.get('edit')).toMatchObject({ sections: [{ name: 'a', rows: [[{ field: 'name' }, null], [null, { field: 'city' }]] }] });
    expect(shop.layouts.get('list')).toMatchObject({ columns: [{ field: 'name' }] });
    expect(model.modules[0]!.navigation).toEqual(['shop']);
  });

  test('a module that is off, or not listed, has no objects', () => {
    const off = compiled(shopApplication({ more: [{ kind: 'module', path: 'stock/module', body: { name: 'stock', label: '库存', navigation: ['shop'], off: true } }] }));
    expect([...off.objects.keys()]).toEqual(['department', 'user']);
    expect(off.modules.map((module) => module.name)).toEqual(['system']);
  });

  test('a field that is off goes; switched on again it is as before', () => {
    const on = compiled(shopApplication({ more: everywhere }));
    const off = compiled(shopApplication({ more: [...everywhere, field('stock/item/fields/price', { type: 'currency', label: '价格', off: true })] }), on);
    expect(['value', 'price'].filter((name) => off.objects.get('item')!.fields.has(name))).toEqual([]);
    expect(off.objects.get('shop')!.fields.has('total')).toBe(false);
    const again = compiled(shopApplication({ more: everywhere }), off);
    expect([...again.objects.get('shop')!.fields.keys()]).toEqual([...on.objects.get('shop')!.fields.keys()]);
  });
});

describe('publishing little changes little', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => field(`stock/item/fields/${name}`, { type: 'text', label: name }));
  const base = shopApplication({ more: [...many, field('stock/shop/fields/total', { type: 'rollUp', label: '总额', of: 'items', function: 'sum', field: 'value' })] });
  const first = compiled(base);
  const kept = (model: Model): string[] => [...model.objects.keys()].filter((name) => model.objects.get(name) === first.objects.get(name));

  test('nothing changed: every object is the same one', () => {
    expect(kept(compiled([...base], first))).toEqual(['item', 'shop', 'department', 'user']);
  });
  test('a new field makes its object anew, and no other', () => {
    const next = compiled([...base, field('stock/item/fields/colour', { type: 'text', label: '颜色' })], first);
    expect(kept(next)).toEqual(['shop', 'department', 'user']);
    expect(next.objects.get('item')!.fields.get('price')).toBe(first.objects.get('item')!.fields.get('price'));
  });
  test('a new lookup with an inverse also makes its target anew', () => {
    expect(kept(compiled([...base, field('stock/item/fields/keeper', { type: 'user', label: '保管', inverse: 'keeps' })], first))).toEqual(['shop', 'department']);
  });
  test('a field that a roll-up is over makes the master anew', () => {
    const object = base.find((each) => each.path === 'stock/item/object') as Extract<Definition, { kind: 'object' }>;
    const changed = { ...object, body: { ...object.body, fields: { ...object.body.fields, value: { type: 'formula', label: '金额', expression: 'price * amount * 2', returns: 'currency' } as const } } };
    expect(kept(compiled(base.map((each) => (each === object ? changed : each)), first))).toEqual(['department', 'user']);
  });
  test('an object that is switched off makes anew only what pointed at it', () => {
    const more = [...base, field('stock/shop/fields/place', { type: 'department', label: '部门', off: true })];
    const one = compiled(more);
    const two = compiled(more.map((each) => (each.path === 'stock/item/object' ? { ...each, body: { ...(each.body as ObjectDefinition), off: true } } as Definition : each)), one);
    expect([...two.objects.keys()].filter((name) => two.objects.get(name) === one.objects.get(name))).toEqual(['department', 'user']);
  });
  test('labels are kept while no translation changes', () => {
    expect(compiled([...base, field('stock/item/fields/colour', { type: 'text', label: '颜色' })], first).labels).toBe(first.labels);
  });
});

function namedLayout(key: string, parts: object): Definition[] {
  return shopApplication({ more: [{ kind: 'layout', path: `stock/item/layouts/${key}`, body: { kind: 'edit', sections: [{ name: 'a', label: '甲', rows: [['name']] }], ...parts } } as Definition] });
}
