// Colours of rows and cells by the rules of the list: the same in the grid, on cards and in exported files.
import type { AppDescription, ColorRuleDescription, FieldDescription, ObjectDescription } from '../../metadata/language/description';
import { findField } from '../describe/use-description';
import { condition, referencesOf } from '../layout/form-rules';
import { readValue } from '../layout/form-values';
import type { Descriptions } from '../layout/shown-fields';
import { environmentOf } from '../layout/use-rule-context';
import { mixed } from '../widgets/page-style';
import type { Row } from './row-source';

/** The colour of a row's cell; the row's own where the column has none. Undefined: none. */
export type RowPainter = (row: Row, column?: string) => string | undefined;

/** The fields that must be read of each row so that its colour is known. */
export function colorFields(object: ObjectDescription, objects: Descriptions, rules: readonly ColorRuleDescription[]): readonly FieldDescription[] {
  const names = new Set(rules.flatMap((rule) => referencesOf(rule.when, object, objects).map(([name]) => name ?? '')));
  return [...names].flatMap((name) => findField(object, name) ?? []);
}

/** Paints rows; what the browser cannot know has no colour. Each row is looked at once. */
export function rowPainter(object: ObjectDescription, objects: Descriptions, asked: { readonly rules: readonly ColorRuleDescription[]; readonly app: AppDescription }): RowPainter | undefined {
  const { rules, app } = asked;
  if (rules.length === 0) return undefined;
  const fields = colorFields(object, objects, rules);
  const environment = environmentOf(app);
  const painted = new WeakMap<Row, ReadonlyMap<string, string>>();
  const paint = (row: Row): ReadonlyMap<string, string> => {
    const values = Object.fromEntries(fields.map((field) => [field.name, readValue(field, row[field.name])]));
    const colors = new Map<string, string>();
    for (const { when, color, field } of rules) {
      const place = field ?? '';
      if (!colors.has(place) && condition(when, { object, objects, values, lines: {}, environment }) === true) colors.set(place, tint(color));
    }
    return colors;
  };
  return (row, column) => {
    let colors = painted.get(row);
    if (!colors) painted.set(row, (colors = paint(row)));
    return (column === undefined ? undefined : colors.get(column)) ?? colors.get('');
  };
}

/** A light tint of a colour, on which black text can be read. */
export function tint(color: string): string {
  return mixed(color, 0.15);
}
