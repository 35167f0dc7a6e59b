// A pattern nothing can be matched against would refuse every value: it is told when it is written, not when a record is saved.
import { RE2JS } from 're2js';
import type { DefinitionProblem } from './definition-problem';
import type { DefinitionKind, FieldDefinition, ObjectDefinition } from './types';

/** Patterns of text fields that are no RE2, at the field they are in. */
export function unreadablePatterns(kind: DefinitionKind, body: unknown, path: string): DefinitionProblem[] {
  if (kind === 'field') return inField(body as FieldDefinition, path, '');
  if (kind !== 'object') return [];
  return Object.entries((body as ObjectDefinition).fields).flatMap(([name, field]) => inField(field, path, `/fields/${name}`));
}

function inField(field: FieldDefinition, path: string, pointer: string): DefinitionProblem[] {
  if (field.type !== 'text' || field.pattern === undefined) return [];
  try {
    RE2JS.compile(field.pattern);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : '';
    return [{ path, pointer: `${pointer}/pattern`, rule: 'pattern', message: { zh: `不是有效的 RE2 正则表达式（${reason}）`, en: `This is not an RE2 pattern (${reason})` } }];
  }
}
