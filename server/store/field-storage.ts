// Decides which column a field keeps its values in when its type changes: each way of keeping values has one of its own, the earlier ones stay.
import type { Definition, FieldDefinition, ObjectDefinition } from '../../metadata/language/types';
import { columnsOf } from '../field-types/field-types';
import { snakeCase } from '../model/names';
import { targetsOf } from '../model/presence';

/**
 * How the values of a field are kept, as part of a column's name: the same for types that may take each other's column as it is.
 * A lookup and a master-detail field to the same object are; a decimal with fewer decimals is not.
 */
function storageKey(definition: FieldDefinition): string {
  if (plainText.has(definition.type)) return 'text';
  const targets = targetsOf(definition);
  if (targets.length === 1 && definition.type !== 'manyToMany') return `lookup_${snakeCase(targets[0]!)}`.slice(0, 60);
  const columns = columnsOf(definition, { isName: false });
  const [first] = columns;
  if (first?.storage.kind === 'decimal') return `${columns.length > 1 ? 'money' : 'decimal'}_${first.storage.scale}`;
  return snakeCase(definition.type);
}

/** The definitions with what is known of where each field's values lie; whoever sends them need not know it. */
export function withStorage(given: readonly Definition[], inForce: readonly Definition[]): readonly Definition[] {
  const alone = new Map(inForce.flatMap((each) => (each.kind === 'field' ? [[each.path, each.body] as const] : [])));
  const objects = new Map(inForce.flatMap((each) => (each.kind === 'object' ? [[each.path, each.body] as const] : [])));
  const known = (folder: string, name: string, formerNames: readonly string[] | undefined): FieldDefinition | undefined => {
    for (const each of [name, ...(formerNames ?? [])]) {
      const fields = objects.get(`${folder}/object`)?.fields ?? {};
      // WARNING: a hostile name may be one that every object of the language has.
      const found = alone.get(`${folder}/fields/${each}`) ?? (Object.hasOwn(fields, each) ? fields[each] : undefined);
      if (found) return found;
    }
    return undefined;
  };
  return given.map((definition): Definition => {
    const folder = definition.path.split('/').slice(0, 2).join('/');
    if (definition.kind === 'field') {
      const body = keptAs(definition.body, known(folder, definition.path.split('/').at(-1)!, definition.body.formerNames));
      return body === definition.body ? definition : Object.freeze({ ...definition, body });
    }
    if (definition.kind !== 'object') return definition;
    const fields = Object.entries(definition.body.fields).map(([name, body]) => [name, keptAs(body, known(folder, name, body.formerNames))] as const);
    if (fields.every(([name, body]) => body === definition.body.fields[name])) return definition;
    return Object.freeze({ ...definition, body: Object.freeze({ ...definition.body, fields: Object.freeze(Object.fromEntries(fields)) as ObjectDefinition['fields'] }) });
  });
}

/** Types whose values are the same plain text, whatever they check. */
const plainText: ReadonlySet<string> = new Set(['text', 'longText', 'email', 'phone', 'url', 'barcode', 'color']);

function keptAs(given: FieldDefinition, now: FieldDefinition | undefined): FieldDefinition {
  const { stored: said, ...rest } = given;
  const wanted = storedAs(given, now);
  if (JSON.stringify(said) === JSON.stringify(wanted)) return given;
  return Object.freeze(wanted === undefined ? rest : { ...rest, stored: wanted }) as FieldDefinition;
}

function storedAs(given: FieldDefinition, now: FieldDefinition | undefined): FieldDefinition['stored'] {
  if (!now) return undefined;
  const [key, was] = [storageKey(given), storageKey(now)];
  if (key === was) return now.stored;
  // More decimals fit into the column there is, as long as it is the only one.
  if (!now.stored && widens(was, key)) return undefined;
  const first = now.stored?.first ?? was;
  return key === first ? { first } : { first, as: key };
}

function widens(was: string, key: string): boolean {
  const [, kind, digits] = /^(decimal|money)_(\d+)$/.exec(was) ?? [];
  const [, other, more] = /^(decimal|money)_(\d+)$/.exec(key) ?? [];
  return kind !== undefined && kind === other && Number(more) > Number(digits);
}
