// Commands about backups: make one, look one through, make everything again from one.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkBackup, restoreBackup, type Summary } from '../backup/read-backup';
import { backupPlace } from '../backup/kept-backups';
import { writeBackup } from '../backup/write-backup';
import { readInput, WrongCall, type Command, type Desk, type Given } from './command';

export const backupCreate: Command = {
  name: 'backup create',
  usage: '[<file>] [--password-stdin]',
  about: { 'zh-CN': '在线备份：数据库、附件和密钥存入一个加密文件，密码取自 BACKUP_PASSWORD', en: 'A backup while people work: database, files and keys in one sealed file; the password is BACKUP_PASSWORD' },
  async run(given, desk) {
    const now = new Date();
    const file = given.words[0] === undefined ? backupPlace(desk.config.dataDir, now) : resolve(given.words[0]);
    const { rows, tables, files } = await writeBackup(desk.config, { file, password: await passwordFor(given, desk), now });
    desk.print(`${file}: ${tables} tables, ${rows} rows, ${files} files, ${Math.ceil((await stat(file)).size / 1024)} kB`);
    return 0;
  },
};

export const backupCheck: Command = {
  name: 'backup check',
  usage: '<file> [--password-stdin]',
  about: { 'zh-CN': '完整读一遍备份，核对密码与校验和', en: 'Reads a backup to its end: password, seals and sums' },
  async run(given, desk) {
    tell(desk, await checkBackup(await backupOf(given, desk)));
    return 0;
  },
};

export const backupRestore: Command = {
  name: 'backup restore',
  usage: '<file> [--password-stdin]',
  about: { 'zh-CN': '恢复到空的 DATA_DIR 和 DATABASE_URL，并逐表逐文件核对', en: 'Makes everything again in an empty DATA_DIR and DATABASE_URL, and compares every table and file' },
  async run(given, desk) {
    tell(desk, await restoreBackup(await backupOf(given, desk), desk.config));
    return 0;
  },
};

function tell(desk: Desk, { at, database, tables, rows, files }: Summary): void {
  desk.print(`${at} (${database}): ${tables} tables, ${rows} rows, ${files} files`);
}

async function backupOf(given: Given, desk: Desk): Promise<{ readonly file: string; readonly password: string }> {
  if (given.words.length !== 1) throw new WrongCall('name a backup');
  return { file: resolve(given.words[0]!), password: await passwordFor(given, desk) };
}

async function passwordFor(given: Given, { config, input }: Desk): Promise<string> {
  const password = given.options['password-stdin'] === true ? await readInput(input) : config.backupPassword;
  if (!password) throw new WrongCall('set BACKUP_PASSWORD, or give the password with --password-stdin');
  return password;
}
