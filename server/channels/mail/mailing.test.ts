// A mail to many: who gets it and who does not and why, one mail for each whatever breaks off meanwhile, cancelled in the middle, and no mail for whoever said so.
import { randomBytes } from 'node:crypto';
import { databaseKinds } from '../../../test/kit/databases';
import { mailObjects } from '../../../test/kit/mail-objects';
import { libraryRoots } from '../../../test/kit/models';
import { openRecords, type TestRecords } from '../../../test/kit/records';
import { startMailServer, type Answer, type TestMailServer } from '../../../test/kit/smtp';
import { createKeyring, useKeyring } from '../../base/keyring';
import { cancelJob, findJob } from '../../jobs/job-list';
import { takeJob } from '../../jobs/lease';
import { runJob } from '../../jobs/run-job';
import { createRecord } from '../../records/create';
import { readRecords } from '../../records/read';
import { updateRecord } from '../../records/update';
import { beginMailing } from './mailing';
import { planMailing } from './mailing-plan';
import { useMailPlace } from './mail-place';
import { saveMailSettings } from './mail-settings';
import { addressOfToken, forbidAddress, unsubscribeLink } from './unsubscribe';
import { watchMessages } from './watch-messages';
import { previewMail, startMail, unwilling, writeMail } from './write-mail';

describe.each(databaseKinds)('mails to many on $name', (kind) => {
  let records: TestRecords;
  let smtp: TestMailServer;
  let stopWatching: () => void;
  let onMail: ((to: string) => Answer | Promise<Answer>) | undefined;
  const members: Record<string, string> = {};
  beforeAll(async () => {
    useKeyring(createKeyring(randomBytes(32)));
    useMailPlace({ server: undefined, from: undefined, publicUrl: 'https://crm.example.com' });
    records = await openRecords(kind, libraryRoots, mailObjects);
    smtp = await startMailServer((to) => onMail?.(to));
    stopWatching = watchMessages();
    await saveMailSettings(records.database, { host: '127.0.0.1', port: smtp.port, security: 'none', user: '', address: 'crm@example.com', name: 'CRM' }, null);
    for (const [name, email, quiet] of [['Li', 'li@example.com'], ['Wang', 'wang@example.com'], ['Zhao', 'zhao@example.com'], ['Again', 'LI@example.com'], ['None', null], ['Quiet', 'quiet@example.com', true], ['Listed', 'listed@example.com'], ['<b>Bold</b>', 'bold@example.com']] as const) {
      members[name] = await createRecord(records.system(), records.object('member'), { name, email, quiet: quiet ?? false, books: 3, secret: 'hush' });
    }
    await forbidAddress(records.system(), 'Listed@example.com', 'asked by telephone');
  });
  afterAll(async () => {
    stopWatching();
    await smtp.stop();
    await records.close();
  });
  beforeEach(async () => {
    onMail = undefined;
    smtp.taken.length = 0;
    await records.database.run({ text: 'DELETE FROM engine_job', values: [] });
  });

  const system = () => records.system();
  const all = () => Object.values(members);
  const begin = (ids = all(), words = { subject: 'Hi {{name}}', body: '<p>{{name}}: {{books}}</p>' }) => beginMailing(system(), { object: 'member', ids, ...words, links: {} });
  const work = async (rounds = 30): Promise<void> => {
    for (let round = 0; round < rounds; round++) {
      const job = await takeJob(records.database, { holder: `h${round}`, kinds: ['mailing', 'sendMail'], now: Date.now() + 10_000_000, lease: 60_000 });
      if (!job) return;
      await runJob({ database: records.database, model: () => records.model, lease: 60_000, report: () => undefined }, job).over;
    }
  };
  const receivers = () => smtp.taken.flatMap(({ to }) => to);
  const result = async (job: string) => (await findJob(records.database, job))!;

  test('the plan says who gets it, and why others do not', async () => {
    const { recipients, left } = await planMailing(system(), records.object('member'), [...all(), 'member_doesnotexist000000000']);
    expect(recipients.map(({ address }) => address)).toEqual(['li@example.com', 'wang@example.com', 'zhao@example.com', 'bold@example.com']);
    expect(left.map(({ name, why }) => `${name} ${why}`)).toEqual(['Again sameAddress', 'None noAddress', 'Quiet optedOut', 'Listed optedOut', ' hidden']);
  });

  test('each gets one mail with her own words, markup in values stays text, and every mail says how to get no more', async () => {
    const job = await begin();
    await work();
    expect(receivers()).toEqual(['li@example.com', 'wang@example.com', 'zhao@example.com', 'bold@example.com']);
    expect(await result(job)).toMatchObject({ state: 'done', done: 4, total: 4, result: { data: { sent: 4, failed: 0, later: 0, left: { noAddress: 1, optedOut: 2, sameAddress: 1 } } } });
    expect(smtp.taken[0]!.text).toContain('Subject: Hi Li');
    expect(smtp.taken[0]!.text.replace(/\r\n /g, ' ')).toContain('List-Unsubscribe: <https://crm.example.com/unsubscribe/');
    const messages = await readRecords(system(), records.object('letter'), { filter: { batch: { eq: job } }, orderBy: [{ id: 'ASC' }] });
    expect(messages.map(({ subject, state }) => `${String(subject)} ${String(state)}`)).toEqual(['Hi Li sent', 'Hi Wang sent', 'Hi Zhao sent', 'Hi <b>Bold</b> sent']);
    expect(messages[3]!['body']).toBe('<p>&lt;b&gt;Bold&lt;/b&gt;: 3</p>');
  });

  test('broken off again and again: everybody gets exactly one', async () => {
    const job = await begin();
    for (let round = 0; round < 6; round++) {
      const taken = await takeJob(records.database, { holder: `s${round}`, kinds: ['mailing'], now: Date.now() + 10_000_000, lease: 60_000 });
      if (!taken) break;
      const attempt = runJob({ database: records.database, model: () => records.model, lease: 60_000, report: () => undefined }, taken);
      onMail = () => { attempt.stop(); return undefined; };
      await attempt.over;
    }
    onMail = undefined;
    await work();
    // What was on its way when the process was told to end is written down before it ends.
    expect(receivers().sort()).toEqual(['bold@example.com', 'li@example.com', 'wang@example.com', 'zhao@example.com']);
    expect((await result(job)).result).toMatchObject({ data: { sent: 4, failed: 0 } });
  });

  test('a busy mailbox is tried again by itself, a refused one is counted', async () => {
    onMail = (to) => (to.startsWith('li@') ? { code: 451, message: 'busy' } : to.startsWith('wang@') ? { code: 550, message: 'unknown' } : undefined);
    const job = await begin();
    await work(1);
    expect(await result(job)).toMatchObject({ state: 'done', result: { data: { sent: 2, failed: 1, later: 1 } } });
    onMail = undefined;
    await work();
    expect(receivers().sort()).toEqual(['bold@example.com', 'li@example.com', 'zhao@example.com']);
    const states = (await readRecords(system(), records.object('letter'), { filter: { batch: { eq: job } }, orderBy: [{ id: 'ASC' }] })).map(({ state }) => state);
    expect(states).toEqual(['sent', 'failed', 'sent', 'sent']);
  });

  test('cancelled in the middle: no more mails, and nothing is left half done', async () => {
    const job = await begin();
    onMail = async (to) => { if (to.startsWith('wang@')) await cancelJob(records.database, job); return undefined; };
    await work();
    expect((await result(job)).state).toBe('cancelled');
    expect(receivers()).toEqual(['li@example.com', 'wang@example.com']);
    expect((await readRecords(system(), records.object('letter'), { filter: { batch: { eq: job } } })).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  test('who unsubscribes meanwhile gets nothing any more; the link is good only as it was made', async () => {
    const token = unsubscribeLink('wang@example.com').split('/').at(-1)!;
    expect(addressOfToken(token)).toBe('wang@example.com');
    expect([addressOfToken(`${token.slice(0, -4)}AAAA`), addressOfToken('x'), addressOfToken('')]).toEqual([undefined, undefined, undefined]);
    onMail = async (to) => { if (to.startsWith('li@')) await Promise.all([forbidAddress(system(), 'wang@example.com', 'x'), forbidAddress(system(), 'wang@example.com', 'x')]); return undefined; };
    await begin();
    await work();
    expect(receivers()).toEqual(['li@example.com', 'zhao@example.com', 'bold@example.com']);
  });

  test('what is wrong is said before anything is sent', async () => {
    await expect(begin(all(), { subject: 'Hi {{nickname}}', body: '<p>{{favourite.nothing}}</p>' })).rejects.toMatchObject({ problems: [{ path: 'subject', rule: 'mergeField' }, { path: 'body', rule: 'mergeField' }] });
    await expect(beginMailing(system(), { object: 'member', ids: all(), subject: 'x', body: '', links: { book: 'book_doesnotexist00000000' } })).rejects.toMatchObject({ rule: 'badRequest' });
    await expect(begin([members['None']!])).rejects.toMatchObject({ rule: 'nobodyToMail' });
    await expect(createRecord(system(), records.object('wording'), { object: 'member', subject: 'x', body: '<p>{{nickname}}</p>' })).rejects.toMatchObject({ problems: [{ path: 'body', rule: 'mergeField' }] });
    await expect(createRecord(system(), records.object('wording'), { subject: '{{name}}', body: '<p>x</p>' })).rejects.toMatchObject({ problems: [{ path: 'subject' }] });
  });

  test('one mail about a record: begun with its address and templates, seen before, with a warning, kept on its page', async () => {
    const template = await createRecord(system(), records.object('wording'), { object: 'member', subject: 'Dear {{name}}', body: '<p>{{IF(books &gt; 2, &quot;many&quot;, &quot;few&quot;)}}<script>x</script></p>' });
    await createRecord(system(), records.object('wording'), { object: 'book', subject: 'other', body: '<p>x</p>' });
    expect(await startMail(system(), members['Quiet']!)).toMatchObject({ addresses: ['quiet@example.com'], ready: true, templates: [{ id: template, subject: 'Dear {{name}}' }] });
    expect(await previewMail(system(), members['Quiet']!, { subject: 'Dear {{name}}', body: '<p>{{IF(books &gt; 2, &quot;many&quot;, &quot;few&quot;)}}</p>' })).toEqual({ subject: 'Dear Quiet', body: '<p>many</p>' });
    expect(await unwilling(system(), members['Quiet']!, 'quiet@example.com, li@example.com')).toEqual(['quiet@example.com']);
    const id = await writeMail(system(), { record: members['Li']!, to: 'li@example.com', cc: null, subject: 'Dear {{name}}', body: '<p>x</p>', send: true });
    await work();
    expect(receivers()).toEqual(['li@example.com']);
    expect(smtp.taken[0]!.text).not.toContain('unsubscribe');
    expect((await readRecords(system(), records.object('letter'), { ids: [id] }))[0]).toMatchObject({ subject: 'Dear Li', state: 'sent', relatedTo: members['Li'] });
    const draft = await writeMail(system(), { record: members['Li']!, to: 'li@example.com', cc: null, subject: 'later', body: '', send: false });
    await work();
    expect(smtp.taken).toHaveLength(1);
    await updateRecord(system(), records.object('letter'), { id: draft, patch: { state: 'waiting' } });
    await work();
    expect(smtp.taken).toHaveLength(2);
  });
});
