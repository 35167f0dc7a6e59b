// What has to be published so that a field or a shared picklist goes by another API name: one definition, everything that mentions it follows.
import { isApiName } from '../../metadata/language/api-name';
import { formerNamesAfter, formerObjectNamesAfter } from '../../metadata/language/former-names';
import type { Definition, FieldDefinition } from '../../metadata/language/types';
import { TangramError } from '../errors';
import { isEngineName, reservedFieldNames, reservedObjectNames } from '../model/names';
import type { Wish } from './wish';

/** A field of an object, a shared picklist, or an object with the new name of its list, by its API name of today. */
export type Renamed = { readonly object: string; readonly field: string } | { readonly object: string; readonly plural: string } | { readonly picklist: string };

/** VALIDATION_FAILED where the new name is taken or no API name, NOT_FOUND where there is nothing of the old one. */
export function renameWish(definitions: readonly Definition[], subject: Renamed, to: string): Wish & { readonly path: string } {
  if (!isApiName(to)) throw refused('badFormat', to);
  if ('plural' in subject) return objectWish(definitions, subject, to);
  return 'picklist' in subject ? picklistWish(definitions, subject.picklist, to) : fieldWish(definitions, subject, to);
}

function picklistWish(definitions: readonly Definition[], name: string, to: string): Wish & { readonly path: string } {
  const lists = definitions.flatMap((each) => (each.kind === 'picklist' ? [each] : []));
  const list = lists.find(({ body }) => body.name === name);
  if (!list) throw new TangramError('NOT_FOUND', 'notFound');
  if (lists.some(({ body }) => body.name === to || (body !== list.body && body.formerNames?.includes(to)))) throw refused('apiNameTaken', to);
  const path = list.path.replace(/[^/]+$/, to);
  return { path, definitions: [{ path, body: { ...list.body, name: to, formerNames: formerNamesAfter(list.body.formerNames, { from: name, to }) } }] };
}

function fieldWish(definitions: readonly Definition[], { object: objectName, field: name }: { readonly object: string; readonly field: string }, to: string): Wish & { readonly path: string } {
  const object = definitions.find((each) => each.kind === 'object' && each.body.name === objectName);
  if (object?.kind !== 'object') throw new TangramError('NOT_FOUND', 'unknownObject', { object: objectName });
  const folder = object.path.slice(0, -'/object'.length);
  const alone = definitions.flatMap((each): [string, FieldDefinition][] => (each.kind === 'field' && each.path.startsWith(`${folder}/fields/`) ? [[each.path.slice(`${folder}/fields/`.length), each.body]] : []));
  const fields = new Map([...Object.entries(object.body.fields), ...alone]);
  const body = fields.get(name);
  if (!body) throw new TangramError('NOT_FOUND', 'notFound');
  if (reservedFieldNames.has(to) || [...fields].some(([other, { formerNames }]) => other === to || (other !== name && formerNames?.includes(to)))) throw refused('apiNameTaken', to);
  const path = `${folder}/fields/${to}`;
  return { path, definitions: [{ path, body: { ...body, formerNames: formerNamesAfter(body.formerNames, { from: name, to }) } }] };
}

function objectWish(definitions: readonly Definition[], { object: name, plural }: { readonly object: string; readonly plural: string }, to: string): Wish & { readonly path: string } {
  const objects = definitions.flatMap((each) => (each.kind === 'object' ? [each] : []));
  const object = objects.find(({ body }) => body.name === name);
  if (!object) throw new TangramError('NOT_FOUND', 'unknownObject', { object: name });
  const module = object.path.slice(0, object.path.indexOf('/'));
  // The engine knows those by name.
  if (module === 'system') throw new TangramError('FORBIDDEN', 'engineName', { object: name });
  if (!isApiName(plural)) throw refused('badFormat', plural);
  if (to === plural || isEngineName(to) || reservedObjectNames.has(to) || reservedObjectNames.has(plural)) throw refused('apiNameTaken', to);
  for (const { body } of objects) {
    const names = body === object.body ? [] : [body.name, body.plural, ...(body.formerNames ?? []), ...(body.formerPlurals ?? [])];
    for (const wanted of [to, plural]) if (names.includes(wanted)) throw refused('apiNameTaken', wanted);
  }
  const fields = Object.fromEntries(definitions.flatMap((each) => (each.kind === 'field' && each.path.startsWith(`${module}/${name}/fields/`) ? [[each.path.slice(`${module}/${name}/fields/`.length), each.body] as const] : [])).filter(([field]) => Object.hasOwn(object.body.fields, field)));
  const path = `${module}/${to}/object`;
  return { path, definitions: [{ path, body: { ...object.body, ...formerObjectNamesAfter(object.body, to), name: to, plural, fields: { ...object.body.fields, ...fields } } }] };
}

function refused(rule: 'badFormat' | 'apiNameTaken', value: string): TangramError {
  return new TangramError('VALIDATION_FAILED', 'validationFailed', { count: 1 }, [{ path: 'to', rule, params: { label: 'API', value, example: 'unitPrice' } }]);
}
