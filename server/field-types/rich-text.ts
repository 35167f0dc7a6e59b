// Text with headings, lists, links and pictures, as HTML that is cleaned before it is kept.
import sanitize from 'sanitize-html';
import { empty, refused, values, wrongType } from './accepted';
import { cleanLines, lengthOf } from './clean-text';
import type { FieldType } from './field-type';
import { textJson } from './json-text';
import { numberSetting } from './settings';

/** Type `richText`. */
export const richText: FieldType = {
  type: 'richText',
  columns: () => [{ suffix: '', storage: { kind: 'longText' } }],
  accept(value, { definition }) {
    if (value === null) return empty();
    if (typeof value !== 'string') return wrongType('text');
    const max = numberSetting(definition, 'maxLength', 100_000);
    // Cleaning takes time in proportion to length: what is far too long is not even read.
    if (value.length > max * mostMarkup) return refused('tooLong', { max, length: value.length });
    const clean = cleanLines(sanitize(value, allowed));
    if (clean === null || (visibleText(clean) === '' && !/<(img|hr)\b/.test(clean))) return empty();
    const length = lengthOf(visibleText(clean), max);
    return length <= max ? values(clean) : refused('tooLong', { max, length });
  },
  outputs: (field) => [{ name: field.name, type: 'String', json: textJson(0) }],
  input: () => 'String',
  filter: () => ({ kind: 'text', column: 0 }),
  sortable: false,
  searchText: (stored) => (typeof stored[0] === 'string' ? visibleText(stored[0]) : ''),
  plain: (stored) => stored[0] ?? null,
};

/** Markup may take so many times the room of the words. */
const mostMarkup = 20;

const allowed: sanitize.IOptions = {
  allowedTags: [
    'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'mark', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img', 'span', 'div',
    'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ],
  allowedAttributes: {
    a: ['href', 'title', 'target', 'rel'], img: ['src', 'alt', 'title', 'width', 'height'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'], ol: ['start'],
    '*': ['style'],
  },
  allowedStyles: {
    '*': {
      color: [/^#[0-9a-f]{3,8}$/i, /^rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)$/i], 'background-color': [/^#[0-9a-f]{3,8}$/i, /^rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)$/i],
      'text-align': [/^(left|right|center|justify)$/],
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    // A page opened from a text must not reach back into this one.
    a: (tagName, attributes) => ({ tagName, attribs: attributes['target'] === undefined ? attributes : { ...attributes, target: '_blank', rel: 'noopener noreferrer' } }),
  },
};

/** The words without the markup. */
function visibleText(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? ' ').replace(/\s+/g, ' ').trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
