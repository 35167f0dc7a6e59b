// The layouts of an object as immutable data: which there are, copies under a name of their own, and whom each is assigned to.
import type { FormLayoutDefinition, LayoutDefinition, ListLayoutDefinition, RecordTypesDefinition } from '../../../metadata/language/types';
import { changedLabels } from '../labels';
import type { ChangedDefinition } from '../publish/changed-definition';
import type { ObjectSetup } from '../setup-data';

export type LayoutKind = LayoutDefinition['kind'];
export const layoutKinds: readonly LayoutKind[] = ['edit', 'view', 'list', 'quick-create', 'phone'];

/** A layout that is written down, or the plain one that the engine makes up for its page. */
export interface LayoutRow {
  /** `edit`, `edit.<recordType>` or `edit.<name>`. */
  readonly key: string;
  readonly kind: LayoutKind;
  readonly body: LayoutDefinition;
  /** Somebody wrote it: it can be deleted. */
  readonly written: boolean;
  readonly name?: string;
  readonly recordType?: string;
}

/** The layouts of one kind: the plain one, those of record types, those with a name. */
export function layoutsOfKind({ layouts, inForce }: Pick<ObjectSetup, 'layouts' | 'inForce'>, kind: LayoutKind): readonly LayoutRow[] {
  const rows = Object.entries({ ...pick(inForce.layouts, kind), ...layouts }).flatMap(([key, body]): LayoutRow[] => (body.kind === kind
    ? [{ key, kind, body, written: Object.hasOwn(layouts, key), ...(body.name === undefined ? {} : { name: body.name }), ...(body.kind === 'list' || body.recordType === undefined ? {} : { recordType: body.recordType }) }]
    : []));
  const rank = (row: LayoutRow): string => (row.name !== undefined ? `3${row.name}` : row.recordType !== undefined ? `2${row.recordType}` : '1');
  return rows.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Which layouts a new one of this kind may be a copy of: pages of one record are copies of each other, lists of lists. */
export function sourcesFor(setup: Pick<ObjectSetup, 'layouts' | 'inForce'>, kind: LayoutKind): readonly LayoutRow[] {
  const others = kind === 'list' ? [] : layoutKinds.filter((one) => one !== 'list' && one !== kind);
  return [kind, ...others].flatMap((one) => layoutsOfKind(setup, one));
}

/** A layout of `kind` with the content of another, under a name of its own and for nobody yet. */
export function copyOf(from: LayoutDefinition, { kind, name, label }: { readonly kind: LayoutKind; readonly name: string; readonly label: string }): LayoutDefinition {
  const { name: oldName, label: oldLabel, assigned, ...rest } = from;
  void [oldName, oldLabel, assigned];
  if (rest.kind === 'list') return { ...rest, name, label } satisfies ListLayoutDefinition;
  const { recordType, header, ...content } = rest;
  void recordType;
  const withHeader = header !== undefined && (kind === 'view' || kind === 'phone');
  return { ...content, kind: kind as FormLayoutDefinition['kind'], name, label, ...(withHeader ? { header } : {}) };
}

/** Names of the object's record types. */
export function recordTypesOf({ definitions }: Pick<ObjectSetup, 'definitions'>): readonly string[] {
  const found = definitions.find(({ kind }) => kind === 'recordTypes')?.body as RecordTypesDefinition | undefined;
  return (found?.recordTypes ?? []).map(({ name }) => name);
}

/** Without the layout and its label in other languages. */
export function withoutLayout(setup: Pick<ObjectSetup, 'folder' | 'translations'>, { key, body }: Pick<LayoutRow, 'key' | 'body'>): readonly ChangedDefinition[] {
  return [{ path: `${setup.folder}/layouts/${key}`, body: null, before: body }, ...Object.keys(setup.translations).flatMap((language) => changedLabels(setup.folder, setup.translations, { language, labels: { [`layouts.${key}`]: undefined } }))];
}

/** Whom a layout is for; both absent: cannot be, that is the plain layout. */
export interface Assignment { readonly role?: string; readonly recordType?: string }
/** By key of the layout: whom each layout with a name is assigned to. */
export type Assignments = Readonly<Record<string, readonly Assignment[]>>;
/** A cell of the grid: null is every role, or every record type. */
export interface Place { readonly role: string | null; readonly recordType: string | null }

/** What is published. */
export function assignmentsOf(rows: readonly LayoutRow[]): Assignments {
  return Object.fromEntries(rows.flatMap(({ key, name, body }) => (name === undefined ? [] : [[key, body.assigned ?? []]])));
}

/** The key of the layout that is assigned to exactly this place; undefined where none is. */
export function assignedAt(assignments: Assignments, rows: readonly LayoutRow[], place: Place): string | undefined {
  return rows.find(({ key }) => assignments[key]?.some((one) => isAt(one, place)))?.key;
}

/** The layout of a place given to another; undefined: to none. Only one of a kind has a place. */
export function assign(assignments: Assignments, rows: readonly LayoutRow[], { role, recordType, layout }: Place & { readonly layout: string | undefined }): Assignments {
  const changes = rows.flatMap(({ key }): [string, readonly Assignment[]][] => {
    const before = assignments[key];
    if (!before) return [];
    const rest = before.filter((one) => !isAt(one, { role, recordType }));
    if (key !== layout) return rest.length === before.length ? [] : [[key, rest]];
    return rest.length === before.length ? [[key, [...before, { ...(role === null ? {} : { role }), ...(recordType === null ? {} : { recordType }) }]]] : [];
  });
  return { ...assignments, ...Object.fromEntries(changes) };
}

/** The layout that people at a place see, as the server chooses it: of the role before that of the record type, and both before the plain one. */
export function seenAt(assignments: Assignments, rows: readonly LayoutRow[], { role, recordType }: Place): LayoutRow | undefined {
  const at = (place: Place): LayoutRow | undefined => {
    const key = assignedAt(assignments, rows, place);
    return key === undefined ? rows.find((row) => row.name === undefined && place.role === null && (row.recordType ?? null) === place.recordType) : rows.find((row) => row.key === key);
  };
  const places: readonly Place[] = [...(role === null ? [] : [{ role, recordType }, { role, recordType: null }]), { role: null, recordType }, { role: null, recordType: null }];
  for (const place of places) {
    const found = at(place);
    if (found) return found;
  }
  return undefined;
}

/** The definitions whose assignments differ. */
export function assignmentChanges(folder: string, rows: readonly LayoutRow[], assignments: Assignments): readonly ChangedDefinition[] {
  return rows.flatMap(({ key, body }) => {
    const now = assignments[key];
    if (!now || JSON.stringify(now) === JSON.stringify(body.assigned ?? [])) return [];
    const { assigned, ...rest } = body;
    void assigned;
    return [{ path: `${folder}/layouts/${key}`, body: now.length === 0 ? rest : { ...rest, assigned: [...now] }, before: body }];
  });
}

function isAt(one: Assignment, { role, recordType }: Place): boolean {
  return (one.role ?? null) === role && (one.recordType ?? null) === recordType;
}

function pick(layouts: ObjectSetup['layouts'], kind: LayoutKind): ObjectSetup['layouts'] {
  const plain = layouts[kind];
  return plain ? { [kind]: plain } : {};
}
