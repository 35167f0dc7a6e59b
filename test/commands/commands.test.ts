// The command line keeps its promises: it is documented, works on a database and on a running server, and says what is wrong.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '../../server/commands/commands';
import { helpText } from '../../server/cli';
import { databaseKinds } from '../kit/databases';
import { clientWith } from '../kit/client';
import { startServer, tangram } from '../kit/server';

jest.setTimeout(180_000);
const readme = readFileSync(join(__dirname, '../../server/README.md'), 'utf8').replaceAll('\\|', '|');
const environment = { METADATA: ['metadata', 'test/fixtures/library'].join(':'), WEB: 'off' };

test('every command stands in server/README.md and in help, in both languages', () => {
  for (const { name, usage, about } of commands) {
    expect(readme).toContain(`\`${`${name} ${usage}`.trim()}\``);
    expect(helpText('en')).toContain(about.en);
    expect(helpText('zh-CN')).toContain(about['zh-CN']);
  }
});

describe.each(databaseKinds)('on $name', ({ create }) => {
  let drop: () => Promise<void>;
  let place: { databaseUrl: string; dataDir: string };

  beforeAll(async () => {
    Object.assign(process.env, environment);
    const database = await create();
    drop = database.drop;
    place = { databaseUrl: database.url, dataDir: mkdtempSync(join(tmpdir(), 'tangram-commands-')) };
  });
  afterAll(async () => {
    for (const name of Object.keys(environment)) delete process.env[name];
    await drop();
  });

  test('a user and a key are made before any server ran, and again without doubling', async () => {
    const id = (await tangram(['user', 'create', '--login', 'ada@x.y', '--role', 'admin', '--password-stdin'], { ...place, input: 'first password' })).trim();
    expect(id).toMatch(/^user_/);
    expect((await tangram(['user', 'create', '--login', 'ada@x.y', '--name', 'Ada', '--password-stdin'], { ...place, input: 'second password' })).trim()).toBe(id);
    expect((await tangram(['key', 'create', '--login', 'ada@x.y'], place)).trim()).toMatch(/^tgk_[\w-]{43}$/);
    expect(await tangram(['sign-in-link', '--login', 'ada@x.y'], place)).toMatch(/^http:\/\/localhost:\d+\/sign-in\/link\/tgl_/);
  });

  test('wrong calls say what is right', async () => {
    await expect(tangram(['key', 'create'], place)).rejects.toThrow(/--login is missing[\s\S]*key create --login <login>/);
    await expect(tangram(['key', 'create', '--login', 'nobody'], place)).rejects.toThrow('there is no user with the login nobody');
    await expect(tangram(['fly'], place)).rejects.toThrow(/no such command: fly[\s\S]*metadata apply/);
    await expect(tangram(['user', 'create', '--login', 'x', '--password-stdin'], { ...place, input: 'short' })).rejects.toThrow('at least 8');
  });

  test('definitions are checked with file, place and remedy', async () => {
    expect(await tangram(['metadata', 'check', 'metadata', 'test/fixtures/library'], place)).toMatch(/^\d+ definitions are in order/);
    const folder = mkdtempSync(join(tmpdir(), 'tangram-bad-'));
    write(folder, 'books/book/fields/pages', { type: 'intger', label: 'Pages' });
    await expect(tangram(['metadata', 'apply', folder], place)).rejects.toThrow(/books\/book\/fields\/pages.*intger[\s\S]*integer/);
  });

  test('a running server takes a published folder at once, and the export gives back what is in force', async () => {
    const server = await startServer({ databaseUrl: place.databaseUrl, dataDir: place.dataDir, env: environment });
    try {
      const key = (await tangram(['key', 'create', '--login', 'ada@x.y'], place)).trim();
      const api = clientWith(server.url, key);
      const folder = mkdtempSync(join(tmpdir(), 'tangram-good-'));
      write(folder, 'books/book/fields/shelfMark', { type: 'text', label: '架号' });
      write(folder, 'books/shelf/object', { name: 'shelf', plural: 'shelves', label: '书架', nameField: 'name', fields: { name: { type: 'text', label: '名称', required: true } } });
      expect(await tangram(['metadata', 'diff', folder], place)).toMatch(/shelf[\s\S]*ALTER TABLE|ALTER TABLE[\s\S]*shelf/);
      expect(await tangram(['metadata', 'apply', folder], place)).toMatch(/version \d+ is in force/);
      expect(await api.ask('mutation { createShelf(input: { name: "A" }) { name } }')).toEqual({ createShelf: { name: 'A' } });
      expect(await api.ask('{ books(filter: { shelfMark: { eq: "x" } }) { totalCount } }')).toEqual({ books: { totalCount: 0 } });
      expect(await tangram(['metadata', 'diff', folder], place)).toContain('nothing changes');

      const out = mkdtempSync(join(tmpdir(), 'tangram-out-'));
      await tangram(['metadata', 'export', out, '--url', server.url, '--key', key], place);
      expect(existsSync(join(out, 'books/shelf/object.json'))).toBe(true);
      expect(await tangram(['metadata', 'diff', out], place)).toContain('nothing changes');
      const { setup: before } = await api.ask<{ setup: { version: number } }>('{ setup { version } }');
      const again = mkdtempSync(join(tmpdir(), 'tangram-again-'));
      await tangram(['metadata', 'apply', out], place);
      await tangram(['metadata', 'export', again], place);
      expect(filesIn(again)).toEqual(filesIn(out));
      expect(await api.ask('{ setup { version } }')).toEqual({ setup: before });
      expect(await tangram(['types'], place)).toMatch(/export interface Shelf \{[\s\S]*shelf: \{ record: Shelf; input: ShelfInput; patch: ShelfPatch \};/);
    } finally {
      await server.stop();
    }
    expect(existsSync(join(place.dataDir, 'server.json'))).toBe(false);
  });

  test('a file is imported, bad rows are told with their line, twice makes nothing twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tangram-csv-'));
    const file = join(folder, 'authors.csv');
    writeFileSync(file, '编码,姓名,出生\nLX,鲁迅,1881-09-25\nLS,老舍,1899-99-03\n');
    const words = ['import', 'author', file, '--map', '编码=code,姓名=name,出生=born', '--key', 'code'];
    await expect(tangram(words, place)).rejects.toThrow(/2 rows \(utf-8\): 1 created, 0 updated, 0 unchanged, 1 refused[\s\S]*line 3, born: /);
    await expect(tangram(words, place)).rejects.toThrow(/2 rows \(utf-8\): 0 created, 0 updated, 1 unchanged, 1 refused/);
  });
});

/** Every file below a folder with its text. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]));
}

function write(folder: string, path: string, body: object): void {
  const file = join(folder, `${path}.json`);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify(body));
}
