// A saved record as the content of its form, lines included.
import type { FormDescription, ObjectDescription } from '../../metadata/language/description';
import { findField } from '../describe/use-description';
import { readValues, type FormContent, type LineSets } from '../layout/form-values';
import { fieldsOf, lineFields, linesOf, type Descriptions } from '../layout/shown-fields';

/** What the form begins with. */
export function recordContent(object: ObjectDescription, form: FormDescription, read: { readonly objects: Descriptions; readonly record: Readonly<Record<string, unknown>> }): FormContent {
  const { objects, record } = read;
  const type = findField(object, 'recordType');
  const fields = [...fieldsOf(object, form), ...(type && 'recordType' in record ? [type] : [])];
  const values = readValues(fields, record);
  const lines: Record<string, LineSets[string]> = {};
  for (const one of linesOf(form)) {
    const line = objects.get(object.relatedLists.find((list) => list.name === one.relatedList)?.object.name ?? '');
    const nodes = (record[one.relatedList] as { nodes?: Record<string, unknown>[] } | undefined)?.nodes;
    if (!line || !nodes) continue;
    const columns = lineFields(one, line);
    lines[one.relatedList] = {
      removed: [],
      lines: nodes.map((node) => {
        const before = readValues(columns, node);
        return { key: String(node['id']), id: String(node['id']), before, now: before };
      }),
    };
  }
  return { before: values, now: values, lines };
}
