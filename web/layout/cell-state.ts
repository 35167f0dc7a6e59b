// What holds for a cell or section right now: shown, required, locked; and what is wrong with what was typed.
import type { FieldDescription, SectionDescription } from '../../metadata/language/description';
import type { CellDefinition } from '../../metadata/language/types';
import { findField } from '../describe/use-description';
import { isEmpty } from '../field-types/field-type';
import { pageOf } from '../field-types/field-types';
import { condition, referencesOf, type RuleContext } from './form-rules';
import { createdLines, type LineSets } from './form-values';
import type { FormController, Problems } from './use-form';

export interface CellState { readonly visible: boolean; readonly required: boolean; readonly readOnly: boolean }

/** The rules of a cell on what is typed. What the browser cannot know counts as: shown, not required, not locked. */
export function cellState(cell: CellDefinition, field: FieldDescription | undefined, context: RuleContext): CellState {
  const visible = cell.visibleIf === undefined || condition(cell.visibleIf, context) !== false;
  const required = Boolean(field?.required) || cell.required === true || (cell.requiredIf !== undefined && condition(cell.requiredIf, context) === true);
  const readOnly = Boolean(field && (field.readOnly || !pageOf(field).Input)) || cell.readOnly === true || (cell.readOnlyIf !== undefined && condition(cell.readOnlyIf, context) === true);
  return { visible, required: required && !readOnly, readOnly };
}

/** true while a section is shown. */
export function sectionVisible(section: SectionDescription, context: RuleContext): boolean {
  return section.visibleIf === null || condition(section.visibleIf, context) !== false;
}

/** What the browser can tell is wrong, by place; words come from `sayRequired` and the admin's own messages. */
export function problemsOf(controller: FormController, context: RuleContext, sayRequired: (label: string) => string): Problems {
  const problems: Record<string, string> = {};
  for (const section of controller.form.sections) {
    if (!sectionVisible(section, context)) continue;
    for (const cell of section.rows.flat()) {
      if (!cell) continue;
      if (cell.lines) Object.assign(problems, lineProblems(cell.lines.relatedList, controller, { context, sayRequired }));
      const field = cell.field === undefined ? undefined : findField(controller.object, cell.field);
      if (!field) continue;
      const state = cellState(cell, field, context);
      if (state.visible && state.required && isEmpty(context.values[field.name])) problems[field.name] = sayRequired(field.label);
    }
  }
  return { ...ruleProblems(context), ...problems };
}

/** Validation rules that what is typed breaks, at their field or on the whole form. */
export function ruleProblems(context: RuleContext, touched?: ReadonlySet<string>): Problems {
  const problems: Record<string, string> = {};
  for (const rule of context.object.rules) {
    if (touched && !referencesOf(rule.when, context.object, context.objects).some(([name]) => touched.has(name ?? ''))) continue;
    if (condition(rule.when, context) !== true) continue;
    const place = rule.field ?? '';
    problems[place] = problems[place] ? `${problems[place]} ${rule.message}` : rule.message;
  }
  return problems;
}

function lineProblems(list: string, controller: FormController, how: { context: RuleContext; sayRequired: (label: string) => string }): Problems {
  const problems: Record<string, string> = {};
  const fields = controller.lineFields[list] ?? [];
  const line = controller.objects.get(controller.object.relatedLists.find((one) => one.name === list)?.object.name ?? '');
  const set = (controller.state.content.lines as LineSets)[list];
  if (!set || !line) return problems;
  for (const one of [...createdLines(set, fields), ...set.lines.filter(({ id }) => id !== null)]) {
    const broken = ruleProblems({ ...how.context, object: line, values: one.now, lines: {} });
    for (const [place, message] of Object.entries(broken)) problems[`${list}.${one.key}.${place || fields[0]?.name || ''}`] = message;
    for (const field of fields) {
      if (field.required && !field.readOnly && pageOf(field).Input && isEmpty(one.now[field.name])) problems[`${list}.${one.key}.${field.name}`] = how.sayRequired(field.label);
    }
  }
  return problems;
}
