// The settings of a field as its definition gives them, else as the type's page in metadata/language/field-types says.
import { fieldTypes } from '../../metadata/language/field-types';
import type { FieldDefinition } from '../../metadata/language/types';

/** A setting; undefined where neither the definition nor the page has one. */
export function setting(definition: FieldDefinition, name: string): unknown {
  const given = (definition as unknown as Readonly<Record<string, unknown>>)[name];
  return given === undefined ? fieldTypes[definition.type].settings[name]?.['default'] : given;
}

/** A setting that is a number, whole or written as text. */
export function numberSetting(definition: FieldDefinition, name: string, otherwise: number): number {
  const value = setting(definition, name);
  return value === undefined || value === null ? otherwise : Number(value);
}
