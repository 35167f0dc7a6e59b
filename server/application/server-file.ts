// data/server.json: how the command line finds the server that runs on the same data folder, and may speak to it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ServerFile { readonly url: string; readonly pid: number; /** Bearer token that may do everything. */ readonly secret: string }

/** Written when the server is ready; readable only by its own user. */
export function writeServerFile(dataDir: string, file: ServerFile): void {
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify(file), { mode: 0o600 });
}

/** Removes the file, if it is still this process's. */
export function removeServerFile(dataDir: string): void {
  if (readServerFile(dataDir)?.pid === process.pid) rmSync(join(dataDir, 'server.json'), { force: true });
}

/** The file of a server that may still run; a killed server leaves its file behind. */
export function readServerFile(dataDir: string): ServerFile | undefined {
  try {
    const file = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as Partial<ServerFile>;
    return typeof file.url === 'string' && typeof file.pid === 'number' && typeof file.secret === 'string' ? (file as ServerFile) : undefined;
  } catch {
    return undefined;
  }
}
