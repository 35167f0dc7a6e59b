// Marks of rows: the same table again has the same marks, equal rows have different ones, torn rows stay torn.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRows } from './read-rows';

const folder = mkdtempSync(join(tmpdir(), 'tangram-marks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function marked(text: string): Promise<{ readonly header: readonly string[]; readonly cells: readonly (readonly string[])[] }> {
  const path = join(folder, 'rows.csv');
  writeFileSync(path, text);
  const file = await openRows(path, { mark: 'source' });
  const cells: (readonly string[])[] = [];
  for await (const row of file.rows(() => undefined)) cells.push(row.cells);
  return { header: file.header, cells };
}

test('a mark follows what the row says, not where it stands', async () => {
  const first = await marked('name,amount,\n甲,1\n乙,2\n甲,1\n,,\n');
  expect(first.header).toEqual(['name', 'amount', 'source']);
  const [one, two, three] = first.cells.map((cells) => cells[2]);
  expect(new Set([one, two, three]).size).toBe(3);
  expect(three).toBe(`${one}-2`);
  const again = await marked('name,amount,\n乙,2\n甲 ,1\n甲,1\n');
  expect(again.cells.map((cells) => cells[2])).toEqual([two, one, three]);
});

test('cells beyond the header stay beyond it', async () => {
  const { cells } = await marked('name,amount\n甲,1,surplus\n');
  expect(cells[0]).toHaveLength(4);
  expect(cells[0]![3]).toBe('surplus');
});
