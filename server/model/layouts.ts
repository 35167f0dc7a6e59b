// The layouts of an object: those of files without what is off, and made-up ones for the pages no file gives.
import type {
  CellDefinition, ColorRuleDefinition, FormLayoutDefinition, LayoutDefinition, ListColumnDefinition, ListLayoutDefinition, SectionDefinition, SortDefinition,
} from '../../metadata/language/types';
import type { DefinitionProblem } from '../../metadata/language/definition-problem';
import { checked, fieldAt, scopeOf } from './expressions';
import { checkAssignments } from './layout-assignments';
import { boardOn } from './layout-board';
import { calendarOn } from './layout-calendar';
import { madeUpForms, madeUpList } from './layouts-made-up';
import type { FieldModel, RelationModel } from './model';
import { below, problemAt, unknownName, words, type Place } from './problem';
import type { ObjectShape } from './shapes';
import type { Ask } from './world';

export interface LayoutContext {
  readonly shape: ObjectShape;
  readonly relations: ReadonlyMap<string, RelationModel>;
  readonly ask: Ask;
  readonly language: string;
  readonly report: (problem: DefinitionProblem) => void;
}

/** Layouts by kind, `<kind>.<recordType>` and `<kind>.<name>`. Whose is which says layoutsFor. */
export function layoutsOf(context: LayoutContext): ReadonlyMap<string, FormLayoutDefinition | ListLayoutDefinition> {
  const layouts = new Map<string, FormLayoutDefinition | ListLayoutDefinition>();
  const recordTypes = new Set(context.shape.recordTypes.map((type) => type.name));
  for (const { path, body } of context.shape.source.layouts) {
    const recordType = body.kind === 'list' ? undefined : body.recordType;
    if (recordType !== undefined && !recordTypes.has(recordType)) {
      context.report(unknownName({ path, pointer: '/recordType' }, words.recordType, recordType, recordTypes));
      continue;
    }
    const own = body.name ?? recordType;
    layouts.set(own === undefined ? body.kind : `${body.kind}.${own}`, Object.freeze(cleaned(body, path, context)));
  }
  checkAssignments(context, recordTypes);
  for (const form of madeUpForms(context, layouts)) layouts.set(form.kind, Object.freeze(form));
  if (!layouts.has('list')) layouts.set('list', Object.freeze(madeUpList(context)));
  return layouts;
}

function cleaned(layout: LayoutDefinition, path: string, context: LayoutContext): FormLayoutDefinition | ListLayoutDefinition {
  const root: Place = { path, pointer: '' };
  if (layout.kind === 'list') {
    const quickFilters = layout.quickFilters?.filter((name, index) => present(name, below(root, 'quickFilters', index), context));
    const colors = layout.colors?.flatMap((rule, index) => colorOn(rule, below(root, 'colors', index), context));
    const { board, calendar, ...rest } = layout;
    const dated = calendar && calendarOn(calendar, below(root, 'calendar'), context);
    const kept = board && boardOn(board, below(root, 'board'), context);
    return { ...rest, ...(kept ? { board: kept } : {}), ...(dated ? { calendar: dated } : {}), ...(colors ? { colors } : {}), columns: columnsOn(layout.columns, root, context), ...(layout.sort ? { sort: sortOn(layout.sort, root, context) } : {}), ...(quickFilters ? { quickFilters } : {}) };
  }
  const header = layout.header?.filter((name, index) => present(name, below(root, 'header', index), context));
  const sections = layout.sections.flatMap((section, index) => cleanedSection(section, below(root, 'sections', index), context));
  return { ...layout, ...(header ? { header } : {}), sections };
}

/** A rule about something that is off colours nothing. */
function colorOn(rule: ColorRuleDefinition, place: Place, context: LayoutContext): ColorRuleDefinition[] {
  if (rule.field !== undefined && !pathPresent(rule.field, below(place, 'field'), context)) return [];
  return condition(rule.when, below(place, 'when'), context) === undefined ? [] : [rule];
}

function cleanedSection(section: SectionDefinition, place: Place, context: LayoutContext): SectionDefinition[] {
  const { visibleIf, ...rest } = section;
  const shown = condition(visibleIf, below(place, 'visibleIf'), context);
  const rows = section.rows.map((row, rowIndex) => row.map((cell, cellIndex) => cleanedCell(cell, below(place, 'rows', rowIndex, cellIndex), context)));
  const kept = rows.filter((row, index) => row.some((cell) => cell !== null) || section.rows[index]!.every((cell) => cell === null));
  return kept.length === 0 && rows.length > 0 ? [] : [{ ...rest, ...(shown === undefined ? {} : { visibleIf: shown }), rows: kept }];
}

function cleanedCell(cell: CellDefinition | string | null, place: Place, context: LayoutContext): CellDefinition | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return present(cell, place, context) ? { field: cell } : null;
  const { readOnlyIf, requiredIf, visibleIf, ...rest } = cell;
  const conditions = {
    ...named('readOnlyIf', condition(readOnlyIf, below(place, 'readOnlyIf'), context)),
    ...named('requiredIf', condition(requiredIf, below(place, 'requiredIf'), context)),
    ...named('visibleIf', condition(visibleIf, below(place, 'visibleIf'), context)),
  };
  if (cell.lines) {
    const lines = linesOn(cell.lines, below(place, 'lines'), context);
    return lines ? { ...rest, ...conditions, lines } : null;
  }
  return cell.field !== undefined && present(cell.field, below(place, 'field'), context) ? { ...rest, ...conditions } : null;
}

function linesOn(lines: NonNullable<CellDefinition['lines']>, place: Place, context: LayoutContext): NonNullable<CellDefinition['lines']> | null {
  const relation = context.relations.get(lines.relatedList);
  if (relation?.kind !== 'detail') {
    if (isOffRelation(lines.relatedList, context)) return null;
    context.report(unknownName(below(place, 'relatedList'), words.detail, lines.relatedList, [...context.relations.values()].filter((one) => one.kind === 'detail').map((one) => one.name)));
    return null;
  }
  const columns = lines.columns.filter((name, index) => {
    if (context.ask.field(relation.object, name)) return true;
    if (context.ask.fieldPresence(relation.object, name) !== 'off') context.report(unknownName(below(place, 'columns', index), words.field, name, []));
    return false;
  });
  return { ...lines, columns };
}

/** An own field that is on; reported where it was never there. */
export function present(name: string, place: Place, { shape, report }: LayoutContext): boolean {
  if (shape.fields.has(name)) return true;
  if (!isOffField(name, shape)) report(unknownName(place, words.field, name, shape.fields.keys()));
  return false;
}

/** A field the definition has but the shape has not is off; or it is wrong and was reported. */
export function isOffField(name: string, shape: ObjectShape): boolean {
  return Object.hasOwn(shape.source.definition.fields, name) || (name === 'owner' && !shape.owned);
}

/** true: the related list would be there if its object and field were on. */
export function isOffRelation(name: string, { shape, ask }: LayoutContext): boolean {
  const inverse = ask.inverse(shape.source.name, name);
  return inverse !== undefined && (ask.objectPresence(inverse.object) !== 'on' || ask.fieldPresence(inverse.object, inverse.field) !== 'on');
}

function condition(text: string | undefined, place: Place, context: LayoutContext): string | undefined {
  if (text === undefined || context.ask.mentionsOff(context.shape.source.name, text)) return undefined;
  checked(text, place, { scope: scopeOf(context.shape, context.ask), expected: ['boolean'], report: context.report });
  return text;
}

/** Columns without those that are off. `shape`: of the object whose records are listed. */
export function columnsOn(columns: readonly ListColumnDefinition[], place: Place, context: LayoutContext): ListColumnDefinition[] {
  return columns.filter((column, index) => pathPresent(column.field, below(place, 'columns', index, 'field'), context));
}

/** Sort steps without those that are off. */
export function sortOn(sort: readonly SortDefinition[], place: Place, context: LayoutContext): SortDefinition[] {
  return sort.filter((step, index) => pathPresent(step.field, below(place, 'sort', index, 'field'), context));
}

/** A path through lookups to a field that is on; reported where it was never there. */
function pathPresent(path: string, place: Place, { shape, ask, report }: LayoutContext): boolean {
  const steps = path.split('.');
  if (fieldAt(steps, shape, ask)) return true;
  if (steps.length === 1) return present(path, place, { shape, ask, report } as LayoutContext);
  for (let length = 1; length <= steps.length; length++) {
    if (fieldAt(steps.slice(0, length), shape, ask)) continue;
    const before: FieldModel | undefined = length === 1 ? undefined : fieldAt(steps.slice(0, length - 1), shape, ask);
    const name = steps[length - 1]!;
    if (length === 1) return present(name, place, { shape, ask, report } as LayoutContext);
    const target = before?.targets.length === 1 ? before.targets[0]! : undefined;
    if (target !== undefined && ask.fieldPresence(target, name) === 'off') return false;
    report(target === undefined
      ? problemAt(place, 'path', { zh: `“${steps.slice(0, length - 1).join('.')}”不是指向单一对象的关联字段，不能再取“${name}”`, en: `"${steps.slice(0, length - 1).join('.')}" is not a lookup to one object: "${name}" cannot follow it` })
      : unknownName(place, words.field, name, []));
    return false;
  }
  return false;
}

function named(key: 'readOnlyIf' | 'requiredIf' | 'visibleIf', text: string | undefined): Partial<CellDefinition> {
  return text === undefined ? {} : { [key]: text };
}
