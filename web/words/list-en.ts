// Words of lists in English: views that people keep, actions on many records, export, print.
import type { listZhCn } from './list-zh-cn';

/** Words by key; a missing one does not compile. */
export const listEn: Readonly<Record<keyof typeof listZhCn, string> & Record<`${string}_one`, string>> = {
  'view.actions': 'View actions',
  'view.clearDefault': 'Do not open by default',
  'view.deleted': 'View {{name}} deleted',
  'view.make': 'Save as a new view…',
  'view.makeDefault': 'Make it my default view',
  'view.name': 'Name of the view',
  'view.namePlaceholder': 'e.g. Key customers due this month',
  'view.rename': 'Rename…',
  'view.reset': 'Reset',
  'view.restored': 'View restored',
  'view.saveChanges': 'Save view',
  'view.saved': 'View {{name}} saved',
  'view.share': 'Share with everybody',
  'view.shareHint': 'Everybody who may see such records finds it above the list; each sees only the records they may see.',
  'view.shared': 'Shared view',
  'view.unshare': 'Stop sharing',
};
