// The yardstick: node:http and the driver, with the best SQL we could write for each workload and JSON text made by hand. A process of its own.
import { createServer } from 'node:http';
import { newId } from '../../server/base/ids';
import type { Connection } from '../../server/database/source';
import { openDatabase } from '../../server/database/open-database';

type Variables = Readonly<Record<string, unknown>>;
type Answer = (connection: Connection, variables: Variables) => Promise<string>;

const [, , databaseUrl = '', port = '0', departments = ''] = process.argv;
/** What a viewer of these departments may see; the same condition stands in the product's plans. */
const seen = (table: string): string => `${table}.owner IN (SELECT u.id FROM \`user\` u WHERE u.department IN (${departments.split(',').map((id) => `'${id}'`).join(',')}))`;

void main();

async function main(): Promise<void> {
  const database = await openDatabase(databaseUrl);
  const sqlite = database.dialect.name === 'sqlite';
  const answers: Record<string, Answer> = {
    0: (connection, { industry, statuses }) => accountList(connection, sqlite, industry as string, statuses as string[]),
    1: (connection, { id }) => accountPage(connection, sqlite, id as string),
    2: (connection, { industry }) => nested(connection, sqlite, industry as string),
    3: (connection, { stage, amount }) => throughRelation(connection, stage as string, sqlite ? BigInt(amount as string) * 100n : amount as string),
    4: (connection) => groups(connection, sqlite),
    5: (_, { input }) => database.transaction((connection) => create(connection, sqlite, input as Record<string, string>)),
    6: (_, { id, input }) => database.transaction((connection) => update(connection, id as string, input as Record<string, string>)),
    8: (connection) => dashboard(connection, sqlite),
    7: (_, { input }) => database.transaction((connection) => createOrder(connection, sqlite, input as unknown as OrderInput)),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const variables = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Variables;
      answers[request.url!.slice(1)]!(database, variables).then(
        (text) => { const bytes = Buffer.from(text); response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }); response.end(bytes); },
        (error: Error) => { const bytes = Buffer.from(JSON.stringify({ errors: error.message })); response.writeHead(500, { 'content-length': bytes.length }); response.end(bytes); },
      );
    });
  });
  server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
}

const text = (value: unknown): string => (value === null ? 'null' : JSON.stringify(value));
const plain = (value: unknown): string => (value === null ? 'null' : `"${value as string}"`);
const whole = (value: unknown): string => (value === null ? 'null' : String(value));
/** SQLite keeps money as hundredths. */
const money = (sqlite: boolean) => (value: unknown): string => (value === null ? 'null' : sqlite ? `"${cents(value as number)}"` : `"${value as string}"`);
const cents = (value: number): string => `${Math.trunc(value / 100)}.${String(Math.abs(value % 100)).padStart(2, '0')}`;
const moment = (value: unknown): string => (value === null ? 'null' : `"${(value as string).slice(0, 10)}T${(value as string).slice(11, 23)}Z"`);

const accountColumns = ['id', 'name', 'short_name', 'type', 'status', 'progress', 'level', 'category', 'source', 'industry', 'region', 'size', 'employees', 'annual_revenue', 'phone', 'mobile', 'email', 'website', 'credit_grade', 'next_contact_date'];
const accountKeys = ['id', 'name', 'shortName', 'type', 'status', 'progress', 'level', 'category', 'source', 'industry', 'region', 'size', 'employees', 'annualRevenue', 'phone', 'mobile', 'email', 'website', 'creditGrade', 'nextContactDate'];
const accountSelect = `SELECT ${accountColumns.map((name) => `a.\`${name}\``).join(', ')}, o.id, o.name, p.id, p.name FROM account a LEFT JOIN \`user\` o ON o.id = a.owner AND o.live = 1 LEFT JOIN account p ON p.id = a.parent AND p.live = 1 AND ${seen('p')}`;

function accountText(row: unknown[], sqlite: boolean): string {
  const asMoney = money(sqlite);
  let out = '{';
  for (let i = 0; i < 20; i++) out += `"${accountKeys[i]}":${i === 12 ? whole(row[i]) : i === 13 ? asMoney(row[i]) : i === 1 || i === 2 || i > 13 ? text(row[i]) : plain(row[i])},`;
  out += row[20] === null ? '"owner":null,' : `"owner":{"id":"${row[20] as string}","name":${text(row[21])}},`;
  return `${out}"parent":${row[22] === null ? 'null' : `{"id":"${row[22] as string}","name":${text(row[23])}}`}`;
}

async function accountList(connection: Connection, sqlite: boolean, industry: string, statuses: string[]): Promise<string> {
  const rows = await connection.rows({
    text: `${accountSelect} WHERE a.live = 1 AND a.industry = ? AND a.status IN (?, ?, ?) AND ${seen('a')} ORDER BY a.updated_at DESC, a.id ASC LIMIT 50`,
    values: [industry, ...statuses],
  });
  return `{"data":{"accounts":{"nodes":[${rows.map((row) => `${accountText(row, sqlite)}}`).join(',')}]}}}`;
}

async function accountPage(connection: Connection, sqlite: boolean, id: string): Promise<string> {
  const list = (table: string, columns: string, order: string): Promise<unknown[][]> => connection.rows({
    text: `SELECT ${columns}, COUNT(*) OVER () FROM ${table} c WHERE c.live = 1 AND c.account = ? AND ${seen('c')} ORDER BY ${order} LIMIT 5`, values: [id],
  });
  const [rows, contacts, opportunities, followUps] = await Promise.all([
    connection.rows({ text: `${accountSelect} WHERE a.live = 1 AND a.id = ? AND ${seen('a')}`, values: [id] }),
    list('contact', 'c.id, c.name, c.title, c.mobile, c.email', 'c.id'),
    list('opportunity', 'c.id, c.name, c.stage, c.amount, c.close_date', 'c.id'),
    list('follow_up', 'c.id, c.subject, c.kind, c.happened_at', 'c.happened_at DESC, c.id'),
  ]);
  const account = rows[0];
  if (!account) return '{"data":{"account":null}}';
  const asMoney = money(sqlite);
  const nodes = (of: unknown[][], total: number, one: (row: unknown[]) => string): string => `{"totalCount":${of[0] ? String(of[0][total]) : 0},"nodes":[${of.map(one).join(',')}]}`;
  return `{"data":{"account":${accountText(account, sqlite)},"contacts":${
    nodes(contacts, 5, (row) => `{"id":"${row[0] as string}","name":${text(row[1])},"title":${text(row[2])},"mobile":${text(row[3])},"email":${text(row[4])}}`)},"opportunities":${
    nodes(opportunities, 5, (row) => `{"id":"${row[0] as string}","name":${text(row[1])},"stage":${plain(row[2])},"amount":${asMoney(row[3])},"closeDate":${plain(row[4])}}`)},"followUps":${
    nodes(followUps, 4, (row) => `{"id":"${row[0] as string}","subject":${text(row[1])},"kind":${plain(row[2])},"happenedAt":${moment(row[3])}}`)}}}}`;
}

async function nested(connection: Connection, sqlite: boolean, industry: string): Promise<string> {
  const accounts = await connection.rows({
    text: `SELECT a.id, a.name, a.status FROM account a WHERE a.live = 1 AND a.industry = ? AND ${seen('a')} ORDER BY a.updated_at DESC, a.id LIMIT 20`, values: [industry],
  });
  const ids = accounts.map((row) => row[0]);
  const children = (table: string, columns: string): Promise<unknown[][]> => connection.rows({
    text: `SELECT * FROM (SELECT c.account, ${columns}, ROW_NUMBER() OVER (PARTITION BY c.account ORDER BY c.id) rn FROM ${table} c WHERE c.live = 1 AND c.account IN (${ids.map(() => '?').join(', ')}) AND ${seen('c')}) r WHERE rn <= 5 ORDER BY account, rn`,
    values: ids,
  });
  const [contacts, opportunities] = ids.length ? await Promise.all([children('contact', 'c.id, c.name, c.mobile'), children('opportunity', 'c.id, c.name, c.stage, c.amount')]) : [[], []];
  const asMoney = money(sqlite);
  const byAccount = (rows: unknown[][], one: (row: unknown[]) => string): Map<unknown, string[]> => {
    const map = new Map<unknown, string[]>();
    for (const row of rows) { const list = map.get(row[0]); if (list) list.push(one(row)); else map.set(row[0], [one(row)]); }
    return map;
  };
  const contactsOf = byAccount(contacts, (row) => `{"id":"${row[1] as string}","name":${text(row[2])},"mobile":${text(row[3])}}`);
  const opportunitiesOf = byAccount(opportunities, (row) => `{"id":"${row[1] as string}","name":${text(row[2])},"stage":${plain(row[3])},"amount":${asMoney(row[4])}}`);
  return `{"data":{"accounts":{"nodes":[${accounts.map((row) => `{"id":"${row[0] as string}","name":${text(row[1])},"status":${plain(row[2])},"contacts":{"nodes":[${(contactsOf.get(row[0]) ?? []).join(',')}]},"opportunities":{"nodes":[${(opportunitiesOf.get(row[0]) ?? []).join(',')}]}}`).join(',')}]}}}`;
}

async function throughRelation(connection: Connection, stage: string, amount: unknown): Promise<string> {
  const condition = `a.live = 1 AND ${seen('a')} AND a.id IN (SELECT c.account FROM opportunity c WHERE c.live = 1 AND c.stage = ? AND c.amount > ? AND ${seen('c')})`;
  const rows = await connection.rows({ text: `SELECT a.id, a.name, a.status, COUNT(*) OVER () FROM account a WHERE ${condition} ORDER BY a.id LIMIT 20`, values: [stage, amount] });
  return `{"data":{"accounts":{"totalCount":${rows[0] ? String(rows[0][3]) : 0},"nodes":[${rows.map((row) => `{"id":"${row[0] as string}","name":${text(row[1])},"status":${plain(row[2])}}`).join(',')}]}}}`;
}

async function groups(connection: Connection, sqlite: boolean): Promise<string> {
  const rows = await connection.rows({ text: `SELECT c.stage, COUNT(*), SUM(c.amount) FROM opportunity c WHERE c.live = 1 AND ${seen('c')} GROUP BY c.stage ORDER BY c.stage`, values: [] });
  const asMoney = money(sqlite);
  return `{"data":{"opportunityGroups":[${rows.map((row) => `{"keys":{"stage":${plain(row[0])}},"count":${String(row[1])},"amount":{"sum":${asMoney(row[2])}}}`).join(',')}]}}`;
}

/** Six questions side by side, as the page asks them. */
async function dashboard(connection: Connection, sqlite: boolean): Promise<string> {
  const asMoney = money(sqlite);
  const open = "c.stage NOT IN ('won', 'lost')";
  // Looked up one by one: SQLite would else read every user's accounts for each row.
  const seenOne = sqlite ? `EXISTS (SELECT 1 FROM \`user\` u WHERE u.id = +a.owner AND +u.department IN (${departments.split(',').map((id) => `'${id}'`).join(',')}))` : seen('a');
  const month = sqlite ? "substr(c.close_date, 1, 7) || '-01'" : "DATE_FORMAT(c.close_date, '%Y-%m-01')";
  const grouped = async (key: string, { join = '', where = '1 = 1', order = 'k IS NULL, k', limit = 1000, keys }: { join?: string; where?: string; order?: string; limit?: number; keys: (value: unknown) => string }): Promise<string> => {
    const rows = await connection.rows({ text: `SELECT ${key} k, COUNT(*) n, SUM(c.amount) s FROM opportunity c ${join} WHERE c.live = 1 AND ${where} AND ${seen('c')} GROUP BY k ORDER BY ${order} LIMIT ${limit}`, values: [] });
    return `[${rows.map((row) => `{"keys":${keys(row[0])},"count":${String(row[1])},"amount":{"sum":${asMoney(row[2])}}}`).join(',')}]`;
  };
  const [funnel, forecast, industries, owners, won, [total]] = await Promise.all([
    grouped('c.stage', { keys: (value) => `{"stage":${plain(value)}}` }),
    grouped(month, { where: open, keys: (value) => `{"closeDate":${plain(value)}}` }),
    grouped('a.industry', { join: `LEFT JOIN account a ON a.id = c.account AND a.live = 1 AND ${seenOne}`, keys: (value) => `{"accountKeys":{"industry":${plain(value)}}}` }),
    grouped('c.owner', { where: open, order: 's DESC, k IS NULL, k', limit: 15, keys: (value) => `{"owner":${value === null ? 'null' : `{"id":"${value as string}"}`}}` }),
    grouped(month, { where: "c.stage = 'won'", keys: (value) => `{"closeDate":${plain(value)}}` }),
    connection.rows({ text: `SELECT COUNT(*), SUM(c.amount), MAX(c.amount) FROM opportunity c WHERE c.live = 1 AND ${open} AND ${seen('c')}`, values: [] }),
  ]);
  return `{"data":{"funnel":${funnel},"forecast":${forecast},"industries":${industries},"owners":${owners},"won":${won},"open":{"count":${String(total![0])},"amount":{"sum":${asMoney(total![1])},"max":${asMoney(total![2])}}}}}`;
}

const inputColumns = ['name', 'short_name', 'mnemonic_code', 'type', 'status', 'progress', 'level', 'category', 'industry', 'size', 'employees', 'annual_revenue', 'phone', 'mobile', 'email', 'website', 'sale_terms', 'prepay_terms', 'next_contact_date', 'parent'];
const inputKeys = ['name', 'shortName', 'mnemonicCode', 'type', 'status', 'progress', 'level', 'category', 'industry', 'size', 'employees', 'annualRevenue', 'phone', 'mobile', 'email', 'website', 'saleTerms', 'prepayTerms', 'nextContactDate', 'parent'];

async function create(connection: Connection, sqlite: boolean, input: Record<string, string>): Promise<string> {
  const id = newId('acc');
  const now = new Date().toISOString().replace('T', ' ').slice(0, 23);
  await connection.run({
    text: `INSERT INTO account (id, live, version, created_at, updated_at, owner, ${inputColumns.map((name) => `\`${name}\``).join(', ')}) VALUES (?, 1, 1, ?, ?, (SELECT id FROM \`user\` LIMIT 1), ${inputColumns.map(() => '?').join(', ')})`,
    values: [id, now, now, ...inputKeys.map((key) => (key === 'annualRevenue' && sqlite ? 1_200_000_050n : key === 'employees' && sqlite ? BigInt(input[key]!) : input[key]))],
  });
  return `{"data":{"createAccount":{"id":"${id}"}}}`;
}

async function update(connection: Connection, id: string, input: Record<string, string>): Promise<string> {
  const now = new Date().toISOString().replace('T', ' ').slice(0, 23);
  const [row] = await connection.rows({ text: `SELECT version FROM account WHERE id = ? AND live = 1${connection.dialect.forUpdate}`, values: [id] });
  await connection.run({ text: 'UPDATE account SET employees = ?, phone = ?, level = ?, updated_at = ?, version = version + 1 WHERE id = ?', values: [connection.dialect.name === 'sqlite' ? BigInt(input['employees']!) : input['employees'], input['phone'], input['level'], now, id] });
  return `{"data":{"updateAccount":{"id":"${id}","version":${Number(row![0]) + 1}}}}`;
}

interface OrderInput { account: string; orderDate: string; subject: string; lines: { create: { name: string; product: string; quantity: string }[] } }

async function createOrder(connection: Connection, sqlite: boolean, input: OrderInput): Promise<string> {
  const id = newId('so');
  const now = new Date().toISOString().replace('T', ' ').slice(0, 23);
  await connection.run({
    text: 'INSERT INTO sales_order (id, live, version, created_at, updated_at, order_number, owner, account, order_date, subject, status, kind, freight) VALUES (?, 1, 1, ?, ?, ?, (SELECT id FROM `user` LIMIT 1), ?, ?, ?, ?, ?, ?)',
    values: [id, now, now, `B-${id.slice(-12)}`, input.account, input.orderDate, input.subject, 'draft', 'product', sqlite ? 0n : '0'],
  });
  const lines = input.lines.create;
  await connection.run({
    text: `INSERT INTO order_line (id, live, version, created_at, updated_at, sales_order, name, product, quantity, unit_price, discount) VALUES ${lines.map(() => '(?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    values: lines.flatMap((line) => [newId('line'), now, now, id, line.name, line.product, sqlite ? BigInt(line.quantity) * 100n : line.quantity, sqlite ? 2550n : '25.50', sqlite ? 500n : '0.05']),
  });
  return `{"data":{"createSalesOrder":{"id":"${id}"}}}`;
}
