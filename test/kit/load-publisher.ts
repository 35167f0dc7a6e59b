// A process that publishes and is cut off while it does (publisher.cjs), loaded beforehand: that takes longer than all the rest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { libraryRoots } from './models';

export interface PublishOrder { readonly url: string; /** Change set. */ readonly id: string; /** Where it stops; nowhere where absent. */ readonly point?: number }
export interface PublisherTask {
  readonly orders: readonly PublishOrder[];
  /** SQLite: a folder for copies of the database, one for each point. */
  readonly copies?: string;
  /** A process to kill instead of itself where these words (regular expressions) have come up at points, one after the other. */
  readonly kill?: { readonly pid: number; readonly at: readonly string[]; /** Not before the server is seen to work on a statement that begins like this. */ readonly during?: string };
}
export interface Publisher { /** Resolves with everything printed when the process has ended. */ publish(task: PublisherTask): Promise<string>; end(): void }

/** A process that waits for its task. */
export function loadPublisher(env: Readonly<Record<string, string>> = {}): Publisher {
  const child = spawn(process.execPath, [join(__dirname, 'publisher.cjs')], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ROOTS: libraryRoots.join(':'), ...env }, stdio: ['pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
  const ended = new Promise<string>((resolve) => { child.once('close', () => resolve(printed)); });
  return {
    publish: (task) => {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      return ended;
    },
    end: () => void child.kill('SIGKILL'),
  };
}
