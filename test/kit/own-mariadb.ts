// A MariaDB of the test's own, in a folder of its own: it may be killed without hurting anybody else.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePort } from './server';

export interface OwnMariadb {
  readonly url: string;
  /** Of the process that runs now. */
  pid(): number;
  /** Waits for the process to end, however it ends, and starts it again on what it left. */
  startAgain(): Promise<void>;
  end(): Promise<void>;
}

const { install, mariadbd } = require('./mariadbd.cjs') as { install: string; mariadbd: string };
/** Whether this machine has one. */
export const hasMariadb = mariadbd !== '';
const database = 'tangram';

/** Makes its first tables and starts it. */
export async function ownMariadb(): Promise<OwnMariadb> {
  const folder = mkdtempSync(join(tmpdir(), 'tangram-mariadb-'));
  const [data, user, port] = [join(folder, 'data'), userInfo().username, await freePort()];
  const made = spawnSync(install, ['--no-defaults', `--datadir=${data}`, `--user=${user}`, '--skip-test-db', '--auth-root-authentication-method=normal'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${install} ended with ${made.status}\n${made.stdout}\n${made.stderr}`);
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(mariadbd, [
      '--no-defaults', `--datadir=${data}`, `--user=${user}`, `--socket=${join(folder, 'sock')}`, `--port=${port}`, '--bind-address=127.0.0.1', '--innodb-buffer-pool-size=64M', '--innodb-log-file-size=32M',
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
    let printed = '';
    child.stderr.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
    for (const end = Date.now() + 60_000; ;) {
      const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' }).catch(() => undefined);
      if (connection) {
        await connection.query(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4`);
        await connection.end();
        return child;
      }
      if (child.exitCode !== null || Date.now() > end) throw new Error(`the database did not start\n${printed}`);
      await pause(20);
    }
  };
  let running = await start();
  return {
    url: `mysql://root@127.0.0.1:${port}/${database}`,
    pid: () => running.pid!,
    startAgain: async () => {
      await ended(running);
      running = await start();
    },
    end: async () => {
      running.kill('SIGKILL');
      await ended(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => { child.once('exit', () => resolve()); });
}
