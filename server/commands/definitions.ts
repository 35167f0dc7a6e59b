// Commands about definitions: check, compare, publish and write out folders like metadata/.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { problemLine } from '../../metadata/language/check';
import { compile } from '../model/compile';
import { columnsOf } from '../field-types/field-types';
import { loadDefinitions, loadFolder, type LoadedDefinitions } from '../store/load-files';
import { WrongCall, type Command, type Desk, type Given } from './command';
import { openSetup, type Setup } from './setup-connection';

export const metadataCheck: Command = {
  name: 'metadata check',
  usage: '<folder> [<folder over it> …]',
  about: { 'zh-CN': '检查定义文件，指出文件、位置、问题和改法', en: 'Checks definition files: file, place, what is wrong and what would be right' },
  async run(given, desk) {
    if (given.words.length === 0) throw new WrongCall('which folder?');
    const { definitions, problems } = await loadDefinitions(given.words.map((word) => resolve(word)));
    const whole = problems.length === 0 ? compile(definitions, { version: 1, columnsOf, placements: {} }).problems : [];
    const all = [...problems, ...whole];
    for (const problem of all) desk.complain(problemLine(problem, shortLanguage(desk)));
    if (all.length === 0) desk.print(desk.language === 'en' ? `${definitions.length} definitions are in order` : `${definitions.length} 个定义没有问题`);
    return all.length === 0 ? 0 : 1;
  },
};

export const metadataDiff: Command = {
  name: 'metadata diff',
  usage: '<folder> [--url <url> --key <key>]',
  about: { 'zh-CN': '显示发布该文件夹会带来的变化', en: 'Shows what publishing a folder would change' },
  run: (given, desk) => withWish(given, desk, async (setup, wish) => {
    const preview = await setup.preview(wish);
    for (const problem of preview.problems) desk.complain(problem);
    for (const change of preview.changes) desk.print(change);
    for (const statement of preview.statements) desk.print(`  ${statement}`);
    if (preview.problems.length === 0 && preview.changes.length === 0) desk.print(desk.language === 'en' ? 'nothing changes' : '没有变化');
    return preview.problems.length === 0 ? 0 : 1;
  }),
};

export const metadataApply: Command = {
  name: 'metadata apply',
  usage: '<folder> [--url <url> --key <key>] [--why <words>]',
  about: { 'zh-CN': '发布该文件夹：有服务器在运行就交给它，否则直接写数据库', en: 'Publishes a folder: through the running server where there is one, else straight into the database' },
  run: (given, desk) => withWish(given, desk, async (setup, wish) => {
    const why = typeof given.options['why'] === 'string' ? given.options['why'] : `metadata apply ${given.words[0]}`;
    const outcome = await setup.publish(wish, why);
    for (const problem of outcome.problems) desk.complain(problem);
    for (const change of outcome.changes) desk.print(change);
    if (outcome.version !== undefined) desk.print(desk.language === 'en' ? `version ${outcome.version} is in force` : `版本 ${outcome.version} 已生效`);
    return outcome.problems.length === 0 ? 0 : 1;
  }),
};

export const metadataExport: Command = {
  name: 'metadata export',
  usage: '<folder> [--url <url> --key <key>]',
  about: { 'zh-CN': '把生效的定义写成文件', en: 'Writes the definitions in force as files' },
  async run(given, desk) {
    const folder = onlyFolder(given);
    const definitions = await (await openSetup(given, desk)).definitions();
    for (const { path, body } of definitions) {
      const file = join(folder, `${path}.json`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${JSON.stringify(body, null, 2)}\n`);
    }
    desk.print(desk.language === 'en' ? `${definitions.length} definitions in ${folder}` : `${definitions.length} 个定义已写入 ${folder}`);
    return 0;
  },
};

async function withWish(given: Given, desk: Desk, work: (setup: Setup, wish: LoadedDefinitions['definitions']) => Promise<number>): Promise<number> {
  const { definitions, problems } = await loadFolder(onlyFolder(given));
  for (const problem of problems) desk.complain(problemLine(problem, shortLanguage(desk)));
  if (problems.length > 0) return 1;
  if (definitions.length === 0) throw new WrongCall(`there are no definitions in ${given.words[0]}`);
  return work(await openSetup(given, desk), definitions);
}

function onlyFolder({ words }: Given): string {
  const [folder, more] = words;
  if (folder === undefined || more !== undefined) throw new WrongCall('name one folder');
  return resolve(folder);
}

function shortLanguage({ language }: Desk): 'zh' | 'en' {
  return language === 'en' ? 'en' : 'zh';
}
