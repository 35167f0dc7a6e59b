// Chooses the layout of a page: the one for the record type and kind, else the nearest there is.
import type { FormDescription, ObjectDescription } from '../../metadata/language/description';

/** The layout of `kind`; quick create falls back to edit, a telephone to view, the rest to whatever the object has. */
export function chooseLayout(object: ObjectDescription, kind: 'edit' | 'view' | 'phone' | 'quick-create', recordType?: string | null): FormDescription {
  const fallbacks = { 'quick-create': ['quick-create', 'edit'], phone: ['phone', 'view', 'edit'], view: ['view', 'edit'], edit: ['edit'] }[kind];
  for (const name of fallbacks) {
    const found = (recordType ? object.layouts[`${name}.${recordType}`] : undefined) ?? object.layouts[name];
    if (found) return found;
  }
  return plainLayout(object, kind);
}

function plainLayout(object: ObjectDescription, kind: string): FormDescription {
  const rows = object.fields.filter((field) => !field.system).map((field) => [{ field: field.name }]);
  return { kind, recordType: null, header: [], sections: [{ name: 'all', label: object.label, columns: 2, collapsed: false, visibleIf: null, rows }] };
}
