// Compiles what is asked of a list (nodes, edges, pageInfo, totalCount) into a plan of its own level and a writer of JSON text.
import { may, mustReadField } from '../access/may';
import { TangramError } from '../errors';
import type { FieldModel, ObjectModel, RelationModel } from '../model/model';
import type { ParentLink } from '../query/plan';
import {
  AskedInVain, newLevel, valueCell, type AskedField, type LevelPlan, type ListPlan, type Making, type PageRows, type Run, type Wants, type Writer,
} from './read-asked';
import { objectWriter, recordWriter, type Place } from './shape-record';

/** A list below a record; what it gives is found in the run under its slot. */
export function connectionOf(making: Making, place: Place, below: { readonly asked: AskedField; readonly relation?: RelationModel; readonly field?: FieldModel }): Writer {
  const { asked, relation, field } = below;
  const object = making.context.model.objects.get(relation?.object ?? field?.targets[0] ?? '');
  if (!object) throw new AskedInVain(new TangramError('BAD_USER_INPUT', 'unknownField', { name: asked.name }), place.answer);
  const link = linkOf(object, relation, field);
  if (relation) readableBack(making, object, relation, place.answer);
  const parentCell = valueCell(place.level, place.path, 'id');
  const plan = listPlan(making, object, { asked, parentCell, link, answer: place.answer });
  place.level.lists.push(plan);
  const { slot, write } = plan;
  return (row, run) => write(run.pages[slot]!.get(row[parentCell] as string) ?? emptyPage, run);
}

/** A list at the root of a question, or below records. */
export function listPlan(making: Making, object: ObjectModel, list: { readonly asked: AskedField; readonly parentCell: number; readonly link?: ParentLink; readonly answer: Place['answer'] }): ListPlan {
  const { asked, parentCell, link, answer } = list;
  if (!may(making.context, 'read', object)) {
    const label = object.label;
    throw new AskedInVain(new TangramError('FORBIDDEN', 'forbiddenAction', { action: making.language.startsWith('zh') ? '查看' : 'read', object: label }), answer);
  }
  const level = newLevel(object);
  const wants: Wants = { rows: false, cursors: false, total: false };
  const slot = making.slots.next;
  making.slots.next += 1;
  const write = pageWriter(making, { level, wants, answer }, asked.select(`${object.typeName}Connection`));
  return { slot, parentCell, link, args: asked.args, fixed: asked.fixed, level, wants, write, path: answer };
}

/** The page of a parent without related records. */
const emptyPage: PageRows = Object.freeze({ rows: [], from: 0, to: 0, total: 0, next: false, previous: false, cursor: () => '' });

interface Listed { readonly level: LevelPlan; readonly wants: Wants; readonly answer: Place['answer'] }
type PageWriter = (page: PageRows, run: Run) => string;

function pageWriter(making: Making, listed: Listed, fields: readonly AskedField[]): PageWriter {
  const typeName = listed.level.object.typeName;
  const members = fields.map((field): [string, PageWriter | string] => {
    switch (field.name) {
      case '__typename': return [field.key, JSON.stringify(`${typeName}Connection`)];
      case 'totalCount': listed.wants.total = true; return [field.key, (page) => String(page.total)];
      case 'nodes': return [field.key, nodesWriter(making, listed, field)];
      case 'edges': return [field.key, edgesWriter(making, listed, field)];
      default: return [field.key, pageInfoWriter(listed, field)];
    }
  });
  return pageObject(members);
}

function pageObject(members: readonly (readonly [string, PageWriter | string])[]): PageWriter {
  const parts = members.map(([key, value], index): [string, PageWriter | string] => [`${index > 0 ? ',' : ''}${JSON.stringify(key)}:`, value]);
  return (page, run) => {
    let json = '{';
    for (const [before, value] of parts) json += before + (typeof value === 'string' ? value : value(page, run));
    return `${json}}`;
  };
}

function nodesWriter(making: Making, listed: Listed, asked: AskedField): PageWriter {
  const record = ownRecord(making, listed, asked, [...listed.answer, asked.key, 0]);
  return ({ rows, from, to }, run) => {
    if (from === to) return '[]';
    let json = `[${record(rows[from]!, run)}`;
    for (let index = from + 1; index < to; index += 1) json += `,${record(rows[index]!, run)}`;
    return `${json}]`;
  };
}

function ownRecord(making: Making, { level, wants }: Listed, asked: AskedField, answer: Place['answer']): Writer {
  wants.rows = true;
  return recordWriter(making, { level, path: [], object: level.object, answer }, asked.select(level.object.typeName));
}

function edgesWriter(making: Making, listed: Listed, asked: AskedField): PageWriter {
  listed.wants.rows = true;
  const { typeName } = listed.level.object;
  let cursorOf: PageRows['cursor'];
  const parts = asked.select(`${typeName}Edge`).map((field): [string, Writer | string] => {
    if (field.name === '__typename') return [field.key, JSON.stringify(`${typeName}Edge`)];
    if (field.name === 'node') return [field.key, ownRecord(making, listed, field, [...listed.answer, asked.key, 0, field.key])];
    listed.wants.cursors = true;
    return [field.key, (row) => `"${cursorOf(row)}"`];
  });
  const edge = objectWriter(parts);
  return (page, run) => {
    // Nothing here waits, so no other page comes between.
    cursorOf = page.cursor;
    const edges: string[] = [];
    for (let index = page.from; index < page.to; index += 1) {
      edges.push(edge(page.rows[index]!, run));
    }
    return `[${edges.join()}]`;
  };
}

function pageInfoWriter(listed: Listed, asked: AskedField): PageWriter {
  const members = asked.select('PageInfo').map((field): [string, PageWriter | string] => {
    switch (field.name) {
      case '__typename': return [field.key, '"PageInfo"'];
      case 'hasNextPage': listed.wants.rows = true; return [field.key, (page) => String(page.next)];
      case 'hasPreviousPage': listed.wants.rows = true; return [field.key, (page) => String(page.previous)];
      default: {
        listed.wants.rows = true;
        listed.wants.cursors = true;
        const last = field.name === 'endCursor';
        return [field.key, (page) => (page.from === page.to ? 'null' : `"${page.cursor(page.rows[last ? page.to - 1 : page.from]!)}"`)];
      }
    }
  });
  return pageObject(members);
}

/** How the records of the list are tied to the record it hangs below. */
function linkOf(object: ObjectModel, relation: RelationModel | undefined, field: FieldModel | undefined): ParentLink {
  if (field?.junction) return { kind: 'junction', table: field.junction.table, parent: field.junction.from, child: field.junction.to };
  const back = relation && object.fields.get(relation.field);
  if (!back) throw new Error(`${object.name} has no field that points back`);
  if (back.junction) return { kind: 'junction', table: back.junction.table, parent: back.junction.to, child: back.junction.from };
  return { kind: 'field', field: back.name };
}

/** A list is as readable as the field behind it. */
function readableBack(making: Making, object: ObjectModel, relation: RelationModel, answer: Place['answer']): void {
  const back = object.fields.get(relation.field);
  if (!back || !may(making.context, 'read', object)) return;
  try {
    mustReadField(making.context, object, back);
  } catch (error) {
    throw error instanceof TangramError ? new AskedInVain(error, answer) : error;
  }
}
