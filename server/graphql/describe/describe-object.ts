// The description of one object for one viewer: fields, layouts, lists and related lists, without what the viewer may not read.
import type { BoardDescription, CalendarDescription, ConversionDescription, FormDescription, ListDescription, ObjectDescription, RelatedListDescription, SectionDescription } from '../../../metadata/language/description';
import type { CellDefinition, FormLayoutDefinition, ListLayoutDefinition } from '../../../metadata/language/types';
import { fieldsAlong, may, mayEditField, mayReadField, mustMay, objectNamed } from '../../access/may';
import { layoutsFor } from '../../model/layout-assignments';
import { datedTypes } from '../../model/layout-calendar';
import type { ObjectModel } from '../../model/model';
import type { ViewerViews } from '../../records/personal/list-views';
import { summaryOf } from './describe-app';
import { describeField } from './describe-field';
import { columns, sorts, type Reader } from './describe-list';
import { describeProcesses } from './describe-processes';
import { describeViews, noViews } from './describe-views';
import { labelOf, partLabel, type Asker } from './labels';

/** Answer of `describe(object:)`. */
export function describeObject(asker: Asker, name: string, kept: ViewerViews = noViews): ObjectDescription {
  const object = objectNamed(asker, name);
  mustMay(asker, 'read', object);
  const readable = [...object.fields.values()].filter((field) => mayReadField(asker, object, field));
  const reader: Reader = { asker, object, has: new Set(readable.map((field) => field.name)) };
  const layouts = layoutsFor(object.layouts, asker.viewer.role);
  const list = layouts.get('list') as ListLayoutDefinition;
  return {
    ...summaryOf(asker, object),
    version: asker.model.version,
    owned: object.owned,
    fields: readable.map((field) => describeField(asker, object, field)),
    recordTypes: object.recordTypes.filter((type) => !type.inactive).map((type) => ({
      name: type.name, label: partLabel(asker, object, { key: `recordTypes.${type.name}`, label: type.label }), default: type.default ?? false, picklists: type.picklists ?? {},
    })),
    layouts: Object.fromEntries([...layouts].flatMap(([key, layout]) => (layout.kind === 'list' ? [] : [[key, describeForm(reader, layout)]]))),
    list: describeList(reader, list),
    listViews: describeViews(reader, list, kept),
    relatedLists: [...object.relatedLists].sort((left, right) => left.order - right.order)
      .flatMap((related) => describeRelatedList(asker, object, related.name)),
    rules: object.rules.map((rule) => ({
      name: rule.name, label: partLabel(asker, object, { key: `rules.${rule.name}`, label: rule.label }),
      message: partLabel(asker, object, { key: `rules.${rule.name}.message`, label: rule.message }), field: rule.field ?? null, when: rule.text,
    })),
    duplicateRules: object.duplicateRules.filter(({ fields }) => fields.every((field) => reader.has.has(field))).map((rule) => ({ name: rule.name, label: partLabel(asker, object, { key: `duplicateRules.${rule.name}`, label: rule.label }), fields: [...rule.fields] })),
    conversions: describeConversions(asker, object),
    processes: describeProcesses(reader),
    approvals: object.approvals.map((one) => ({
      name: one.name, label: partLabel(asker, object, { key: `approvals.${one.name}`, label: one.label }), off: one.off,
      guard: one.guard && reader.has.has(one.guard.field) ? { field: one.guard.field, values: [...one.guard.values] } : null,
    })),
    printTemplates: object.printTemplates.map(({ name: template, label, paper }) => ({ name: template, label: partLabel(asker, object, { key: `printTemplates.${template}`, label }), labels: paper.labels !== undefined })),
  };
}

/** Those whose records the viewer may make. */
function describeConversions(asker: Asker, object: ObjectModel): ConversionDescription[] {
  if (!may(asker, 'update', object)) return [];
  const possible = object.conversions.filter((one) => one.steps.every((step) => step.optional || may(asker, 'create', asker.model.objects.get(step.object)!)));
  return possible.map((one) => ({
    name: one.name, label: partLabel(asker, object, { key: `conversions.${one.name}`, label: one.label }),
    help: one.help === undefined ? null : partLabel(asker, object, { key: `conversions.${one.name}.help`, label: one.help }), when: one.definition.when ?? null,
  }));
}

function describeForm(reader: Reader, layout: FormLayoutDefinition): FormDescription {
  return {
    kind: layout.kind, recordType: layout.recordType ?? null,
    header: (layout.header ?? []).filter((name) => reader.has.has(name)),
    sections: layout.sections.map((section): SectionDescription => ({
      name: section.name, label: partLabel(reader.asker, reader.object, { key: `sections.${section.name}`, label: section.label }),
      columns: section.columns ?? 2, collapsed: section.collapsed ?? false, visibleIf: section.visibleIf ?? null,
      rows: section.rows.map((row) => row.map((cell) => visibleCell(reader, cell))).filter((row) => row.some((cell) => cell !== null)),
    })).filter((section) => section.rows.length > 0),
  };
}

function visibleCell({ asker, object, has }: Reader, cell: CellDefinition | string | null): CellDefinition | null {
  if (cell === null) return null;
  if (typeof cell === 'string') return has.has(cell) ? { field: cell } : null;
  if (cell.field !== undefined) return has.has(cell.field) ? cell : null;
  if (!cell.lines) return cell;
  const target = asker.model.objects.get(object.relations.get(cell.lines.relatedList)?.object ?? '');
  if (!target || !may(asker, 'read', target)) return null;
  const visible = cell.lines.columns.filter((name) => {
    const field = target.fields.get(name);
    return field && mayReadField(asker, target, field);
  });
  return { ...cell, lines: { ...cell.lines, columns: visible } };
}

function describeList(reader: Reader, layout: ListLayoutDefinition): ListDescription {
  return {
    columns: columns(reader, layout.columns), sort: sorts(reader, layout.sort),
    quickFilters: (layout.quickFilters ?? []).filter((name) => reader.has.has(name)),
    colors: (layout.colors ?? []).filter(({ field }) => field === undefined || fieldsAlong(reader.asker, reader.object, field.split('.'))).map(({ when, color, field }) => ({ when, color, field: field ?? null })),
    actions: [...(layout.actions ?? ['update', 'owner', 'export', 'delete'])],
    board: describeBoard(reader, layout), calendar: describeCalendar(reader, layout),
  };
}

/** The written calendar, or one by the first date of the list. */
function describeCalendar({ object, has }: Reader, { calendar, columns: listed }: ListLayoutDefinition): CalendarDescription | null {
  const shown = (name: string | undefined): string | null => (name !== undefined && has.has(name) ? name : null);
  const start = shown(calendar?.start) ?? listed.map((column) => column.field).find((name) => has.has(name) && isDated(object, name));
  if (start === undefined) return null;
  return { start, ...(start === calendar?.start ? { end: shown(calendar.end), allDay: shown(calendar.allDay), color: shown(calendar.color) } : { end: null, allDay: null, color: null }) };
}

function isDated(object: ObjectModel, name: string): boolean {
  const field = object.fields.get(name)!;
  return datedTypes.has(field.type) && !field.system;
}

/** The written board, or one by the stages of the object, or by the first picklist of the list. */
function describeBoard({ object, has }: Reader, { board, columns: listed }: ListLayoutDefinition): BoardDescription | null {
  const shown = (name: string | undefined): name is string => name !== undefined && has.has(name);
  if (board && shown(board.field)) return { field: board.field, sum: shown(board.sum) ? board.sum : null, cards: board.cards?.filter(shown) ?? null };
  const field = [...object.processes.map((process) => process.field), ...listed.map((column) => column.field)].find((name) => shown(name) && object.fields.get(name)!.type === 'picklist');
  return field === undefined ? null : { field, sum: null, cards: null };
}

function describeRelatedList(asker: Asker, object: ObjectModel, name: string): RelatedListDescription[] {
  const written = object.relatedLists.find((each) => each.name === name)!;
  const relation = object.relations.get(name);
  const target = relation && asker.model.objects.get(relation.object);
  if (!relation || !target || !may(asker, 'read', target)) return [];
  const back = target.fields.get(relation.field);
  if (!back || !mayReadField(asker, target, back)) return [];
  const reader: Reader = { asker, object: target, has: new Set() };
  const inverse = labelOf(asker, `${target.name}.fields.${relation.field}.inverse`, relation.label);
  const label = written.label === undefined ? inverse : partLabel(asker, object, { key: `relatedLists.${name}`, label: written.label });
  return [{
    name, label, object: summaryOf(asker, target), shown: !written.off, field: relation.field, kind: relation.kind,
    columns: columns(reader, written.columns), sort: sorts(reader, written.sort), rows: written.rows ?? 5,
    buttons: (written.buttons ?? ['new']).filter((button) => (button === 'new' ? may(asker, 'create', target) : may(asker, 'update', target))),
    addBy: written.addBy !== undefined && addable(asker, target, [written.addBy, relation.field]) ? written.addBy : null,
  }];
}

/** Records with these fields can be made by the viewer. */
function addable(asker: Asker, target: ObjectModel, names: readonly string[]): boolean {
  return may(asker, 'create', target) && names.every((name) => { const field = target.fields.get(name); return field !== undefined && mayReadField(asker, target, field) && mayEditField(asker, target, field); });
}
