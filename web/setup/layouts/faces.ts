// What the cells of a designed page show of themselves: label, type, whether they must be filled.
import { fieldTypes } from '../../../metadata/language/field-types';
import type { FieldDescription, ObjectDescription } from '../../../metadata/language/description';
import { findField } from '../../describe/use-description';
import type { CellFace } from './canvas';
import type { DesignItem } from './design';

export interface FaceWords { readonly object: ObjectDescription; readonly entered: boolean; readonly language: string; readonly lines: string; readonly gap: string }

/** The face of each item; the same object for the same cell, so that only what changed is drawn again. */
export function facesOf({ object, entered, language, lines, gap }: FaceWords): (item: DesignItem) => CellFace {
  const kept = new WeakMap<object, CellFace>();
  const gapFace: CellFace = { label: gap, name: '', kind: '', required: false, strange: false };
  const make = (cell: NonNullable<DesignItem['cell']>): CellFace => {
    if (cell.lines) {
      const list = object.relatedLists.find((one) => one.name === cell.lines!.relatedList);
      return { label: list?.label ?? cell.lines.relatedList, name: cell.lines.relatedList, kind: `${lines} (${cell.lines.columns.length})`, required: false, strange: !list };
    }
    const field = cell.field === undefined ? undefined : findField(object, cell.field);
    if (!field) return { label: cell.field ?? Object.keys(cell).join(', '), name: cell.field ?? '', kind: '?', required: false, strange: true };
    return { label: field.label, name: field.name, kind: typeLabel(field, language), required: entered && (field.required || cell.required === true) && !cell.readOnly, strange: false };
  };
  return ({ cell }) => {
    if (cell === null) return gapFace;
    const known = kept.get(cell) ?? make(cell);
    kept.set(cell, known);
    return known;
  };
}

/** The type of a field in words. */
export function typeLabel(field: Pick<FieldDescription, 'type'>, language: string): string {
  if (field.type === 'id') return 'ID';
  const words = fieldTypes[field.type === 'version' ? 'integer' : field.type].label;
  return language.startsWith('zh') ? words.zh : words.en;
}
