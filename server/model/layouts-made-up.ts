// Layouts for the pages no file gives: every field in the order of its definition, two in a row, wide ones alone, lines below.
import type { CellDefinition, FormLayoutDefinition, ListLayoutDefinition, SectionDefinition } from '../../metadata/language/types';
import type { LayoutContext } from './layouts';
import type { FieldModel } from './model';
import { madeUpWord } from './system-fields';

/** Edit, view and quick-create, as far as they are not in `given`. */
export function madeUpForms(context: LayoutContext, given: ReadonlyMap<string, unknown>): FormLayoutDefinition[] {
  const fields = [...context.shape.fields.values()].filter((field) => !field.system);
  const entered = fields.filter((field) => !field.readOnly);
  const name = (word: Parameters<typeof madeUpWord>[0]): string => madeUpWord(word, context.language);
  const basic = (of: readonly FieldModel[]): SectionDefinition => ({ name: 'basic', label: name('basic'), columns: 2, rows: rowsOf(of) });
  const system: SectionDefinition = { name: 'system', label: name('system'), columns: 2, collapsed: true, rows: [[{ field: 'createdBy' }, { field: 'createdAt' }], [{ field: 'updatedBy' }, { field: 'updatedAt' }]] };
  const lines = linesSection(context);
  const quick = entered.filter((field) => field.required || field === context.shape.nameField);
  const forms: FormLayoutDefinition[] = [
    { kind: 'edit', sections: [basic(entered), ...lines] },
    { kind: 'view', header: [...context.shape.summary.slice(1, 4)], sections: [basic(fields), ...lines, system] },
    { kind: 'quick-create', sections: [basic(quick.length > 0 ? quick : entered.slice(0, 4))] },
  ];
  return forms.filter((form) => !given.has(form.kind));
}

/** The name and what describes the record best. */
export function madeUpList({ shape }: LayoutContext): ListLayoutDefinition {
  const more = ['updatedAt'].filter((field) => shape.fields.has(field));
  const quickFilters = [...shape.fields.values()].filter((field) => ['picklist', 'boolean', 'user', 'department'].includes(field.type) && !field.system).slice(0, 4).map((field) => field.name);
  return { kind: 'list', columns: [...shape.summary, ...more].map((field) => ({ field })), sort: [{ field: 'updatedAt', direction: 'DESC' }], quickFilters };
}

function linesSection({ shape, relations, ask, language }: LayoutContext): SectionDefinition[] {
  return [...relations.values()].filter((relation) => relation.kind === 'detail' && relation.object !== shape.source.name).map((relation, index) => ({
    name: index === 0 ? 'lines' : `lines${index + 1}`, label: relation.label || madeUpWord('lines', language), columns: 1 as const,
    rows: [[{ lines: { relatedList: relation.name, columns: [...ask.lineColumns(relation.object)] } }]],
  }));
}

const wide: ReadonlySet<string> = new Set(['longText', 'richText', 'address', 'json', 'tags', 'multiPicklist', 'manyToMany', 'file', 'image']);

function rowsOf(fields: readonly FieldModel[]): (CellDefinition | null)[][] {
  const rows: (CellDefinition | null)[][] = [];
  let half: (CellDefinition | null)[] | undefined;
  for (const { name, type } of fields) {
    if (wide.has(type)) {
      rows.push([{ field: name, span: 2 }]);
    } else if (half) {
      half[1] = { field: name };
      half = undefined;
    } else {
      rows.push(half = [{ field: name }, null]);
    }
  }
  return rows.length > 0 ? rows : [[null]];
}
