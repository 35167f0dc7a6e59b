// The benchmark's data: a company of 50 people with 100,000 customers, written straight into the tables.
import { foldText } from '../../server/base/fold-text';
import { newId } from '../../server/base/ids';
import type { Database } from '../../server/database/source';
import { partitionTable } from '../../server/model/names';
import type { Model, ObjectModel } from '../../server/model/model';
import { industries, stages, statuses, type Facts } from './workloads';

export interface Amounts { readonly accounts: number; readonly contacts: number; readonly opportunities: number; readonly followUps: number }
export const fullSize: Amounts = { accounts: 100_000, contacts: 200_000, opportunities: 100_000, followUps: 500_000 };

/** Who works there. Nine users in ten are in the measured viewer's departments. */
export interface Company { readonly departments: readonly string[]; readonly viewerDepartments: readonly string[]; readonly users: readonly string[]; readonly viewer: string }

type Row = Readonly<Record<string, unknown>>;

/** Fills an empty database with departments, users and records of `amounts`; the same numbers give the same data but for ids. */
export async function fill(database: Database, model: Model, options: { readonly amounts: Amounts; readonly viewerRole: string }): Promise<{ company: Company; facts: Facts }> {
  const { amounts } = options;
  const random = seeded(20261122);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const insert = (object: string, count: number, row: (n: number) => Row): Promise<string[]> => insertRecords(database, model.objects.get(object)!, { count, row });

  const [top = ''] = await insert('department', 1, () => ({ name: '总公司' }));
  const [sales = '', other = ''] = await insert('department', 2, (n) => ({ name: `${n + 1} 部`, parent: top }));
  const viewerDepartments = [sales, ...await insert('department', 2, (n) => ({ name: `1 部 ${n + 1} 组`, parent: sales }))];
  const departments = [top, other, ...viewerDepartments];
  const users = await insert('user', 50, (n) => ({ name: `业务员 ${n}`, login: `bench${n}`, active: true, department: n % 10 === 9 ? other : viewerDepartments[n % 3], role: options.viewerRole }));
  const products = await insert('product', 200, (n) => ({ name: `产品 ${n}`, unitPrice: `${10 + n}.00` }));
  const colleagues = new Set(users.filter((_, n) => n % 10 !== 9));
  const owners: string[] = [];
  const accounts = await insert('account', amounts.accounts, (n) => ({
    name: `${pick(cities)}${pick(words)}${pick(words)}科技有限公司 ${n}`, shortName: `${pick(words)}科技 ${n}`, type: 'customer', status: pick(statuses), progress: 'contacted', level: pick(['a', 'b', 'c', 'd']),
    category: 'ordinary', industry: pick(industries), size: pick(['small', 'medium', 'large']), employees: Math.floor(random() * 5000), annualRevenue: `${Math.floor(random() * 90_000_000)}.50`,
    phone: `010-${String(60_000_000 + n)}`, mobile: `139${String(10_000_000 + n)}`, email: `info${n}@example.com`, website: 'https://example.com', creditGrade: pick(['aaa', 'aa', 'a']),
    nextContactDate: `2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`, owner: (owners[n] = pick(users)),
  }));
  await insert('contact', amounts.contacts, (n) => ({ name: `${pick(surnames)}${pick(words)}`, account: accounts[n % accounts.length], title: '经理', mobile: `137${String(10_000_000 + n)}`, email: `p${n}@example.com`, owner: pick(users) }));
  await insert('opportunity', amounts.opportunities, (n) => ({
    name: `${pick(words)}项目 ${n}`, account: pick(accounts), stage: pick(stages), amount: `${Math.floor(random() * 1_000_000)}.00`, probability: '0.30', closeDate: `2026-${String(1 + (n % 12)).padStart(2, '0')}-15`, owner: pick(users),
  }));
  await insert('followUp', amounts.followUps, (n) => ({
    subject: `回访 ${n}`, kind: pick(['phone', 'visit', 'email']), account: pick(accounts), happenedAt: new Date(Date.UTC(2026, n % 12, 1 + (n % 28), n % 24, n % 60)).toISOString(), owner: pick(users),
  }));
  if (database.dialect.name === 'mysql') await database.rows({ text: 'ANALYZE TABLE account, contact, opportunity, follow_up, `user`', values: [] });
  else await database.run({ text: 'ANALYZE', values: [] });
  return { company: { departments, viewerDepartments, users, viewer: 'bench0' }, facts: { accounts: accounts.filter((_, n) => colleagues.has(owners[n]!)), products } };
}

const cities = ['北京', '上海', '深圳', '广州', '杭州', '成都', '武汉', '南京', '苏州', '青岛'] as const;
const words = ['华', '东', '中', '信', '达', '盛', '安', '康', '远', '大', '新', '天', '海', '金', '宏', '瑞'] as const;
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'] as const;

/** Inserts rows given as API field name → stored value of its first column, many to a statement. */
async function insertRecords(database: Database, object: ObjectModel, rows: { readonly count: number; readonly row: (n: number) => Row }): Promise<string[]> {
  const { dialect } = database;
  const sample = Object.keys(rows.row(0));
  const columns = sample.flatMap((name) => object.fields.get(name)!.columns.slice(0, name === object.nameField.name ? 2 : 1)
    .map((column, index) => ({ name: column.name, read: (row: Row): unknown => dialect.encode(column.storage, index === 0 ? row[name] ?? null : foldText(row[name] as string)), partition: column.partition })));
  if (columns.some((column) => column.partition > 0)) throw new Error(`${object.name} needs ${partitionTable(object.storage.table, 1)}: choose fields of the base table`);
  const names = ['id', 'live', 'version', 'created_at', 'updated_at', ...columns.map((column) => column.name)];
  const one = `(${names.map(() => '?').join(', ')})`;
  const ids: string[] = [];
  for (let at = 0; at < rows.count; at += 500) {
    const size = Math.min(500, rows.count - at);
    const values: unknown[] = [];
    for (let n = at; n < at + size; n++) {
      const id = newId(object.idPrefix);
      const moment = dialect.encode({ kind: 'dateTime' }, new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString());
      const row = rows.row(n);
      ids.push(id);
      values.push(id, 1, 1, moment, moment, ...columns.map((column) => column.read(row)));
    }
    await database.transaction((connection) => connection.run({ text: `INSERT INTO ${dialect.quote(object.storage.table)} (${names.map(dialect.quote).join(', ')}) VALUES ${Array(size).fill(one).join(', ')}`, values }));
  }
  return ids;
}

/** Mulberry32: the same sequence everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
