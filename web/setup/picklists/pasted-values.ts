// Lines pasted from a list or spreadsheet as picklist values: a label, and behind a tab its stored value and colour.

export interface PastedValue { readonly label: string; readonly value?: string; readonly color?: string }

/** One value a line; empty lines and repeated labels are left out. */
export function pastedValues(text: string): readonly PastedValue[] {
  const seen = new Set<string>();
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [label = '', ...more] = line.split('\t').map((part) => part.trim());
    if (label === '' || seen.has(label)) return [];
    seen.add(label);
    const color = more.find((part) => colorPattern.test(part));
    const value = more.find((part) => part !== '' && part !== color);
    return [{ label: label.slice(0, 200), ...(value ? { value: value.slice(0, 100) } : {}), ...(color ? { color: color.toUpperCase() } : {}) }];
  });
}

const colorPattern = /^#[0-9A-Fa-f]{6}$/;
