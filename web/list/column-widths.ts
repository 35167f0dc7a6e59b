// Widths of columns as this viewer dragged them, kept on this device.

/** Width by column of one view. */
export function keptWidths(viewKey: string): Readonly<Record<string, number>> {
  try {
    return JSON.parse(window.localStorage.getItem(keyOf(viewKey)) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

/** Keeps the widths of one view. */
export function keepWidths(viewKey: string, widths: Readonly<Record<string, number>>): void {
  try {
    window.localStorage.setItem(keyOf(viewKey), JSON.stringify(widths));
  } catch {
    // Widths are only a comfort.
  }
}

function keyOf(viewKey: string): string {
  return `tangram.widths.${viewKey}`;
}
