// Coming in and going out: password, one-time link, nothing for strangers, language, keyboard.
import { describeInBrowser, picture } from '../kit/browser';
import { clientWith } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { startJourney, startTime, type Journey, type Person } from '../kit/journey';
import { until } from '../kit/screen';

describeInBrowser.each(databaseKinds)('Signing in on $name', (kind) => {
  let journey: Journey;
  let wang: Person;
  beforeAll(async () => {
    journey = await startJourney(kind);
    wang = await journey.addPerson('wang.wei', { role: 'admin', name: '王伟' });
    await wang.api.ask('mutation { createAccount(input: { name: "北京智源科技有限公司" }) { id } }');
  }, startTime);
  afterAll(() => journey?.close());

  it('says that the password is wrong, then lets the right one in, to the page that was asked for', async () => {
    const page = await journey.openStranger();
    await page.goto(`${journey.url}/o/accounts`);
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('请输入登录名和密码').waitFor();
    await page.getByLabel('登录名').fill(wang.login);
    await page.getByLabel('密码').fill('not the password');
    await page.getByLabel('密码').press('Enter');
    await page.getByRole('alert').filter({ hasText: '登录名或密码' }).waitFor();
    await picture(page, `sign-in-refused-${kind.name}`);
    await page.getByLabel('密码').fill(wang.password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('link', { name: '北京智源科技有限公司' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/o/accounts');
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === 'tangram_session')).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  it('signs in once by a printed link; the used link leads to the sign-in page and says why', async () => {
    const link = (await journey.tangram('sign-in-link', '--login', wang.login)).trim().replace(/^https?:\/\/[^/]+/, journey.url);
    const page = await journey.openStranger();
    await page.goto(link);
    await page.getByRole('heading', { name: /王伟/ }).waitFor();
    await picture(page, `home-${kind.name}`);
    const second = await journey.openStranger();
    await second.goto(link);
    await second.getByText('该登录链接已使用或已过期').waitFor();
    expect((await second.context().cookies()).filter(({ name }) => name === 'tangram_session')).toEqual([]);
  });

  it('signs out: the session is over for the browser and for the API', async () => {
    const page = await journey.open('/', { as: clientWith(journey.url, await freshToken()) });
    const token = (await page.context().cookies()).find(({ name }) => name === 'tangram_session')!.value;
    await page.getByRole('button', { name: '王伟 的账户' }).click();
    await page.getByText('退出登录').click();
    await page.waitForURL(/\/sign-in$/);
    await page.goto(`${journey.url}/o/accounts`);
    await page.waitForURL(/\/sign-in/);
    const answer = await clientWith(journey.url, token).send('{ accounts { totalCount } }');
    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('gives strangers nothing: no data, no introspection, no files, only the empty shell of a page', async () => {
    const stranger = clientWith(journey.url, 'nobody');
    for (const query of ['{ accounts { totalCount } }', '{ __schema { types { name } } }', '{ describeApp { name } }', '{ __typename }']) {
      const answer = await stranger.send(query);
      expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      expect(answer.data ?? null).toBeNull();
    }
    const page = await (await fetch(`${journey.url}/o/accounts`)).text();
    expect(page).not.toMatch(/客户|account/i);
    expect((await fetch(`${journey.url}/metrics`)).status).not.toBe(500);
  });

  it('switches to English and back, labels included, and remembers it', async () => {
    const page = await journey.open('/o/accounts', { as: wang.api });
    await page.getByRole('heading', { level: 1, name: /^客户/ }).waitFor();
    await page.getByRole('button', { name: '语言' }).click();
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Account|^Customer/ }).waitFor();
    await page.getByRole('button', { name: /New / }).first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await picture(page, `list-en-${kind.name}`);
    // The choice is the user's: a new browser begins in it.
    const elsewhere = await journey.open('/', { as: wang.api, newBrowser: true });
    await elsewhere.getByRole('heading', { name: 'At a glance' }).waitFor();
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByText('简体中文', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^客户/ }).waitFor();
  });

  it('finds by keyboard: Ctrl+K, pinyin initials, Enter', async () => {
    const page = await journey.open('/', { as: wang.api });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: '全局搜索' });
    await box.fill('zykj');
    await page.getByRole('option', { name: /北京智源科技有限公司/ }).waitFor();
    await picture(page, `search-${kind.name}`);
    await box.press('Enter');
    await page.getByRole('heading', { level: 1, name: '北京智源科技有限公司' }).waitFor();
  });

  it('left no errors and no violations of the content policy', () => until(() => journey.problems(), []));

  async function freshToken(): Promise<string> {
    const answer = await fetch(`${journey.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation($login: String!, $password: String!) { signIn(login: $login, password: $password) { token } }', variables: { login: wang.login, password: wang.password } }),
    });
    return ((await answer.json()) as { data: { signIn: { token: string } } }).data.signIn.token;
  }
});
