// A design as the description of a form, which the real renderer draws.
import type { FormDescription } from '../../../metadata/language/description';
import { titleOf, writeDesign, type Design } from './design';

/** The form in a language (null: the application's first), without what the reader does not know. */
export function describeDesign(design: Design, language: string | null, known: ReadonlySet<string>): FormDescription {
  const layout = writeDesign(design);
  return {
    kind: layout.kind, recordType: layout.recordType ?? null,
    header: (layout.header ?? []).filter((name) => known.has(name)),
    sections: layout.sections.map((section, index) => ({
      name: section.name, label: titleOf(design, design.sections[index]!, language) || section.label,
      columns: section.columns ?? 2, collapsed: section.collapsed ?? false, visibleIf: section.visibleIf ?? null,
      rows: section.rows.map((row) => row.map((cell) => {
        const read = typeof cell === 'string' ? { field: cell } : cell;
        return read?.field !== undefined && !known.has(read.field) ? null : read;
      })).filter((row) => row.some((cell) => cell !== null)),
    })).filter((section) => section.rows.length > 0),
  };
}
