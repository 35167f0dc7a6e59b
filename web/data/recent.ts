// The records this viewer opened last, kept on this device.

export interface RecentRecord { readonly object: string; readonly id: string; readonly name: string; readonly at: string }

const most = 30;

/** Newest first. */
export function recentRecords(viewer: string): readonly RecentRecord[] {
  try {
    const list = JSON.parse(window.localStorage.getItem(keyOf(viewer)) ?? '[]') as RecentRecord[];
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** Puts a record on top. */
export function rememberRecord(viewer: string, record: Omit<RecentRecord, 'at'>): void {
  const others = recentRecords(viewer).filter((one) => one.id !== record.id);
  keep(viewer, [{ ...record, at: new Date().toISOString() }, ...others].slice(0, most));
}

/** Takes a record off the list, e.g. when it was deleted. */
export function forgetRecord(viewer: string, id: string): void {
  keep(viewer, recentRecords(viewer).filter((one) => one.id !== id));
}

function keep(viewer: string, list: readonly RecentRecord[]): void {
  try {
    window.localStorage.setItem(keyOf(viewer), JSON.stringify(list));
  } catch {
    // A full or forbidden storage only costs the list.
  }
}

function keyOf(viewer: string): string {
  return `tangram.recent.${viewer}`;
}
