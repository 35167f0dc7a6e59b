// Views that people keep for themselves: hers alone until she shares it, first if she says so, gone and back again.
import type { ApiClient } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { administratorOf, newClient } from '../kit/people';
import { startServer, type RunningServer } from '../kit/server';

jest.setTimeout(120_000);
const environment = { METADATA: 'metadata:test/fixtures/library', WEB: 'off' };
const save = 'mutation($view: ID, $input: MyViewInput!) { saveMyView(object: "book", view: $view, input: $input) { name label kept { mine shared } columns { path width } filter sort { field direction } } }';

interface View { readonly name: string; readonly label: string; readonly default: boolean; readonly kept: { mine: boolean; shared: boolean } | null }

describe.each(databaseKinds)('list views of people on $name', ({ create }) => {
  let server: RunningServer;
  let drop: () => Promise<void>;
  let chief: ApiClient;
  let reader: ApiClient;

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url, env: environment });
    const administrator = await administratorOf(server);
    chief = await newClient(server, administrator, { login: 'chief', role: 'admin' });
    await chief.ask('mutation { createRole(input: { name: "Librarian", code: "librarian", permissionSets: ["librarian"] }) { id } }');
    reader = await newClient(server, administrator, { login: 'reader', role: 'librarian' });
  });
  afterAll(async () => {
    await server?.stop();
    await drop?.();
  });

  const views = async (api: ApiClient): Promise<readonly View[]> => (await api.ask<{ describe: { listViews: View[] } }>('{ describe(object: "book") { listViews { name label default kept { mine shared } } } }')).describe.listViews;
  const refusal = async (api: ApiClient, query: string, variables: object): Promise<unknown> => {
    const { errors } = await api.send(query, variables as Record<string, unknown>);
    const { code, fields } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: { path: string; rule: string }[] };
    return [code, ...(fields ?? []).map(({ path, rule }) => `${path} ${rule}`)];
  };

  test('a view is its owner’s, is changed and chosen by her, and nobody else sees it until it is shared', async () => {
    const input = { label: ' 厚书 ', columns: [{ field: 'title', width: 300 }, { field: 'pages' }], filter: { pages: { gt: 500 } }, sort: [{ field: 'pages', direction: 'DESC' }] };
    const made = (await chief.ask<{ saveMyView: { name: string } }>(save, { input })).saveMyView;
    expect(made).toEqual({ name: made.name, label: '厚书', kept: { mine: true, shared: false }, columns: [{ path: 'title', width: 300 }, { path: 'pages', width: null }], filter: input.filter, sort: input.sort });
    expect((await views(reader)).map((view) => view.name)).not.toContain(made.name);

    await chief.ask('mutation($view: String) { chooseDefaultView(object: "book", view: $view) }', { view: made.name });
    expect((await views(chief)).filter((view) => view.default).map((view) => view.name)).toEqual([made.name]);
    expect((await views(reader)).some((view) => view.name === made.name && view.default)).toBe(false);

    const changed = (await chief.ask<{ saveMyView: object }>(save, { view: made.name, input: { label: '大部头', shared: true } })).saveMyView;
    expect(changed).toMatchObject({ label: '大部头', filter: input.filter, kept: { mine: true, shared: true } });
    expect((await views(reader)).find((view) => view.name === made.name)).toMatchObject({ label: '大部头', default: false, kept: { mine: false, shared: true } });
    expect(await refusal(reader, save, { view: made.name, input: { label: 'x' } })).toEqual(['FORBIDDEN']);
    expect((await chief.ask<{ sharedViews: object[] }>('{ sharedViews(object: "book") { id label definition } }')).sharedViews).toEqual([{ id: made.name, label: '大部头', definition: { label: '大部头', columns: [{ field: 'title', width: 300 }, { field: 'pages' }], filter: input.filter, sort: input.sort } }]);

    await chief.ask('mutation($view: ID!) { deleteMyView(view: $view) }', { view: made.name });
    expect((await views(chief)).some((view) => view.name === made.name)).toBe(false);
    await chief.ask('mutation($view: ID!) { restoreMyView(view: $view) }', { view: made.name });
    expect((await views(chief)).find((view) => view.name === made.name)).toMatchObject({ default: true });
  });

  test('what no list could show is refused, naming it, and changes nothing', async () => {
    const before = await views(reader);
    expect(await refusal(reader, save, { input: { label: '', columns: [] } })).toEqual(['VALIDATION_FAILED', 'columns tooMany']);
    expect(await refusal(reader, save, { input: { label: '  ' } })).toEqual(['VALIDATION_FAILED', 'label required']);
    expect(await refusal(reader, save, { input: { label: 'a', columns: [{ field: 'nothing' }], sort: [{ field: 'gone', direction: 'ASC' }] } })).toEqual(['VALIDATION_FAILED', 'columns.0.field unknownField', 'sort.0.field unknownField']);
    expect(await refusal(reader, save, { input: { label: 'a', filter: { pages: { contains: 'x' } } } })).toEqual(['VALIDATION_FAILED', 'filter.pages badRequest']);
    expect(await refusal(reader, save, { input: { label: 'a', shared: true } })).toEqual(['FORBIDDEN']);
    expect(await refusal(reader, 'mutation { deleteMyView(view: "lview_nothing") }', {})).toEqual(['NOT_FOUND']);
    expect(await views(reader)).toEqual(before);
    await reader.ask(save, { input: { label: '我的' } });
    expect(await refusal(reader, save, { input: { label: '我的' } })).toEqual(['VALIDATION_FAILED', 'label duplicate']);
  });

  test('everybody has the look she chooses, and pale colours are refused', async () => {
    const look = async (api: ApiClient): Promise<unknown> => (await api.ask<{ describeApp: { style: unknown } }>('{ describeApp { style { color density logo own { color density } } } }')).describeApp.style;
    const usual = { color: null, density: 'normal', logo: null, own: { color: null, density: null } };
    expect(await look(reader)).toEqual(usual);
    await reader.ask('mutation { chooseStyle(color: "#6B3FA0", density: "compact") }');
    expect(await look(reader)).toEqual({ color: '#6B3FA0', density: 'compact', logo: null, own: { color: '#6B3FA0', density: 'compact' } });
    expect(await look(chief)).toEqual(usual);
    expect(await refusal(reader, 'mutation { chooseStyle(color: "#FFEE88", density: "huge") }', {})).toEqual(['VALIDATION_FAILED', 'color tooPale', 'density notAChoice']);
    await reader.ask('mutation { chooseStyle(color: null, density: null) }');
    expect(await look(reader)).toEqual(usual);
  });
});
