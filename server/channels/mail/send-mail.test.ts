// Mails over a real connection: sent once, tried again where the server is busy or gone, failed with its words, and never with a header of somebody's making.
import { randomBytes } from 'node:crypto';
import { databaseKinds } from '../../../test/kit/databases';
import { mailObjects } from '../../../test/kit/mail-objects';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import { startMailServer, type Answer, type TestMailServer } from '../../../test/kit/smtp';
import { createKeyring, useKeyring } from '../../base/keyring';
import { takeJob } from '../../jobs/lease';
import { runJob } from '../../jobs/run-job';
import { createRecord } from '../../records/create';
import { readRecords } from '../../records/read';
import { updateRecord } from '../../records/update';
import { useMailPlace } from './mail-place';
import { mailServer, mailSettings, saveMailSettings } from './mail-settings';
import { sendingMail } from './send-mail';
import { sendMailTo, tryMailServer } from './smtp';
import { watchMessages } from './watch-messages';

describe.each(databaseKinds)('mails on $name', (kind) => {
  let records: TestRecords;
  let smtp: TestMailServer;
  let stopWatching: () => void;
  const answers: Answer[] = [];
  let onMail: (() => Promise<undefined>) | undefined;
  beforeAll(async () => {
    useKeyring(createKeyring(randomBytes(32)));
    useMailPlace({ server: undefined, from: undefined, publicUrl: 'https://crm.example.com' });
    records = await openRecords(kind, libraryRoots, mailObjects);
    smtp = await startMailServer(async () => { await onMail?.(); return answers.shift(); });
    stopWatching = watchMessages();
  });
  afterAll(async () => {
    stopWatching();
    await smtp.stop();
    await records.close();
  });
  beforeEach(async () => {
    answers.length = 0;
    await records.database.run({ text: 'DELETE FROM engine_job', values: [] });
    smtp.taken.length = 0;
  });

  const settings = (more: object = {}) => ({ host: '127.0.0.1', port: smtp.port, security: 'none' as const, user: 'crm', password: 'right', address: 'crm@example.com', name: '七巧板', ...more });
  const letters = () => records.object('letter');
  const write = (input: object) => createRecord(records.system(), letters(), { to: 'li@example.com', subject: '你好', body: '<p>正文</p>', ...input });
  const letter = async (id: string) => (await readRecords(records.system(), letters(), { ids: [id] }))[0]!;
  /** Runs what is due, some hours later each time; gives how many attempts there were. */
  const work = async (attempts = 20): Promise<number> => {
    for (let round = 0; round < attempts; round++) {
      const job = await takeJob(records.database, { holder: `h${round}`, kinds: [sendingMail.name], now: Date.now() + 10_000_000, lease: 60_000 });
      if (!job) return round;
      await runJob({ database: records.database, model: () => records.model, lease: 60_000, report: (error) => { throw error; } }, job).over;
    }
    return attempts;
  };

  test('without a mail server nothing can wait for one, and the refusal says how to set it up', async () => {
    await expect(write({ state: 'waiting' })).rejects.toMatchObject({ rule: 'noMailServer' });
    expect(await mailSettings(records.database)).toMatchObject({ source: null, host: '' });
    await write({ state: 'draft' });
    expect(await work()).toBe(0);
  });

  test('the settings are kept, the password sealed and never handed out, and not for another host', async () => {
    await expect(saveMailSettings(records.database, settings({ address: 'nobody', host: 'a b', port: 0, name: 'A\r\nBcc: x@y.cn' }), null)).rejects.toMatchObject({ problems: [{ path: 'host' }, { path: 'port' }, { path: 'address' }, { path: 'name' }] });
    const shown = await saveMailSettings(records.database, settings(), null);
    expect(JSON.parse(JSON.stringify(shown))).toEqual({ source: 'setup', host: '127.0.0.1', port: smtp.port, security: 'none', user: 'crm', hasPassword: true, address: 'crm@example.com', name: '七巧板' });
    expect(String((await records.rows(`SELECT value FROM engine_setting WHERE name = 'mail'`))[0]![0])).not.toContain('right');
    const { password: _, ...without } = settings();
    expect(await saveMailSettings(records.database, { ...without, name: 'CRM' }, null)).toMatchObject({ hasPassword: true });
    expect(await saveMailSettings(records.database, { ...without, host: 'localhost' }, null)).toMatchObject({ hasPassword: false });
    await saveMailSettings(records.database, settings(), null);
  });

  test('a refused login is told in the words of the server', async () => {
    const server = await mailServer(records.database);
    expect(await tryMailServer(server)).toBeUndefined();
    expect(await tryMailServer({ ...server, password: 'wrong' })).toContain('5.7.8 wrong user or password');
    expect(await tryMailServer({ ...server, port: 1 })).toContain('ECONNREFUSED');
  });

  test('what waits is sent once, with the Message-ID it had before, readable as text and HTML', async () => {
    const id = await write({ state: 'waiting', to: 'li@example.com， wang@example.com', cc: 'chef@example.com', subject: '报价单' });
    expect(await work()).toBe(1);
    expect(smtp.taken).toHaveLength(1);
    expect(smtp.taken[0]).toMatchObject({ from: 'crm@example.com', to: ['li@example.com', 'wang@example.com', 'chef@example.com'] });
    expect(smtp.taken[0]!.text).toContain(`Message-ID: <${id}@example.com>`);
    expect(await letter(id)).toMatchObject({ state: 'sent', reason: null });
    expect((await letter(id))['sentAt']).toBeTruthy();
    // Sent is sent.
    const asLi = records.as({ id: 'user_li', permissionSets: ['administrator'] });
    await expect(updateRecord(asLi, letters(), { id, patch: { subject: '别的' } })).rejects.toMatchObject({ rule: 'mailStateFixed' });
    await expect(write({ state: 'waiting', to: '' })).rejects.toMatchObject({ rule: 'noAddress' });
    await expect(write({ to: 'li@example.com, nonsense' })).rejects.toMatchObject({ rule: 'noMailAddress', params: { value: 'nonsense' } });
    await expect(createRecord(asLi, letters(), { subject: 'x', to: 'a@b.cn', state: 'sent' })).rejects.toMatchObject({ rule: 'mailStateNotYours' });
  });

  test('busy, gone, cut off before the mail: tried again until it goes, and it goes once', async () => {
    answers.push({ code: 451, message: 'try later' }, 'cut', { code: 421, message: 'too many' }, undefined);
    const id = await write({ state: 'waiting' });
    expect(await work(1)).toBe(1);
    expect(await letter(id)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('try later') });
    expect(await work()).toBe(3);
    expect(smtp.taken).toHaveLength(1);
    expect(await letter(id)).toMatchObject({ state: 'sent', reason: null });
  });

  test('refused for good: failed with the words of the server, and it can be sent again', async () => {
    answers.push({ code: 550, message: '5.1.1 no such mailbox' });
    const id = await write({ state: 'waiting' });
    expect(await work()).toBe(1);
    expect(await letter(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('5.1.1 no such mailbox'), sentAt: null });
    await updateRecord(records.system(), letters(), { id, patch: { to: 'right@example.com', state: 'waiting' } });
    expect(await work()).toBe(1);
    expect(smtp.taken).toHaveLength(1);
    expect(await letter(id)).toMatchObject({ state: 'sent' });
  });

  test('a server that stays away fails the mail in the end', async () => {
    answers.push(...Array.from({ length: 30 }, () => ({ code: 451, message: 'never' })));
    const id = await write({ state: 'waiting' });
    expect(await work(30)).toBe(8);
    expect(await letter(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('never') });
    expect(smtp.taken).toEqual([]);
  });

  test('cut off after the last word: sent at most once more, with the same Message-ID, then a person decides', async () => {
    answers.push('cutAfterData', 'cutAfterData', undefined);
    const id = await write({ state: 'waiting' });
    await work();
    expect(smtp.taken.map(({ text }) => /Message-ID: (\S+)/.exec(text)![1])).toEqual([`<${id}@example.com>`, `<${id}@example.com>`]);
    expect(await letter(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('connection was lost') });
  });

  test('killed between sending and writing it down: one repetition, no more', async () => {
    const id = await write({ state: 'waiting' });
    for (const round of [1, 2]) {
      await work(1);
      expect(smtp.taken).toHaveLength(round);
      // As a process leaves it that is killed when the server has the mail and nothing is written down yet.
      await records.database.run({ text: `UPDATE letter SET state = 'sending', sent_at = NULL WHERE id = ?`, values: [id] });
      await records.database.run({ text: `UPDATE engine_job SET state = 'waiting', lease_holder = NULL, lease_until = NULL, run_at = 0`, values: [] });
    }
    await work();
    expect(smtp.taken.map(({ text }) => /Message-ID: (\S+)/.exec(text)![1])).toEqual([`<${id}@example.com>`, `<${id}@example.com>`]);
    expect(await letter(id)).toMatchObject({ state: 'failed' });
  });

  test('a worker that loses the job while a mail is on its way still says what came of it, and nobody sends it again', async () => {
    const id = await write({ state: 'waiting' });
    onMail = async () => void (await records.database.run({ text: `UPDATE engine_job SET lease_holder = 'gone' WHERE state = 'running'`, values: [] }));
    await work(1);
    onMail = undefined;
    await records.database.run({ text: `UPDATE engine_job SET state = 'waiting', lease_holder = NULL, lease_until = NULL, run_at = 0`, values: [] });
    await work();
    expect(smtp.taken).toHaveLength(1);
    expect(await letter(id)).toMatchObject({ state: 'sent' });
  });

  test('no line break of a subject, a name or an address becomes a header', async () => {
    await saveMailSettings(records.database, settings(), null);
    await expect(write({ state: 'waiting', subject: 'Hello\r\nBcc: victim@example.com' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    const server = { ...(await mailServer(records.database)), name: 'CRM\r\nBcc: victim@example.com' };
    const reply = { name: 'Li\nX-Evil: 1', address: 'li@example.com' };
    const outcome = await sendMailTo(server, { to: ['li@example.com'], cc: [], subject: 'Hello\r\nBcc: victim@example.com\r\n\r\ninjected', html: '<p>a</p>', text: 'a', messageId: 'a@b', replyTo: reply });
    expect(outcome).toEqual({ kind: 'taken', refused: [] });
    const [head] = smtp.taken[0]!.text.split('\r\n\r\n');
    expect(head).not.toMatch(/^(bcc|x-evil):/im);
    expect(smtp.taken[0]!.to).toEqual(['li@example.com']);
    await expect(write({ to: 'li@example.com\r\nBcc: victim@example.com' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('a body is cleaned, and its pictures and links lead to the product', async () => {
    await write({ state: 'waiting', body: '<p onclick="x()">a<script>alert(1)</script><a href="javascript:x()">b</a><img src="/files/abc"><iframe src="http://e.vil"></iframe></p>' });
    await work();
    const text = smtp.taken[0]!.text.replace(/=\r\n/g, '').replace(/=3D/g, '=');
    expect(text).not.toMatch(/<script|onclick|javascript:|<iframe/);
    expect(text).toContain('https://crm.example.com/files/abc');
  });
});
