// Both languages say everything, with the same blanks to fill, and no component holds words of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en';
import { zhCn } from './zh-cn';

const web = join(__dirname, '..');

test('English says everything that Chinese says, and nothing else', () => {
  const keys = Object.keys(zhCn).sort();
  expect(Object.keys(en).filter((key) => !key.endsWith('_one')).sort()).toEqual(keys);
  for (const key of Object.keys(en).filter((one) => one.endsWith('_one'))) expect(keys).toContain(key.replace(/_one$/, '_other'));
});

test('both languages fill in the same blanks', () => {
  const blanks = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
  for (const [key, text] of Object.entries(zhCn)) expect([key, blanks((en as Record<string, string>)[key] ?? '')]).toEqual([key, blanks(text)]);
});

test('no word is empty, and Chinese words are Chinese', () => {
  for (const [key, text] of Object.entries(zhCn)) expect([key, /[\u4e00-\u9fff]/.test(text) || text.includes('JSON')]).toEqual([key, true]);
  for (const [key, text] of Object.entries(en)) expect([key, text.trim() !== '' && !/[\u4e00-\u9fff]/.test(text)]).toEqual([key, true]);
});

test('components say their words through words/, in no language of their own', () => {
  const wrong = sources(web).filter((file) => !file.includes('/words/') && !file.endsWith('.test.ts')).flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
    const name = file.slice(web.length + 1);
    const chinese = [...text.matchAll(/['"`>][^'"`<>\n]*[\u4e00-\u9fff]+[^'"`<>\n]*/g)].map((match) => match[0]).filter((word) => !data.has(word.replace(/['"`>]/g, '')));
    const english = [...text.matchAll(/(?<![=\w)'"\]])>\s*([A-Z][a-z]+(?: [a-z]+)*)\s*<\//g)].map((match) => match[1] ?? '');
    const labels = [...text.matchAll(/\b(?:aria-label|placeholder|title|alt|label)="([^"]*[A-Za-z]{3,}[^"]*)"/g)].map((match) => match[1] ?? '');
    return [...chinese, ...english, ...labels].map((word) => `${name}: ${word.trim()} — put it into words/`);
  });
  expect(wrong).toEqual([]);
});

/** Chinese that is data, not words: the names of languages, and names as the division list writes them. */
const data = new Set(['简体中文', '市辖区', '中国', '[，、；]', '，', '、', '；', '。']);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
