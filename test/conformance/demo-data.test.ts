// The demo company's real data, asked for over HTTP: counts, sums and questions agree with the files and with plain SQL, on both databases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import Decimal from 'decimal.js';
import type { Database } from '../../server/database/source';
import { openDatabase } from '../../server/database/open-database';
import type { ApiClient } from '../kit/client';
import { databaseKinds, type TestDatabase } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, tangram, type RunningServer } from '../kit/server';

const metadata = join(__dirname, '../../metadata');
type Row = Record<string, string>;

describe.each(databaseKinds)('demo data on $name', ({ name, create }) => {
  let database: TestDatabase;
  let server: RunningServer;
  let api: ApiClient;
  let sql: Database;

  beforeAll(async () => {
    database = await create();
    server = await startServer({ databaseUrl: database.url, demo: true });
    api = await newClient(server, await administratorOf(server), { login: 'checker@example.com', role: 'admin' });
    sql = await openDatabase(database.url);
  }, 180_000);

  afterAll(async () => {
    await sql?.close();
    await server?.stop();
    await database?.drop();
  });

  test('every row of every file became one record', async () => {
    const counts = await api.ask<Record<string, { count: number }>>(`{
      companies: accountSummary(filter: { stockCode: { isEmpty: false } }) { count }
      customers: accountSummary(filter: { sourceId: { startsWith: "NW-" } }) { count }
      contacts: contactSummary(filter: { sourceId: { startsWith: "NW-" } }) { count }
      employees: userSummary(filter: { employeeNumber: { startsWith: "NW-" } }) { count }
      managed: userSummary(filter: { employeeNumber: { startsWith: "NW-" }, manager: { employeeNumber: { startsWith: "NW-" } } }) { count }
      categories: productCategorySummary(filter: { sourceId: { startsWith: "NW-" } }) { count }
      suppliers: supplierSummary(filter: { sourceId: { startsWith: "NW-" } }) { count }
      products: productSummary(filter: { sourceId: { startsWith: "NW-" }, supplier: { isEmpty: false }, category: { isEmpty: false } }) { count }
      orders: salesOrderSummary(filter: { sourceId: { startsWith: "NW-" }, account: { sourceId: { startsWith: "NW-" } } }) { count }
      lines: orderLineSummary(filter: { sourceId: { startsWith: "NW-" }, product: { isEmpty: false } }) { count } }`);
    const rows = (file: string): number => read(file).length;
    expect(Object.fromEntries(Object.entries(counts).map(([key, { count }]) => [key, count]))).toEqual({
      companies: 5524, customers: rows('customers/account/demo/customers.csv'), contacts: rows('customers/account/demo/customers.csv'),
      employees: rows('system/user/demo/employees.csv'), managed: rows('system/user/demo/employees.csv') - 1,
      categories: rows('products/productCategory/demo/categories.csv'), suppliers: rows('products/supplier/demo/suppliers.csv'), products: rows('products/product/demo/products.csv'),
      orders: rows('orders/salesOrder/demo/orders.csv'), lines: rows('orders/orderLine/demo/order-details.csv'),
    });
  });

  test('the sum over all lines is the file\'s to the cent: by roll-up, by summary and by hand', async () => {
    const expected = read('orders/orderLine/demo/order-details.csv')
      .reduce((sum, row) => sum.plus(new Decimal(row['unitPrice']!).times(row['quantity']!).times(new Decimal(1).minus(row['discount']!))), new Decimal(0));
    const imported = '{ sourceId: { startsWith: "NW-" } }';
    const sums = await api.ask<{ orders: { subtotal: { sum: string } }; lines: { amount: { sum: string } } }>(
      `{ orders: salesOrderSummary(filter: ${imported}) { subtotal { sum } } lines: orderLineSummary(filter: ${imported}) { amount { sum } } }`);
    let byHand = new Decimal(0);
    for (let after: string | null = null, more = true; more;) {
      const { salesOrders }: Orders = await api.ask<Orders>(`query($after: String) { salesOrders(filter: ${imported}, first: 200, after: $after) { pageInfo { hasNextPage endCursor } nodes { lines(first: 100) { nodes { unitPrice quantity discount } } } } }`, { after });
      for (const order of salesOrders.nodes) for (const line of order.lines.nodes) byHand = byHand.plus(new Decimal(line.unitPrice).times(line.quantity).times(new Decimal(1).minus(line.discount)));
      after = salesOrders.pageInfo.endCursor;
      more = salesOrders.pageInfo.hasNextPage;
    }
    const text = (value: Decimal | string): string => new Decimal(value).toFixed(4);
    expect({ rollUp: text(sums.orders.subtotal.sum), summary: text(sums.lines.amount.sum), byHand: text(byHand) })
      .toEqual({ rollUp: text(expected), summary: text(expected), byHand: text(expected) });
    expect(text(expected)).toBe('1265793.0395');
  });

  test('Chinese text arrived whole from GB18030', async () => {
    const company = read('customers/account/demo/listed-companies.gbk.csv', 'gb18030').find((row) => row['股票代码'] === '000002.SZ')!;
    const { accounts } = await api.ask<{ accounts: { nodes: Record<string, unknown>[] } }>(
      '{ accounts(filter: { stockCode: { eq: "000002.SZ" } }) { nodes { name listingDate actualController industryOption { label } regionOption { label } } } }');
    expect(accounts.nodes).toEqual([{ name: company['企业简称'], listingDate: '1991-01-29', actualController: company['实际控制人'], industryOption: { label: company['行业'] }, regionOption: { label: company['地区'] } }]);
  });

  test('filter, groups and nested lists answer as plain SQL does', async () => {
    const answer = await api.ask<{ accountGroups: { keys: { region: string | null }; count: number }[]; big: { totalCount: number; nodes: { name: string }[] }; customer: { nodes: { salesOrders: { totalCount: number; nodes: { orderDate: string }[] } }[] } }>(`{
      accountGroups(by: [{ field: region }], filter: { stockCode: { isEmpty: false } }) { keys { region } count }
      big: accounts(filter: { salesOrders: { some: { subtotal: { gt: "10000" } } } }, orderBy: [{ id: ASC }], first: 1000) { totalCount nodes { name } }
      customer: accounts(filter: { sourceId: { eq: "NW-ALFKI" } }) { nodes { salesOrders(orderBy: [{ orderDate: DESC }], first: 3) { totalCount nodes { orderDate } } } } }`);
    const groups = await sql.rows({ text: 'SELECT region, COUNT(*) FROM account WHERE live = 1 AND stock_code IS NOT NULL GROUP BY region', values: [] });
    const byRegion = (pairs: readonly (readonly [unknown, unknown])[]): [string, number][] => pairs.map(([region, count]): [string, number] => [String(region), Number(count)]).sort(([a], [b]) => (a < b ? -1 : 1));
    expect(byRegion(answer.accountGroups.map(({ keys, count }) => [keys.region, count]))).toEqual(byRegion(groups.map((row) => [row[0], row[1]])));
    const limit = name === 'sqlite' ? 100_000_000n : '10000';
    const big = await sql.rows({ text: 'SELECT a.name FROM account a WHERE a.live = 1 AND EXISTS (SELECT 1 FROM sales_order o WHERE o.live = 1 AND o.account = a.id AND o.subtotal > ?) ORDER BY a.id', values: [limit] });
    expect(answer.big.nodes.map((node) => node.name)).toEqual(big.map((row) => row[0]));
    expect(answer.big.totalCount).toBe(big.length);
    expect(big.length).toBeGreaterThan(5);
    const orders = read('orders/salesOrder/demo/orders.csv').filter((row) => row['customerID'] === 'ALFKI').map((row) => row['orderDate']!.slice(0, 10)).sort().reverse();
    expect(answer.customer.nodes).toEqual([{ salesOrders: { totalCount: orders.length, nodes: orders.slice(0, 3).map((orderDate) => ({ orderDate })) } }]);
  });

  test('names are found by characters, pinyin, initials and digits', async () => {
    for (const text of ['万科', 'wanke', 'payh', '平安银行', '000002']) {
      const { search } = await api.ask<{ search: { title: string; object: string }[] }>('query($text: String!) { search(text: $text, objects: ["account"], first: 10) { title object } }', { text });
      expect([text, search.map((hit) => hit.title).some((title) => /万科|平安银行/.test(title))]).toEqual([text, true]);
    }
  });

  test('the same import again creates nothing', async () => {
    const before = await api.ask('{ accountSummary { count } salesOrderSummary { count subtotal { sum } } orderLineSummary { count } userSummary { count } contactSummary { count } followUpSummary { count } }');
    await tangram(['demo'], { databaseUrl: database.url, dataDir: server.dataDir });
    expect(await api.ask('{ accountSummary { count } salesOrderSummary { count subtotal { sum } } orderLineSummary { count } userSummary { count } contactSummary { count } followUpSummary { count } }')).toEqual(before);
  }, 120_000);
});

interface Orders { salesOrders: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: { lines: { nodes: { unitPrice: string; quantity: string; discount: string }[] } }[] } }

function read(file: string, encoding = 'utf-8'): Row[] {
  const text = new TextDecoder(encoding).decode(readFileSync(join(metadata, file)));
  return parse(text, { columns: true, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }) as Row[];
}
