// Descriptions as a role is given them, in a language of choice, without what the viewer himself may not read: records are read with his own rights.
import type { ApolloClient } from '@apollo/client';
import type { FormDescription, ObjectDescription } from '../../../metadata/language/description';
import { readObject, type Descriptions } from '../../describe/descriptions';

/** Role: its record id, null for one's own rights. */
export interface As { readonly role: string | null; readonly language: string }

/** Kept as long as the descriptions themselves are; the application stays described to the viewer. */
export function describedAs(client: ApolloClient, own: Descriptions, { role, language }: As): Descriptions {
  const as = [...(role === null ? [] : [`role: ${JSON.stringify(role)}`]), `language: ${JSON.stringify(language)}`].join(', ');
  const reader = { client, call: (name: string): string => `describeAs(object: ${JSON.stringify(name)}, ${as})` };
  const objects = new Map<string, Promise<ObjectDescription>>();
  return {
    ...own,
    object: (name) => {
      const known = objects.get(name);
      if (known) return known;
      const read = Promise.all([readObject(reader, name), own.object(name)]).then(([seen, mine]) => within(seen, mine));
      read.catch(() => undefined);
      objects.set(name, read);
      return read;
    },
  };
}

/** The description without fields that the other one has not. */
export function within(seen: ObjectDescription, mine: Pick<ObjectDescription, 'fields'>): ObjectDescription {
  const mayRead = new Set(mine.fields.map(({ name }) => name));
  if (seen.fields.every(({ name }) => mayRead.has(name))) return seen;
  return {
    ...seen,
    fields: seen.fields.filter(({ name }) => mayRead.has(name)),
    layouts: Object.fromEntries(Object.entries(seen.layouts).map(([key, form]) => [key, formOf(form, mayRead)])),
    list: { ...seen.list, columns: seen.list.columns.filter(({ path }) => mayRead.has(path.split('.')[0]!)), sort: seen.list.sort.filter(({ field }) => mayRead.has(field.split('.')[0]!)), quickFilters: seen.list.quickFilters.filter((name) => mayRead.has(name)) },
  };
}

/** The form without cells of other fields, and without what is empty then. */
export function formOf(form: FormDescription, known: ReadonlySet<string>): FormDescription {
  return {
    ...form, header: form.header.filter((name) => known.has(name)),
    sections: form.sections.map((section) => ({
      ...section, rows: section.rows.map((row) => row.map((cell) => (cell?.field !== undefined && !known.has(cell.field) ? null : cell))).filter((row) => row.some((cell) => cell !== null)),
    })).filter(({ rows }) => rows.length > 0),
  };
}
