// The backup of every night, also made at the press of a button where schedules are listed.
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupPlace, forgetOldBackups } from '../backup/kept-backups';
import { inDataFolder } from '../base/data-folder';
import { TangramError } from '../errors';
import { defineJob } from '../jobs/define-job';

export const backup = defineJob<null>({
  name: 'backup', label: { 'zh-CN': '数据备份', en: 'Backup' }, internal: true, schedule: '40 2 * * *', attempts: 2,
  async run(run) {
    if (!process.env['BACKUP_PASSWORD']) throw new TangramError('BAD_USER_INPUT', 'backupPassword');
    const file = backupPlace(inDataFolder(), new Date());
    await inItsOwnProcess(['backup', 'create', file], run.signal);
    await forgetOldBackups(inDataFolder());
    return { data: { file, megabytes: Math.round((await stat(file)).size / 1024 / 102.4) / 10 } };
  },
});

/** The command in another process: packing and sealing take nothing from those who work meanwhile. */
function inItsOwnProcess(words: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(__dirname, '../start.cjs'), 'cli', ...words], { stdio: ['ignore', 'ignore', 'pipe'], signal });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => { complaint = (complaint + chunk.toString('utf8')).slice(-2000); });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(complaint.trim() || `the backup ended with ${code}`))));
  });
}
