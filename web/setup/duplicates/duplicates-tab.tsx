// The duplicate rules of an object: by what a record is taken for one that is there already.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { DuplicateRuleDefinition } from '../../../metadata/language/types';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { ruleList } from '../rules/rule-list';
import { RulesTable, type RuleKind } from '../rules/rules-table';
import type { ObjectSetup } from '../setup-data';
import { DuplicateDrawer } from './duplicate-drawer';

export const duplicateRules = ruleList('duplicateRules', 'duplicate-rules');

/** What each compares, and what happens where something is found. */
export function DuplicatesTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say, language } = useWords();
  const label = (name: string): string => labelIn(setup, { key: `fields.${name}`, written: setup.object.fields[name]?.label ?? name, language });
  const kind: RuleKind<DuplicateRuleDefinition> = {
    labels: 'duplicateRules', words: 'duplicates', changed: duplicateRules.with, without: duplicateRules.without, safe: false, Drawer: DuplicateDrawer,
    columns: [
      { title: 'duplicates.fields', cell: ({ fields, any }) => fields.map(label).join(any ? ' / ' : ' + ') },
      { title: 'duplicates.action', cell: ({ action }) => <Tag color={action === 'refuse' ? 'red' : 'gold'}>{say(action === 'refuse' ? 'duplicates.action.refuse' : 'duplicates.action.warn')}</Tag> },
    ],
  };
  return <RulesTable setup={setup} rules={duplicateRules.of(setup)} kind={kind} />;
}
