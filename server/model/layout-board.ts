// The board of a list page: its field must be a picklist, its sum something that can be added up; what is off is left out.
import type { BoardDefinition } from '../../metadata/language/types';
import { isSummable } from './analyses';
import { present, type LayoutContext } from './layouts';
import { below, problemAt, type Place } from './problem';

/** The board without what is off; undefined: its field is off or wrong. */
export function boardOn(board: BoardDefinition, place: Place, context: LayoutContext): BoardDefinition | undefined {
  const { field, sum, cards } = board;
  const known = present(field, below(place, 'field'), context);
  const shownSum = sum !== undefined && present(sum, below(place, 'sum'), context);
  const shownCards = cards?.filter((name, index) => present(name, below(place, 'cards', index), context));
  if (known && context.shape.fields.get(field)!.type !== 'picklist') {
    context.report(problemAt(below(place, 'field'), 'board', { zh: `看板按单选字段分列，“${field}”不是单选字段`, en: `A board has a column for each value of a picklist; ${field} is none` }));
    return undefined;
  }
  if (shownSum && !isSummable(context.shape.fields.get(sum)!)) {
    context.report(problemAt(below(place, 'sum'), 'board', { zh: `“${sum}”不是可以合计的数字`, en: `${sum} is not a number that can be added up` }));
    return undefined;
  }
  return known ? { field, ...(shownSum ? { sum } : {}), ...(shownCards?.length ? { cards: shownCards } : {}) } : undefined;
}
