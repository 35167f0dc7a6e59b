// Compares what the API answers with the data files it came from: the checks stand as data beside the files.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { shippedMetadata } from '../application/open-application';
import { openRows } from '../records/import/read-rows';
import type { Command, Desk } from './command';
import { openQuestions, type Questions } from './questions';

/** `<object>/demo/<name>.check.json`: a list of these. */
interface DataCheck {
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  /** The data file, beside the check. */
  readonly file: string;
  /** What is expected of the file: `rows`, or the sum over its rows of columns multiplied; `1-discount` stands for one minus the column. */
  readonly expect: 'rows' | { readonly sum: readonly string[] };
  /** An operation, and the way to the number in its answer. With `each`, all pages of a list are read and the fields multiplied are summed up by hand. */
  readonly query: string;
  readonly at: string;
  readonly each?: readonly string[];
}

export const checkData: Command = {
  name: 'check-data',
  usage: '',
  about: { 'zh-CN': '核对演示数据：接口给出的数目和金额与原始文件一致', en: 'Checks the demo data: counts and sums the API gives equal those of the files' },
  async run(_given, desk) {
    const application = await desk.open();
    const questions = openQuestions(application);
    let wrong = 0;
    for (const folder of await foldersWithChecks(application.config.metadata ?? [shippedMetadata])) {
      for (const check of await checksIn(folder)) {
        const [expected, actual] = [await expectedOf(check, folder), await actualOf(check, questions)];
        const holds = expected.equals(actual);
        if (!holds) wrong += 1;
        report(desk, check, { expected, actual, holds });
      }
    }
    return wrong === 0 ? 0 : 1;
  },
};

function report({ language, print }: Desk, check: DataCheck, { expected, actual, holds }: { readonly expected: Decimal; readonly actual: Decimal; readonly holds: boolean }): void {
  const compared = holds ? actual.toFixed() : `${actual.toFixed()} ≠ ${expected.toFixed()}`;
  print(`${holds ? '✓' : '✗'} ${check.label[language]}: ${compared}`);
}

async function foldersWithChecks(roots: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const root of roots) {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    for (const entry of entries) if (entry.isDirectory() && entry.name === 'demo') found.push(join(entry.parentPath, entry.name));
  }
  return found.sort();
}

async function checksIn(folder: string): Promise<DataCheck[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.check.json')).sort();
  const lists = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as DataCheck[]));
  return lists.flat();
}

async function expectedOf({ file, expect }: DataCheck, folder: string): Promise<Decimal> {
  const path = join(folder, file);
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  const rows = await openRows(path);
  let total = new Decimal(0);
  for await (const { cells } of rows.rows(() => undefined)) {
    total = total.plus(expect === 'rows' ? 1 : multiplied(expect.sum, (column) => cells[rows.header.indexOf(column)]));
  }
  return total;
}

async function actualOf({ query, at, each }: DataCheck, questions: Questions): Promise<Decimal> {
  if (!each) return new Decimal(String(follow(await questions.ask(query, {}), at)));
  let total = new Decimal(0);
  for (let after: string | null = null; ;) {
    const list = follow(await questions.ask(query, { after }), at) as { nodes: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    for (const node of list.nodes) total = total.plus(multiplied(each, (field) => node[field]));
    if (!list.pageInfo.hasNextPage) return total;
    after = list.pageInfo.endCursor;
  }
}

function multiplied(factors: readonly string[], read: (name: string) => unknown): Decimal {
  return factors.reduce((result, factor) => {
    const isRest = factor.startsWith('1-');
    const value = new Decimal(String(read(isRest ? factor.slice(2) : factor)));
    return result.times(isRest ? new Decimal(1).minus(value) : value);
  }, new Decimal(1));
}

function follow(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], value);
}
