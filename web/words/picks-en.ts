// Words of choices in English: what depends on another picklist, values that are replaced, record types.
import type { picksZhCn } from './picks-zh-cn';

/** Part of en.ts. */
export const picksEn: Readonly<Record<keyof typeof picksZhCn, string> & Record<`${string}_one`, string>> = {
  'picks.independent': 'Does not depend on another field',
  'picks.dependsHelp': 'Tick what is offered for each value across. A click on a heading ticks its whole column or row. While that field is empty, nothing can be chosen here.',
  'picks.valuesFirst': 'First add the values of this field.',
  'picks.find': 'Find a value',
  'picks.noneFound': 'No value fits',
  'picks.tickAll': 'Tick all',
  'picks.tickNone': 'Clear all',
  'picks.tickColumn': '{{value}}: tick or clear the whole column',
  'picks.tickRow': '{{value}}: tick or clear the whole row',
  'picks.nowhere_other': '{{count}} values are not ticked anywhere and will not be offered',
  'picks.nowhere_one': '{{count}} value is not ticked anywhere and will not be offered',
  'picks.offeredCount_other': '{{count}} values',
  'picks.offeredCount_one': '{{count}} value',
  'picks.all': 'All',
  'picks.emptied': '{{value}} does not go with {{control}}: {{choice}} and was cleared. Choose the {{control}} from before to have it back.',
  'picks.emptiedNone': '{{control}} is empty, so {{value}} was cleared. Choose the {{control}} from before to have it back.',
};
