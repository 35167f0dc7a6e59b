// Reads the inputs of a write into changes: names, rights and types are checked, nested records become changes of their own. No database.
import { fieldCalled } from '../../model/called';
import type { FieldModel, ObjectModel, RelationModel } from '../../model/model';
import { newId, prefixOf } from '../../base/ids';
import { may } from '../../access/may';
import { permissionOn } from '../../access/permissions';
import { fieldTypeOf } from '../../field-types/field-types';
import { forbidden } from './refusals';
import { isEmpty, join, labelOf, newChange, objectLabel, objectOf, refuse, type Change, type LinkChange, type Move, type RequestInput, type Work } from './change';

/** Adds the changes of every request to `work`. Ids of new records are made here, so that children can name their parents. */
export function readInputs(work: Work, requests: readonly RequestInput[]): readonly Change[] {
  return requests.map((request, index) => {
    const { object } = request;
    switch (request.kind) {
      case 'create': return readCreate(work, { object, input: request.input, path: '', request: index });
      case 'update': return readUpdate(work, { object, id: request.id, input: request.input, path: '', request: index, ifVersion: request.ifVersion });
      default: return addChange(work, { kind: request.kind, object, id: request.id, path: '', request: index, ifVersion: request.ifVersion });
    }
  });
}

/** Where a nested record stands. `link`: the field that points back to its parent, filled in by the engine. */
interface Place { readonly object: ObjectModel; readonly input: unknown; readonly path: string; readonly request: number; readonly link?: { readonly field: FieldModel; readonly id: string } }

function readCreate(work: Work, place: Place): Change {
  const { object, input, path, request, link } = place;
  const change = addChange(work, { kind: 'create', object, id: newId(object.idPrefix, work.context.now.getTime()), path, request });
  if (link) setReference(change, link.field, link.id);
  readFields(work, change, input, link?.field);
  return change;
}

function readUpdate(work: Work, place: Omit<Place, 'link'> & { readonly id: string; readonly ifVersion?: number }): Change {
  const { object, id, input, path, request, ifVersion } = place;
  const change = changeOf(work, { kind: 'update', object, id, path, request, ifVersion });
  readFields(work, change, input);
  return change;
}

function addChange(work: Work, parts: Pick<Change, 'kind' | 'object' | 'id' | 'path' | 'request' | 'ifVersion'>): Change {
  const change = newChange(parts);
  work.changes.push(change);
  return change;
}

/** One change per record: what is said of it in two places of one input meets here. */
function changeOf(work: Work, parts: Pick<Change, 'kind' | 'object' | 'id' | 'path' | 'request' | 'ifVersion'>): Change {
  if (parts.path === '') return addChange(work, parts);
  const known = work.changes.find((change) => change.id === parts.id && change.request === parts.request);
  return known && known.kind !== 'delete' ? known : addChange(work, parts);
}

function readFields(work: Work, change: Change, input: unknown, link?: FieldModel): void {
  const { object } = change;
  if (!isPlainObject(input)) return refuse(work, { change }, 'wrongType', { label: objectLabel(work.context, object), expected: '{ … }' });
  const { kind } = change;
  // Naming every field that may not be written would say nothing more.
  if ((kind === 'create' || kind === 'update') && !may(work.context, kind, object)) {
    return void work.refusals.push(forbidden(work.context, { request: change.request, path: change.path, action: kind, object }));
  }
  const permission = permissionOn(work.context, object);
  for (const name of Object.keys(input)) {
    const value = input[name];
    if (value === undefined) continue;
    const field = fieldCalled(object, name);
    const relation = field ? undefined : object.relations.get(name);
    const at = { change, field, path: join(change.path, name) };
    if (relation) readList(work, { parent: change, relation, value, path: at.path });
    else if (!field) refuse(work, at, 'unknownField', { name });
    else if (!permission.editable(field.name)) work.refusals.push({ request: change.request, code: 'FORBIDDEN', problem: { path: at.path, rule: 'forbiddenField', label: labelOf(work.context, field) } });
    else if (!mayBeGiven(work, change, field)) refuse(work, at, 'readOnlyField');
    else if (field === link) continue;
    else readValue(work, { change, field, value, path: at.path });
  }
}

/** Behaviours and imports run with every right and may also fill what viewers only read, and numbers that were given elsewhere. */
function mayBeGiven(work: Work, change: Change, field: FieldModel): boolean {
  if (field.system || field.type === 'formula' || field.type === 'rollUp') return false;
  if (!work.context.viewer.system) return !field.readOnly;
  return field.type !== 'autoNumber' || change.kind === 'create';
}

interface Given { readonly change: Change; readonly field: FieldModel; readonly value: unknown; readonly path: string }

function readValue(work: Work, given: Given): void {
  const { change, field, value } = given;
  if (field.type === 'manyToMany') return readLinks(work, given);
  if (field.targets.length > 0 && value !== null) return readReference(work, given, field.targets);
  const accepted = fieldTypeOf(field).accept(value, field);
  if ('problem' in accepted) refuseAs(work, given, accepted.problem);
  else change.values.set(field.name, accepted.values);
}

function refuseAs(work: Work, { change, field, path }: Given, problem: { readonly rule: Parameters<typeof refuse>[2]; readonly params?: Readonly<Record<string, string | number>>; readonly message?: string }): void {
  work.refusals.push({ request: change.request, problem: { ...problem, path, label: labelOf(work.context, field) } });
}

/** `"acc_…"`, `{ create: {…} }`, `{ <unique field>: value }`; of several objects also `{ <object>: any of these }`. */
function readReference(work: Work, given: Given, targets: readonly string[]): void {
  const { change, field, value, path } = given;
  const expected = targets.map((target) => objectLabel(work.context, objectOf(work.context, target))).join(', ');
  if (typeof value === 'string') {
    const accepted = fieldTypeOf(field).accept(value, field);
    if ('problem' in accepted) return refuseAs(work, given, accepted.problem);
    if (isEmpty(accepted.values)) return void change.values.set(field.name, accepted.values);
    const target = work.context.model.objectByIdPrefix.get(prefixOf(value))?.name;
    if (target === undefined) return refuse(work, given, 'noSuchRecord');
    if (!targets.includes(target)) return refuse(work, given, 'wrongObject', { objects: expected });
    change.values.set(field.name, accepted.values);
    if (value !== work.context.viewer.id) work.references.push({ request: change.request, path, label: labelOf(work.context, field), targets: [target], action: actionOf(field), id: value, found: () => undefined });
    return;
  }
  const [name, inner] = onlyEntry(value);
  if (name === undefined) return refuse(work, given, 'wrongType', { expected });
  if (field.targets.length > 1 && targets.length > 1) {
    if (!targets.includes(name)) return refuse(work, given, 'wrongObject', { objects: expected });
    return readReference(work, { ...given, value: inner, path: join(path, name) }, [name]);
  }
  const target = objectOf(work.context, targets[0]!);
  if (name === 'create') {
    const made = readCreate(work, { object: target, input: inner, path: join(path, 'create'), request: change.request });
    return setReference(change, field, made.id);
  }
  if (name === 'id') return readReference(work, { ...given, value: inner, path: join(path, name) }, targets);
  const key = target.fields.get(name);
  if (!key?.unique) return refuse(work, { change, field: key, path: join(path, name) }, 'unknownField', { name });
  const accepted = fieldTypeOf(key).accept(inner, key);
  if ('problem' in accepted) return refuseAs(work, { ...given, path: join(path, name) }, accepted.problem);
  work.references.push({
    request: change.request, path, label: labelOf(work.context, field), targets: [target.name], action: actionOf(field), key: { field: key, value: accepted.values[0] },
    found: (id) => setReference(change, field, id),
  });
}

function actionOf(field: FieldModel): 'read' | 'update' {
  return field.type === 'masterDetail' ? 'update' : 'read';
}

function setReference(change: Change, field: FieldModel, id: string): void {
  const accepted = fieldTypeOf(field).accept(id, field);
  if ('values' in accepted) change.values.set(field.name, accepted.values);
}

interface List { readonly parent: Change; readonly relation: RelationModel; readonly value: unknown; readonly path: string }
const listActions = ['create', 'update', 'connect', 'disconnect', 'delete'] as const;

/** A related list: `{ create, update: [{ id, input }], connect, disconnect, delete }`. */
function readList(work: Work, { parent, relation, value, path }: List): void {
  const object = objectOf(work.context, relation.object);
  const field = object.fields.get(relation.field);
  if (!field) throw new Error(`${object.name} has no field ${relation.field}`);
  if (field.type === 'manyToMany') return readListOfLinks(work, { change: parent, field, value, path }, { object, all: { field, from: null, to: parent.id }, link: (id) => ({ field, from: id, to: parent.id }) });
  forEachAction(work, { change: parent, field, value, path }, (action, item, itemPath) => {
    const common = { object, path: itemPath, request: parent.request };
    if (action === 'create') return void readCreate(work, { ...common, input: item, link: { field, id: parent.id } });
    if (action === 'update') {
      const update = readListUpdate(item);
      if (!update) return refuse(work, { change: parent, path: itemPath }, 'wrongType', { label: relation.label, expected: '{ id, input }' });
      return move(work, { action: 'keep', change: readUpdate(work, { ...common, ...update }), relation, parent, path: itemPath });
    }
    if (typeof item !== 'string') return refuse(work, { change: parent, path: itemPath }, 'wrongType', { label: relation.label, expected: 'ID' });
    const change = changeOf(work, { kind: action === 'delete' ? 'delete' : 'update', id: item, ...common });
    if (action === 'connect') setReference(change, field, parent.id);
    if (action === 'disconnect') change.values.set(field.name, field.columns.map(() => null));
    move(work, { action, change, relation, parent, path: itemPath });
  });
}

function move(work: Work, moved: Move): void {
  moved.change.reads.add(moved.relation.field);
  work.moves.push(moved);
}

/** A many-to-many field: an array of ids is the whole new list; otherwise as for related lists. */
function readLinks(work: Work, given: Given): void {
  const { change, field } = given;
  const object = objectOf(work.context, field.targets[0]!);
  readListOfLinks(work, given, { object, all: { field, from: change.id, to: null }, link: (id) => ({ field, from: change.id, to: id }) });
}

interface LinkSide { readonly object: ObjectModel; readonly all: Omit<LinkChange, 'add'>; readonly link: (id: string) => Omit<LinkChange, 'add'> }

function readListOfLinks(work: Work, given: Given, side: LinkSide): void {
  const { change, field, value, path } = given;
  if (Array.isArray(value)) {
    change.links.push({ ...side.all, add: false });
    value.forEach((id, index) => connect(work, given, { id, path: join(path, index), side }));
    return;
  }
  forEachAction(work, given, (action, item, itemPath) => {
    if (action === 'create') {
      const made = readCreate(work, { object: side.object, input: item, path: itemPath, request: change.request });
      return void change.links.push({ ...side.link(made.id), add: true });
    }
    if (action === 'update') {
      const update = readListUpdate(item);
      if (!update) return refuse(work, { change, field, path: itemPath }, 'wrongType', { expected: '{ id, input }' });
      return void readUpdate(work, { object: side.object, path: itemPath, request: change.request, ...update });
    }
    if (action === 'connect') return connect(work, given, { id: item, path: itemPath, side });
    if (typeof item !== 'string') return refuse(work, { change, field, path: itemPath }, 'wrongType', { expected: 'ID' });
    change.links.push({ ...side.link(item), add: false });
    if (action === 'delete') addChange(work, { kind: 'delete', object: side.object, id: item, path: itemPath, request: change.request });
  });
}

function connect(work: Work, { change, field }: Given, { id, path, side }: { readonly id: unknown; readonly path: string; readonly side: LinkSide }): void {
  if (typeof id !== 'string') return refuse(work, { change, field, path }, 'wrongType', { expected: 'ID' });
  work.references.push({ request: change.request, path, label: labelOf(work.context, field), targets: [side.object.name], action: 'read', id, found: () => undefined });
  change.links.push({ ...side.link(id), add: true });
}

function forEachAction(work: Work, { change, field, value, path }: Given, read: (action: (typeof listActions)[number], item: unknown, path: string) => void): void {
  if (value === null) return;
  if (!isPlainObject(value)) return refuse(work, { change, field, path }, 'wrongType', { expected: `{ ${listActions.join(', ')} }` });
  for (const [name, items] of Object.entries(value)) {
    if (items === undefined || items === null) continue;
    const action = listActions.find((each) => each === name);
    if (!action) refuse(work, { change, path: join(path, name) }, 'unknownField', { name });
    else if (!Array.isArray(items)) refuse(work, { change, field, path: join(path, name) }, 'wrongType', { expected: '[ … ]' });
    else items.forEach((item: unknown, index) => read(action, item, `${path}.${action}.${index}`));
  }
}

function readListUpdate(item: unknown): { readonly id: string; readonly input: unknown; readonly ifVersion?: number } | undefined {
  if (!isPlainObject(item) || typeof item['id'] !== 'string') return undefined;
  const { id, input, ifVersion } = item;
  return { id, input: input ?? {}, ...(typeof ifVersion === 'number' ? { ifVersion } : {}) };
}

function onlyEntry(value: unknown): readonly [string, unknown] | readonly [] {
  const entries = isPlainObject(value) ? Object.entries(value).filter(([, inner]) => inner !== undefined) : [];
  return entries.length === 1 ? entries[0]! : [];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
