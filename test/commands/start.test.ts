// npm start: says what is in the way, stops cleanly whoever is told, and comes back with everything.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startServer } from '../kit/server';

jest.setTimeout(120_000);
const root = join(__dirname, '../..');

test('SIGTERM to npm stops the server, and what it wrote is there at the next start', async () => {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'tangram-start-'));
  const databaseUrl = `sqlite:${join(dataDir, 'tangram.db')}`;
  const npm = spawn('npm', ['start', '--', '--empty'], { cwd: root, env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, WEB: 'off' }, stdio: ['ignore', 'pipe', 'inherit'] });
  await until(() => fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false));
  expect(existsSync(join(dataDir, 'server.json'))).toBe(true);
  npm.kill('SIGTERM');
  await ended(npm);
  await until(() => fetch(`http://127.0.0.1:${port}/healthz`).then(() => false, () => true));
  await until(() => Promise.resolve(!existsSync(join(dataDir, 'server.json'))));
  const again = await startServer({ databaseUrl, dataDir, env: { WEB: 'off' } });
  expect(again.output()).toContain('Tangram is ready');
  // The link is for the first start only: later ones need no new way in.
  expect(again.output()).not.toContain('/sign-in/link/');
  expect(await again.stop()).toBe(0);
});

test('what is in the way is said in words', async () => {
  const busy = createServer();
  const port = await new Promise<number>((resolve) => { busy.listen(0, () => resolve((busy.address() as { port: number }).port)); });
  const dataDir = mkdtempSync(join(tmpdir(), 'tangram-start-'));
  const cases: readonly (readonly [Record<string, string>, readonly string[], string])[] = [
    [{ PORT: String(port) }, [], `port ${port} is taken: try PORT=${port + 1} npm start`],
    [{ PORT: 'abc' }, [], 'PORT must be a whole number'],
    [{ DATABASE_URL: 'postgres://x' }, [], 'DATABASE_URL must begin with sqlite: or mysql://'],
    [{ DATABASE_URL: 'mysql://root@127.0.0.1:1/x' }, [], 'No database server answers at 127.0.0.1:1'],
    [{ METADATA: dataDir }, [], 'app.json is missing'],
    [{}, ['--fast'], 'npm start knows --demo and --empty, not --fast'],
  ];
  for (const [env, words, message] of cases) {
    const child = spawn(process.execPath, ['server/start.cjs', ...words], { cwd: root, env: { ...process.env, PORT: '0', DATA_DIR: dataDir, WEB: 'off', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    child.stderr.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
    expect([message, await ended(child), printed.includes(message), printed.includes('    at ')]).toEqual([message, 1, true, false]);
  }
  busy.close();
});

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => { child.once('exit', (code) => resolve(code)); });
}

/** Looks until it holds; the test's own time limit is the patience. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((next) => { setTimeout(next, 50); });
}
