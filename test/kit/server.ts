// A real server process of the product on a free port, with a data folder of its own, ready when /readyz says so.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Everything printed so far. */
  output(): string;
  /** The one-time sign-in link printed at the first start. */
  signInLink(): string;
  /** SIGTERM, and waits until the process has ended; gives its exit code. */
  stop(): Promise<number | null>;
  /** Sends a signal and waits until the process has printed `answer`. */
  signal(name: NodeJS.Signals, answer: string): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}
export interface ServerOptions {
  readonly databaseUrl: string;
  readonly demo?: boolean;
  /** Serve the web app too, building it where its sources changed. */
  readonly web?: boolean;
  /** Keep an earlier run's folder: a restart. */
  readonly dataDir?: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the product as `npm start` does; throws with its output when it does not become ready within two minutes. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const port = options.port ?? await freePort();
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'tangram-data-'));
  const child = spawn(process.execPath, [join(root, 'server/start.cjs'), options.demo ? '--demo' : '--empty'], {
    cwd: root, env: { ...process.env, ...(options.web ? {} : { WEB: 'off' }), RATE_LIMIT: '0', ...options.env, PORT: String(port), DATABASE_URL: options.databaseUrl, DATA_DIR: dataDir, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
  child.stderr.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, child);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`${(error as Error).message}\n${printed.slice(-4000)}`);
  }
  return {
    url, port, dataDir,
    output: () => printed,
    signInLink: () => {
      const link = /https?:\/\/\S+\/sign-in\/\S+/.exec(printed)?.[0];
      if (!link) throw new Error(`no sign-in link in:\n${printed}`);
      return link;
    },
    stop: async () => { const code = await end(child, 'SIGTERM'); if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true }); return code; },
    signal: async (name, answer) => {
      const from = printed.length;
      child.kill(name);
      while (!printed.slice(from).includes(answer)) {
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} at ${name}`);
        await pause(5);
      }
    },
    kill: async () => { await end(child, 'SIGKILL'); },
  };
}

/** A TCP port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Runs a command of the product's command line; rejects with its output when it fails. */
export function tangram(words: readonly string[], options: { readonly databaseUrl: string; readonly dataDir: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> }): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'server/start.cjs'), 'cli', ...words], {
      cwd: root, env: { ...process.env, ...options.env, DATABASE_URL: options.databaseUrl, DATA_DIR: options.dataDir }, stdio: ['pipe', 'pipe', 'pipe'],
    });
    let printed = '';
    let complaints = '';
    child.stdout.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
    child.stderr.on('data', (chunk: Buffer) => { complaints += chunk.toString('utf8'); });
    child.stdin.end(options.input ?? '');
    child.once('exit', (code) => (code === 0 ? resolve(printed) : reject(new Error(`tangram ${words.join(' ')} ended with ${code}\n${printed}\n${complaints}`))));
  });
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/readyz`).then((answer) => answer.status === 200, () => false);
    if (ready) return;
    await pause(50);
  }
  throw new Error('the server was not ready after two minutes');
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => { child.once('exit', (code) => resolve(code)); child.kill(signal); });
}

/** The interval between two looks, not a hope: untilReady decides by what it sees. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => { setTimeout(done, milliseconds); });
}
