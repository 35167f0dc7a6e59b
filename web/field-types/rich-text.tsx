// Rich text: HTML that the server cleaned, entered in an editor that loads when it is needed.
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { fieldTypePage, ownName, type DisplayProps } from './field-type';

const RichTextEditor = dynamic(() => import('./rich-text-editor').then((module) => module.RichTextEditor), { ssr: false });

/** The page of `richText`. */
export const richText = fieldTypePage<string>({ Input: RichTextEditor, Display: RichTextDisplay, selection: ownName, text: withoutTags, filter: 'text', wide: true });

function RichTextDisplay({ value, inRow }: DisplayProps<string>): ReactNode {
  if (inRow) return <span>{withoutTags(value)}</span>;
  // The server keeps only harmless tags of what is written to a rich text field.
  return <div className="tg-rich-text" dangerouslySetInnerHTML={{ __html: value }} />;
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();
}
