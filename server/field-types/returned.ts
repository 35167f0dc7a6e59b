// How the result of a formula or roll-up is stored, shown and filtered.
import type { FieldDefinition, FormulaField } from '../../metadata/language/types';
import type { Storage } from '../model/model';
import { refused } from './accepted';
import { mostDigits } from './exact-number';
import type { FieldType, FilterKind, Output } from './field-type';
import { bareJson, plainJson, textJson } from './json-text';
import { numberSetting } from './settings';

/** What a formula or roll-up may give. */
export type Returns = FormulaField['returns'];

/** What the two have in common: nobody writes them, and they are shown and asked for as what they give. */
export const returned: Omit<FieldType, 'type' | 'columns'> = {
  accept: () => refused('readOnlyField'),
  outputs: (field) => [returnedOutput(field.name, returnsOf(field.definition).returns)],
  input: () => undefined,
  filter: (field) => ({ kind: returnedFilter(returnsOf(field.definition).returns), column: 0 }),
  sortable: true,
  plain: (stored) => stored[0] ?? null,
};

/** The column that would hold, or holds, such a result. */
export function storageOfReturns(returns: Returns, scale: number): Storage {
  switch (returns) {
    case 'text': return { kind: 'longText' };
    case 'decimal':
    case 'currency':
    case 'percent': return { kind: 'decimal', precision: mostDigits, scale };
    case 'integer': return { kind: 'integer' };
    case 'boolean': return { kind: 'boolean' };
    case 'date': return { kind: 'date' };
    case 'dateTime': return { kind: 'dateTime' };
  }
}

/** What the definition says it returns; a roll-up that does not say counts, or adds up decimals. */
export function returnsOf(definition: FieldDefinition): { readonly returns: Returns; readonly scale: number } {
  const scale = numberSetting(definition, 'scale', 2);
  if (definition.type === 'formula') return { returns: definition.returns, scale };
  if (definition.type !== 'rollUp') throw new Error(`A field of type ${definition.type} returns nothing`);
  return { returns: definition.returns ?? (definition.function === 'count' ? 'integer' : 'decimal'), scale };
}

function returnedOutput(name: string, returns: Returns): Output {
  switch (returns) {
    case 'text': return { name, type: 'String', json: textJson(0) };
    case 'decimal':
    case 'currency':
    case 'percent': return { name, type: 'Decimal', json: plainJson(0) };
    case 'integer': return { name, type: 'Integer', json: bareJson(0) };
    case 'boolean': return { name, type: 'Boolean', json: bareJson(0) };
    case 'date': return { name, type: 'Date', json: plainJson(0) };
    case 'dateTime': return { name, type: 'DateTime', json: plainJson(0) };
  }
}

function returnedFilter(returns: Returns): FilterKind {
  return returns === 'currency' || returns === 'percent' ? 'decimal' : returns;
}
