// What an object is to e-mail: its fields are checked, and who plays which part is found.
import { mailFields, mailStates, type MailPart } from '../../metadata/language/mail';
import type { ObjectContext } from './compile-object';
import type { Model, ObjectModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';

/** Reports what `mail` and `optOut` of the object miss. */
export function checkMail({ shape, report }: ObjectContext): void {
  const { definition } = shape.source;
  const place: Place = { path: `${shape.source.module}/${shape.source.name}/object`, pointer: '' };
  if (definition.optOut !== undefined) {
    const field = shape.fields.get(definition.optOut);
    const here = below(place, 'optOut');
    if (!field && !Object.hasOwn(definition.fields, definition.optOut)) report(unknownName(here, words.field, definition.optOut, shape.fields.keys()));
    else if (field && field.type !== 'boolean') report(problemAt(here, 'type', { zh: `字段“${field.name}”应为是否字段`, en: `The field "${field.name}" must be a boolean field` }));
  }
  if (definition.mail === undefined) return;
  for (const [name, types] of Object.entries(mailFields[definition.mail])) {
    const field = shape.fields.get(name);
    if (!field || !types.some((type) => type === field.type)) {
      report(problemAt(below(place, 'mail'), 'missing', { zh: `“${definition.mail}”需要字段“${name}”，类型为 ${types.join(' 或 ')}`, en: `"${definition.mail}" needs a field "${name}" of type ${types.join(' or ')}` }));
    }
  }
  const known = shape.fields.get('state')?.values.map(({ value }) => value) ?? [];
  const missing = definition.mail === 'message' ? mailStates.filter((state) => !known.includes(state)) : [];
  if (missing.length > 0) report(problemAt(below(place, 'mail'), 'missing', { zh: `字段“state”需要选项 ${missing.join('、')}`, en: `The field "state" needs the values ${missing.join(', ')}` }));
}

/** The object that plays this part; undefined where the application has none. */
export function mailObject(model: Model, part: MailPart): ObjectModel | undefined {
  let parts = found.get(model);
  if (!parts) {
    parts = new Map([...model.objects.values()].flatMap((object) => (object.definition.mail ? [[object.definition.mail, object] as const] : [])));
    found.set(model, parts);
  }
  return parts.get(part);
}

const found = new WeakMap<Model, ReadonlyMap<MailPart, ObjectModel>>();
