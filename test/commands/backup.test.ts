// A backup taken while people write holds everything that was answered before it began, and is the same again in another place.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBackup, restoreBackup } from '../../server/backup/read-backup';
import { clientWith } from '../kit/client';
import { databaseKinds } from '../kit/databases';
import { startServer, tangram, type RunningServer } from '../kit/server';

jest.setTimeout(240_000);
const metadata = { METADATA: ['metadata', 'test/fixtures/library'].join(':'), WEB: 'off' };
const password = '备份密码 1';
const env = { ...metadata, BACKUP_PASSWORD: password };

describe.each(databaseKinds)('backups on $name', ({ name, create }) => {
  let [from, to]: Awaited<ReturnType<typeof create>>[] = [];
  let server: RunningServer;
  let folder: string;
  let file: string;
  let key: string;
  beforeAll(async () => {
    [from, to] = [await create(), await create()];
    folder = mkdtempSync(join(tmpdir(), 'tangram-backup-'));
    file = join(folder, 'kept.tangram-backup');
    server = await startServer({ databaseUrl: from.url, env });
    const place = { databaseUrl: from.url, dataDir: server.dataDir, env };
    await tangram(['user', 'create', '--login', 'a@b.c', '--role', 'admin'], place);
    key = /tgk_\S+/.exec(await tangram(['key', 'create', '--login', 'a@b.c'], place))![0];
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    await Promise.all([from, to].map((each) => each!.drop()));
  });
  const place = () => ({ databaseUrl: to!.url, dataDir: join(folder, 'restored'), env });

  test('what was answered before is in it, whole, and nothing half', async () => {
    const api = clientWith(server.url, key);
    const upload = await fetch(`${server.url}/files?name=${encodeURIComponent('合同.txt')}`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: '附件 content' });
    expect(upload.status).toBe(201);
    const { createAuthor: { books: { nodes: [book] } } } = await api.ask<{ createAuthor: { books: { nodes: { id: string }[] } } }>('mutation { createAuthor(input: { name: "前" , books: { create: [{ title: "书" }] } }) { books { nodes { id } } } }');
    const loan = { create: { book: book!.id, borrower: '读者', dueOn: '2027-01-01' } };
    const first = await api.ask<{ createSpecimen: { id: string } }>('mutation($input: SpecimenInput!) { createSpecimen(input: $input) { id } }',
      { input: { masterDetail: loan, text: '标本 😀', encryptedText: '密文', file: (await upload.json() as { id: string }).id } });
    let stop = false;
    const answered: string[] = [];
    const writing = Promise.all(Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; !stop; n += 1) {
        const made = await api.ask<{ createAuthor: { id: string } }>('mutation($input: AuthorInput!) { createAuthor(input: $input) { id } }', { input: { name: `作者 ${writer}-${n}`, books: { create: [{ title: `书 ${writer}-${n}` }] } } });
        answered.push(made.createAuthor.id);
      }
    }));
    while (answered.length < 20) await api.ask('{ authors(first: 1) { nodes { id } } }');
    const before = [...answered];
    const made = await tangram(['backup', 'create', file], { databaseUrl: from!.url, dataDir: server.dataDir, env });
    expect(made).toMatch(/\d+ tables, \d+ rows, \d+ files/);
    stop = true;
    await writing;
    expect(answered.length).toBeGreaterThan(before.length);
    expect(readFileSync(file).includes('标本')).toBe(false);

    expect(await checkBackup({ file, password })).toMatchObject({ database: name });
    expect(await tangram(['backup', 'restore', file], place())).toMatch(/tables/);
    const restored = await startServer({ ...place(), env });
    try {
      const there = clientWith(restored.url, key);
      const { authors, books, specimen } = await there.ask<{ authors: { nodes: { id: string; books: { totalCount: number } }[]; totalCount: number }; books: { totalCount: number }; specimen: { text: string; encryptedText: string; file: { id: string } } }>(
        'query($id: ID!) { authors(first: 1000) { totalCount nodes { id books { totalCount } } } books { totalCount } specimen(id: $id) { text encryptedText file { id } } }', { id: first.createSpecimen.id });
      expect(before.filter((id) => !authors.nodes.some((author) => author.id === id))).toEqual([]);
      expect(authors.nodes.filter((author) => author.books.totalCount !== 1)).toEqual([]);
      expect(books.totalCount).toBe(authors.totalCount);
      expect(specimen).toMatchObject({ text: '标本 😀', encryptedText: '密文' });
      const bytes = await fetch(`${restored.url}/files/${specimen.file.id}`, { headers: { authorization: `Bearer ${key}` } });
      expect(await bytes.text()).toBe('附件 content');
      await there.ask('mutation($input: AuthorInput!) { createAuthor(input: $input) { id } }', { input: { name: '后来' } });
    } finally {
      await restored.stop();
    }
  });

  test('a wrong password, a damaged file, a place with something in it: refused, and nothing is changed', async () => {
    await expect(checkBackup({ file, password: 'another' })).rejects.toThrow('the password is another one');
    await expect(tangram(['backup', 'create', join(folder, 'never')], { ...place(), env: metadata })).rejects.toThrow('BACKUP_PASSWORD');
    await expect(restoreBackup({ file, password }, place())).rejects.toThrow(/empty/);
    const damaged = join(folder, 'damaged');
    const bytes = readFileSync(file);
    bytes[bytes.length - 200]! ^= 1;
    writeFileSync(damaged, bytes);
    const elsewhere = { databaseUrl: name === 'sqlite' ? `sqlite:${join(folder, 'other.db')}` : to!.url, dataDir: join(folder, 'other') };
    await expect(restoreBackup({ file: damaged, password }, elsewhere)).rejects.toThrow('damaged');
    expect(readdirSync(folder).sort()).toEqual(['damaged', 'kept.tangram-backup', 'restored']);
  });

  test('the backup of the night is made at the press of a button', async () => {
    const api = clientWith(server.url, key);
    await api.ask('mutation { runJobSchedule(name: "backup") }');
    for (;;) {
      const { backgroundJobs } = await api.ask<{ backgroundJobs: { nodes: { state: string; data: { file: string } | null; detail: string | null }[] } }>('{ backgroundJobs(kind: "backup") { nodes { state data detail } } }');
      const [job] = backgroundJobs.nodes;
      if (job?.state === 'failed') throw new Error(JSON.stringify(job));
      if (job?.state !== 'done') continue;
      expect(await checkBackup({ file: job.data!.file, password })).toMatchObject({ database: name });
      return;
    }
  });
});
