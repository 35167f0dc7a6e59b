// Words of anybody's choosing, kept as a JSON array.
import { empty, refused, values, wrongType } from './accepted';
import { cleanLine, lengthOf } from './clean-text';
import type { FieldType } from './field-type';
import { bareJson } from './json-text';
import { listOf } from './multi-picklist';

/** Type `tags`. */
export const tags: FieldType = {
  type: 'tags',
  columns: () => [{ suffix: '', storage: { kind: 'json' } }],
  accept(value) {
    if (value === null) return empty();
    if (!Array.isArray(value)) return wrongType('textList');
    const words = new Set<string>();
    for (const each of value as unknown[]) {
      if (typeof each !== 'string') return wrongType('textList');
      const word = cleanLine(each)?.replace(/\s+/g, ' ');
      if (word === undefined) continue;
      const length = lengthOf(word, longestTag);
      if (length > longestTag) return refused('tooLong', { max: longestTag, length });
      words.add(word);
    }
    if (words.size > mostTags) return refused('tooMany', { max: mostTags, count: words.size });
    return words.size === 0 ? empty() : values(JSON.stringify([...words]));
  },
  outputs: (field) => [{ name: field.name, type: '[String!]', json: bareJson(0) }],
  input: () => '[String!]',
  filter: () => ({ kind: 'choices', column: 0 }),
  sortable: false,
  searchText: (stored) => listOf(stored[0])?.join(' ') ?? '',
  plain: (stored) => listOf(stored[0]),
};

const longestTag = 50;
const mostTags = 50;
