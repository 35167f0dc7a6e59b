// When a record is picked on a form, its values are put into the fields that take them, as the server would; what was typed stays.
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import type { FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { nestSelections, recordDocument } from '../data/document';
import type { Descriptions } from '../describe/descriptions';
import { findField, useDescriptions } from '../describe/use-description';
import { isEmpty, setting } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { readValue, type Values } from './form-values';

/** Values for fields of the form, by name. */
export type CopyInto = (lookup: FieldDescription, picked: unknown, fields: readonly FieldDescription[]) => Promise<Values | null>;

/** Reads what the lookup copies of the record that was picked: one request, only for fields that are on the form. */
export function useCopies(): CopyInto {
  const client = useApolloClient();
  const descriptions = useDescriptions();
  return useCallback(async (lookup, picked, fields) => {
    const id = (picked as { id?: string } | null)?.id;
    const target = lookup.targets[0];
    const wanted = Object.entries(setting<Record<string, string>>(lookup, 'copies') ?? {}).flatMap(([name, path]) => fields.filter((field) => field.name === name && !field.readOnly).map((field) => ({ field, path: path.split('.') })));
    if (!id || !target || wanted.length === 0) return null;
    const object = await descriptions.object(target.name);
    const found = (await Promise.all(wanted.map(async ({ field, path }) => {
      const source = await sourceAt(descriptions, object, path);
      return source ? [{ field, path, source }] : [];
    }))).flat();
    if (found.length === 0) return null;
    const selection = nestSelections([['id'], ...found.map(({ path, source }) => [...path.slice(0, -1), pageOf(source).selection(source)])]);
    const { data } = await client.query<{ record: Record<string, unknown> | null }>({ query: recordDocument(object, selection), variables: { id }, fetchPolicy: 'no-cache' });
    if (!data?.record) return null;
    const record = data.record;
    return Object.fromEntries(found.flatMap(({ field, path, source }) => {
      const raw = path.reduce<unknown>((at, step) => (at && typeof at === 'object' ? (at as Record<string, unknown>)[step] : undefined), record);
      const value = readValue(source, raw);
      return isEmpty(value) ? [] : [[field.name, value]];
    }));
  }, [client, descriptions]);
}

/** The field at the end of a path; undefined where the viewer may not read it: then the server copies it alone. */
async function sourceAt(descriptions: Descriptions, object: ObjectDescription, [name = '', ...rest]: readonly string[]): Promise<FieldDescription | undefined> {
  const field = findField(object, name);
  if (!field || rest.length === 0) return field;
  const target = field.targets[0];
  return target && sourceAt(descriptions, await descriptions.object(target.name), rest);
}
