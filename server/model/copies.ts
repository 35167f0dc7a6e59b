// What a lookup copies from the record that is picked: each value as an expression of the record itself, so that types and switched off fields are checked like any other.
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { checked, expectedKinds, scopeOf } from './expressions';
import type { FieldModel } from './model';
import { below, problemAt, unknownName, words } from './problem';
import type { ObjectShape } from './shapes';
import type { Ask } from './world';

type Copies = NonNullable<FieldModel['copies']>;

/** The copies that can be made; what cannot be is reported. */
export function copiesOf(lookup: FieldModel, written: Readonly<Record<string, string>>, { shape, ask, report }: { readonly shape: ObjectShape; readonly ask: Ask; readonly report: (problem: DefinitionProblem) => void }): Copies {
  const scope = scopeOf(shape, ask);
  return Object.freeze(Object.entries(written).flatMap(([name, path]) => {
    const place = below(shape.source.fieldPlaces.get(lookup.name)!, 'copies', name);
    const field = shape.fields.get(name);
    const text = `${lookup.name}.${path}`;
    if (!field && Object.hasOwn(shape.source.definition.fields, name)) return [];
    if (!field) {
      report(unknownName(place, words.field, name, shape.fields.keys()));
      return [];
    }
    const expected = expectedKinds(field);
    if (field === lookup || field.system || field.type === 'masterDetail' || field.type === 'formula' || field.type === 'rollUp' || field.type === 'autoNumber' || !expected) {
      report(problemAt(place, 'type', { zh: `字段“${name}”不能被带出：请选择可填写的字段`, en: `The field "${name}" cannot take a copied value: choose one that is entered` }));
      return [];
    }
    if (ask.mentionsOff(shape.source.name, text)) return [];
    const value = checked(text, place, { scope, expected, report });
    return value ? [Object.freeze({ field: name, value })] : [];
  }));
}
