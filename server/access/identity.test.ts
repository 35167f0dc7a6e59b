// Signing in and what comes of it: waiting and locks, second factors, sessions that end, keys with scopes, the log, the rules.
import { Secret, TOTP } from 'otpauth';
import { createKeyring, useKeyring } from '../base/keyring';
import { createRecord } from '../records/create';
import { databaseKinds } from '../../test/kit/databases';
import { libraryRoots } from '../../test/kit/models';
import { openRecords, type TestRecords } from '../../test/kit/records';
import { may } from './may';
import { withScopes } from './scopes';
import { beginSecondFactor, confirmSecondFactor, secondFactorOf } from './second-factor';
import { mayComeFrom, saveSecurityPolicy, securityPolicy, usualPolicy } from './security-policy';
import { bearerOf, closeOtherSessions, closeUserSession, createApiKey, createSignInLink, listApiKeys, listSessions, liftLimit, revokeApiKey, useSignInLink } from './sessions';
import { changePassword, passwordProblem, setPassword, signIn, unlock } from './sign-in';
import { listSignIns } from './sign-in-log';
import { loadViewer } from './viewer';

const password = 'correct horse battery';
const client = { address: '10.1.2.3', agent: 'test' };
const minute = 60_000;

describe.each(databaseKinds)('identity on $name', (kind) => {
  let records: TestRecords;
  let user: string;
  beforeAll(async () => {
    useKeyring(createKeyring(Buffer.alloc(32, 7)));
    records = await openRecords(kind, libraryRoots);
    const role = await createRecord(records.system(), records.object('role'), { code: 'clerk', name: '职员', permissionSets: ['librarian'] });
    user = await createRecord(records.system(), records.object('user'), { login: 'li', name: '李', role });
    await records.database.transaction((connection) => setPassword(connection, user, password));
  });
  afterAll(() => records.close());
  beforeEach(async () => {
    await saveSecurityPolicy(records.database, usualPolicy, null);
    await unlock(records.database, user);
  });

  const enter = (more: object = {}, now = new Date()) => signIn(records.database, records.model, { login: 'li', password, client, now, ...more });
  const codeOf = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'ok', (error: { rule?: string }) => error.rule ?? error);
  const bearer = (token: string, now: number, alive = true) => bearerOf(records.database, token, { now, idling: { idleMinutes: 30, alive } });

  test('wrong passwords make the next try wait, ten lock the account, an administrator opens it; all of it is in the log', async () => {
    let now = Date.now();
    for (let round = 0; round < 5; round++) expect(await codeOf(enter({ password: 'wrong' }, new Date(now)))).toBe('wrongCredentials');
    expect(await codeOf(enter({}, new Date(now)))).toBe('signInLocked');
    for (let round = 5; round < 10; round++) {
      now += 20 * minute;
      expect(await codeOf(enter({ password: 'wrong' }, new Date(now)))).toBe('wrongCredentials');
    }
    expect(await codeOf(enter({}, new Date(now + 23 * 60 * minute)))).toBe('signInLocked');
    await unlock(records.database, user);
    expect(await codeOf(enter({}, new Date(now + minute)))).toBe('ok');
    expect(await codeOf(enter({ login: 'nobody' }))).toBe('wrongCredentials');
    const log = await listSignIns(records.database, { first: 50 });
    expect(log.slice(0, 3).map((entry) => [entry.login, entry.result, entry.user !== null, entry.address])).toEqual([['nobody', 'wrongPassword', false, '10.1.2.3'], ['li', 'ok', true, '10.1.2.3'], ['li', 'locked', true, '10.1.2.3']]);
    expect(await listSignIns(records.database, { first: 50, words: 'nob' })).toHaveLength(1);
    expect(await listSignIns(records.database, { first: 50, words: '%' })).toHaveLength(0);
  });

  test('a session left alone or too old is over, and looking for news keeps nobody signed in', async () => {
    const begun = Date.now();
    const { token } = await enter({}, new Date(begun));
    expect(await bearer(token, begun + 29 * minute, false)).toMatchObject({ userId: user });
    expect(await bearer(token, begun + 31 * minute)).toBeUndefined();
    const used = await enter({}, new Date(begun));
    for (let at = 20; at < 24 * 60; at += 20) expect(await bearer(used.token, begun + at * minute)).toBeDefined();
    expect(await bearer(used.token, begun + 24 * 60 * minute)).toBeUndefined();
  });

  test('one’s sessions are listed and ended, and are over with the next question', async () => {
    await closeOtherSessions(records.database, user, undefined);
    const [here, there] = [await enter(), await enter()];
    const current = (await bearer(here.token, Date.now()))!.hash;
    const listed = await listSessions(records.database, user, { current, now: Date.now() });
    expect(listed.map((session) => session.current).sort()).toEqual([false, true]);
    expect(await closeUserSession(records.database, 'somebody', listed.find((session) => !session.current)!.id)).toBe(false);
    expect(await closeUserSession(records.database, user, listed.find((session) => !session.current)!.id)).toBe(true);
    expect(await bearer(there.token, Date.now())).toBeUndefined();
    expect(await bearer(here.token, Date.now())).toBeDefined();
  });

  test('a second factor: each code once, recovery codes once, and a role that needs it gets nowhere without', async () => {
    await saveSecurityPolicy(records.database, { secondFactorRoles: ['clerk'] }, null);
    const limited = await enter();
    expect(limited.limited).toBe(true);
    expect((await bearer(limited.token, Date.now()))!.limited).toBe(true);
    const { secret, uri } = await beginSecondFactor(records.database, { id: user, login: 'li' });
    expect(uri).toContain('otpauth://totp/');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const now = Date.now();
    const codeAt = (at: number): string => totp.generate({ timestamp: at });
    expect(await codeOf(confirmSecondFactor(records.database, user, { code: '000000x', now }))).toBe('wrongCode');
    const recovery = await confirmSecondFactor(records.database, user, { code: codeAt(now), now });
    expect(recovery).toHaveLength(10);
    expect(JSON.stringify(await records.rows('SELECT secret, recovery FROM engine_second_factor'))).not.toMatch(new RegExp(`${secret}|${recovery[0]!}`));
    await liftLimit(records.database, (await bearer(limited.token, now))!.hash);
    expect((await bearer(limited.token, now))!.limited).toBeUndefined();
    expect(await codeOf(enter())).toBe('codeNeeded');
    // The code that confirmed it is used up; the next half minute's is good once.
    expect(await codeOf(enter({ code: codeAt(now) }, new Date(now)))).toBe('wrongCode');
    const later = now + 60_000;
    expect(await Promise.all([enter({ code: codeAt(later) }, new Date(later)), enter({ code: codeAt(later) }, new Date(later))].map(codeOf)).then((all) => all.sort())).toEqual(['ok', 'wrongCode']);
    expect(await codeOf(enter({ code: recovery[3]!.toUpperCase() }))).toBe('ok');
    expect(await codeOf(enter({ code: recovery[3] }))).toBe('wrongCode');
    expect(await secondFactorOf(records.database, user)).toEqual({ on: true, recoveryLeft: 9 });
    const link = await useSignInLink(records.database, await createSignInLink(records.database, user, new Date()), { client, now: new Date() });
    expect((await bearer(link.token, Date.now()))!.limited).toBe(true);
    await records.database.run({ text: 'DELETE FROM engine_second_factor', values: [] });
  });

  test('an API key does what its scopes name and no more, until its day', async () => {
    const key = await createApiKey(records.database, { userId: user, name: 'nightly', now: new Date(), scopes: ['book:read', 'loan:write'], days: 1 });
    const found = (await bearer(key, Date.now()))!;
    expect(found.scopes).toEqual(['book:read', 'loan:write']);
    const { viewer } = (await loadViewer(records.database, records.model, user))!;
    const narrow = { viewer: withScopes(viewer, found.scopes!), model: records.model };
    const whole = { viewer, model: records.model };
    const rights = (of: typeof whole): string => ['book', 'loan', 'author'].map((name) => (['read', 'create', 'update'] as const).map((action) => (may(of, action, records.object(name)) ? 'x' : '-')).join('')).join(' ');
    expect(rights(whole)).toBe('xxx xxx xxx');
    expect(rights(narrow)).toBe('x-- xxx ---');
    expect(narrow.viewer.setup).toBe(false);
    expect(withScopes(viewer, ['book:read', 'loan:write'])).toBe(narrow.viewer);
    expect(await bearer(key, Date.now() + 25 * 60 * minute)).toBeUndefined();
    const [kept] = await listApiKeys(records.database, user);
    expect(kept).toMatchObject({ name: 'nightly', scopes: ['book:read', 'loan:write'] });
    expect(await revokeApiKey(records.database, kept!.id, 'somebody')).toBe(false);
    expect(await revokeApiKey(records.database, kept!.id, user)).toBe(true);
    expect(await bearer(key, Date.now())).toBeUndefined();
  });

  test('rules are checked when they are set, and addresses by role', async () => {
    await expect(saveSecurityPolicy(records.database, { idleMinutes: -1, addresses: { clerk: ['10.0.0.0/33'] } }, null)).rejects.toMatchObject({ problems: [{ path: 'idleMinutes' }, { path: 'addresses.clerk' }] });
    expect(await securityPolicy(records.database)).toEqual(usualPolicy);
    const policy = await saveSecurityPolicy(records.database, { addresses: { clerk: ['192.168.0.0/16', '::1'] } }, null);
    expect(await codeOf(enter())).toBe('addressRefused');
    expect(await codeOf(enter({ client: { ...client, address: '::ffff:192.168.7.7' } }))).toBe('ok');
    expect([mayComeFrom(policy, 'clerk', '::1'), mayComeFrom(policy, 'other', '8.8.8.8'), mayComeFrom(policy, 'clerk', 'nonsense')]).toEqual([true, true, false]);
  });

  test('a new password is long enough and not one everybody tries', async () => {
    const rule = (text: string, more: object = {}): string | undefined => passwordProblem(text, { ...usualPolicy, ...more }, ['wangmin'])?.rule;
    expect(['short', 'password123', 'Woaini1314', '12345678', 'aaaaaaaaaa', 'qwertyuiop', 'wangmin1', 'P@ssw0rd'].map((each) => rule(each))).toEqual(['weakPassword', ...Array.from({ length: 7 }, () => 'commonPassword')]);
    expect([rule('四个词连成的密码句'), rule('correct horse battery staple'), rule('correct horse', { passwordMix: true }), rule('x'.repeat(20) + 'y'.repeat(300))]).toEqual([undefined, undefined, 'mixedPassword', 'longPassword']);
    expect(await codeOf(changePassword(records.database, user, { current: 'no', next: 'another good one' }))).toBe('wrongPassword');
    expect(await codeOf(changePassword(records.database, user, { current: password, next: 'admin123' }))).toBe('commonPassword');
    await changePassword(records.database, user, { current: password, next: 'another good one' });
    expect(await codeOf(enter())).toBe('wrongCredentials');
    await changePassword(records.database, user, { current: 'another good one', next: password });
  });
});
