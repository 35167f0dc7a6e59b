// Words of duplicates: on forms, in the list of duplicates and in setup, in English.
import type { duplicatesZhCn } from './duplicates-zh-cn';

/** Part of en.ts. */
export const duplicatesEn = {
  'duplicates.title': 'This may be there already',
  'duplicates.refuses': 'This is there already and cannot be saved',
  'duplicates.owner': '(owner: {{name}})',
  'duplicates.hidden': 'A record you may not see',
  'duplicates.hiddenOf': 'A record you may not see (owner: {{name}})',
  'duplicates.putAside': 'I know: do not tell me again',
  'duplicates.saveTitle': 'This may be there already. Save it all the same?',
  'duplicates.saveAnyway': 'Save all the same',
  'duplicates.back': 'Back to the form',
} as const satisfies Record<keyof typeof duplicatesZhCn, string>;
