// Finds the records that an input refers to: one statement per object and kind of key, only those the viewer may see.
import { rowPredicate } from '../../access/restrict';
import type { FieldModel, ObjectModel } from '../../model/model';
import { storedNames, type Known } from './expression-values';
import { objectOf, type Reference, type Work } from './change';
import { forbidden } from './refusals';
import { selectRowsOfAll, type AnsweredRow, type RowQuestion } from './select-rows';

/** Every reference is found, or refused at its place. All questions go in one message; what the lookups copy is asked along, for `known`. */
export async function resolveReferences(work: Work, known?: Known): Promise<void> {
  const created = new Set(work.changes.filter((change) => change.kind === 'create').map((change) => change.id));
  const groups = groupsOf(work, work.references.filter((reference) => reference.id === undefined || !created.has(reference.id)));
  if (groups.length === 0) return;
  const rows = await selectRowsOfAll(work.context, groups.map((group) => questionOf(work, group, known ? copiedFrom(work, group.object) : [])));
  groups.forEach((group, index) => {
    resolve(work, group, rows[index]!);
    if (known) for (const row of rows[index]!) known.records.set(row.id, { object: group.object, id: row.id, value: (field) => row.values.get(field) });
  });
}

interface Group { readonly object: ObjectModel; readonly field: FieldModel; readonly references: readonly Reference[] }

function questionOf({ context }: Work, { object, field, references }: Group, copied: readonly FieldModel[]): RowQuestion {
  return {
    object, by: { field, values: [...new Set(references.map(valueOf))] }, fields: field.name === 'id' ? copied : [...new Set([field, ...copied])], where: rowPredicate(context, object, 'read'),
    tests: references.some((reference) => reference.action === 'update') ? [rowPredicate(context, object, 'update')] : [],
  };
}

/** The stored fields of an object from which lookups of the written records copy. */
function copiedFrom({ changes }: Work, object: ObjectModel): readonly FieldModel[] {
  const lookups = [...new Set(changes.map((change) => change.object))].flatMap((written) => [...written.fields.values()]).filter((field) => field.copies && field.targets.includes(object.name));
  const names = new Set(lookups.flatMap((lookup) => lookup.copies!).flatMap(({ value }) => value.references).flatMap((path) => (path.length > 1 ? storedNames(object, path[1]!) : [])));
  return [...object.fields.values()].filter((field) => names.has(field.name));
}

function resolve(work: Work, { object, field, references }: Group, rows: readonly AnsweredRow[]): void {
  const found = new Map(rows.map((row) => [field.name === 'id' ? row.id : row.values.get(field.name)?.[0], row]));
  const named = work.named.get(object) ?? new Set();
  work.named.set(object, named);
  for (const reference of references) {
    const row = found.get(valueOf(reference));
    const { request, path, label } = reference;
    if (!row) work.refusals.push({ request, problem: { path, rule: 'noSuchRecord', label } });
    else if (reference.action === 'update' && row.answers[0] === false) work.refusals.push(forbidden(work.context, { request, path, action: 'update', object }));
    else {
      named.add(row.id);
      reference.found(row.id);
    }
  }
  if (named.size === 0) work.named.delete(object);
}

function valueOf(reference: Reference): unknown {
  return reference.key ? reference.key.value : reference.id;
}

function groupsOf(work: Work, references: readonly Reference[]): readonly Group[] {
  const groups = new Map<string, Group & { readonly references: Reference[] }>();
  for (const reference of references) {
    const object = objectOf(work.context, reference.targets[0]!);
    const field = reference.key?.field ?? object.fields.get('id')!;
    const key = `${object.name}.${field.name}`;
    const group = groups.get(key);
    if (group) group.references.push(reference);
    else groups.set(key, { object, field, references: [reference] });
  }
  return [...groups.keys()].sort().map((key) => groups.get(key)!);
}
