// Words of versions side by side and of the history of one definition, in English.
import type { compareZhCn } from './compare-zh-cn';

/** Part of en.ts. */
export const compareEn: Readonly<Record<keyof typeof compareZhCn, string>> = {
  'compare.title': 'Compare two versions',
  'compare.all': 'All versions',
  'compare.from': 'Earlier version',
  'compare.to': 'Later version',
  'compare.before': 'Before',
  'compare.after': 'After',
  'compare.added': 'Added',
  'compare.removed': 'Removed',
  'compare.moved': 'Moved',
  'compare.changed': 'Changed',
  'compare.none': 'none',
  'compare.notThere': 'Not there',
  'compare.everyObject': 'Every object',
  'compare.everybody': 'Everybody',
  'compare.same': 'Nothing differs',
  'compare.history': 'History',
  'compare.back': 'Bring this state back',
  'compare.whyBack': 'Brings “{{what}}” back to what it was in version {{version}}',
  'compare.noHistory': 'Never changed',
  'compare.noHistoryHint': 'It is as the application shipped it.',
  'compare.first': 'As it was at first',
  'compare.noSettings': 'No settings of its own',
  'compare.formerNames': 'Former API names',
  'compare.translation': 'Texts in {{language}}',
  'compare.release': 'Version {{versions}} brought a new release of the application. What a release itself changed cannot be shown: its part of every state is shown as it is today.',
};
