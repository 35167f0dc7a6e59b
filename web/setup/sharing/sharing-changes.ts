// The sharing rules of an object in its definitions.
import type { SharingRuleDefinition } from '../../../metadata/language/types';
import { ruleList } from '../rules/rule-list';
import type { ObjectSetup } from '../setup-data';

export type SharingRule = SharingRuleDefinition;

export const sharingRules = ruleList('sharingRules', 'sharing-rules');

/** Whether single records of the object can be shared: those that have owners of their own. */
export function isShareable({ object }: ObjectSetup): boolean {
  return object.owned !== false && !Object.values(object.fields).some((field) => field.type === 'masterDetail');
}
