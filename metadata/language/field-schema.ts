// The JSON Schema of a field, composed: what every field has (schemas/field.schema.json) and one branch for each page of field-types/.
import base from './schemas/field.schema.json';
import { fieldTypes, type FieldTypePage } from './field-types';

export interface JsonSchema { readonly [keyword: string]: unknown }

/** The whole schema; `type` decides which branch a definition must meet. */
export function composeFieldSchema(): JsonSchema {
  return {
    $id: base.$id, title: base.title, description: base.description,
    type: 'object', required: base.required, discriminator: { propertyName: 'type' },
    oneOf: Object.values(fieldTypes).map(branch),
  };
}

/** The properties a field of this type may have, by name: common ones first. */
export function fieldProperties(page: FieldTypePage): Record<string, JsonSchema> {
  const common = Object.entries(base.properties).filter(([name]) => allowed(page, name));
  const own = Object.entries(page.settings).map(([name, { label: _label, help, choices: _choices, ...schema }]) => [name, { description: help.en, ...schema }] as const);
  return Object.fromEntries([...common, ...own]);
}

function branch(page: FieldTypePage): JsonSchema {
  const title = `${page.type[0]!.toUpperCase()}${page.type.slice(1)}Field`;
  return {
    title, description: page.help.en, type: 'object', additionalProperties: false,
    required: [...base.required, ...(page.requiredSettings ?? [])],
    properties: { ...fieldProperties(page), type: { description: base.properties.type.description, const: page.type } },
    ...(page.constraints ? { allOf: [page.constraints] } : {}),
  };
}

function allowed(page: FieldTypePage, name: string): boolean {
  if (name === 'externalId') return page.flags.unique;
  if (name === 'required' || name === 'unique' || name === 'default' || name === 'readOnly' || name === 'indexed') return page.flags[name];
  return true;
}
