// What is set of a cell or a section of a page, in words.
import type { Say } from '../../words/words';

/** One text for each setting; `labelOf`: of a column of a table of lines. */
export function settingTexts(settings: Readonly<Record<string, unknown>>, say: Say, labelOf?: (list: string, column: string) => string): readonly string[] {
  return Object.entries(settings).flatMap(([key, value]) => {
    switch (key) {
      case 'field': case 'name': return [];
      case 'lines': return labelOf ? lineTexts(value as Lines, say, labelOf) : [];
      case 'label': return [String(value)];
      case 'required': return value === true ? [say('design.required')] : [];
      case 'readOnly': return value === true ? [say('design.readOnly')] : [];
      case 'requiredIf': return [`${say('design.requiredIf')} ${String(value)}`];
      case 'readOnlyIf': return [`${say('design.readOnlyIf')} ${String(value)}`];
      case 'visibleIf': return [`${say('design.visibleIf')} ${String(value)}`];
      case 'span': return [`${say('design.span')} ${String(value)}`];
      default: return [`${key} ${JSON.stringify(value)}`];
    }
  });
}

interface Lines { readonly relatedList: string; readonly columns?: readonly string[]; readonly minRows?: number }

function lineTexts({ relatedList, columns = [], minRows }: Lines, say: Say, labelOf: (list: string, column: string) => string): readonly string[] {
  return [`${say('design.lineColumns')}: ${columns.map((column) => labelOf(relatedList, column)).join(', ')}`, ...(minRows === undefined ? [] : [`${say('design.minRows')} ${minRows}`])];
}
