// The offsets of a time zone as a table, so that the evaluator and SQL turn moments into dates by the very same rules.

/** From this second (since 1970, UTC) on, local time is UTC plus `offset` seconds. The first entry holds for everything before the second. */
export interface ZoneOffset { readonly from: number; readonly offset: number }

const step = 10 * 86_400;
const end = Date.UTC(2070, 0, 1) / 1000;
const tables = new Map<string, readonly ZoneOffset[]>();

/** Offsets of an IANA zone from 1970 to 2070; earlier and later moments take the first and the last. */
export function zoneOffsets(timeZone: string): readonly ZoneOffset[] {
  const known = tables.get(timeZone);
  if (known) return known;
  const offsetAt = offsetReader(timeZone);
  const table: ZoneOffset[] = [{ from: 0, offset: offsetAt(0) }];
  for (let second = 0, offset = offsetAt(0); second < end; second += step) {
    const next = offsetAt(second + step);
    if (next === offset) continue;
    table.push({ from: changeBetween(second, second + step, offsetAt), offset: next });
    offset = next;
  }
  tables.set(timeZone, Object.freeze(table));
  return table;
}

/** UTC offset in seconds at a moment in seconds. */
export function offsetAt(timeZone: string, second: number): number {
  const table = zoneOffsets(timeZone);
  for (let index = table.length - 1; index > 0; index -= 1) {
    const entry = table[index];
    if (entry && entry.from <= second) return entry.offset;
  }
  return table[0]?.offset ?? 0;
}

function changeBetween(before: number, after: number, offsetAt: (second: number) => number): number {
  const offset = offsetAt(before);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function offsetReader(timeZone: string): (second: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return (second) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, seconds = 0] = (format.format(second * 1000).match(/\d+/g) ?? []).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, seconds) / 1000 - second;
  };
}
