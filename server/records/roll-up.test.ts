// Tests that roll-ups are what one gets by adding up, whatever happened to the details.
import fc from 'fast-check';
import type { Definition } from '../../metadata/language/types';
import { libraryRoots } from '../../test/kit/models';
import { databaseKinds } from '../../test/kit/databases';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { createRecord } from './create';
import { deleteRecord } from './delete';
import { restoreRecord } from './restore';
import { updateRecord } from './update';

/** Region → shop → sale: roll-ups over a formula, with a filter, of other scales, and over roll-ups. */
const definitions: readonly Definition[] = [
  { kind: 'object', path: 'books/region/object', body: { name: 'region', plural: 'regions', label: '区', nameField: 'name', owned: false, fields: {
    name: { type: 'text', label: '名' },
    shopTotal: { type: 'rollUp', label: '总', of: 'shops', function: 'sum', field: 'total' },
    bestShop: { type: 'rollUp', label: '最', of: 'shops', function: 'max', field: 'total' },
  } } },
  { kind: 'object', path: 'books/shop/object', body: { name: 'shop', plural: 'shops', label: '店', nameField: 'name', owned: false, fields: {
    name: { type: 'text', label: '名' },
    region: { type: 'lookup', label: '区', to: 'region', inverse: 'shops' },
    parent: { type: 'lookup', label: '上级', to: 'shop', inverse: 'branches' },
    total: { type: 'rollUp', label: '总', of: 'sales', function: 'sum', field: 'amount', scale: 2 },
    paid: { type: 'rollUp', label: '已付', of: 'sales', function: 'sum', field: 'price', filter: 'state = "paid"', scale: 4 },
    saleCount: { type: 'rollUp', label: '数', of: 'sales', function: 'count' },
    firstDay: { type: 'rollUp', label: '首', of: 'sales', function: 'min', field: 'day' },
    dearest: { type: 'rollUp', label: '贵', of: 'sales', function: 'max', field: 'price' },
    branchCount: { type: 'rollUp', label: '分店', of: 'branches', function: 'count' },
  } } },
  { kind: 'object', path: 'books/sale/object', body: { name: 'sale', plural: 'sales', label: '卖', nameField: 'name', owned: false, fields: {
    name: { type: 'text', label: '名' },
    shop: { type: 'masterDetail', label: '店', to: 'shop', inverse: 'sales' },
    price: { type: 'decimal', label: '价', precision: 14, scale: 3 },
    number: { type: 'integer', label: '数' },
    amount: { type: 'formula', label: '额', expression: 'price * number', returns: 'decimal', scale: 3 },
    state: { type: 'picklist', label: '态', values: [{ value: 'open', label: '开' }, { value: 'paid', label: '付' }] },
    day: { type: 'date', label: '日' },
  } } },
];

const value = fc.record({
  price: fc.option(fc.integer({ min: -99_999, max: 99_999 }).map((each) => (each / 1000).toFixed(3))), number: fc.option(fc.integer({ min: -5, max: 9 })),
  state: fc.option(fc.constantFrom('open', 'paid')), day: fc.option(fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`)),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), shop: fc.nat(3), values: value }),
  fc.record({ kind: fc.constant('update' as const), sale: fc.nat(), values: value, shop: fc.option(fc.nat(3), { nil: undefined }) }),
  fc.record({ kind: fc.constant('delete' as const), sale: fc.nat() }),
  fc.record({ kind: fc.constant('restore' as const), sale: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), shop: fc.nat(3), region: fc.option(fc.nat(1)) }),
);

describe.each(databaseKinds)('roll-ups on $name', (kind) => {
  let records: TestRecords;
  beforeAll(async () => { records = await openRecords(kind, libraryRoots, definitions); });
  afterAll(() => records.close());

  test('are what one gets by adding up, whatever happened', async () => {
    const object = (name: string): ReturnType<TestRecords['object']> => records.object(name);
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const context = records.system();
      const regions = [await createRecord(context, object('region'), { name: 'r0' }), await createRecord(context, object('region'), { name: 'r1' })];
      const shops: string[] = [];
      for (let index = 0; index < 4; index += 1) shops.push(await createRecord(context, object('shop'), { name: `s${index}`, region: regions[index % 2], parent: shops[0] ?? null }));
      const sales: string[] = [];
      for (const each of steps) {
        if (each.kind === 'create') sales.push(await createRecord(context, object('sale'), { ...each.values, shop: shops[each.shop] }));
        else if (each.kind === 'move') await updateRecord(context, object('shop'), { id: shops[each.shop]!, patch: { region: each.region === null ? null : regions[each.region] } });
        else {
          const id = sales[each.sale % Math.max(1, sales.length)];
          if (id === undefined) continue;
          const write = each.kind === 'update' ? updateRecord(context, object('sale'), { id, patch: { ...each.values, ...(each.shop === undefined ? {} : { shop: shops[each.shop] }) } })
            : each.kind === 'delete' ? deleteRecord(context, object('sale'), { id }) : restoreRecord(context, object('sale'), id);
          await write.catch((error: { code?: string }) => { if (error.code !== 'NOT_FOUND') throw error; });
        }
      }
      await check(records, regions, shops);
    }), { numRuns: 25 });
  });
});

/** Adds everything up in plain JavaScript with whole thousandths. */
async function check(records: TestRecords, regions: readonly string[], shops: readonly string[]): Promise<void> {
  const { dialect } = records.database;
  const columns = (table: string): string => records.object(table).storage.columns.map((column) => dialect.select(column.storage, dialect.quote(column.name))).join(', ');
  const read = async (table: string, by: string, ids: readonly string[]): Promise<Map<string, Record<string, unknown>>> => {
    const rows = await records.rows(`SELECT live, ${columns(table)} FROM ${table} WHERE ${by} IN (${ids.map(() => '?').join()})`, ...ids);
    const storage = records.object(table).storage.columns;
    return new Map(rows.map(([live, ...cells]) => {
      const row = Object.fromEntries(storage.map((column, index) => [column.name, dialect.decode(column.storage)(cells[index])]));
      return [String(row['id']), { live, ...row }];
    }));
  };
  const shopRows = await read('shop', 'id', shops);
  const sales = [...(await read('sale', 'shop', shops)).values()].filter((sale) => sale['live'] === 1);
  const thousandths = (text: unknown): number => (text === null ? 0 : Math.round(Number(text) * 1000));
  for (const [index, id] of shops.entries()) {
    const own = sales.filter((sale) => sale['shop'] === id);
    const amount = own.reduce((sum, sale) => sum + (sale['price'] === null || sale['number'] === null ? 0 : thousandths(sale['price']) * Number(sale['number'])), 0);
    const paid = own.filter((sale) => sale['state'] === 'paid').reduce((sum, sale) => sum + thousandths(sale['price']), 0);
    const days = own.flatMap((sale) => (sale['day'] === null ? [] : [String(sale['day'])])).sort();
    const prices = own.flatMap((sale) => (sale['price'] === null ? [] : [thousandths(sale['price'])]));
    expect(shopRows.get(id)).toMatchObject({
      total: (Math.sign(amount) * Math.round(Math.abs(amount) / 10) / 100 + 0).toFixed(2), paid: (paid / 1000).toFixed(4), sale_count: own.length, first_day: days[0] ?? null,
      dearest: prices.length === 0 ? null : (Math.max(...prices) / 1000).toFixed(3), branch_count: index === 0 ? 3 : 0,
    });
  }
  for (const [id, region] of await read('region', 'id', regions)) {
    const totals = [...shopRows.values()].filter((shop) => shop['region'] === id).map((shop) => Math.round(Number(shop['total']) * 100));
    expect(region).toMatchObject({
      shop_total: (totals.reduce((sum, each) => sum + each, 0) / 100).toFixed(2), best_shop: totals.length === 0 ? null : (Math.max(...totals) / 100).toFixed(2),
    });
  }
}
