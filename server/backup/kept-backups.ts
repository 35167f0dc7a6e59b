// Where backups lie that the product makes by itself, and how many are kept.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const ending = '.tangram-backup';
/** Two weeks of nights. */
const mostKept = 14;

/** The file of a backup made now: named by its moment, so that names are in order of time. */
export function backupPlace(dataDir: string, now: Date): string {
  return join(dataDir, 'backups', `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}${ending}`);
}

/** Takes the oldest away. */
export async function forgetOldBackups(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'backups');
  const kept = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  for (const name of kept.slice(0, -mostKept)) await rm(join(folder, name), { force: true });
}
