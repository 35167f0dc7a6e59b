// Related lists and list views of an object: those of files without what is off, and made-up ones for related lists no file gives.
import type { FormLayoutDefinition, Json, ListLayoutDefinition, ListViewDefinition, RelatedListDefinition } from '../../metadata/language/types';
import { columnsOn, isOffField, isOffRelation, sortOn, type LayoutContext } from './layouts';
import type { RelationModel } from './model';
import { sharedFilter } from './names';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { ObjectShape } from './shapes';

export interface ListContext extends LayoutContext {
  readonly layouts: ReadonlyMap<string, FormLayoutDefinition | ListLayoutDefinition>;
  /** The shape of another object. WARNING: asks must be made for whatever is taken from it. */
  readonly shapeOf: (object: string) => ObjectShape | undefined;
}

/** One for every relation, in order of display. */
export function relatedListsOf(context: ListContext): readonly RelatedListDefinition[] {
  const given = new Map<string, RelatedListDefinition>();
  for (const { path, body } of context.shape.source.relatedLists) {
    const relation = context.relations.get(body.name);
    const shape = relation && context.shapeOf(relation.object);
    if (!relation || !shape) {
      if (!isOffRelation(body.name, context)) context.report(unknownName({ path, pointer: '/name' }, words.relatedList, body.name, context.relations.keys()));
      continue;
    }
    const there: LayoutContext = { ...context, shape: watched(shape, context) };
    const root: Place = { path, pointer: '' };
    const addBy = body.addBy === undefined ? undefined : addedBy(body.addBy, below(root, 'addBy'), { context: there, relation });
    const { addBy: _written, ...rest } = body;
    given.set(body.name, Object.freeze({ ...rest, ...(addBy === undefined ? {} : { addBy }), columns: columnsOn(body.columns, root, there), ...(body.sort ? { sort: sortOn(body.sort, root, there) } : {}) }));
  }
  const inLines = new Set([...context.layouts.values()].flatMap((layout) => (layout.kind !== 'view' ? [] : layout.sections.flatMap((section) => section.rows.flat().flatMap((cell) =>
    (cell !== null && typeof cell === 'object' && cell.lines ? [cell.lines.relatedList] : []))))));
  const lists = [...context.relations.values()].map((relation, index): RelatedListDefinition => given.get(relation.name) ?? Object.freeze<RelatedListDefinition>({
    name: relation.name, order: 1000 + index,
    columns: context.ask.summary(relation.object).filter((field) => field !== relation.field).map((field) => ({ field })),
    buttons: relation.kind === 'manyToMany' || relation.kind === 'polymorphic' ? ['new' as const, 'link' as const] : ['new' as const],
    ...(inLines.has(relation.name) ? { off: true } : {}),
  }));
  return Object.freeze(lists.sort((a, b) => a.order - b.order));
}

/** The lookup by which several related records are made at once; undefined where it is off. */
function addedBy(name: string, place: Place, { context, relation }: { readonly context: LayoutContext; readonly relation: RelationModel }): string | undefined {
  const { shape, report } = context;
  const field = shape.fields.get(name);
  if (!field) {
    if (!Object.hasOwn(shape.source.definition.fields, name)) report(unknownName(place, words.field, name, shape.fields.keys()));
    return undefined;
  }
  if (field.targets.length === 1 && field.type !== 'manyToMany' && name !== relation.field) return name;
  report(problemAt(place, 'type', { zh: `“${name}”不能用来批量添加：请选择指向另一个对象的关联字段`, en: `"${name}" cannot be added by: choose a lookup to another object` }));
  return undefined;
}

/** List views whose filters are wholly on, in order: a view that lost a condition would show too much, so it goes. */
export function listViewsOf(context: LayoutContext): readonly ListViewDefinition[] {
  const views: ListViewDefinition[] = [];
  for (const { path, body } of context.shape.source.listViews) {
    const root: Place = { path, pointer: '' };
    if (body.filter && !filterOn(body.filter, below(root, 'filter'), context)) continue;
    if (body.default && views.some((view) => view.default)) {
      context.report(problemAt(below(root, 'default'), 'repeated', { zh: '一个对象只能有一个默认视图', en: 'Only one list view of an object can be the default' }));
    }
    views.push(Object.freeze({ ...body, ...(body.columns ? { columns: columnsOn(body.columns, root, context) } : {}), ...(body.sort ? { sort: sortOn(body.sort, root, context) } : {}) }));
  }
  return Object.freeze(views.sort((a, b) => placeOf(a) - placeOf(b)));
}

function placeOf({ order }: ListViewDefinition): number {
  return order ?? Number.MAX_SAFE_INTEGER;
}

/** true: every field the filter names is on. Operators and values are checked by the API. */
function filterOn(filter: { readonly [key: string]: Json }, place: Place, context: LayoutContext): boolean {
  return Object.entries(filter).every(([key, value]) => {
    const here = below(place, key);
    if (key === 'and' || key === 'or') return Array.isArray(value) && value.every((inner, index) => filterOn(asFilter(inner), below(here, index), context));
    if (key === 'not') return filterOn(asFilter(value), here, context);
    const { shape, relations, report } = context;
    if (shape.fields.has(key) || relations.has(key) || (key === sharedFilter && shape.fields.has('owner'))) return true;
    if (!isOffField(key, shape) && !isOffRelation(key, context)) report(unknownName(here, words.field, key, shape.fields.keys()));
    return false;
  });
}

function asFilter(value: Json): { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** The shape with every look at a field written down as a question. */
function watched(shape: ObjectShape, { ask }: LayoutContext): ObjectShape {
  const fields = {
    get: (name: string) => ask.field(shape.source.name, name),
    has: (name: string) => ask.field(shape.source.name, name) !== undefined,
    keys: () => shape.fields.keys(),
  } as ObjectShape['fields'];
  return { ...shape, fields };
}
