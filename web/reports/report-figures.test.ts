// The figures of reports: what the page of a report asks and shows equals plain SQL, each group leads to exactly its records, and two viewers get each their own.
import { print } from 'graphql';
import type { Analyses, ObjectDescription, ReportDescription } from '../../metadata/language/description';
import { openDatabase } from '../../server/database/open-database';
import type { Database } from '../../server/database/source';
import { groupFilter, readGroups, readNumbers, reportDocument, type Group, type Raw, type Subject } from './report-question';
import { clientWith, type ApiClient } from '../../test/kit/client';
import { databaseKinds } from '../../test/kit/databases';
import { administratorOf, createUser, keyOf } from '../../test/kit/people';
import { startServer, type RunningServer } from '../../test/kit/server';

jest.setTimeout(180_000);
const words = { empty: '（空）', yes: '是', no: '否' };
const summary = 'name plural typeName label pluralLabel icon idPrefix nameField';
const described = `name plural typeName label pluralLabel nameField fields { name label type system values { value label color inactive } targets { ${summary} } settings returns }`;
const report = (parts: Partial<ReportDescription>): ReportDescription => ({ name: 'r', label: '表', help: null, object: 'opportunity', filter: null, groupBy: [], measures: [{ function: 'sum', field: 'amount' }, { function: 'count', field: null }], chart: 'table', order: 'group', first: 50, dateField: null, ownerPath: null, kept: null, ...parts });

describe.each(databaseKinds)('figures of reports on $name', ({ create }) => {
  let server: RunningServer;
  let database: Database;
  let drop: () => Promise<void>;
  let admin: ApiClient;
  let seller: ApiClient;
  let clerk: ApiClient;

  beforeAll(async () => {
    const made = await create();
    drop = made.drop;
    server = await startServer({ databaseUrl: made.url });
    admin = await administratorOf(server);
    database = await openDatabase(made.url);
    const clerkRights = { name: 'clerk', label: '文员', objects: { opportunity: { read: 'all', fields: { amount: 'none' } }, account: { read: 'all' }, campaign: { read: 'all' }, user: { read: 'all' }, department: { read: 'all' } } };
    await admin.ask('mutation($definition: JSON!) { savePermissionSet(module: "sales", name: "clerk", definition: $definition) { version } }', { definition: clerkRights });
    await admin.ask('mutation { createRoles(inputs: [{ name: "业务员", code: "seller", permissionSets: ["salesperson"] }, { name: "文员", code: "clerk", permissionSets: ["clerk"] }]) { count } }');
    const [sellerId, clerkId] = [await createUser(admin, { login: 'seller', role: 'seller' }), await createUser(admin, { login: 'clerk', role: 'clerk' })];
    [seller, clerk] = [clientWith(server.url, await keyOf(admin, sellerId)), clientWith(server.url, await keyOf(admin, clerkId))];
    await admin.ask(`mutation($seller: ID!) { createOpportunities(inputs: [
      { name: "甲", owner: $seller, account: { create: { name: "甲公司", industry: "software" } }, campaign: { create: { name: "展会", kind: "email", startDate: "2031-01-01", endDate: "2031-01-01" } }, stage: "needs", amount: "100.10", closeDate: "2031-01-31" },
      { name: "乙", account: { create: { name: "乙公司", industry: "software" } }, campaign: { create: { name: "无类型" } }, stage: "needs", amount: "0.20", closeDate: "2031-02-01" },
      { name: "丙", account: { create: { name: "丙公司" } }, stage: "won", amount: "33.33", closeDate: "2031-03-31" },
      { name: "丁", account: { create: { name: "丁公司", industry: "food" } }, stage: "lost", lostReason: "price", closeDate: "2031-04-01" }]) { count } }`, { seller: sellerId });
  });
  afterAll(async () => {
    await database?.close();
    await server?.stop();
    await drop?.();
  });

  const subjectOf = async (api: ApiClient, asked: ReportDescription): Promise<Subject> => {
    const describe = async (name: string): Promise<ObjectDescription> => (await api.ask<{ describe: ObjectDescription }>(`query($name: String!) { describe(object: $name) { ${described} } }`, { name })).describe;
    const object = await describe(asked.object);
    const objects = new Map<string, ObjectDescription>();
    for (const { field } of asked.groupBy) {
      let at = object;
      for (const step of field.split('.').slice(0, -1)) {
        const target = at.fields.find((each) => each.name === step)!.targets[0]!.name;
        at = objects.get(target) ?? await describe(target);
        objects.set(target, at);
      }
    }
    return { object, objects };
  };
  const figures = async (api: ApiClient, asked: ReportDescription): Promise<{ subject: Subject; groups: readonly Group[]; total: readonly (string | null)[] }> => {
    const subject = await subjectOf(api, asked);
    const data = await api.ask<{ groups?: Raw[]; total: Raw }>(print(reportDocument(asked, subject)), { filter: asked.filter ?? {} });
    return { subject, groups: readGroups(asked, subject, { raw: data.groups ?? [], words }), total: readNumbers(asked, data.total) };
  };
  /** Amounts are kept as whole numbers on SQLite: the row of a known amount says in which unit. */
  const bySql = async (key: string, joins = ''): Promise<Record<string, string>> => {
    const [[unit]] = await database.rows({ text: 'SELECT amount FROM opportunity WHERE name = ?', values: ['甲'] }) as [[unknown]];
    const rows = await database.rows({ text: `SELECT ${key}, SUM(o.amount), COUNT(*) FROM opportunity o ${joins} GROUP BY 1`, values: [] });
    return Object.fromEntries(rows.map(([group, sum, count]) => [String(group ?? ''), `${sum === null ? '' : (Number(sum) * 100.1 / Number(unit)).toFixed(2)} ${String(count)}`]));
  };
  const shown = (groups: readonly Group[]): Record<string, string> => Object.fromEntries(groups.map(({ keys, numbers }) => [keys.map((key) => String(key.value ?? '')).join(' '), `${numbers[0] === null ? '' : Number(numbers[0]).toFixed(2)} ${numbers[1]}`]));

  test.each([
    ['a list of values', 'stage', null, 'o.stage', ''],
    ['a quarter', 'closeDate', 'quarter', "CASE WHEN o.close_date < '2031-04-01' THEN '2031-01-01' ELSE '2031-04-01' END", ''],
    ['a lookup’s list of values', 'campaign.kind', null, 'c.kind', 'LEFT JOIN campaign c ON c.id = o.campaign'],
    ['a lookup’s month', 'campaign.endDate', 'month', 'c.end_date', 'LEFT JOIN campaign c ON c.id = o.campaign'],
    ['two lookups away', 'account.owner.department', null, 'u.department', 'LEFT JOIN account a ON a.id = o.account LEFT JOIN user u ON u.id = a.owner'],
  ] as const)('ANA-02 ANA-06 by %s: equal to plain SQL, and each group leads to its records', async (_name, field, bucket, key, joins) => {
    const asked = report({ groupBy: [{ field, bucket }] });
    const { subject, groups, total } = await figures(admin, asked);
    expect(shown(groups)).toEqual(await bySql(key, joins));
    expect([Number(total[0]), total[1]]).toEqual([133.63, '4']);
    for (const group of groups) {
      const { opportunities } = await admin.ask<{ opportunities: { totalCount: number } }>('query($filter: OpportunityFilter) { opportunities(filter: $filter) { totalCount } }', { filter: groupFilter(asked, subject, { group, timeZone: 'Asia/Shanghai' }) });
      expect([group.keys[0]!.label, String(opportunities.totalCount)]).toEqual([group.keys[0]!.label, group.numbers[1]]);
    }
  });

  test('the group without a value behind a lookup has both: records whose lookup is empty, and those whose record has none', async () => {
    const asked = report({ groupBy: [{ field: 'campaign.endDate', bucket: 'year' }] });
    const { subject, groups } = await figures(admin, asked);
    const empty = groups.find((group) => group.keys[0]!.value === null)!;
    expect(empty.numbers).toEqual(['33.53', '3']);
    const { opportunities } = await admin.ask<{ opportunities: { nodes: { name: string }[] } }>('query($filter: OpportunityFilter) { opportunities(filter: $filter, orderBy: [{ id: ASC }]) { nodes { name } } }', { filter: groupFilter(asked, subject, { group: empty, timeZone: 'Asia/Shanghai' }) });
    expect(opportunities.nodes.map(({ name }) => name).sort()).toEqual(['丁', '丙', '乙'].sort());
  });

  test('ANA-61 two viewers get each the figures of their own records; whoever may not read a field gets no report of it, and the API gives him no sum', async () => {
    const asked = report({ groupBy: [{ field: 'stage', bucket: null }] });
    const [all, own] = [await figures(admin, asked), await figures(seller, asked)];
    expect([all.total[1], own.total]).toEqual(['4', ['100.10', '1']]);
    expect(shown(own.groups)).toEqual({ needs: '100.10 1' });
    const names = async (api: ApiClient): Promise<readonly string[]> => (await api.ask<{ analyses: Analyses }>('{ analyses { reports { name } } }')).analyses.reports.map(({ name }) => name);
    expect(await names(seller)).toContain('sales-funnel');
    const ofClerk = await names(clerk);
    expect(ofClerk).toContain('customers-by-industry');
    expect(ofClerk).not.toContain('sales-funnel');
    const { errors } = await clerk.send(print(reportDocument(asked, await subjectOf(admin, asked))), { filter: {} });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await figures(clerk, report({ groupBy: [{ field: 'stage', bucket: null }], measures: [{ function: 'count', field: null }] }))).total).toEqual(['4']);
  });

  test('ANA-26 to ANA-53 every report that is shipped can be asked, and its groups add up to its total', async () => {
    const { analyses } = await admin.ask<{ analyses: Analyses }>('{ analyses { reports { name label object filter groupBy { field bucket } measures { function field } chart order first } } }');
    expect(analyses.reports.length).toBeGreaterThan(40);
    for (const each of analyses.reports) {
      const asked = { ...each, measures: [...each.measures.slice(0, 3), { function: 'count' as const, field: null }], first: 500 };
      const { groups, total } = await figures(admin, asked);
      if (each.groupBy.length > 0) expect([each.name, groups.reduce((sum, group) => sum + Number(group.numbers.at(-1)), 0)]).toEqual([each.name, Number(total.at(-1))]);
    }
  });
});
