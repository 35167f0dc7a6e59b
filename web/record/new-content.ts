// The content a form for a new record begins with: defaults, what was filled in beforehand, and empty lines.
import type { FieldDescription, FormDescription, ObjectDescription } from '../../metadata/language/description';
import { computed, type RuleContext } from '../layout/form-rules';
import { defaultValues, readValue, type FormContent, type LineSets, type Values } from '../layout/form-values';
import { fieldsOf, lineFields, linesOf, type Descriptions } from '../layout/shown-fields';
import { newLine } from '../layout/use-form';

/** `before` is empty but for defaults that the server sets too, so everything filled in is sent. */
export function newContent(start: { readonly object: ObjectDescription; readonly form: FormDescription; readonly objects: Descriptions; readonly values: Values; readonly viewer: { readonly id: string; readonly name: string } }): FormContent {
  const { object, form, objects, values, viewer } = start;
  const fields = fieldsOf(object, form);
  const lines: Record<string, LineSets[string]> = {};
  for (const one of linesOf(form)) {
    const line = objects.get(object.relatedLists.find((list) => list.name === one.relatedList)?.object.name ?? '');
    if (!line) continue;
    const columns = lineFields(one, line);
    lines[one.relatedList] = { removed: [], lines: Array.from({ length: one.minRows ?? 1 }, () => newLine(literalDefaults(columns, line, objects))) };
  }
  return { before: {}, now: { ...literalDefaults(fields, object, objects), ...ownerOf(fields, viewer), ...values }, lines };
}

// Who makes a record owns it, unless they choose somebody else.
function ownerOf(fields: readonly FieldDescription[], viewer: { readonly id: string; readonly name: string }): Values {
  const owner = fields.find((field) => field.name === 'owner' && field.type === 'user' && !field.readOnly);
  return owner ? { owner: { id: viewer.id, name: viewer.name, object: owner.targets[0]?.name ?? '' } } : {};
}

function literalDefaults(fields: readonly FieldDescription[], object: ObjectDescription, objects: Descriptions): Values {
  const now = new Date();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const context: RuleContext = { object, objects, values: {}, lines: {}, environment: { now, today: new Intl.DateTimeFormat('en-CA').format(now), timeZone } };
  return defaultValues(fields, (expression, field) => {
    // References given by an expression have no name here: the server fills them in.
    if (field.targets.length > 0) return null;
    const value = computed(expression, context);
    return value === undefined ? null : readValue(field, value);
  });
}
