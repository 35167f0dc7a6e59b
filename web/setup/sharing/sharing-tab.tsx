// The sharing rules of an object: which records everybody of a department, a role or a permission set sees beside their own.
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Empty } from '../../widgets/page-state';
import { useWords } from '../../words/words';
import { RulesTable, type RuleKind } from '../rules/rules-table';
import type { ObjectSetup } from '../setup-data';
import { isShareable, sharingRules, type SharingRule } from './sharing-changes';
import { SharingDrawer } from './sharing-drawer';
import { useTargetWords } from './sharing-targets';

/** With whom each shares and what they may do; only where records have owners of their own. */
export function SharingTab({ setup }: { setup: ObjectSetup }): ReactNode {
  const { say } = useWords();
  const target = useTargetWords();
  const kind: RuleKind<SharingRule> = {
    labels: 'sharingRules', words: 'sharing', changed: sharingRules.with, without: sharingRules.without, safe: false, Drawer: SharingDrawer,
    columns: [
      { title: 'share.who', cell: target },
      { title: 'share.right', cell: ({ right }) => <Tag color={right === 'edit' ? 'gold' : undefined}>{say(right === 'edit' ? 'share.edit' : 'share.read')}</Tag> },
    ],
  };
  if (!isShareable(setup)) return <Empty title={say('sharing.notHere')} />;
  return <RulesTable setup={setup} rules={sharingRules.of(setup)} kind={kind} />;
}
