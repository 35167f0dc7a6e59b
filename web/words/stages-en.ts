// Words of stages: on the pages of records and in setup, in English.
import type { stagesZhCn } from './stages-zh-cn';

/** Part of en.ts. */
export const stagesEn: Readonly<Record<keyof typeof stagesZhCn, string> & Record<`${string}_one`, string>> = {
  'stages.state.done': 'done',
  'stages.state.current': 'current stage',
  'stages.none': 'no stage',
  'stages.move': 'Move to this stage',
  'stages.moveTitle': 'Move to {{stage}}',
  'stages.moved': '{{name}} moved to {{stage}}',
  'stages.undone': 'Back in {{stage}}',
  'stages.needs': 'Fill in first:',
  'stages.finalNote': 'There is no way back from {{stage}}.',
  'stages.blocked': 'No way back from {{stage}}',
  'stages.days_other': '{{count}} days',
  'stages.days_one': '{{count}} day',
  'stages.daysSince_other': '{{count}} days so far',
  'stages.daysSince_one': '{{count}} day so far',
  'stages.entered': 'entered {{at}}',
  'stages.left': 'left {{at}}',
  'stages.planned': 'planned {{from}} to {{to}}',
  'stages.checklist': 'Checklist',
  'stages.actionRequired': 'Must be done before leaving this stage',
  'stages.doneOf': '{{done}} of {{total}} done',
  'stages.report': 'Report progress',
  'stages.startOn': 'Start',
  'stages.endOn': 'End',
  'stages.completion': 'Completion',
  'stages.note': 'Note',
  'stages.showAllLists': 'Show all related lists',
  'stages.listsOf': 'Only related lists of {{stage}}',
};
