// What CSS says of the pages of a printed document: their size, and the lines that stand on every page of a record.
import type { PrintedDocument } from '../../metadata/language/printed';

/** Rules for @page. Texts stand in them as CSS strings in which nothing can end the string. */
export function pageRules({ paper, labels, records, pageNumbers }: PrintedDocument): string {
  const page = `size: ${paper.width}mm ${paper.height}mm; margin: ${paper.margin}mm;`;
  if (labels) return `@page { ${page} } @page labels { ${page} }`;
  const lines = records.map(({ header, footer }, index) => {
    const boxes = [
      header ? `@top-left { ${box} content: ${cssString(header)}; }` : '',
      footer ? `@bottom-left { ${box} content: ${cssString(footer)}; }` : '',
      pageNumbers ? `@bottom-right { ${box} content: counter(page) " / " counter(pages); }` : '',
    ];
    return `@page record${index} { ${page} ${boxes.join(' ')} }`;
  });
  return `@page { ${page} } ${lines.join(' ')}`;
}

const box = 'font-size: 8pt; color: #666; white-space: nowrap;';

/** Every character that is no letter, digit or space as its number. */
export function cssString(text: string): string {
  return `"${[...text].map((letter) => (/[\p{L}\p{N} ]/u.test(letter) ? letter : `\\${letter.codePointAt(0)!.toString(16)} `)).join('')}"`;
}
