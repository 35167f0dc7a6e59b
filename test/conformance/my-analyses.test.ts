// Reports and dashboards that people make: hers alone until she shares them, with everybody or some roles, never with what a reader may not read; gone and back again.
import type { ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, type RunningServer } from '../kit/server';

jest.setTimeout(120_000);
const environment = { METADATA: 'metadata:test/fixtures/library', WEB: 'off' };
const save = 'mutation($id: ID, $input: MyReportInput!) { saved: saveMyReport(report: $id, input: $input) { name label object filter groupBy { field bucket } measures { function field } chart order first dateField ownerPath kept { mine shared roles } } }';
const saveBoard = 'mutation($id: ID, $input: MyDashboardInput!) { saved: saveMyDashboard(dashboard: $id, input: $input) { name label home kept { mine shared roles } panels { report span } } }';

interface Kept { readonly mine: boolean; readonly shared: boolean; readonly roles: readonly string[] }
interface Report { readonly name: string; readonly label: string; readonly kept: Kept | null }
interface Analyses { readonly reports: readonly Report[]; readonly dashboards: readonly { readonly name: string; readonly home: boolean; readonly panels: readonly { readonly report: string }[] }[]; readonly homeChosen: string | null }

describe.each(databaseKinds)('reports of people on $name', ({ create }) => {
  let server: RunningServer;
  let drop: () => Promise<void>;
  let chief: ApiClient;
  let reader: ApiClient;
  let guest: ApiClient;

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url, env: environment });
    const administrator = await administratorOf(server);
    await administrator.ask('mutation($definition: JSON!) { savePermissionSet(module: "books", name: "guest", definition: $definition) { version } }', { definition: { name: 'guest', label: '客人', objects: { book: { read: 'all', fields: { price: 'none' } }, author: { read: 'all', fields: { born: 'none' } }, loan: { read: 'own' } } } });
    await administrator.ask('mutation { createRoles(inputs: [{ name: "Librarian", code: "librarian", permissionSets: ["librarian"] }, { name: "Guest", code: "guest", permissionSets: ["guest"] }]) { count } }');
    chief = await newClient(server, administrator, { login: 'chief', role: 'admin' });
    reader = await newClient(server, administrator, { login: 'reader', role: 'librarian' });
    guest = await newClient(server, administrator, { login: 'guest', role: 'guest' });
  });
  afterAll(async () => {
    await server?.stop();
    await drop?.();
  });

  const analyses = async (api: ApiClient): Promise<Analyses> => (await api.ask<{ analyses: Analyses }>('{ analyses { homeChosen reports { name label kept { mine shared roles } } dashboards { name home panels { report } } } }')).analyses;
  const kept = async (api: ApiClient): Promise<readonly string[]> => (await analyses(api)).reports.filter((report) => report.kept).map((report) => report.label);
  const saved = async <T = Report>(api: ApiClient, variables: object, query = save): Promise<T> => (await api.ask<{ saved: T }>(query, variables as Record<string, unknown>)).saved;
  const refusal = async (api: ApiClient, query: string, variables: object): Promise<unknown> => {
    const { errors } = await api.send(query, variables as Record<string, unknown>);
    const { code, fields } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: { path: string; rule: string }[] };
    return [code, ...(fields ?? []).map(({ path, rule }) => `${path} ${rule}`)];
  };
  const body = { object: 'loan', filter: { isOut: { eq: true } }, groupBy: [{ field: 'book.genre' }, { field: 'lentOn', bucket: 'quarter' }], measures: [{ function: 'count' }], chart: 'column', order: 'measure', first: 10 };

  test('ANA-02 a report is its owner’s, is renamed and changed by her, deleted and brought back', async () => {
    const made = await saved(reader, { input: { label: ' 在借 ', ...body } });
    expect(made).toMatchObject({ label: '在借', object: 'loan', filter: body.filter, groupBy: [{ field: 'book.genre', bucket: null }, { field: 'lentOn', bucket: 'quarter' }], measures: [{ function: 'count', field: null }], chart: 'column', order: 'measure', first: 10, dateField: 'lentOn', ownerPath: 'owner', kept: { mine: true, shared: false, roles: [] } });
    expect([await kept(reader), await kept(chief), await kept(guest)]).toEqual([['在借'], [], []]);
    expect(await refusal(chief, save, { id: made.name, input: { label: 'x' } })).toEqual(['NOT_FOUND']);
    expect(await saved(reader, { id: made.name, input: { label: '外借' } })).toMatchObject({ label: '外借', chart: 'column', filter: body.filter });
    expect(await saved(reader, { id: made.name, input: { object: 'loan', groupBy: [], measures: [{ function: 'count' }], chart: 'number' } })).toMatchObject({ label: '外借', chart: 'number', groupBy: [], filter: null });
    await reader.ask('mutation($id: ID!) { deleteMyAnalysis(id: $id) }', { id: made.name });
    expect(await kept(reader)).toEqual([]);
    await reader.ask('mutation($id: ID!) { restoreMyAnalysis(id: $id) }', { id: made.name });
    expect(await kept(reader)).toEqual(['外借']);
  });

  test('sharing is a right; roles see what is shared with them, and nobody a report of what he may not read', async () => {
    expect(await refusal(reader, save, { input: { label: '共享', ...body, shared: true } })).toEqual(['FORBIDDEN']);
    const book = { object: 'book', groupBy: [{ field: 'genre' }], chart: 'column' };
    const open = await saved(chief, { input: { label: '图书', ...book, measures: [{ function: 'count' }], shared: true } });
    const prices = await saved(chief, { input: { label: '价格', ...book, measures: [{ function: 'sum', field: 'price' }], shared: true } });
    const through = await saved(chief, { input: { label: '作者年代', ...book, groupBy: [{ field: 'author.born', bucket: 'year' }], measures: [{ function: 'count' }], shared: true } });
    const filtered = await saved(chief, { input: { label: '贵书', ...book, filter: { price: { gt: '100' } }, measures: [{ function: 'count' }], shared: true } });
    await saved(chief, { input: { label: '给馆员', ...book, measures: [{ function: 'count' }], shared: true, roles: ['librarian'] } });
    expect(await kept(reader)).toEqual(['外借', '图书', '价格', '作者年代', '贵书', '给馆员']);
    expect(await kept(guest)).toEqual(['图书']);
    expect((await analyses(guest)).reports.find((report) => report.name === open.name)?.kept).toEqual({ mine: false, shared: true, roles: [] });
    expect(await refusal(reader, save, { id: open.name, input: { label: 'x' } })).toEqual(['FORBIDDEN']);
    expect(await refusal(guest, 'mutation($id: ID!) { deleteMyAnalysis(id: $id) }', { id: open.name })).toEqual(['FORBIDDEN']);
    await saved(chief, { id: open.name, input: { shared: false } });
    for (const { name } of [prices, through, filtered]) await chief.ask('mutation($id: ID!) { deleteMyAnalysis(id: $id) }', { id: name });
    expect([await kept(guest), await kept(reader)]).toEqual([[], ['外借', '给馆员']]);
  });

  test('what no page could ask for is refused, naming it, and changes nothing', async () => {
    const before = await analyses(reader);
    const bad = async (part: object, api = reader): Promise<unknown> => refusal(api, save, { input: { label: '错', object: 'book', groupBy: [{ field: 'genre' }], measures: [{ function: 'count' }], chart: 'column', ...part } });
    expect(await bad({ groupBy: [{ field: 'nothing' }, { field: 'isbn', bucket: 'fortnight' }] })).toEqual(['VALIDATION_FAILED', 'groupBy.0.field unknownField', 'groupBy.1.bucket notAChoice']);
    expect(await bad({ groupBy: [{ field: 'price' }], measures: [{ function: 'sum', field: 'title' }, { function: 'middle' }, { function: 'avg' }] })).toEqual(['VALIDATION_FAILED', 'groupBy.0.field notGroupable', 'measures.0.field notSummable', 'measures.1.function notAChoice', 'measures.2.field required']);
    expect(await bad({ groupBy: [], measures: [] })).toEqual(['VALIDATION_FAILED', 'measures required', 'chart chartNeedsGroup']);
    expect(await bad({ chart: 'number', filter: { pages: { contains: 'x' } }, first: 0, order: 'up', dateField: 'title' })).toEqual(['VALIDATION_FAILED', 'chart numberHasNoGroups', 'filter.pages badRequest', 'order notAChoice', 'first tooSmall', 'dateField notAChoice']);
    expect(await bad({ groupBy: [{ field: 'genre' }, { field: 'author' }], chart: 'pie' })).toEqual(['VALIDATION_FAILED', 'chart oneGroupOnly']);
    expect(await bad({ measures: [{ function: 'sum', field: 'price' }] }, guest)).toEqual(['VALIDATION_FAILED', 'measures.0.field unknownField']);
    expect(await bad({ label: '外借' })).toEqual(['VALIDATION_FAILED', 'label duplicate']);
    expect(await bad({ label: ' ' })).toEqual(['VALIDATION_FAILED', 'label required']);
    expect(await analyses(reader)).toEqual(before);
  });

  test('ANA-08 a dashboard of reports one may read is one’s own, and the one chosen stands on the home page', async () => {
    const report = (await analyses(reader)).reports.find((each) => each.label === '给馆员')!;
    const own = (await analyses(reader)).reports.find((each) => each.label === '外借')!;
    expect(await refusal(guest, saveBoard, { input: { label: '看板', panels: [{ report: report.name }, { report: 'nothing', span: 4 }] } })).toEqual(['VALIDATION_FAILED', 'panels.0.report notAChoice', 'panels.1.report notAChoice', 'panels.1.span notAChoice']);
    const board = await saved<{ name: string }>(reader, { input: { label: '看板', panels: [{ report: report.name, span: 2 }, { report: own.name }] } }, saveBoard);
    expect(board).toMatchObject({ label: '看板', home: false, kept: { mine: true, shared: false, roles: [] }, panels: [{ report: report.name, span: 2 }, { report: own.name, span: 1 }] });
    await reader.ask('mutation($name: String) { chooseHomeDashboard(dashboard: $name) }', { name: board.name });
    expect(await analyses(reader)).toMatchObject({ homeChosen: board.name, dashboards: [{ name: board.name, home: true }] });
    expect(await refusal(guest, 'mutation($name: String) { chooseHomeDashboard(dashboard: $name) }', { name: board.name })).toEqual(['NOT_FOUND']);
    // A panel whose report is gone is left out; a dashboard that is gone is no choice.
    await chief.ask('mutation($id: ID!) { deleteMyAnalysis(id: $id) }', { id: report.name });
    expect((await analyses(reader)).dashboards[0]!.panels).toEqual([{ report: own.name }]);
    await reader.ask('mutation($id: ID!) { deleteMyAnalysis(id: $id) }', { id: board.name });
    expect(await analyses(reader)).toMatchObject({ homeChosen: null, dashboards: [] });
    await reader.ask('mutation { chooseHomeDashboard(dashboard: "none") }');
    expect((await analyses(reader)).homeChosen).toBe('none');
  });
});
