// Commands about records: import a data file, load the demo company.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkDataFile, problemLine } from '../../metadata/language/check';
import { loadDemo } from '../application/demo';
import type { Context } from '../access/context';
import type { ObjectModel } from '../model/model';
import { guessMapping } from '../records/import/compile-mapping';
import type { ImportDefinition, ImportReport } from '../records/import/import-definition';
import { importFile } from '../records/import/import-file';
import { openRows, type RowForm } from '../records/import/read-rows';
import { kindOfFile, readWorkbook } from '../records/import/workbook/read-workbook';
import { WrongCall, type Command, type Desk, type Given } from './command';

export const importRecords: Command = {
  name: 'import',
  usage: '<object> <file.csv or .xlsx> [--map <column>=<field>,… | --map <mapping.json>] [--key <field>]',
  about: { 'zh-CN': '导入 CSV 或 Excel：自动识别编码，逐行报告问题；有 --key 时重复导入不会重复新建', en: 'Imports CSV or Excel: detects the encoding and reports bad rows; with --key the same import twice makes nothing twice' },
  async run(given, desk) {
    const [name, path, more] = given.words;
    if (name === undefined || path === undefined || more !== undefined) throw new WrongCall('name an object and a file');
    const context = (await desk.open()).system('import', 'import');
    const object = context.model.objects.get(name) ?? [...context.model.objects.values()].find((each) => each.plural === name);
    if (!object) throw new WrongCall(`there is no object named ${name}`);
    const { file, form, done } = await rowsFileOf(resolve(path));
    try {
      const mapping = await mappingOf(context, object, { given, file, form });
      const report = await importFile(context, { object, file, form, mapping, onProgress: ({ rows, created, updated }) => desk.complain(`${rows} … (+${created}, ~${updated})`) });
      printReport(report, desk);
      return report.refused > 0 ? 1 : 0;
    } finally {
      await done();
    }
  },
};

export const demo: Command = {
  name: 'demo',
  usage: '',
  about: { 'zh-CN': '载入演示公司的数据，重复运行不会重复新建', en: 'Loads the demo company; twice makes nothing twice' },
  async run(_given, desk) {
    await loadDemo(await desk.open(), (line) => desk.print(line));
    return 0;
  },
};

/** A workbook becomes a CSV file that is taken away afterwards. */
async function rowsFileOf(path: string): Promise<{ readonly file: string; readonly form: RowForm; done(): Promise<void> }> {
  if ((await kindOfFile(path)) === 'text') return { file: path, form: {}, done: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'tangram-import-'));
  const file = join(folder, 'rows.csv');
  await readWorkbook({ path, into: file });
  return { file, form: { numbered: true, delimiter: ',' }, done: () => rm(folder, { recursive: true, force: true }) };
}

async function mappingOf(context: Context, object: ObjectModel, { given, file, form }: { readonly given: Given; readonly file: string; readonly form: RowForm }): Promise<ImportDefinition> {
  const map = given.options['map'];
  const key = typeof given.options['key'] === 'string' ? { key: given.options['key'] } : {};
  if (typeof map !== 'string') return { ...guessMapping(context, object, (await openRows(file, form)).header), ...key };
  if (map.endsWith('.json')) {
    const body: unknown = JSON.parse(await readFile(resolve(map), 'utf8'));
    const [problem] = checkDataFile('import', body, map.replace(/\.json$/, ''));
    if (problem) throw new Error(problemLine(problem, 'en'));
    return { ...(body as ImportDefinition), ...key };
  }
  const columns = map.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at <= 0 || at === pair.length - 1) throw new WrongCall(`--map wants <column>=<field>, not ${pair}`);
    return { column: pair.slice(0, at).trim(), field: pair.slice(at + 1).trim() };
  });
  return { object: object.name, columns, ...key };
}

function printReport(report: ImportReport, { language, print, complain }: Desk): void {
  const { rows, created, updated, unchanged, refused, encoding, leftOut, seconds } = report;
  for (const { line, field, message } of report.problems) complain(language === 'en' ? `line ${line}${field === null ? '' : `, ${field}`}: ${message}` : `第 ${line} 行${field === null ? '' : `，${field}`}：${message}`);
  print(language === 'en'
    ? `${rows} rows (${encoding}): ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused, ${seconds.toFixed(1)} s`
    : `共 ${rows} 行（${encoding}）：新建 ${created}，更新 ${updated}，未变 ${unchanged}，拒绝 ${refused}，用时 ${seconds.toFixed(1)} 秒`);
  if (leftOut.length > 0) print(`${language === 'en' ? 'columns left out' : '未导入的列'}: ${leftOut.join(', ')}`);
}
