// Columns and the tables they live in: what is there stays, a full row fits, and what must be unique has room in the base table.
import type { Storage } from './model';
import { columnCost, placeColumns, type Wanted } from './row-budget';

const text = (length: number): Storage => ({ kind: 'text', length });
const wanted = (count: number, storage: Storage, more: Partial<Wanted> = {}): Wanted[] => Array.from({ length: count }, (_, index) => ({ name: `c${index}`, storage, indexed: false, ...more }));

test('few columns lie in the base table', () => {
  expect(placeColumns(wanted(40, text(255))).every((column) => column.partition === 0)).toBe(true);
});

test.each<[string, Storage]>([['texts', text(255)], ['short texts', text(20)], ['ids', { kind: 'ascii', length: 40 }], ['long texts', { kind: 'longText' }], ['decimals', { kind: 'decimal', precision: 18, scale: 4 }]])('800 %s fit, every partition within what a row may hold', (_, storage) => {
  const placed = placeColumns(wanted(800, storage));
  const partitions = new Map<number, { inline: number; declared: number }>();
  for (const column of placed) {
    const room = partitions.get(column.partition) ?? { inline: 0, declared: 0 };
    const cost = columnCost(column.storage);
    partitions.set(column.partition, { inline: room.inline + cost.inline, declared: room.declared + cost.declared });
  }
  for (const { inline, declared } of partitions.values()) {
    expect(inline).toBeLessThanOrEqual(7_900);
    expect(declared).toBeLessThanOrEqual(60_000);
  }
  expect([...partitions.keys()]).toEqual(Array.from({ length: partitions.size }, (__, index) => index));
});

test('columns that are there stay where they are, and take up room', () => {
  const kept = wanted(100, text(255), { kept: 2 });
  expect(placeColumns(kept).every((column) => column.partition === 2)).toBe(true);
});

test('a full base table still has room for what will be indexed', () => {
  const plain = wanted(500, text(255));
  const placed = placeColumns([...plain, { name: 'code', storage: text(60), indexed: true }]);
  expect(placed[placed.length - 1]).toMatchObject({ name: 'code', partition: 0 });
});

test('columns no field uses any more still take up room', () => {
  const others = Object.fromEntries(Array.from({ length: 46 }, (_, index) => [`old${index}`, 0]));
  expect(placeColumns(wanted(5, text(255)), others).map((column) => column.partition)).toEqual([1, 1, 1, 1, 1]);
  expect(placeColumns(wanted(5, text(255))).map((column) => column.partition)).toEqual([0, 0, 0, 0, 0]);
});
