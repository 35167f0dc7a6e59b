// What a roll-up gives where its definition does not say: counts are whole numbers, sums and extremes are like the field they are over.
import type { FieldDefinition, RollUpField } from '../../metadata/language/types';
import { fieldTypes } from '../../metadata/language/field-types';
import type { PresenceOf } from './presence';
import type { Sources } from './sources';

export interface RollUpType { readonly returns: NonNullable<RollUpField['returns']>; readonly scale: number }

/** undefined: the field it is over is not there or cannot be summed that way. */
export function rollUpType(object: string, definition: RollUpField, among: { readonly sources: Sources; readonly presence: PresenceOf }, depth = 0): RollUpType | undefined {
  if (definition.function === 'count') return { returns: 'integer', scale: 0 };
  const child = among.presence.inverse(object, definition.of);
  const field = child && definition.field !== undefined ? among.sources.objects.get(child.object)?.definition.fields[definition.field] : undefined;
  if (!child || !field || depth > 10) return undefined;
  const natural = field.type === 'rollUp' ? rollUpType(child.object, field, among, depth + 1) : typeOf(field);
  if (!natural) return undefined;
  const numeric = !isDate(natural.returns);
  if (definition.function === 'sum' && !numeric) return undefined;
  if (definition.returns !== undefined && isDate(definition.returns) === numeric) return undefined;
  const returns = definition.returns ?? natural.returns;
  return { returns, scale: returns === 'integer' ? 0 : definition.scale ?? natural.scale };
}

/** Decimal places of a field type where the field does not say. */
export function usualScale(type: FieldDefinition['type']): number {
  return Number(fieldTypes[type].settings.scale?.default ?? 0);
}

function isDate(returns: string): boolean {
  return returns === 'date' || returns === 'dateTime';
}

function typeOf(field: FieldDefinition): RollUpType | undefined {
  switch (field.type) {
    case 'integer': case 'rating': case 'duration': return { returns: 'integer', scale: 0 };
    case 'currency': return field.ownCurrency ? undefined : { returns: 'currency', scale: field.scale ?? usualScale(field.type) };
    case 'decimal': case 'percent': return { returns: 'decimal', scale: field.scale ?? usualScale(field.type) };
    case 'date': case 'dateTime': return { returns: field.type, scale: 0 };
    case 'formula': return formulaType(field.returns, field.scale ?? usualScale('formula'));
    default: return undefined;
  }
}

function formulaType(returns: string, scale: number): RollUpType | undefined {
  switch (returns) {
    case 'integer': return { returns, scale: 0 };
    case 'currency': case 'decimal': return { returns, scale };
    case 'percent': return { returns: 'decimal', scale };
    case 'date': case 'dateTime': return { returns, scale: 0 };
    default: return undefined;
  }
}
