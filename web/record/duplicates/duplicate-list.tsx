// Records that are like the one on the form, rule by rule; each opens beside it, so that nothing typed is left.
import type { ReactNode } from 'react';

/** One record in words. WARNING: dialogs stand outside of what a page provides, so the words are made before. */
export interface DuplicateLine {
  readonly key: string;
  readonly rule: string;
  /** What kind of record, or all there is to say of one that may not be seen. */
  readonly what: string;
  readonly link: { readonly href: string; readonly title: string } | null;
  readonly owner: string;
}

/** One line a record. */
export function DuplicateList({ lines }: { lines: readonly DuplicateLine[] }): ReactNode {
  return (
    <ul className="tg-duplicates-list">
      {lines.map(({ key, rule, what, link, owner }) => (
        <li key={key}>
          <span className="tg-duplicates-rule">{rule}</span>
          <span>{what} {link && <a href={link.href} target="_blank" rel="noreferrer">{link.title}</a>}{owner && <span className="tg-duplicates-owner"> {owner}</span>}</span>
        </li>
      ))}
    </ul>
  );
}
