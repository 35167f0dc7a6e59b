// One line of text, with a longest length and, if wished, a pattern.
import { RE2JS } from 're2js';
import type { FieldDefinition, TextField } from '../../metadata/language/types';
import { refused } from './accepted';
import type { FieldType } from './field-type';
import { numberSetting } from './settings';
import { atMost, lineColumns, lineType } from './text-line';

/** Type `text`. */
export const text: FieldType = {
  type: 'text',
  columns: (definition, role) => lineColumns({ kind: 'text', length: numberSetting(definition, 'maxLength', 255) }, role),
  ...lineType((line, { definition }) => {
    if (line.includes('\n') || line.includes('\r')) return refused('badFormat', { example: line.split(/[\r\n]+/, 1)[0] ?? '' });
    const fitting = atMost(line, numberSetting(definition, 'maxLength', 255));
    if (typeof fitting !== 'string') return fitting;
    const pattern = patternOf(definition);
    if (pattern === undefined || pattern.matches(fitting)) return fitting;
    return refused('badFormat', { example: pattern.pattern() }, (definition as TextField).patternMessage);
  }),
};

const patterns = new WeakMap<FieldDefinition, RE2JS>();

/** RE2: a pattern by an admin can never take for ever. */
function patternOf(definition: FieldDefinition): RE2JS | undefined {
  const { pattern } = definition as TextField;
  if (pattern === undefined) return undefined;
  const known = patterns.get(definition);
  if (known !== undefined) return known;
  const made = RE2JS.compile(pattern);
  patterns.set(definition, made);
  return made;
}
